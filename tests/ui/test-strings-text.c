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

/* The ways in which a text is held, the most first. */
static void
test_kinds (void)
{
  GArray *rows = rs_holders_new_array ();
  GArray *no_rows = rs_holders_new_array ();
  const RsHolder holders[] = {
    { .kind = RS_HOLDER_DICT_KEY, .count = 2 },
    { .kind = RS_HOLDER_LOCAL_NAME, .count = 60 },
    { .kind = RS_HOLDER_CODE_CONSTANT, .count = 2 },
    { .kind = RS_HOLDER_LOCAL_NAME, .count = 4 },
  };
  g_autoptr (RsHolders) some = NULL;
  g_autoptr (RsHolders) none = NULL;
  g_autofree char *text = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *expected
    = g_strdup_printf ("%s: 64 · %s: 2 · %s: 2", rs_holder_kind_get_title (RS_HOLDER_LOCAL_NAME),
                       rs_holder_kind_get_title (RS_HOLDER_CODE_CONSTANT),
                       rs_holder_kind_get_title (RS_HOLDER_DICT_KEY));

  g_array_append_vals (rows, holders, G_N_ELEMENTS (holders));
  some = rs_holders_new_string ("z", -1, rows);
  none = rs_holders_new_string ("z", -1, no_rows);
  text = rs_strings_text_kinds (some);
  nothing = rs_strings_text_kinds (none);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpstr (nothing, ==, "-");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/strings-text/notice", test_notice);
  g_test_add_func ("/ui/strings-text/kinds", test_kinds);

  return g_test_run ();
}
