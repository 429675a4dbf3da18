/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-application.h"

#include "rs-annotate.h"
#include "rs-axis.h"
#include "rs-export.h"
#include "rs-measure.h"
#include "rs-ui.h"

/* Run from nowhere: one clear sentence and status 1, where g_settings_new() would abort. */
static void
test_no_schema (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;
      char *argv[] = { (char *) "refscope", NULL };

      g_assert_false (rs_application_check (&error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      exit (rs_ui_run (1, argv) == 1 ? 0 : 2);
    }

  g_setenv ("GSETTINGS_SCHEMA_DIR", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_DIRS", "/nonexistent", TRUE);
  g_setenv ("XDG_DATA_HOME", "/nonexistent", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("refscope: The settings schema *org.refscope.Refscope* is not "
                             "installed.*");
}

static void
test_no_display (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rs_ui_has_display ());
      g_assert_false (rs_application_check (&error));
      g_assert_nonnull (strstr (error->message, "display"));
      exit (0);
    }

  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* The settings keep the values of the enumerations of other rooms: they must stay the same. */
static void
test_enums (void)
{
  g_autoptr (GSettings) settings = g_settings_new (RS_SCHEMA_ID);
  static const struct
  {
    const char *key;
    const char *nick;
    int value;
  } choices[] = {
    { "scale", "linear", RS_SCALE_LINEAR },
    { "scale", "log-log", RS_SCALE_LOG },
    { "view", "counts", RS_VIEW_COUNTS },
    { "view", "share", RS_VIEW_SHARE },
    { "view", "growth", RS_VIEW_GROWTH },
    { "annotate", "auto", RS_ANNOTATE_AUTO },
    { "annotate", "powers-of-two", RS_ANNOTATE_POWERS_OF_TWO },
    { "annotate", "none", RS_ANNOTATE_NONE },
    { "annotate", "list", RS_ANNOTATE_LIST },
    { "measure", "refcount", RS_MEASURE_REFCOUNT },
    { "measure", "printed", RS_MEASURE_PRINTED },
    { "export-format", "png", RS_EXPORT_PNG },
    { "export-format", "svg", RS_EXPORT_SVG },
    { "export-format", "pdf", RS_EXPORT_PDF },
    { "export-format", "eps", RS_EXPORT_EPS },
    { "export-format", "csv", RS_EXPORT_CSV },
    { "export-format", "json", RS_EXPORT_JSON },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_assert_true (g_settings_set_string (settings, choices[i].key, choices[i].nick));
      g_assert_cmpint (g_settings_get_enum (settings, choices[i].key), ==, choices[i].value);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/application/enums", test_enums);
  g_test_add_func ("/ui/application/no-display", test_no_display);
  g_test_add_func ("/ui/application/no-schema", test_no_schema);

  return g_test_run ();
}
