/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-error.h"
#include "rs-measure.h"

static void
test_nick_round_trip (void)
{
  for (int i = 0; i < RS_N_MEASURES; i++)
    {
      RsMeasure found;

      g_assert_true (rs_measure_from_nick (rs_measure_get_nick (i), &found, NULL));
      g_assert_cmpint (found, ==, i);
      g_assert_cmpstr (rs_measure_get_title (i), !=, "");
    }
}

static void
test_unknown_nick (void)
{
  g_autoptr (GError) error = NULL;
  RsMeasure found = RS_MEASURE_PRINTED;

  g_assert_false (rs_measure_from_nick ("weight", &found, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==,
                   "“weight” is no measure: use “references”, “refcount” or “printed”.");
  g_assert_cmpint (found, ==, RS_MEASURE_PRINTED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/measure/nick-round-trip", test_nick_round_trip);
  g_test_add_func ("/model/measure/unknown-nick", test_unknown_nick);

  return g_test_run ();
}
