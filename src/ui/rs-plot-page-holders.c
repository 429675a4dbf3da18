/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-page-private.h"

static void
tell_found (RsPlotPage *self,
            RsHolders  *holders)
{
  RsPlotPageClass *klass = RS_PLOT_PAGE_GET_CLASS (self);

  if (klass->found != NULL)
    klass->found (self, holders);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RsPlotPageJob) question = user_data;
  RsPlotPagePrivate *priv = rs_plot_page_get_private (question->page);
  g_autoptr (RsHolders) holders = NULL;
  g_autoptr (GError) error = NULL;

  holders = rs_worker_find_holders_finish (RS_WORKER (source), result, &error);
  if (question->cancellable != priv->holders_cancellable)
    return; /* something else is selected, or nothing */

  g_clear_object (&priv->holders_cancellable);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* for a question of another page: it is asked again when this page is seen */

  g_clear_pointer (&priv->holders_told, rs_request_unref);
  priv->holders_told = g_steal_pointer (&priv->holders_request);
  if (holders != NULL)
    {
      rs_details_pane_set_holders (priv->details, holders);
      tell_found (question->page, holders);
    }
  else
    rs_details_pane_set_holders_error (priv->details, error->message);
}

/* Asks again what another page's question has taken the answer from. */
void
rs_plot_page_find_again (RsPlotPage *self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);
  RsPlotPageJob *question;

  /* a page that is not seen would take the answer from the one that is; it asks when it is seen */
  if (priv->holders_request == NULL || priv->holders_cancellable != NULL
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  priv->holders_cancellable = g_cancellable_new ();
  rs_details_pane_set_holders_busy (priv->details);
  tell_found (self, NULL);

  question = g_new0 (RsPlotPageJob, 1);
  question->page = g_object_ref (self);
  question->cancellable = g_object_ref (priv->holders_cancellable);
  rs_worker_find_holders_async (priv->asked != NULL ? priv->asked : priv->worker,
                                priv->holders_request, priv->holders_cancellable, found_cb,
                                question);
}

static gboolean
is_equal (RsRequest *one,
          RsRequest *other)
{
  return one != NULL && rs_request_equal (one, other);
}

/* Asks who holds what is selected, and shows it in the details when the answer comes; unless that
 * is shown, or on its way: what is selected is told again when it is drawn in another way. */
void
rs_plot_page_find_holders (RsPlotPage *self,
                           RsRequest  *request)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  if (priv->worker == NULL || is_equal (priv->holders_told, request)
      || is_equal (priv->holders_request, request))
    return;

  rs_plot_page_forget_holders (self);
  priv->holders_request = rs_request_ref (request);
  rs_plot_page_find_again (self);
}

/* Takes back what was told of holders, because nothing is selected any more. */
void
rs_plot_page_clear_found (RsPlotPage *self)
{
  tell_found (self, NULL);
}

/* Gives up what was asked, because nothing is selected any more. */
void
rs_plot_page_forget_holders (RsPlotPage *self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  g_cancellable_cancel (priv->holders_cancellable);
  g_clear_object (&priv->holders_cancellable);
  g_clear_pointer (&priv->holders_request, rs_request_unref);
  g_clear_pointer (&priv->holders_told, rs_request_unref);
}
