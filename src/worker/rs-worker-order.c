/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker-order.h"

#include "rs-int-counts.h"
#include "rs-recorded-target.h"

/* Where the longest cache that is known ends, in Python 3.15. */
#define LONGEST_CACHE 1024

/**
 * rs_worker_order_new:
 * @experiment: (transfer none) (nullable): what is measured, %NULL for the embedded interpreter
 * @letters: (transfer none) (nullable): single characters to record, referred to or not
 * @words: (transfer none) (nullable): texts to record, referred to or not
 *
 * Returns: (transfer full): an order
 */
RsWorkerOrder *
rs_worker_order_new (RsExperiment *experiment,
                     RsRequest    *letters,
                     RsRequest    *words)
{
  RsWorkerOrder *self = g_new0 (RsWorkerOrder, 1);

  self->experiment = experiment != NULL ? rs_experiment_ref (experiment) : NULL;
  self->letters = letters != NULL ? rs_request_ref (letters) : NULL;
  self->words = words != NULL ? rs_request_ref (words) : NULL;

  return self;
}

/**
 * rs_worker_order_free:
 * @self: (transfer full): an order
 */
void
rs_worker_order_free (RsWorkerOrder *self)
{
  g_clear_pointer (&self->experiment, rs_experiment_unref);
  g_clear_pointer (&self->letters, rs_request_unref);
  g_clear_pointer (&self->words, rs_request_unref);
  g_free (self);
}

/* (transfer full) (nullable): the answer, a boxed */
static gpointer
ask (RsTarget      *target,
     RsRequest     *request,
     GCancellable  *cancellable,
     GError       **error)
{
  GValue answer = G_VALUE_INIT;
  gpointer boxed;

  if (!rs_target_ask (target, request, NULL, NULL, cancellable, &answer, error))
    return NULL;

  boxed = g_value_dup_boxed (&answer);
  g_value_unset (&answer);

  return boxed;
}

/* (transfer full) (nullable): the integers up to @to, and whatever is cached */
static RsIntCounts *
count_ints (RsTarget      *target,
            gint64         to,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (RsIntCounts) counts = NULL;
  gint64 last = MAX (to, LONGEST_CACHE);

  for (;;)
    {
      g_autoptr (RsRequest) request = rs_request_new_ints (RS_INT_MIN, last, error);

      g_clear_pointer (&counts, rs_int_counts_unref);
      if (request == NULL || (counts = ask (target, request, cancellable, error)) == NULL)
        return NULL;
      if (rs_int_counts_get_python (counts)->cache_max <= last)
        return g_steal_pointer (&counts);

      last = rs_int_counts_get_python (counts)->cache_max;
    }
}

/* (transfer full) (nullable): all texts that may be kept */
static RsStringSnapshot *
count_strings (const RsWorkerOrder  *self,
               RsTarget             *target,
               GCancellable         *cancellable,
               GError              **error)
{
  const RsStringFilter filter = { FALSE };
  /* all of them, for a single character is kept however little it is used */
  g_autoptr (RsRequest) request = rs_request_new_most_used (G_MAXINT32, &filter);
  g_autoptr (RsStringSnapshot) most_used = NULL;
  g_autoptr (RsStringSnapshot) letters = NULL;
  g_autoptr (RsStringSnapshot) words = NULL;

  most_used = ask (target, request, cancellable, error);
  if (most_used == NULL)
    return NULL;
  if (self->letters != NULL
      && (letters = ask (target, self->letters, cancellable, error)) == NULL)
    return NULL;
  if (self->words != NULL && (words = ask (target, self->words, cancellable, error)) == NULL)
    return NULL;

  return rs_recording_merge_strings (most_used, letters, words, RS_RECORDING_N_TEXTS);
}

static char *
dup_title (const RsWorkerOrder *self,
           const RsPythonFacts *python)
{
  g_autoptr (RsExperiment) bare = rs_experiment_new (&(RsExperimentValues) { NULL });

  return rs_experiment_dup_title (self->experiment != NULL ? self->experiment : bare,
                                  python->version);
}

/**
 * rs_worker_order_do:
 * @self: an order
 * @target: what to ask
 * @ints: a range of integers; what is cached is recorded in any case
 * @cancellable: (nullable): a cancellable
 * @error: where to put an error of rs_target_ask()
 *
 * Asks for all that a recording needs. On the worker's thread.
 *
 * Returns: (transfer full) (nullable): a recording
 */
RsRecording *
rs_worker_order_do (const RsWorkerOrder  *self,
                    RsTarget             *target,
                    RsRequest            *ints,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_autoptr (RsIntCounts) counts = NULL;
  g_autoptr (RsStringSnapshot) strings = NULL;
  g_autoptr (GDateTime) date = g_date_time_new_now_utc ();
  g_autofree char *title = NULL;

  /* a copy says when and by whom the first was made */
  if (RS_IS_RECORDED_TARGET (target))
    return rs_recording_ref (rs_recorded_target_get_recording (RS_RECORDED_TARGET (target)));

  counts = count_ints (target, rs_request_get_to (ints), cancellable, error);
  if (counts == NULL)
    return NULL;
  strings = count_strings (self, target, cancellable, error);
  if (strings == NULL)
    return NULL;

  title = dup_title (self, rs_int_counts_get_python (counts));

  return rs_recording_new (&(RsRecordingValues) {
    .title = title,
    .date = date,
    .program = PACKAGE_VERSION,
    .experiment = self->experiment,
    .ints = counts,
    .strings = strings,
  });
}
