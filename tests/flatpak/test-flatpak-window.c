/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rs-test-atspi.h"
#include "rs-test-chooser.h"
#include "rs-test-ui.h"

/* The window of the installed Flatpak, seen from outside of its sandbox as a screen reader sees it.
 * Run by tests/flatpak/run, which has installed it and made a session with portals. */

#define WINDOW_PATH "/org/refscope/Refscope/window/1"
#define CALL_MS 5000

typedef struct
{
  GSubprocess *process;
  char *folder; /* of the host's */
} Fixture;

/* What the desktop file does: a file's path is changed for one that the sandbox can see. */
static void
start (Fixture    *fixture,
       const char *path)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (RsTestAccessible) window = NULL;
  g_autoptr (GError) error = NULL;

  for (const char *const *word
       = (const char *const[]) { "flatpak", "--user", "run", "--env=G_DEBUG=fatal-criticals",
                                 "--file-forwarding", APPLICATION_ID, NULL };
       *word != NULL; word++)
    g_ptr_array_add (words, (gpointer) *word);
  if (path != NULL)
    {
      g_ptr_array_add (words, (gpointer) "@@");
      g_ptr_array_add (words, (gpointer) path);
      g_ptr_array_add (words, (gpointer) "@@");
    }
  g_ptr_array_add (words, NULL);

  fixture->process = g_subprocess_newv ((const char *const *) words->pdata,
                                        G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  window = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_FRAME, "Refscope");
  g_assert_nonnull (window);
}

/* Activates an action of the window from outside, as a desktop may. */
static void
activate (const char *action)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;

  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (bus, APPLICATION_ID, WINDOW_PATH, "org.gtk.Actions",
                                       "Activate",
                                       g_variant_new ("(sava{sv})", action, NULL, NULL), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, CALL_MS, NULL, &error);
  g_assert_no_error (error);
}

static void
expect (RsTestRole  role,
        const char *name)
{
  g_autoptr (RsTestAccessible) found = rs_test_accessible_wait ("refscope", role, name);

  g_assert_nonnull (found);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  static gboolean started;

  fixture->folder = g_strdup (g_getenv ("RS_TEST_FOLDER"));
  g_assert_nonnull (fixture->folder);
  if (!started)
    rs_test_chooser_start (fixture->folder);
  started = TRUE;
}

/* Closes the window, which ends the program, and looks at what it warned of. */
static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr (RsTestAccessible) window
      = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_FRAME, "Refscope");
  g_auto (GStrv) lines = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  rs_test_accessible_do (window, "window.close");
  g_assert_true (g_subprocess_communicate_utf8 (fixture->process, NULL, NULL, NULL, &said,
                                                &error));
  g_assert_no_error (error);
  lines = g_strsplit (said, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "WARNING **") != NULL
        && strstr (lines[i], RS_TEST_HARMLESS_WARNING) == NULL)
      g_error ("%s", lines[i]);
  g_assert_true (g_subprocess_get_successful (fixture->process));

  g_clear_object (&fixture->process);
  g_free (fixture->folder);
}

/* It measures the runtime's Python, and plots it. */
static void
test_window (Fixture       *fixture,
             gconstpointer  user_data)
{
  start (fixture, NULL);

  expect (RS_TEST_ROLE_LABEL, "Python 3.");
  expect (RS_TEST_ROLE_IMAGE, "Log-log scatter plot of");
}

/* A picture goes where the person says, though the sandbox sees no file of the host. */
static void
test_export (Fixture       *fixture,
             gconstpointer  user_data)
{
  static const char signature[] = "\x89PNG\r\n\x1a\n";
  g_autoptr (RsTestAccessible) dialog = NULL;
  g_autofree char *choice = NULL;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  start (fixture, NULL);
  expect (RS_TEST_ROLE_IMAGE, "Log-log scatter plot of");
  activate ("export");
  dialog = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_FRAME, "Export");
  rs_test_accessible_do (dialog, "export.save");
  expect (RS_TEST_ROLE_LABEL, "Exported ");

  choice = rs_test_chooser_dup_last ();
  g_assert_cmpstr (choice, ==, APPLICATION_ID " refscope-integers.png");
  path = g_build_filename (fixture->folder, "refscope-integers.png", NULL);
  g_file_get_contents (path, &bytes, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (size, >, 10000);
  g_assert_cmpmem (bytes, strlen (signature), signature, strlen (signature));
}

/* A module is imported by a process of its own in the sandbox, and what it adds is shown. */
static void
test_experiment (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (RsTestAccessible) bare = NULL;
  g_autoptr (RsTestAccessible) dialog = NULL;
  g_autoptr (RsTestAccessible) modules = NULL;
  g_autofree char *bare_name = NULL;
  g_autofree char *series = NULL;
  g_autofree char *row = NULL;
  g_autofree char *check = NULL;

  start (fixture, NULL);
  bare = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_LIST_ITEM, "Python 3.");
  bare_name = rs_test_accessible_get (bare, "Name");
  series = g_strndup (bare_name, strcspn (bare_name, ","));
  row = g_strconcat (series, " · json", NULL);
  check = g_strdup_printf ("Show %s in the Plot", row);

  activate ("add-experiment");
  modules = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_TEXT, "Modules to Import");
  rs_test_accessible_set_text (modules, "json");
  dialog = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_FRAME, "Add Experiment");
  rs_test_accessible_do (dialog, "experiment.add");
  expect (RS_TEST_ROLE_LIST_ITEM, row);
  expect (RS_TEST_ROLE_CHECK_BOX, check);
}

/* A recording that the person opens in the file manager */
static void
test_recording (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "opened.refscope", NULL);
  g_autoptr (RsTestAccessible) row = NULL;

  start (fixture, path);
  row = rs_test_accessible_wait ("refscope", RS_TEST_ROLE_LABEL, "From opened.refscope");
  g_assert_nonnull (row);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/flatpak/window", Fixture, NULL, set_up, test_window, tear_down);
  g_test_add ("/flatpak/export", Fixture, NULL, set_up, test_export, tear_down);
  g_test_add ("/flatpak/experiment", Fixture, NULL, set_up, test_experiment, tear_down);
  g_test_add ("/flatpak/recording", Fixture, NULL, set_up, test_recording, tear_down);

  return g_test_run ();
}
