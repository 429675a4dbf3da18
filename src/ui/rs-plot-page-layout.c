/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-page-private.h"

/* How the plot, what is beside it and the details share the room that there is. */

/* Below the plot, where they scroll on their own: some rows of the holders are seen */
#define STACKED_HEIGHT 300
#define STACKED_WIDTH 270

/* Beside it: few names of counts wrap */
#define BESIDE_WIDTH 315

static gboolean
is_below (const RsPlotPagePrivate *priv)
{
  return priv->narrow || priv->stacked;
}

/* Where the details are below the plot, the controls make room for both in a small window. */
void
rs_plot_page_details_revealed (RsPlotPage *self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);
  graphene_rect_t bounds;

  if (!is_below (priv) || !gtk_revealer_get_child_revealed (priv->revealer))
    return;

  if (gtk_widget_compute_bounds (GTK_WIDGET (priv->overlay),
                                 gtk_widget_get_parent (GTK_WIDGET (priv->split)), &bounds))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (priv->scroller),
                              bounds.origin.y);
}

static GtkOrientation
get_orientation (gboolean vertical)
{
  return vertical ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

/* "narrow" or "stacked" has changed. */
void
rs_plot_page_update_layout (RsPlotPage *self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);
  GtkWidget *details = GTK_WIDGET (priv->details);
  gboolean below = is_below (priv);

  gtk_orientable_set_orientation (priv->split, get_orientation (priv->narrow));
  gtk_orientable_set_orientation (priv->main, get_orientation (below));
  gtk_orientable_set_orientation (priv->status_box, get_orientation (priv->narrow));
  gtk_box_set_spacing (GTK_BOX (priv->status_box), priv->narrow ? 0 : 12);
  gtk_label_set_xalign (priv->hint_label, priv->narrow ? 0 : 1);
  gtk_revealer_set_transition_type (priv->revealer,
                                    below ? GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP
                                          : GTK_REVEALER_TRANSITION_TYPE_SLIDE_LEFT);
  gtk_widget_set_margin_start (details, below ? 12 : 0);
  gtk_widget_set_margin_top (details, below ? 9 : 0);
  gtk_widget_set_size_request (details, below ? STACKED_WIDTH : BESIDE_WIDTH,
                               below && !priv->narrow ? STACKED_HEIGHT : -1);
  g_object_set (details, "narrow", priv->narrow, NULL);
}
