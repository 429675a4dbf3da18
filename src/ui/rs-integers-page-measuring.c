/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-integers-page-private.h"

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RsPlotPageJob) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSnapshot) snapshot = NULL;

  snapshot = rs_worker_measure_finish (RS_WORKER (source), result, &error);
  if (rs_plot_page_end (job, error))
    rs_integers_page_show (RS_INTEGERS_PAGE (job->page), snapshot);
}

/* Measures the range that the fields hold. */
void
rs_integers_page_measure (RsPlotPage *page)
{
  RsRequest *request = rs_range_box_get_request (RS_INTEGERS_PAGE (page)->range_box);
  RsPlotPageJob *job;

  if (request == NULL)
    return;

  job = rs_plot_page_begin (page);
  rs_worker_measure_async (rs_plot_page_get_worker (page), request, rs_plot_page_set_progress, page,
                           job->cancellable, measured_cb, job);
}

/* Measures another range, and remembers it for the next time. */
void
rs_integers_page_request_changed_cb (RsIntegersPage *self)
{
  RsRequest *request = rs_range_box_get_request (self->range_box);
  GSettings *settings = rs_plot_page_get_settings (RS_PLOT_PAGE (self));

  if (settings == NULL)
    return;

  g_settings_set_int64 (settings, "from", rs_request_get_from (request));
  g_settings_set_int64 (settings, "to", rs_request_get_to (request));
  rs_plot_page_measure (RS_PLOT_PAGE (self));
}

/* The measurement is given up: the fields say again what the plot shows. */
void
rs_integers_page_restore (RsPlotPage *page)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (page);
  GSettings *settings = rs_plot_page_get_settings (page);
  gint64 from;
  gint64 to;

  if (self->snapshot == NULL)
    return;

  from = rs_snapshot_get_from (self->snapshot);
  to = from + (gint64) rs_snapshot_get_n_ints (self->snapshot) - 1;
  g_signal_handlers_block_by_func (self->range_box, rs_integers_page_request_changed_cb, self);
  rs_range_box_set_range (self->range_box, from, to);
  g_signal_handlers_unblock_by_func (self->range_box, rs_integers_page_request_changed_cb, self);
  g_settings_set_int64 (settings, "from", from);
  g_settings_set_int64 (settings, "to", to);
}
