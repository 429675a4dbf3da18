/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-recording.h"

struct _RsRecording
{
  /* all owned */
  char *title;
  GDateTime *date;
  char *program;
  RsExperiment *experiment; /* (nullable) */
  RsIntCounts *ints;
  RsStringSnapshot *strings;
};

G_DEFINE_BOXED_TYPE (RsRecording, rs_recording, rs_recording_ref, rs_recording_unref)

/* In UTC and to the second, as a file has it */
static GDateTime *
dup_date (GDateTime *date)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (date);

  return g_date_time_new_utc (g_date_time_get_year (utc), g_date_time_get_month (utc),
                              g_date_time_get_day_of_month (utc), g_date_time_get_hour (utc),
                              g_date_time_get_minute (utc), g_date_time_get_second (utc));
}

/**
 * rs_recording_new:
 * @values: what was measured; texts are copied, everything else is shared
 *
 * Returns: (transfer full): a recording
 */
RsRecording *
rs_recording_new (const RsRecordingValues *values)
{
  RsRecording *self;

  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (values->title != NULL && values->program != NULL, NULL);
  g_return_val_if_fail (values->date != NULL, NULL);
  g_return_val_if_fail (values->ints != NULL && values->strings != NULL, NULL);

  self = g_atomic_rc_box_new0 (RsRecording);
  self->title = g_strdup (values->title);
  self->date = dup_date (values->date);
  self->program = g_strdup (values->program);
  self->experiment = values->experiment != NULL ? rs_experiment_ref (values->experiment) : NULL;
  self->ints = rs_int_counts_ref (values->ints);
  self->strings = rs_string_snapshot_ref (values->strings);

  return self;
}

/**
 * rs_recording_ref:
 * @self: a recording
 *
 * Returns: (transfer full): @self
 */
RsRecording *
rs_recording_ref (RsRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
recording_clear (RsRecording *self)
{
  g_free (self->title);
  g_date_time_unref (self->date);
  g_free (self->program);
  g_clear_pointer (&self->experiment, rs_experiment_unref);
  rs_int_counts_unref (self->ints);
  rs_string_snapshot_unref (self->strings);
}

/**
 * rs_recording_unref:
 * @self: (transfer full): a recording
 */
void
rs_recording_unref (RsRecording *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) recording_clear);
}

/**
 * rs_recording_get_title:
 * @self: a recording
 *
 * Returns: (transfer none): what to call it, in the language in which it was recorded
 */
const char *
rs_recording_get_title (const RsRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * rs_recording_get_date:
 * @self: a recording
 *
 * Returns: (transfer none): when it was measured, in UTC
 */
GDateTime *
rs_recording_get_date (const RsRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->date;
}

/**
 * rs_recording_get_program:
 * @self: a recording
 *
 * Returns: (transfer none): the version of Refscope that measured it
 */
const char *
rs_recording_get_program (const RsRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->program;
}

/**
 * rs_recording_get_experiment:
 * @self: a recording
 *
 * Returns: (transfer none) (nullable): what was measured, %NULL for the embedded interpreter
 */
RsExperiment *
rs_recording_get_experiment (const RsRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->experiment;
}

/**
 * rs_recording_get_python:
 * @self: a recording
 *
 * Returns: (transfer none): the interpreter that was measured
 */
RsPythonFacts *
rs_recording_get_python (const RsRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return rs_int_counts_get_python (self->ints);
}

/**
 * rs_recording_get_ints:
 * @self: a recording
 *
 * Returns: (transfer none): the integers, in the range that was recorded
 */
RsIntCounts *
rs_recording_get_ints (const RsRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ints;
}

/**
 * rs_recording_get_strings:
 * @self: a recording
 *
 * Returns: (transfer none): all texts that were recorded
 */
RsStringSnapshot *
rs_recording_get_strings (const RsRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->strings;
}

/**
 * rs_recording_has_all_texts:
 * @self: a recording
 *
 * Returns: whether every text that was referred to is in it, so that nothing refers to others
 */
gboolean
rs_recording_has_all_texts (const RsRecording *self)
{
  gsize n_used = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (self->strings); i++)
    n_used += rs_string_snapshot_get_row (self->strings, i)->references > 0;

  return n_used == rs_string_snapshot_get_n_distinct (self->strings);
}
