/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python-version.h"

#include "rs-error.h"

static const char *version;

/* In the place of the library's. */
const char *
Py_GetVersion (void)
{
  return version;
}

static void
test_ordinary (void)
{
  g_autoptr (GError) error = NULL;

  version = "3.13.5 (main, Aug 10 2026, 12:06:59) [GCC 14.2.0]";
  g_assert_true (rs_python_version_check (&error));
  g_assert_no_error (error);
  g_assert_true (rs_python_version_tested ());
}

static void
test_free_threaded (void)
{
  static const char *const versions[] = {
    "3.13.5 experimental free-threading build (main, Aug 10 2026, 12:06:59) [GCC 14.2.0]",
    "3.14.0 free-threading build (main, Oct 1 2026, 19:55:55) [GCC 16.2.0]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autoptr (GError) error = NULL;

      version = versions[i];
      g_assert_false (rs_python_version_check (&error));
      g_assert_error (error, RS_ERROR, RS_ERROR_START);
      g_assert_nonnull (strstr (error->message, "free-threaded Python, such as 3.1"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interp/python-version/ordinary", test_ordinary);
  g_test_add_func ("/interp/python-version/free-threaded", test_free_threaded);

  return g_test_run ();
}
