/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-atspi.h"
#include "rs-test-ui.h"

/* The program as a screen reader sees it, in a process of its own. What it warns of is looked at when
 * it has ended. */

static GSubprocess *
start (void)
{
  const char *program = g_getenv ("REFSCOPE");
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_assert_nonnull (program);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "G_DEBUG", "fatal-criticals", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  g_assert_no_error (error);

  return process;
}

static void
assert_no_warning (const char *said)
{
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "WARNING **") != NULL
        && strstr (lines[i], RS_TEST_HARMLESS_WARNING) == NULL)
      g_error ("%s", lines[i]);
}

static void
quit (GSubprocess *process)
{
  g_autoptr (RsTestAccessible) window
      = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_FRAME, "Refscope");
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  rs_test_accessible_do (window, "window.close");
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, &error));
  g_assert_no_error (error);
  assert_no_warning (said);
  g_assert_true (g_subprocess_get_successful (process));
}

static void
test_names (void)
{
  static const struct
  {
    RsTestRole role;
    const char *name;
  } named[] = {
    { RS_TEST_ROLE_TAB, "Integers" },      { RS_TEST_ROLE_TAB, "Letters" },
    { RS_TEST_ROLE_TAB, "Words" },         { RS_TEST_ROLE_BUTTON, "Export" },
    { RS_TEST_ROLE_BUTTON, "Main Menu" },  { RS_TEST_ROLE_BUTTON, "Linear" },
    { RS_TEST_ROLE_BUTTON, "Counts" },     { RS_TEST_ROLE_BUTTON, "Share" },
    { RS_TEST_ROLE_BUTTON, "Log-log" },    { RS_TEST_ROLE_SPIN_BUTTON, "From" },
    { RS_TEST_ROLE_SPIN_BUTTON, "To" },    { RS_TEST_ROLE_ANY, "Measure" },
    { RS_TEST_ROLE_ANY, "Annotate" },
  };
  g_autoptr (GSubprocess) process = start ();

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autoptr (RsTestAccessible) found
          = rs_test_accessible_wait ("refscope", named[i].role, named[i].name);

      g_assert_nonnull (found);
    }
  quit (process);
}

/* Walking the points is told as the plot's description. */
static void
test_walk (void)
{
  g_autoptr (GSubprocess) process = start ();
  g_autoptr (RsTestAccessible) status
      = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_LABEL, "Python 3.");
  g_autoptr (RsTestAccessible) plot
      = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_IMAGE, "Log-log scatter plot of");
  g_autoptr (RsTestAccessible) details = NULL;

  g_assert_nonnull (status);
  rs_test_accessible_do (plot, "plot.first-point");
  rs_test_accessible_expect (plot, "Description", "1: ");
  rs_test_accessible_do (plot, "plot.next-point");
  rs_test_accessible_expect (plot, "Description", "2: ");
  details = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_LABEL, "References");
  g_assert_nonnull (details);
  quit (process);
}

/* The pages of letters and words: what can be chosen on them, and the bars, are told by name. */
static void
test_strings (void)
{
  static const struct
  {
    const char *tab;
    RsTestRole role;
    const char *name;
  } named[] = {
    { "Letters", RS_TEST_ROLE_ANY, "Alphabet" },
    { "Letters", RS_TEST_ROLE_ANY, "Order" },
    { "Letters", RS_TEST_ROLE_IMAGE, "Bar chart of 26 letters" },
    { "Words", RS_TEST_ROLE_ANY, "Add a Word" },
    { "Words", RS_TEST_ROLE_ANY, "Words and Their Counts" },
    { "Words", RS_TEST_ROLE_BUTTON, "Paste" },
    { "Words", RS_TEST_ROLE_IMAGE, "Bar chart of 5 words" },
  };
  g_autoptr (GSubprocess) process = start ();

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    {
      g_autoptr (RsTestAccessible) tab
        = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_TAB, named[i].tab);
      g_autoptr (RsTestAccessible) found = NULL;

      rs_test_accessible_do (tab, "click");
      found = rs_test_accessible_wait ("refscope", named[i].role, named[i].name);
      g_assert_nonnull (found);
    }
  quit (process);
}

/* The curve is told by its name, and each place of it as the plot's description. */
static void
test_share (void)
{
  g_autoptr (GSubprocess) process = start ();
  g_autoptr (RsTestAccessible) share
      = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_BUTTON, "Share");
  g_autoptr (RsTestAccessible) counts = NULL;
  g_autoptr (RsTestAccessible) plot = NULL;
  g_autofree char *name = NULL;

  rs_test_accessible_do (share, NULL);
  plot = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_IMAGE,
                                  "Curve of the share of all references to integers");
  name = rs_test_accessible_get (plot, "Name");
  g_assert_nonnull (strstr (name, " of "));
  g_assert_nonnull (strstr (name, " take 50 %"));
  rs_test_accessible_do (plot, "plot.first-point");
  rs_test_accessible_expect (plot, "Description", "−5 … 1: ");
  rs_test_accessible_do (plot, "plot.next-point");
  rs_test_accessible_expect (plot, "Description", "−5 … 2: ");

  counts = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_BUTTON, "Counts");
  rs_test_accessible_do (counts, NULL);
  rs_test_accessible_expect (plot, "Name", "Log-log scatter plot of");
  quit (process);
}

/* An experiment is added, told and removed without a look at the screen. */
static void
test_experiment (void)
{
  g_autoptr (GSubprocess) process = start ();
  g_autoptr (RsTestAccessible) bare
      = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_LIST_ITEM, "Python 3.");
  g_autoptr (RsTestAccessible) add
      = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_BUTTON, "Add Experiment");
  g_autoptr (RsTestAccessible) modules = NULL;
  g_autoptr (RsTestAccessible) done = NULL;
  g_autoptr (RsTestAccessible) row = NULL;
  g_autoptr (RsTestAccessible) check = NULL;
  g_autoptr (RsTestAccessible) plot = NULL;
  g_autofree char *bare_name = rs_test_accessible_get (bare, "Name");
  g_autofree char *series = g_strndup (bare_name, strcspn (bare_name, ","));
  g_autofree char *json_name = g_strconcat (series, " · json", NULL);
  g_autofree char *check_name = g_strdup_printf ("Show %s in the Plot of Integers", json_name);

  rs_test_accessible_expect (bare, "Description", "Python itself");
  rs_test_accessible_do (add, NULL);
  modules = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_TEXT, "Modules to Import");
  rs_test_accessible_set_text (modules, "json");
  done = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_BUTTON, "Add This Experiment");
  rs_test_accessible_do (done, NULL);

  row = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_LIST_ITEM, json_name);
  check = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_CHECK_BOX, check_name);
  g_assert_nonnull (check);
  plot = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_IMAGE, "Log-log scatter plot of");
  g_assert_nonnull (plot);
  quit (process);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/accessible/names", test_names);
  g_test_add_func ("/ui/accessible/walk", test_walk);
  g_test_add_func ("/ui/accessible/share", test_share);

  g_test_add_func ("/ui/accessible/strings", test_strings);
  g_test_add_func ("/ui/accessible/experiment", test_experiment);

  return g_test_run ();
}
