/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-walk-helper.h"

#include <string.h>

/* How many variables a thread takes: not so many that one waits for the other in the end */
#define HEADS_AT_ONCE 128

/* How often a thread that waits looks for what is to do before it sleeps */
#define N_LOOKS 1000

/* To wake a thread takes the other one longer than to fill half a block. */
static gpointer
wait_awake (GAsyncQueue *queue)
{
  for (int i = 0; i < N_LOOKS; i++)
    {
      gpointer item = g_async_queue_try_pop (queue);

      if (item != NULL)
        return item;

      g_thread_yield ();
    }

  return g_async_queue_pop (queue);
}

static void
find_texts (RsWalkHelper *self,
            RsWalkBlock  *block)
{
  if (block->n == 0 || g_cancellable_is_cancelled (self->cancellable))
    return;

  rs_texts_add (self->texts, block->strings, block->n, block->places);
}

/* Reads the heads of some variables that nobody has read. Returns: whether there were any */
static gboolean
read_some_heads (RsWalkHelper *self,
                 RsDegrees    *seen)
{
  guint from = (guint) g_atomic_int_add (&self->n_taken, HEADS_AT_ONCE);

  if (from >= self->variables->len)
    return FALSE;

  rs_statics_read_heads (self->statics, &g_array_index (self->variables, RsVariable, from),
                         MIN (HEADS_AT_ONCE, self->variables->len - from), seen);
  return TRUE;
}

static void
list_variables (RsWalkHelper *self)
{
  g_array_set_size (self->variables, 0);
  g_atomic_int_set (&self->n_taken, 0);
  rs_statics_list (self->statics, self->variables);
}

/* The same on the helping thread, which is waited for by the lock. */
static gboolean
ask_for_some_heads (RsWalkHelper *self,
                    RsDegrees    *seen)
{
  gboolean were_any;

  g_mutex_lock (&self->reading);
  were_any = read_some_heads (self, seen);
  g_mutex_unlock (&self->reading);

  return were_any;
}

static void
ask_for_all_heads (RsWalkHelper *self,
                   RsDegrees    *seen)
{
  while (!g_cancellable_is_cancelled (self->cancellable) && ask_for_some_heads (self, seen))
    ;
}

/* What else there is to do until there are strings */
static RsWalkBlock *
wait_for_block (RsWalkHelper *self)
{
  RsWalkBlock *block;

  while ((block = g_async_queue_try_pop (self->to_helper)) == NULL
         && ask_for_some_heads (self, NULL))
    ;

  return block != NULL ? block : wait_awake (self->to_helper);
}

/* A block that is not full is the last. */
static void
find_all_texts (RsWalkHelper *self)
{
  RsWalkBlock *block;

  do
    {
      block = wait_for_block (self);
      find_texts (self, block);
    }
  while (block->n == RS_WALK_BLOCK_SIZE);
}

static void
begin (RsWalkHelper *self)
{
  list_variables (self);
  if (self->texts != NULL)
    rs_texts_reset (self->texts);
}

/* What the thread does for one walk. It asks for what variables point to, though to look at what a
 * walk has come by is faster: it has the time. */
static void
help (RsWalkHelper *self)
{
  begin (self);
  if (self->texts != NULL)
    {
      g_async_queue_push (self->from_helper, self->variables);
      find_all_texts (self);
      g_async_queue_push (self->from_helper, self->texts);
      self->share (self->share_data);
    }
  else
    {
      RsDegrees *seen = self->share (self->share_data);

      g_async_queue_push (self->from_helper, self->variables);
      ask_for_all_heads (self, seen);
    }
  g_async_queue_push (self->from_helper, self);
}

/* Until the queue brings anything but the helper */
static gpointer
help_walks (gpointer user_data)
{
  RsWalkHelper *self = user_data;

  while (g_async_queue_pop (self->walks) == self)
    help (self);

  return NULL;
}

static void
make_thread (RsWalkHelper *self)
{
  /* where none can be made, it is all done on the walking one */
  if (g_get_num_processors () > 1)
    self->thread = g_thread_try_new ("walk-helper", help_walks, self, NULL);
}

static void
end_thread (RsWalkHelper *self)
{
  if (self->thread == NULL)
    return;

  g_async_queue_push (self->walks, self->walks);
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * rs_walk_helper_init:
 * @self: (out caller-allocates): a helper with nothing to do
 * @statics: what to list; outlives the helper
 */
void
rs_walk_helper_init (RsWalkHelper *self,
                     RsStatics    *statics)
{
  *self = (RsWalkHelper) { .statics = statics };
  self->variables = g_array_new (FALSE, FALSE, sizeof (RsVariable));
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->walks = g_async_queue_new ();
  self->to_helper = g_async_queue_new ();
  self->from_helper = g_async_queue_new ();
  g_mutex_init (&self->reading);
  make_thread (self);
}

/**
 * rs_walk_helper_clear:
 * @self: a helper that was joined, which is no more to be used
 */
void
rs_walk_helper_clear (RsWalkHelper *self)
{
  end_thread (self);
  g_clear_pointer (&self->variables, g_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->walks, g_async_queue_unref);
  g_clear_pointer (&self->to_helper, g_async_queue_unref);
  g_clear_pointer (&self->from_helper, g_async_queue_unref);
  g_mutex_clear (&self->reading);
}

static void
begin_block (RsWalkHelper *self)
{
  RsWalkBlock *block;

  if (self->n_blocks == self->blocks->len)
    g_ptr_array_add (self->blocks, g_new (RsWalkBlock, 1));

  block = g_ptr_array_index (self->blocks, self->n_blocks);
  block->n = 0;
  self->n_blocks++;
}

/* Hands over the block that is full, and begins another. */
static void
end_block (RsWalkHelper *self)
{
  RsWalkBlock *block = g_ptr_array_index (self->blocks, self->n_blocks - 1);

  if (self->thread != NULL)
    g_async_queue_push (self->to_helper, block);
  else
    find_texts (self, block);

  begin_block (self);
}

/**
 * rs_walk_helper_add_strings:
 * @self: a helper at work
 * @strings: (array length=n_strings): strings that were not added before; borrowed
 * @n_strings: how many
 *
 * Has the helper find the texts of strings, some time later.
 */
void
rs_walk_helper_add_strings (RsWalkHelper    *self,
                            PyObject *const *strings,
                            gsize            n_strings)
{
  while (n_strings > 0)
    {
      RsWalkBlock *block = g_ptr_array_index (self->blocks, self->n_blocks - 1);
      gsize n = MIN (n_strings, RS_WALK_BLOCK_SIZE - block->n);

      memcpy (&block->strings[block->n], strings, n * sizeof *strings);
      block->n += (guint) n;
      strings += n;
      n_strings -= n;

      if (block->n == RS_WALK_BLOCK_SIZE)
        end_block (self);
    }
}

/**
 * rs_walk_helper_wake:
 * @self: a helper that is not at work
 *
 * Makes the thread again that rs_walk_helper_rest() ended, for what is decided by whether there is
 * one.
 */
void
rs_walk_helper_wake (RsWalkHelper *self)
{
  if (self->rests)
    make_thread (self);
  self->rests = FALSE;
}

/**
 * rs_walk_helper_start:
 * @self: a helper that is not at work
 * @texts: (nullable): what to forget, and where to add strings, if any will be
 * @share: what else the thread does, if there is one: once all texts are found, or if none are to be
 *   found once variables are listed
 * @share_data: for @share
 * @cancellable: (nullable): when cancelled, no more texts are found
 *
 * Begins. Has to be waited for with rs_walk_helper_wait_for_list(), then with
 * rs_walk_helper_wait_for_variables(), rs_walk_helper_wait_for_texts() and rs_walk_helper_wait().
 */
void
rs_walk_helper_start (RsWalkHelper *self,
                      RsTexts      *texts,
                      RsWalkShare   share,
                      gpointer      share_data,
                      GCancellable *cancellable)
{
  self->texts = texts;
  self->share = share;
  self->share_data = share_data;
  self->cancellable = cancellable;
  self->n_blocks = 0;
  begin_block (self);

  rs_walk_helper_wake (self);

  if (self->thread == NULL)
    begin (self);
  else
    g_async_queue_push (self->walks, self);
}

/**
 * rs_walk_helper_wait_for_list:
 * @self: a helper at work
 *
 * Waits until variables are listed; where no texts are to be found, until the share of the helper is
 * done as well.
 */
void
rs_walk_helper_wait_for_list (RsWalkHelper *self)
{
  if (self->thread != NULL)
    wait_awake (self->from_helper);
}

/**
 * rs_walk_helper_wait_for_variables:
 * @self: a helper at work, whose list was waited for
 * @seen: what the walk has come by
 *
 * Has the heads of all variables read, by the helper and by the walking thread.
 *
 * Returns: (transfer none) (element-type RsVariable): what C variables may point to
 */
const GArray *
rs_walk_helper_wait_for_variables (RsWalkHelper *self,
                                   RsDegrees    *seen)
{
  while (read_some_heads (self, seen))
    ;
  g_mutex_lock (&self->reading); /* those that the helper took before there were no more */
  g_mutex_unlock (&self->reading);

  return self->variables;
}

/**
 * rs_walk_helper_wait_for_texts:
 * @self: a helper at work, whose variables were waited for
 *
 * Waits until every string that was added has its text, if there are to be any.
 */
void
rs_walk_helper_wait_for_texts (RsWalkHelper *self)
{
  RsWalkBlock *block = g_ptr_array_index (self->blocks, self->n_blocks - 1);

  if (self->texts == NULL)
    return;

  if (self->thread == NULL)
    {
      find_texts (self, block);
      return;
    }

  g_async_queue_push (self->to_helper, block);
  wait_awake (self->from_helper);
}

/**
 * rs_walk_helper_wait:
 * @self: a helper at work, whose texts were waited for
 *
 * Waits until the helper has nothing to do.
 */
void
rs_walk_helper_wait (RsWalkHelper *self)
{
  if (self->thread != NULL)
    wait_awake (self->from_helper);
}

/**
 * rs_walk_helper_rest:
 * @self: a helper that is not at work
 *
 * Ends the thread until the next walk, for code that must find itself alone in the process: from
 * Python 3.12 on os.fork() warns where there are other threads.
 */
void
rs_walk_helper_rest (RsWalkHelper *self)
{
  if (self->thread == NULL)
    return;

  end_thread (self);
  self->rests = TRUE;
}
