/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsMeasure:
 * @RS_MEASURE_REFERENCES: every reference to an object equal to the value, found by walking the heap
 * @RS_MEASURE_REFCOUNT: what CPython keeps, less the pad of the version and less our own reference
 * @RS_MEASURE_PRINTED: what sys.getrefcount() prints, raw
 *
 * What is counted of a value.
 */
typedef enum
{
  RS_MEASURE_REFERENCES,
  RS_MEASURE_REFCOUNT,
  RS_MEASURE_PRINTED,
} RsMeasure;

#define RS_N_MEASURES 3

const char *rs_measure_get_nick  (RsMeasure    measure);
const char *rs_measure_get_title (RsMeasure    measure);
gboolean    rs_measure_from_nick (const char  *nick,
                                  RsMeasure   *measure,
                                  GError     **error);

G_END_DECLS
