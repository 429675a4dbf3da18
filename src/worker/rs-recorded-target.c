/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-recorded-target.h"

#include <glib/gi18n-lib.h>

#include "rs-answer.h"
#include "rs-error.h"

struct _RsRecordedTarget
{
  RsTarget parent_instance;

  RsRecording *recording; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RsRecordedTarget, rs_recorded_target, RS_TYPE_TARGET)

/* (transfer full) (nullable): the answer, of the type that belongs to the request */
static gpointer
answer_boxed (RsRecording      *recording,
              const RsRequest  *request,
              GError          **error)
{
  switch (rs_request_get_kind (request))
    {
    case RS_REQUEST_INTS:
      return rs_recording_count_ints (recording, rs_request_get_from (request),
                                      rs_request_get_to (request));

    case RS_REQUEST_STRINGS:
      return rs_recording_count_strings (recording, rs_request_get_strings_kind (request),
                                         rs_request_get_texts (request), error);

    case RS_REQUEST_MOST_USED:
      return rs_recording_find_most_used (recording, rs_request_get_n (request),
                                          rs_request_get_filter (request));

    case RS_REQUEST_INT_HOLDERS:
    case RS_REQUEST_STRING_HOLDERS:
      g_set_error_literal (error, RS_ERROR, RS_ERROR_MEASURE,
                           _("A recording keeps counts, not holders: measure anew to see them."));
      return NULL;

    case RS_REQUEST_LOADED:
    case RS_REQUEST_IMPORTABLE:
      g_set_error_literal (error, RS_ERROR, RS_ERROR_MEASURE,
                           _("A recording keeps counts, not the modules that there were."));
      return NULL;

    case RS_REQUEST_IMPORT:
    case RS_REQUEST_RUN:
    case RS_REQUEST_PREPARE:
    default:
      g_set_error_literal (error, RS_ERROR, RS_ERROR_MEASURE,
                           _("No code can be run in a recording: measure anew for that."));
      return NULL;
    }
}

static gboolean
rs_recorded_target_ask (RsTarget          *target,
                        RsRequest         *request,
                        RsTargetProgress   progress,
                        gpointer           progress_data,
                        GCancellable      *cancellable,
                        GValue            *answer,
                        GError           **error)
{
  RsRecordedTarget *self = RS_RECORDED_TARGET (target);
  RsRequestKind kind = rs_request_get_kind (request);
  gpointer boxed;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  /* there is nothing to find, so it is found */
  if (kind == RS_REQUEST_PREPARE)
    {
      g_value_init (answer, rs_answer_get_type_for (kind));
      g_value_set_boolean (answer, TRUE);
      return TRUE;
    }

  boxed = answer_boxed (self->recording, request, error);
  if (boxed == NULL)
    return FALSE;

  g_value_init (answer, rs_answer_get_type_for (kind));
  g_value_take_boxed (answer, boxed);

  return TRUE;
}

static void
rs_recorded_target_finalize (GObject *object)
{
  RsRecordedTarget *self = RS_RECORDED_TARGET (object);

  rs_recording_unref (self->recording);

  G_OBJECT_CLASS (rs_recorded_target_parent_class)->finalize (object);
}

static void
rs_recorded_target_class_init (RsRecordedTargetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RsTargetClass *target_class = RS_TARGET_CLASS (klass);

  object_class->finalize = rs_recorded_target_finalize;

  target_class->ask = rs_recorded_target_ask;
}

static void
rs_recorded_target_init (RsRecordedTarget *self)
{
}

/**
 * rs_recorded_target_new:
 * @recording: (transfer none): what was measured
 *
 * Counts are answered as by the interpreter that was recorded. Holders, modules and code end in
 * %RS_ERROR_MEASURE.
 *
 * Returns: (transfer full): a target
 */
RsTarget *
rs_recorded_target_new (RsRecording *recording)
{
  RsRecordedTarget *self;

  g_return_val_if_fail (recording != NULL, NULL);

  self = g_object_new (RS_TYPE_RECORDED_TARGET, NULL);
  self->recording = rs_recording_ref (recording);

  return RS_TARGET (self);
}

/**
 * rs_recorded_target_get_recording:
 * @self: a target
 *
 * Any thread.
 *
 * Returns: (transfer none): what answers
 */
RsRecording *
rs_recorded_target_get_recording (RsRecordedTarget *self)
{
  g_return_val_if_fail (RS_IS_RECORDED_TARGET (self), NULL);

  return self->recording;
}
