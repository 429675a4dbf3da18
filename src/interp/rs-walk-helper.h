/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <gio/gio.h>

#include "rs-statics.h"
#include "rs-texts.h"

G_BEGIN_DECLS

#define RS_WALK_BLOCK_SIZE 512

/* Strings that a walk has found, and the places of their texts. */
typedef struct
{
  PyObject *strings[RS_WALK_BLOCK_SIZE]; /* borrowed */
  guint32 places[RS_WALK_BLOCK_SIZE];
  guint n;
} RsWalkBlock;

/* What a helper does of a walk. Returns: (nullable): what it has come by */
typedef RsDegrees *(*RsWalkShare) (gpointer data);

/* What can be done beside a walk, on a thread of its own: it lists the C variables, reads what they
 * point to, finds the texts of the strings that the walk hands over, and takes a share of the walk.
 * The walking thread holds the GIL all the time; the helper only reads. */
typedef struct
{
  RsStatics *statics; /* borrowed */

  /* of one walk */
  RsTexts *texts;                /* (nullable) borrowed; the helper's until they were waited for */
  RsWalkShare share;             /* what it does of the walk itself */
  gpointer share_data;           /* borrowed */
  GCancellable *cancellable;     /* (nullable) borrowed */

  GArray *variables; /* (owned) of RsVariable; the helper's until the list was waited for */
  gint n_taken;      /* (atomic) variables whose heads are read, or being read */
  GMutex reading;    /* held by the helper from before it takes some until it has read them */

  GPtrArray *blocks; /* (owned) of RsWalkBlock; kept from one walk to the next */
  guint n_blocks;    /* in use; the last one is being filled, the others are the helper's */

  GAsyncQueue *walks;       /* (owned) of this helper for each walk; else the thread ends */
  GAsyncQueue *to_helper;   /* (owned) of RsWalkBlock */
  GAsyncQueue *from_helper; /* (owned) what is done: the list, texts, all */

  GThread *thread; /* which stays for the next walk; NULL if there is but one processor, and all is
                    * done on the walking thread */
  gboolean rests;  /* whether the thread was ended until the next walk */
} RsWalkHelper;

void          rs_walk_helper_init               (RsWalkHelper *self,
                                                 RsStatics    *statics);
void          rs_walk_helper_clear              (RsWalkHelper *self);
void          rs_walk_helper_wake               (RsWalkHelper *self);
void          rs_walk_helper_start              (RsWalkHelper *self,
                                                 RsTexts      *texts,
                                                 RsWalkShare   share,
                                                 gpointer      share_data,
                                                 GCancellable *cancellable);
void          rs_walk_helper_wait_for_list      (RsWalkHelper *self);
const GArray *rs_walk_helper_wait_for_variables (RsWalkHelper *self,
                                                 RsDegrees    *seen);
void          rs_walk_helper_add_strings        (RsWalkHelper    *self,
                                                 PyObject *const *strings,
                                                 gsize            n_strings);
void          rs_walk_helper_wait_for_texts     (RsWalkHelper *self);
void          rs_walk_helper_wait               (RsWalkHelper *self);
void          rs_walk_helper_rest               (RsWalkHelper *self);

/* Whether all that is to do is done on a thread of its own */
static inline gboolean
rs_walk_helper_has_thread (const RsWalkHelper *self)
{
  return self->thread != NULL;
}

G_END_DECLS
