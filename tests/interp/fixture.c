/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fixture.h"

#include <locale.h>

RsInterp *interp;

/* Starts the tests, and Python. The locale is always the same, or site looks for different codecs. */
void
fixture_init (int    *argc,
              char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);

  interp = rs_interp_start (&error);
  g_assert_no_error (error);
  g_assert_nonnull (interp);
}

/* Runs code, which must not fail. */
void
run (const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_interp_run (interp, code, &error));
  g_assert_no_error (error);
}
