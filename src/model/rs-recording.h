/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-experiment.h"
#include "rs-int-counts.h"
#include "rs-request.h"
#include "rs-string-snapshot.h"

G_BEGIN_DECLS

/* How many of the most used texts are recorded, and how long the longest is, in bytes. */
#define RS_RECORDING_N_TEXTS 20000
#define RS_RECORDING_MAX_TEXT (64 * 1024)

/**
 * RsRecordingValues:
 * @title: what to call it, in UTF-8
 * @date: when it was measured
 * @program: the version of Refscope that measured it
 * @experiment: (nullable): what was measured, %NULL for the embedded interpreter
 * @ints: the counts of a range that has all cached integers in it
 * @strings: the counts of texts, each once, as rs_recording_merge_strings() has them
 *
 * What makes a recording.
 */
typedef struct
{
  const char *title;
  GDateTime *date;
  const char *program;
  RsExperiment *experiment;
  RsIntCounts *ints;
  RsStringSnapshot *strings;
} RsRecordingValues;

/**
 * RsRecording:
 *
 * What was measured in an interpreter, to be looked at without it: the references to every integer,
 * the other counts of a range of them, and those of the most used texts. Immutable; may be passed
 * between threads.
 */
typedef struct _RsRecording RsRecording;

#define RS_TYPE_RECORDING (rs_recording_get_type ())

GType             rs_recording_get_type       (void) G_GNUC_CONST;
RsRecording      *rs_recording_new            (const RsRecordingValues *values);
RsRecording      *rs_recording_ref            (RsRecording             *self);
void              rs_recording_unref          (RsRecording             *self);

const char       *rs_recording_get_title      (const RsRecording       *self);
GDateTime        *rs_recording_get_date       (const RsRecording       *self);
const char       *rs_recording_get_program    (const RsRecording       *self);
RsExperiment     *rs_recording_get_experiment (const RsRecording       *self);
RsPythonFacts    *rs_recording_get_python     (const RsRecording       *self);
RsIntCounts      *rs_recording_get_ints       (const RsRecording       *self);
RsStringSnapshot *rs_recording_get_strings    (const RsRecording       *self);
gboolean          rs_recording_has_all_texts  (const RsRecording       *self);

RsStringSnapshot *rs_recording_merge_strings  (RsStringSnapshot        *most_used,
                                               RsStringSnapshot        *letters,
                                               RsStringSnapshot        *words,
                                               gsize                    n_texts);

RsIntCounts      *rs_recording_count_ints     (const RsRecording       *self,
                                               gint64                   from,
                                               gint64                   to);
RsStringSnapshot *rs_recording_count_strings  (const RsRecording       *self,
                                               RsStringsKind            kind,
                                               GPtrArray               *texts,
                                               GError                 **error);
RsStringSnapshot *rs_recording_find_most_used (const RsRecording       *self,
                                               gsize                    n,
                                               const RsStringFilter    *filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsRecording, rs_recording_unref)

G_END_DECLS
