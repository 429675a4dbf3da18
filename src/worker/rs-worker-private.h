/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-target.h"
#include "rs-worker-job.h"
#include "rs-worker-mailbox.h"
#include "rs-worker.h"

G_BEGIN_DECLS

/* The latest request wins over those of its kind. Letters and words are of one kind, but who looks
 * at the ones still wants the others. */
#define RS_WORKER_SLOT_LETTERS RS_N_REQUEST_KINDS
#define RS_WORKER_SLOT_RECORD (RS_N_REQUEST_KINDS + 1)
#define RS_WORKER_N_SLOTS (RS_N_REQUEST_KINDS + 2)

typedef struct _RsWorkerEar RsWorkerEar;

struct _RsWorker
{
  GObject parent_instance;

  /* the thread that made the worker only */
  GThread *owner;
  GThread *thread; /* NULL after rs_worker_stop() */
  RsWorkerJob *latest[RS_WORKER_N_SLOTS]; /* owned, NULL before the first */
  RsExperiment *experiment; /* (nullable) (owned) of the embedded interpreter there is none */
  RsRecording *recording;   /* (nullable) (owned) what answers in place of an interpreter */
  RsWorkerState state;
  GError *error; /* (nullable) (owned) what made it fail */
  char *output;  /* (nullable) (owned) what was printed while it started */
  char *rest;    /* (nullable) (owned) what was printed last, of a worker that was stopped */
  RsWorkerEar *ear; /* (owned) */

  /* shared */
  RsTarget *target; /* (owned) */
  RsWorkerMailbox *mailbox;
};

/* rs-worker.c */
gboolean rs_worker_is_stopped    (RsWorker            *self);

/* rs-worker-ask.c */
void     rs_worker_ask           (RsWorker            *self,
                                  gpointer             source_tag,
                                  RsRequest           *request,
                                  RsWorkerProgress     progress,
                                  gpointer             progress_data,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
void     rs_worker_ask_in_slot   (RsWorker            *self,
                                  guint                slot,
                                  gpointer             source_tag,
                                  RsRequest           *request,
                                  RsWorkerOrder       *order,
                                  RsWorkerProgress     progress,
                                  gpointer             progress_data,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
gpointer rs_worker_take          (RsWorker            *self,
                                  GAsyncResult        *result,
                                  GDestroyNotify       free_result,
                                  GError             **error);
gboolean rs_worker_was_cancelled (GAsyncResult        *result);

G_END_DECLS
