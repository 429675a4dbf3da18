/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-page-private.h"

/* A measurement that takes less than this is over before a spinner could be understood. */
#define BUSY_AFTER_MS 200

/* Who types faster than this has not come to an end. */
#define TYPING_MS 300

static gboolean
show_busy_cb (gpointer user_data)
{
  RsPlotPage *self = RS_PLOT_PAGE (user_data);
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  priv->busy_id = 0;
  gtk_widget_set_visible (priv->busy_box, TRUE);
  gtk_spinner_start (priv->spinner);
  rs_plot_page_update_status (self);

  return G_SOURCE_REMOVE;
}

/* Takes note of the measurement that runs now; %NULL: none does. The one before it is given up. */
static void
set_current (RsPlotPage   *self,
             GCancellable *cancellable)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);
  gboolean was_busy = priv->cancellable != NULL;

  g_cancellable_cancel (priv->cancellable);
  g_set_object (&priv->cancellable, cancellable);

  if (cancellable == NULL)
    {
      g_clear_handle_id (&priv->busy_id, g_source_remove);
      gtk_spinner_stop (priv->spinner);
      gtk_widget_set_visible (priv->busy_box, FALSE);
    }
  else
    {
      if (!was_busy)
        priv->busy_id = g_timeout_add (BUSY_AFTER_MS, show_busy_cb, self);
      gtk_progress_bar_set_fraction (priv->progress_bar, 0);
    }

  rs_plot_page_update_status (self);
  rs_plot_page_update_actions (self);
  if (was_busy != (cancellable != NULL))
    rs_plot_page_notify_busy (self);
}

/**
 * rs_plot_page_job_free:
 * @job: (transfer full): a measurement that has ended
 *
 * Frees it.
 */
void
rs_plot_page_job_free (RsPlotPageJob *job)
{
  g_object_unref (job->page);
  g_object_unref (job->cancellable);
  g_free (job);
}

/**
 * rs_plot_page_measure:
 * @self: the page
 *
 * Measures what the controls say.
 */
void
rs_plot_page_measure (RsPlotPage *self)
{
  g_return_if_fail (RS_IS_PLOT_PAGE (self));

  if (rs_plot_page_get_worker (self) != NULL)
    RS_PLOT_PAGE_GET_CLASS (self)->measure (self);
}

/**
 * rs_plot_page_measure_soon:
 * @self: the page
 *
 * Measures what the controls say, but only when somebody looks. To be called when a control has
 * changed.
 */
void
rs_plot_page_measure_soon (RsPlotPage *self)
{
  RsPlotPagePrivate *priv;

  g_return_if_fail (RS_IS_PLOT_PAGE (self));

  priv = rs_plot_page_get_private (self);
  if (priv->is_restoring)
    return;

  priv->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    rs_plot_page_measure (self);
}

static gboolean
later_cb (gpointer user_data)
{
  RsPlotPage *self = RS_PLOT_PAGE (user_data);

  rs_plot_page_get_private (self)->later_id = 0;
  rs_plot_page_measure_soon (self);

  return G_SOURCE_REMOVE;
}

/**
 * rs_plot_page_measure_later:
 * @self: the page
 *
 * As [method@PlotPage.measure_soon], for a field that is typed into: waits until nobody has typed
 * for a while.
 */
void
rs_plot_page_measure_later (RsPlotPage *self)
{
  RsPlotPagePrivate *priv;

  g_return_if_fail (RS_IS_PLOT_PAGE (self));

  priv = rs_plot_page_get_private (self);
  if (priv->is_restoring)
    return;

  g_clear_handle_id (&priv->later_id, g_source_remove);
  priv->later_id = g_timeout_add (TYPING_MS, later_cb, self);
}

/**
 * rs_plot_page_draw_soon:
 * @self: the page
 *
 * Draws what was measured, but only when somebody looks. To be called when a setting has changed
 * that says how.
 */
void
rs_plot_page_draw_soon (RsPlotPage *self)
{
  RsPlotPagePrivate *priv;

  g_return_if_fail (RS_IS_PLOT_PAGE (self));
  g_return_if_fail (RS_PLOT_PAGE_GET_CLASS (self)->draw != NULL);

  priv = rs_plot_page_get_private (self);
  priv->is_undrawn = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!priv->is_undrawn)
    RS_PLOT_PAGE_GET_CLASS (self)->draw (self);
}

/**
 * rs_plot_page_begin:
 * @self: the page
 *
 * Says that a measurement begins; the one before it is given up.
 *
 * Returns: (transfer full): what [func@PlotPage.end] asks for
 */
RsPlotPageJob *
rs_plot_page_begin (RsPlotPage *self)
{
  RsPlotPagePrivate *priv;
  RsPlotPageJob *job;

  g_return_val_if_fail (RS_IS_PLOT_PAGE (self), NULL);

  priv = rs_plot_page_get_private (self);
  g_clear_handle_id (&priv->later_id, g_source_remove);
  priv->is_stale = FALSE;
  job = g_new0 (RsPlotPageJob, 1);
  job->page = g_object_ref (self);
  job->cancellable = g_cancellable_new ();
  set_current (self, job->cancellable);

  return job;
}

/**
 * rs_plot_page_end:
 * @job: a measurement that has ended
 * @error: (nullable): what went wrong, which is shown
 *
 * Says that a measurement has ended.
 *
 * Returns: whether what was measured is to be shown: only the latest is wanted, and a page that is
 *   gone wants none
 */
gboolean
rs_plot_page_end (RsPlotPageJob *job,
                  const GError  *error)
{
  RsPlotPagePrivate *priv;

  g_return_val_if_fail (job != NULL, FALSE);

  priv = rs_plot_page_get_private (job->page);
  if (job->cancellable != priv->cancellable)
    return FALSE;

  /* what the controls say is not shown: it is tried again when the page is next seen */
  priv->is_stale |= error != NULL;
  set_current (job->page, NULL);
  if (error == NULL)
    {
      rs_plot_page_set_failure (job->page, NULL);
      rs_plot_page_take_measured (job->page);
      /* the holders may be others than before */
      rs_plot_page_forget_holders (job->page);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    rs_plot_page_set_failure (job->page, error->message);

  return error == NULL;
}

/**
 * rs_plot_page_set_progress:
 * @fraction: how much is done, from 0 to 1
 * @self: the page
 *
 * Shows how far the measurement is. Takes the page last, as a callback.
 */
void
rs_plot_page_set_progress (double   fraction,
                           gpointer self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  gtk_progress_bar_set_fraction (priv->progress_bar, CLAMP (fraction, 0, 1));
}

/* Gives the measurement up. The plot stays, and the controls say again what it shows. */
void
rs_plot_page_cancel (RsPlotPage *self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  priv->is_restoring = TRUE;
  RS_PLOT_PAGE_GET_CLASS (self)->restore (self);
  priv->is_restoring = FALSE;
  /* before the first measurement there is nothing to go back to */
  priv->is_stale = priv->done_text == NULL;
  set_current (self, NULL);
}
