/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-page-private.h"

/* Whether nothing can be shown of the active series, which has no interpreter: what another one has
 * must not be taken for it. */
static void
set_empty (RsPlotPage *self,
           gboolean    is_empty)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  if (is_empty)
    rs_plot_page_set_figure (self, NULL, "");
  priv->is_empty = is_empty;
  gtk_widget_set_visible (GTK_WIDGET (priv->split), !is_empty);
}

static void
show_no_figure (RsPlotPage *self,
                RsSeries   *series)
{
  g_autofree char *message = rs_series_dup_failure_text (series);

  set_empty (self, TRUE);
  rs_plot_page_set_failure (self, message);
}

/* What is drawn next is of the active series. */
void
rs_plot_page_take_measured (RsPlotPage *self)
{
  set_empty (self, FALSE);
  rs_plot_page_get_private (self)->is_foreign = FALSE;
}

/* The page of one series: it shows the active one. What was measured stays when its interpreter
 * ends. */
void
rs_plot_page_series_changed (RsPlotPage *self,
                             RsSeries   *changed,
                             gboolean    counts)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);
  RsSeries *active = rs_series_list_get_active (priv->list);
  RsSeriesState state = rs_series_get_state (active);
  RsWorker *worker = rs_series_get_worker (active);
  gboolean is_other = worker != priv->worker;

  if (is_other)
    {
      rs_plot_page_forget_holders (self);
      g_set_object (&priv->worker, worker);
      rs_plot_page_set_failure (self, NULL);
      set_empty (self, FALSE);
      priv->is_foreign = TRUE;
    }

  if (state == RS_SERIES_STOPPED || state == RS_SERIES_FAILED)
    {
      if (priv->is_foreign)
        show_no_figure (self, active);
    }
  else if (is_other || (counts && changed == active))
    rs_plot_page_measure_soon (self);
}

static void
changed_cb (RsPlotPage *self,
            RsSeries   *series,
            gboolean    counts)
{
  RS_PLOT_PAGE_GET_CLASS (self)->series_changed (self, series, counts);
}

static void
active_cb (RsPlotPage *self)
{
  RS_PLOT_PAGE_GET_CLASS (self)->series_changed (self, NULL, FALSE);
  rs_plot_page_update_status (self);
}

/* Follows what becomes of the series. */
void
rs_plot_page_take_list (RsPlotPage   *self,
                        RsSeriesList *list)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  priv->list = g_object_ref (list);
  priv->worker = g_object_ref (rs_series_get_worker (rs_series_list_get_active (list)));
  g_signal_connect_object (list, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::active", G_CALLBACK (active_cb), self,
                           G_CONNECT_SWAPPED);
}

/* An experiment that failed is tried as a whole. Returns: whether there was one */
gboolean
rs_plot_page_run_again (RsPlotPage *self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);
  RsSeries *active = priv->list != NULL ? rs_series_list_get_active (priv->list) : NULL;
  RsSeriesState state = active != NULL ? rs_series_get_state (active) : RS_SERIES_READY;

  if (priv->figure != NULL || (state != RS_SERIES_FAILED && state != RS_SERIES_STOPPED)
      || !rs_series_can_run (active))
    return FALSE;

  rs_series_run_again (active);

  return TRUE;
}

/* Whose figure is shown. */
static RsSeries *
get_shown (RsPlotPage *self)
{
  RsPlotPageClass *klass = RS_PLOT_PAGE_GET_CLASS (self);
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  if (klass->get_series != NULL)
    return klass->get_series (self);

  return priv->list != NULL && !priv->is_foreign ? rs_series_list_get_active (priv->list) : NULL;
}

/* What was measured, in words, with the experiment that it was measured in. */
char *
rs_plot_page_dup_done_text (RsPlotPage *self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);
  RsSeries *series = get_shown (self);
  const char *subject = series != NULL ? rs_series_get_subject (series) : NULL;

  if (priv->done_text == NULL)
    return g_strdup ("");
  if (subject == NULL || *priv->done_text == '\0')
    return g_strdup (priv->done_text);

  return g_strconcat (subject, " · ", priv->done_text, NULL);
}

/**
 * rs_plot_page_get_list:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): all that is measured, %NULL before the start
 */
RsSeriesList *
rs_plot_page_get_list (RsPlotPage *self)
{
  g_return_val_if_fail (RS_IS_PLOT_PAGE (self), NULL);

  return rs_plot_page_get_private (self)->list;
}

/**
 * rs_plot_page_set_asked:
 * @self: the page
 * @worker: (nullable) (transfer none): who is asked who holds what is selected, %NULL for who
 *   measures the active series
 *
 * Says of whose interpreter the selected point is. To be called before
 * [method@PlotPage.open_details].
 */
void
rs_plot_page_set_asked (RsPlotPage *self,
                        RsWorker   *worker)
{
  RsPlotPagePrivate *priv;

  g_return_if_fail (RS_IS_PLOT_PAGE (self));

  priv = rs_plot_page_get_private (self);
  if (priv->asked == worker)
    return;

  rs_plot_page_forget_holders (self);
  g_set_object (&priv->asked, worker);
}
