/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-worker.h"

G_BEGIN_DECLS

/* What came back of one question. */
typedef struct
{
  RsSnapshot *snapshot;
  RsStringSnapshot *strings;
  RsHolders *holders;
  GPtrArray *all_holders;
  RsRecording *recording;
  char **modules;
  char *output;
  gboolean done;
  GError *error;
} Answer;

void              answer_clear  (Answer        *answer);
void              answer_cb     (GObject       *source,
                                 GAsyncResult  *result,
                                 gpointer       user_data);
void              await         (const Answer  *answer);
void              measure       (RsWorker      *worker,
                                 gint64         from,
                                 gint64         to,
                                 Answer        *answer);
RsStringSnapshot *count_strings (RsWorker      *worker,
                                 RsRequest     *request);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

G_END_DECLS
