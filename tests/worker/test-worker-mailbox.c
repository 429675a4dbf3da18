/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-worker-mailbox.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <unistd.h>

static guint n_due;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (g_task_propagate_pointer (G_TASK (result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  n_due--;
}

static void
push (RsWorkerMailbox *mailbox,
      RsRequest       *request)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, answered_cb, NULL);
  g_autoptr (RsWorkerJob) job = rs_worker_job_new (task, request, NULL, NULL);

  n_due++;
  rs_worker_mailbox_push (mailbox, job);
}

static void
push_ints (RsWorkerMailbox *mailbox)
{
  g_autoptr (RsRequest) request = rs_request_new_ints (0, 10, NULL);

  push (mailbox, request);
}

static void
push_question (RsWorkerMailbox *mailbox)
{
  g_autoptr (RsRequest) request = rs_request_new_int_holders (256);

  push (mailbox, request);
}

static gpointer
answer_on_a_thread (gpointer mailbox)
{
  RsWorkerJob *job = rs_worker_mailbox_pop (mailbox);
  RsRequestKind kind = rs_request_get_kind (rs_worker_job_get_request (job));

  rs_worker_job_reply (job, NULL, NULL,
                       g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));

  return GINT_TO_POINTER (kind);
}

/* Takes a job and answers it, as the worker's thread does. */
static RsRequestKind
answer (RsWorkerMailbox *mailbox)
{
  GThread *thread = g_thread_new ("answer", answer_on_a_thread, mailbox);

  return (RsRequestKind) GPOINTER_TO_INT (g_thread_join (thread));
}

static void
finish (RsWorkerMailbox *mailbox)
{
  rs_worker_mailbox_quit (mailbox);
  g_assert_null (rs_worker_mailbox_pop (mailbox));
  while (n_due > 0)
    g_main_context_iteration (NULL, TRUE);
  rs_worker_mailbox_free (mailbox);
}

static void
test_order (void)
{
  RsWorkerMailbox *mailbox = rs_worker_mailbox_new ();

  push_ints (mailbox);
  push_question (mailbox);
  g_assert_cmpint (answer (mailbox), ==, RS_REQUEST_INTS);
  g_assert_cmpint (answer (mailbox), ==, RS_REQUEST_INT_HOLDERS);
  finish (mailbox);
}

static void
test_nothing_to_prepare (void)
{
  RsWorkerMailbox *mailbox = rs_worker_mailbox_new ();

  g_assert_null (rs_worker_mailbox_begin_preparation (mailbox));

  rs_worker_mailbox_set_prepares (mailbox, TRUE);
  push_ints (mailbox);
  g_assert_null (rs_worker_mailbox_begin_preparation (mailbox));
  answer (mailbox);

  rs_worker_mailbox_quit (mailbox);
  g_assert_null (rs_worker_mailbox_begin_preparation (mailbox));
  finish (mailbox);
}

/* A question waits for what is being prepared for it; anything else does not. */
static void
test_preparation (void)
{
  RsWorkerMailbox *mailbox = rs_worker_mailbox_new ();
  g_autoptr (GCancellable) first = NULL;
  g_autoptr (GCancellable) second = NULL;

  rs_worker_mailbox_set_prepares (mailbox, TRUE);
  first = rs_worker_mailbox_begin_preparation (mailbox);
  g_assert_nonnull (first);
  push_question (mailbox);
  g_assert_false (g_cancellable_is_cancelled (first));
  push_ints (mailbox);
  g_assert_true (g_cancellable_is_cancelled (first));
  rs_worker_mailbox_end_preparation (mailbox);
  answer (mailbox);
  answer (mailbox);

  second = rs_worker_mailbox_begin_preparation (mailbox);
  g_assert_nonnull (second);
  rs_worker_mailbox_quit (mailbox);
  g_assert_true (g_cancellable_is_cancelled (second));
  rs_worker_mailbox_end_preparation (mailbox);
  finish (mailbox);
}

/* Who waits for a job is told of something to read, but a job comes first. */
static void
test_wait (void)
{
  RsWorkerMailbox *mailbox = rs_worker_mailbox_new ();
  int fds[2];

  g_assert_true (g_unix_open_pipe (fds, FD_CLOEXEC, NULL));
  g_assert_cmpint (write (fds[1], "x", 1), ==, 1);
  g_assert_false (rs_worker_mailbox_wait (mailbox, fds[0]));
  g_assert_false (rs_worker_mailbox_wait (mailbox, fds[0]));

  push_ints (mailbox);
  g_assert_true (rs_worker_mailbox_wait (mailbox, fds[0]));
  g_assert_true (rs_worker_mailbox_wait (mailbox, -1));
  g_assert_cmpint (answer (mailbox), ==, RS_REQUEST_INTS);

  g_assert_false (rs_worker_mailbox_wait (mailbox, fds[0]));
  rs_worker_mailbox_quit (mailbox);
  g_assert_true (rs_worker_mailbox_wait (mailbox, fds[0]));
  finish (mailbox);
  close (fds[0]);
  close (fds[1]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/mailbox/order", test_order);
  g_test_add_func ("/worker/mailbox/nothing-to-prepare", test_nothing_to_prepare);
  g_test_add_func ("/worker/mailbox/preparation", test_preparation);
  g_test_add_func ("/worker/mailbox/wait", test_wait);

  return g_test_run ();
}
