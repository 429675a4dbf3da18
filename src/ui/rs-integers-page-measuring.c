/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-integers-page-private.h"

/* A measurement that takes less than this is over before a spinner could be understood. */
#define BUSY_AFTER_MS 200

/* A measurement on its way: the page, and the cancellable that says whether it is still wanted. */
typedef struct
{
  RsIntegersPage *page;
  GCancellable *cancellable;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->page);
  g_object_unref (job->cancellable);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
show_busy_cb (gpointer user_data)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (user_data);

  self->busy_id = 0;
  gtk_widget_set_visible (self->busy_box, TRUE);
  gtk_spinner_start (self->spinner);
  rs_integers_page_update_status (self);

  return G_SOURCE_REMOVE;
}

/* Takes note of the measurement that runs now; %NULL: none does. The one before it is given up. */
static void
set_current (RsIntegersPage *self,
             GCancellable   *cancellable)
{
  gboolean was_busy = self->cancellable != NULL;

  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, cancellable);

  if (cancellable == NULL)
    {
      g_clear_handle_id (&self->busy_id, g_source_remove);
      gtk_spinner_stop (self->spinner);
      gtk_widget_set_visible (self->busy_box, FALSE);
    }
  else
    {
      if (!was_busy)
        self->busy_id = g_timeout_add (BUSY_AFTER_MS, show_busy_cb, self);
      gtk_progress_bar_set_fraction (self->progress_bar, 0);
    }

  rs_integers_page_update_status (self);
  rs_integers_page_update_actions (self);
  if (was_busy != (cancellable != NULL))
    g_object_notify (G_OBJECT (self), "busy");
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (user_data);

  if (self->progress_bar != NULL)
    gtk_progress_bar_set_fraction (self->progress_bar, CLAMP (fraction, 0, 1));
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSnapshot) snapshot = NULL;
  RsIntegersPage *self = job->page;

  snapshot = rs_worker_measure_finish (RS_WORKER (source), result, &error);

  /* Only the latest is wanted; a page that is gone wants none. */
  if (job->cancellable != self->cancellable)
    return;

  set_current (self, NULL);
  if (snapshot != NULL)
    rs_integers_page_show (self, snapshot);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rs_integers_page_set_failure (self, error->message);
}

/* Measures the range that the fields hold. */
void
rs_integers_page_measure (RsIntegersPage *self)
{
  RsRequest *request = rs_range_box_get_request (self->range_box);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Job *job;

  if (self->worker == NULL || request == NULL)
    return;

  set_current (self, cancellable);
  job = g_new0 (Job, 1);
  job->page = g_object_ref (self);
  job->cancellable = g_object_ref (cancellable);
  rs_worker_measure_async (self->worker, request, progress_cb, self, cancellable, measured_cb,
                           job);
}

/* Measures another range, and remembers it for the next time. */
void
rs_integers_page_request_changed_cb (RsIntegersPage *self)
{
  RsRequest *request = rs_range_box_get_request (self->range_box);

  if (self->settings == NULL)
    return;

  g_settings_set_int64 (self->settings, "from", rs_request_get_from (request));
  g_settings_set_int64 (self->settings, "to", rs_request_get_to (request));
  rs_integers_page_measure (self);
}

/* Gives the measurement up. The plot stays, and the fields say again what it shows. */
void
rs_integers_page_cancel (RsIntegersPage *self)
{
  gint64 from;
  gint64 to;

  if (self->snapshot != NULL)
    {
      from = rs_snapshot_get_from (self->snapshot);
      to = from + (gint64) rs_snapshot_get_n_ints (self->snapshot) - 1;
      g_signal_handlers_block_by_func (self->range_box, rs_integers_page_request_changed_cb, self);
      rs_range_box_set_range (self->range_box, from, to);
      g_signal_handlers_unblock_by_func (self->range_box, rs_integers_page_request_changed_cb,
                                         self);
      g_settings_set_int64 (self->settings, "from", from);
      g_settings_set_int64 (self->settings, "to", to);
    }
  set_current (self, NULL);
}
