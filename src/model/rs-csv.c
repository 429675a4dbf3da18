/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-csv.h"

#include <math.h>

#include "rs-snapshot.h"

/**
 * rs_csv_append_count:
 * @row: what stands before the field
 * @count: a count, or %RS_ABSENT
 *
 * Appends a comma and the field.
 */
void
rs_csv_append_count (GString *row,
                     gint64   count)
{
  g_string_append_c (row, ',');
  if (count != RS_ABSENT)
    g_string_append_printf (row, "%lld", (long long) count);
}

/**
 * rs_csv_append_double:
 * @row: what stands before the field
 * @number: a number, or NaN
 *
 * Appends a comma and the field, to six digits.
 */
void
rs_csv_append_double (GString *row,
                      double   number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (row, ',');
  if (!isnan (number))
    g_string_append (row, g_ascii_formatd (text, sizeof text, "%.6g", number));
}
