/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-integers-page-private.h"

/* A question on its way: the page, and the cancellable that says whether it is still asked. */
typedef struct
{
  RsIntegersPage *page;
  GCancellable *cancellable;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->page);
  g_object_unref (question->cancellable);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  RsIntegersPage *self = question->page;
  g_autoptr (RsHolders) holders = NULL;
  g_autoptr (GError) error = NULL;

  holders = rs_worker_find_holders_finish (RS_WORKER (source), result, &error);
  if (question->cancellable != self->holders_cancellable)
    return; /* another integer is selected, or none */

  g_clear_object (&self->holders_cancellable);
  if (holders != NULL)
    rs_details_pane_set_holders (self->details, holders);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rs_details_pane_set_holders_error (self->details, error->message);
}

/**
 * rs_integers_page_find_holders:
 * @self: the page
 * @value: the integer that is selected
 *
 * Asks who holds an integer, and shows it in the details when the answer comes.
 */
void
rs_integers_page_find_holders (RsIntegersPage *self,
                               gint64          value)
{
  g_autoptr (RsRequest) request = rs_request_new_int_holders (value);
  Question *question;

  rs_integers_page_forget_holders (self);
  if (self->worker == NULL)
    return;

  self->holders_cancellable = g_cancellable_new ();
  rs_details_pane_set_holders_busy (self->details);

  question = g_new0 (Question, 1);
  question->page = g_object_ref (self);
  question->cancellable = g_object_ref (self->holders_cancellable);
  rs_worker_find_holders_async (self->worker, request, self->holders_cancellable, found_cb,
                                question);
}

/**
 * rs_integers_page_forget_holders:
 * @self: the page
 *
 * Gives up what was asked, because nothing is selected any more.
 */
void
rs_integers_page_forget_holders (RsIntegersPage *self)
{
  g_cancellable_cancel (self->holders_cancellable);
  g_clear_object (&self->holders_cancellable);
}
