/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-strings-text.h"

static RsStringSnapshot *
snapshot_new (gint64 refcount,
              gint64 printed,
              gsize  n_rows)
{
  const RsPythonFacts values = { .version = "3.13.1", .version_hex = 0x030d01f0, .tested = TRUE };
  const RsStringRow row = { "a", 1, 1, 7, 7, 0, 0, refcount, printed, RS_ABSENT };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);

  return rs_string_snapshot_new (RS_STRINGS_WORDS, python, g_memdup2 (&row, sizeof row), n_rows,
                                 NULL, 9, 2);
}

/* Whoever asks for a number that there is none of is told so, and what is shown in its place. */
static void
test_notice (void)
{
  g_autoptr (RsStringSnapshot) all = snapshot_new (7, 12, 1);
  g_autoptr (RsStringSnapshot) immortal = snapshot_new (RS_ABSENT, 12, 1);
  g_autoptr (RsStringSnapshot) unknown = snapshot_new (7, RS_ABSENT, 1);
  g_autoptr (RsStringSnapshot) none = snapshot_new (RS_ABSENT, RS_ABSENT, 0);
  g_autofree char *not_counted = rs_strings_text_notice (immortal, RS_MEASURE_REFERENCES);
  g_autofree char *no_refcount = rs_strings_text_notice (immortal, RS_MEASURE_REFCOUNT);
  g_autofree char *not_printed = rs_strings_text_notice (unknown, RS_MEASURE_PRINTED);

  for (RsMeasure measure = 0; measure < RS_N_MEASURES; measure++)
    {
      g_assert_null (rs_strings_text_notice (all, measure));
      g_assert_null (rs_strings_text_notice (none, measure));
    }
  g_assert_cmpstr (not_counted, ==,
                   "Python 3.13.1 keeps no count for these strings; Refscope counts references "
                   "itself.");
  g_assert_cmpstr (no_refcount, ==,
                   "Python 3.13.1 keeps no count for these strings; Refscope counts references "
                   "itself. Refcount: there is no such number of any of them, so their references "
                   "are shown.");
  g_assert_cmpstr (not_printed, ==,
                   "Printed: there is no such number of any of them, so their references are "
                   "shown.");
  g_assert_null (rs_strings_text_notice (unknown, RS_MEASURE_REFCOUNT));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/strings-text/notice", test_notice);

  return g_test_run ();
}
