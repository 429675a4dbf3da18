/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-csv.h"

#include <math.h>

#include "rs-snapshot.h"

static void
test_fields (void)
{
  g_autoptr (GString) row = g_string_new ("1");

  rs_csv_append_count (row, G_MAXINT64);
  rs_csv_append_count (row, RS_ABSENT);
  rs_csv_append_count (row, 0);
  rs_csv_append_double (row, 1234567.5);
  rs_csv_append_double (row, (double) NAN);
  rs_csv_append_double (row, 0.25);
  g_assert_cmpstr (row->str, ==, "1,9223372036854775807,,0,1.23457e+06,,0.25");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/csv/fields", test_fields);

  return g_test_run ();
}
