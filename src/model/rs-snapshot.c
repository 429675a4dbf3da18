/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-snapshot.h"

#include <math.h>

struct _RsSnapshot
{
  RsPythonFacts *python;
  gint64 from;
  gsize n_ints;

  /* an element for each integer */
  gint64 *columns[RS_N_MEASURES];
  RsTrendColumns trends[RS_N_MEASURES];
};

G_DEFINE_BOXED_TYPE (RsSnapshot, rs_snapshot, rs_snapshot_ref, rs_snapshot_unref)

/**
 * rs_snapshot_new_ints:
 * @python: (transfer none): the interpreter that was measured
 * @from: the first integer
 * @n_ints: how many integers, at least 1
 * @refcount: (transfer full) (array length=n_ints): g_malloc()ed counts, %RS_ABSENT where Python
 *   does not count
 * @printed: (transfer full) (array length=n_ints): g_malloc()ed counts as sys.getrefcount() prints
 * @trends: (transfer full): what the analysis says of each measure; the arrays g_malloc()ed
 *
 * Puts together what was measured.
 *
 * Returns: (transfer full): the snapshot
 */
RsSnapshot *
rs_snapshot_new_ints (RsPythonFacts *python,
                      gint64         from,
                      gsize          n_ints,
                      gint64        *refcount,
                      gint64        *printed,
                      RsTrendColumns trends[RS_N_MEASURES])
{
  RsSnapshot *self;

  g_return_val_if_fail (python != NULL, NULL);
  g_return_val_if_fail (n_ints > 0, NULL);
  g_return_val_if_fail (refcount != NULL && printed != NULL, NULL);

  self = g_atomic_rc_box_new0 (RsSnapshot);
  self->python = rs_python_facts_ref (python);
  self->from = from;
  self->n_ints = n_ints;
  self->columns[RS_MEASURE_REFCOUNT] = refcount;
  self->columns[RS_MEASURE_PRINTED] = printed;
  for (guint i = 0; i < RS_N_MEASURES; i++)
    self->trends[i] = trends[i];

  return self;
}

/**
 * rs_snapshot_ref:
 * @self: a snapshot
 *
 * Returns: (transfer full): @self
 */
RsSnapshot *
rs_snapshot_ref (RsSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
snapshot_clear (RsSnapshot *self)
{
  for (guint i = 0; i < RS_N_MEASURES; i++)
    {
      g_free (self->columns[i]);
      g_free (self->trends[i].expected);
      g_free (self->trends[i].outlier);
    }
  rs_python_facts_unref (self->python);
}

/**
 * rs_snapshot_unref:
 * @self: (transfer full): a snapshot
 */
void
rs_snapshot_unref (RsSnapshot *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) snapshot_clear);
}

/**
 * rs_snapshot_get_python:
 * @self: a snapshot
 *
 * Returns: (transfer none): the interpreter that was measured
 */
RsPythonFacts *
rs_snapshot_get_python (const RsSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->python;
}

/**
 * rs_snapshot_get_from:
 * @self: a snapshot
 *
 * Returns: the first integer
 */
gint64
rs_snapshot_get_from (const RsSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->from;
}

/**
 * rs_snapshot_get_n_ints:
 * @self: a snapshot
 *
 * Returns: how many integers were measured
 */
gsize
rs_snapshot_get_n_ints (const RsSnapshot *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_ints;
}

/**
 * rs_snapshot_get_column:
 * @self: a snapshot
 * @measure: a measure
 *
 * The counts themselves, for code that reads many: element i belongs to the integer
 * rs_snapshot_get_from() + i and is %RS_ABSENT where there is no count.
 *
 * Returns: (transfer none) (array): rs_snapshot_get_n_ints() counts
 */
const gint64 *
rs_snapshot_get_column (const RsSnapshot *self,
                        RsMeasure         measure)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);

  return self->columns[measure];
}

/**
 * rs_snapshot_get_trend:
 * @self: a snapshot
 * @measure: a measure
 *
 * Returns: (transfer none): what the analysis says of the measure
 */
const RsTrendColumns *
rs_snapshot_get_trend (const RsSnapshot *self,
                       RsMeasure         measure)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);

  return &self->trends[measure];
}

/**
 * rs_snapshot_get_best_measure:
 * @self: a snapshot
 *
 * The measure that says most about this interpreter: its refcount where it keeps one.
 *
 * Returns: a measure
 */
RsMeasure
rs_snapshot_get_best_measure (const RsSnapshot *self)
{
  g_return_val_if_fail (self != NULL, RS_MEASURE_REFCOUNT);

  return self->python->counted ? RS_MEASURE_REFCOUNT : RS_MEASURE_PRINTED;
}

/**
 * rs_snapshot_get_int:
 * @self: a snapshot
 * @measure: which measure's expectation to give
 * @i: a position, 0 for the first integer
 * @count: (out caller-allocates): everything known of that integer
 *
 * Returns: %FALSE if @i is past the last integer
 */
gboolean
rs_snapshot_get_int (const RsSnapshot *self,
                     RsMeasure         measure,
                     gsize             i,
                     RsIntCount       *count)
{
  const RsTrendColumns *trend;
  gint64 counted;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (measure < RS_N_MEASURES, FALSE);
  g_return_val_if_fail (count != NULL, FALSE);

  if (i >= self->n_ints)
    return FALSE;

  trend = &self->trends[measure];
  counted = self->columns[measure][i];

  count->value = self->from + (gint64) i;
  count->refcount = self->columns[RS_MEASURE_REFCOUNT][i];
  count->printed = self->columns[RS_MEASURE_PRINTED][i];
  count->immortal = count->refcount == RS_ABSENT;
  count->expected = trend->expected != NULL ? (double) trend->expected[i] : NAN;
  count->ratio = counted != RS_ABSENT && count->expected > 0 ? counted / count->expected : NAN;
  count->outlier = trend->outlier != NULL && trend->outlier[i];

  return TRUE;
}
