/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-small-ints.h"

/* The address of a cached integer, which outlives our reference. */
static guintptr
address_of (gint64 value)
{
  PyObject *object = PyLong_FromLongLong (value); /* new reference */
  guintptr address = (guintptr) object;

  Py_XDECREF (object);
  PyErr_Clear ();

  return address;
}

/**
 * rs_small_ints_find:
 * @self: (out caller-allocates): where the cached integers stand
 * @cache_min: the lowest one
 * @cache_max: the highest one
 *
 * Since CPython 3.11 they are an array in _PyRuntime (Include/internal/pycore_global_objects.h).
 * This is looked up, not taken for granted. GIL held.
 */
void
rs_small_ints_find (RsSmallInts *self,
                    gint64       cache_min,
                    gint64       cache_max)
{
  guintptr start = address_of (cache_min);
  gsize stride = cache_max > cache_min ? address_of (cache_min + 1) - start : 0;

  *self = (RsSmallInts) { .start = start, .first = cache_min };

  if (stride == 0 || (stride & (stride - 1)) != 0)
    return;
  for (gint64 value = cache_min; value <= cache_max; value++)
    if (address_of (value) != start + stride * (gsize) (value - cache_min))
      return;

  self->shift = (guint) g_bit_nth_lsf (stride, -1);
  self->size = stride * (gsize) (cache_max - cache_min + 1);
}
