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

  RsColumnFacts facts[RS_N_MEASURES];

  RsReferences *references; /* NULL if they were not counted */
};

G_DEFINE_BOXED_TYPE (RsSnapshot, rs_snapshot, rs_snapshot_ref, rs_snapshot_unref)

static gint64 *
new_absent_column (gsize n_ints)
{
  gint64 *column = g_new (gint64, n_ints);

  for (gsize i = 0; i < n_ints; i++)
    column[i] = RS_ABSENT;

  return column;
}

/**
 * rs_snapshot_new_ints:
 * @python: (transfer none): the interpreter that was measured
 * @from: the first integer
 * @n_ints: how many integers, at least 1
 * @columns: (transfer full): for each measure @n_ints g_malloc()ed counts, %RS_ABSENT where there is
 *   none; %NULL for a measure that was not taken
 * @trends: (transfer full): what the analysis says of each measure; the arrays g_malloc()ed
 * @references: (transfer none) (nullable): where the references stand, and those to integers outside
 *   of the range
 *
 * Puts together what was measured. Looks at every count once, so that nobody has to do so on the
 * main thread.
 *
 * Returns: (transfer full): the snapshot
 */
RsSnapshot *
rs_snapshot_new_ints (RsPythonFacts *python,
                      gint64         from,
                      gsize          n_ints,
                      gint64        *columns[RS_N_MEASURES],
                      RsTrendColumns trends[RS_N_MEASURES],
                      RsReferences  *references)
{
  RsSnapshot *self;

  g_return_val_if_fail (python != NULL, NULL);
  g_return_val_if_fail (n_ints > 0, NULL);

  self = g_atomic_rc_box_new0 (RsSnapshot);
  self->python = rs_python_facts_ref (python);
  self->from = from;
  self->n_ints = n_ints;
  for (guint i = 0; i < RS_N_MEASURES; i++)
    {
      self->columns[i] = columns[i] != NULL ? columns[i] : new_absent_column (n_ints);
      self->trends[i] = trends[i];
      rs_column_facts_init (&self->facts[i], self->columns[i], trends[i].outlier, from, n_ints);
    }
  if (references != NULL)
    self->references = rs_references_ref (references);

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
      rs_column_facts_clear (&self->facts[i]);
      g_free (self->columns[i]);
      g_free (self->trends[i].expected);
      g_free (self->trends[i].outlier);
    }
  g_clear_pointer (&self->references, rs_references_unref);
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
 * rs_snapshot_get_references:
 * @self: a snapshot
 *
 * Returns: (transfer none) (nullable): where the references to every integer stand, if they were
 *   counted
 */
RsReferences *
rs_snapshot_get_references (const RsSnapshot *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->references;
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
 * rs_snapshot_get_column_facts:
 * @self: a snapshot
 * @measure: a measure
 *
 * Returns: (transfer none): what is known of the measure's counts as a whole
 */
const RsColumnFacts *
rs_snapshot_get_column_facts (const RsSnapshot *self,
                              RsMeasure         measure)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);

  return &self->facts[measure];
}

/**
 * rs_snapshot_has_measure:
 * @self: a snapshot
 * @measure: a measure
 *
 * Returns: whether the measure was taken, and says something about the cached integers
 */
gboolean
rs_snapshot_has_measure (const RsSnapshot *self,
                         RsMeasure         measure)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (measure)
    {
    case RS_MEASURE_REFERENCES:
      return self->references != NULL;

    case RS_MEASURE_REFCOUNT:
      return self->python->counted;

    case RS_MEASURE_PRINTED:
    default:
      return TRUE;
    }
}

/**
 * rs_snapshot_get_best_measure:
 * @self: a snapshot
 *
 * The measure that says most about this interpreter: the references if they were counted, else
 * its refcount where it keeps one.
 *
 * Returns: a measure
 */
RsMeasure
rs_snapshot_get_best_measure (const RsSnapshot *self)
{
  g_return_val_if_fail (self != NULL, RS_MEASURE_REFCOUNT);

  for (RsMeasure measure = 0; measure < RS_N_MEASURES; measure++)
    if (rs_snapshot_has_measure (self, measure))
      return measure;

  g_return_val_if_reached (RS_MEASURE_PRINTED);
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

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (measure < RS_N_MEASURES, FALSE);
  g_return_val_if_fail (count != NULL, FALSE);

  if (i >= self->n_ints)
    return FALSE;

  trend = &self->trends[measure];

  count->value = self->from + (gint64) i;
  count->references = self->columns[RS_MEASURE_REFERENCES][i];
  count->refcount = self->columns[RS_MEASURE_REFCOUNT][i];
  count->printed = self->columns[RS_MEASURE_PRINTED][i];
  count->immortal = count->refcount == RS_ABSENT;
  count->cached = count->value >= self->python->cache_min
                  && count->value <= self->python->cache_max;
  count->count = self->columns[measure][i];
  count->expected = trend->expected != NULL ? (double) trend->expected[i] : NAN;
  count->ratio = count->count != RS_ABSENT && count->expected > 0
                   ? (double) count->count / count->expected
                   : NAN;
  count->outlier = trend->outlier != NULL && trend->outlier[i];

  return TRUE;
}

/**
 * rs_int_count_get_surplus:
 * @self: what is known of an integer
 * @surplus: (out): its refcount less its references
 *
 * A refcount that is larger than the references that were found comes from a leak, or from a holder
 * that hides its references. Past the cache the one is of a new object and the other of all that are
 * equal: no difference says anything.
 *
 * Returns: %FALSE if either is not known, or past the cache
 */
gboolean
rs_int_count_get_surplus (const RsIntCount *self,
                          gint64           *surplus)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (surplus != NULL, FALSE);

  if (!self->cached || self->refcount == RS_ABSENT || self->references == RS_ABSENT)
    return FALSE;

  *surplus = self->refcount - self->references;
  return TRUE;
}
