/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
measure_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (!rs_plot_page_run_again (RS_PLOT_PAGE (widget)))
    rs_plot_page_measure (RS_PLOT_PAGE (widget));
}

static void
cancel_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  rs_plot_page_cancel (RS_PLOT_PAGE (widget));
}

static void
copy_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (RS_PLOT_PAGE (widget));
  GtkWidget *toasts = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          rs_details_pane_get_text (priv->details));
  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), adw_toast_new (_("Details copied")));
}

/* What the plot does, from anywhere on the page: "page.zoom-in" is the plot's "plot.zoom-in". */
static void
plot_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (RS_PLOT_PAGE (widget));
  g_autofree char *plot_name = g_strconcat ("plot", strchr (name, '.'), NULL);

  gtk_widget_activate_action (GTK_WIDGET (priv->plot), plot_name, NULL);
}

static void
unselect_activated (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  RsPlotPage *self = RS_PLOT_PAGE (widget);
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);

  rs_plot_view_unselect (priv->plot);
  /* what is selected need not be in the plot */
  if (gtk_revealer_get_reveal_child (priv->revealer))
    RS_PLOT_PAGE_GET_CLASS (self)->selected (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (priv->plot));
}

/* What can be done now. */
void
rs_plot_page_update_actions (RsPlotPage *self)
{
  RsPlotPagePrivate *priv = rs_plot_page_get_private (self);
  GtkWidget *widget = GTK_WIDGET (self);
  RsFigurePoint point;
  gboolean open = gtk_revealer_get_reveal_child (priv->revealer);
  gboolean selected = rs_plot_view_get_selected (priv->plot, &point);
  gssize place = selected ? (gssize) point.index : -1;
  gsize index;
  gboolean next = FALSE;
  gboolean previous = FALSE;

  if (priv->figure != NULL)
    {
      next = rs_figure_next_shown (priv->figure, 0, place, 1, TRUE, &index);
      previous = selected && rs_figure_next_shown (priv->figure, 0, place, -1, TRUE, &index);
    }

  gtk_widget_action_set_enabled (widget, "page.unselect", open);
  gtk_widget_action_set_enabled (widget, "page.copy", open);
  gtk_widget_action_set_enabled (widget, "page.next-outlier", next);
  gtk_widget_action_set_enabled (widget, "page.previous-outlier", previous);
  gtk_widget_action_set_enabled (widget, "page.zoom-in", priv->figure != NULL);
  gtk_widget_action_set_enabled (widget, "page.zoom-out", rs_plot_view_get_zoomed (priv->plot));
  gtk_widget_action_set_enabled (widget, "page.zoom-reset", rs_plot_view_get_zoomed (priv->plot));
  gtk_widget_action_set_enabled (widget, "page.cancel", priv->cancellable != NULL);
}

/* Installs the actions and the keys that call them. */
void
rs_plot_page_class_init_actions (GtkWidgetClass *widget_class)
{
  static const char *const plot_actions[] = {
    "page.next-outlier", "page.previous-outlier", "page.zoom-in", "page.zoom-out",
    "page.zoom-reset",
  };

  gtk_widget_class_install_action (widget_class, "page.measure", NULL, measure_activated);
  gtk_widget_class_install_action (widget_class, "page.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "page.unselect", NULL, unselect_activated);
  for (gsize i = 0; i < G_N_ELEMENTS (plot_actions); i++)
    gtk_widget_class_install_action (widget_class, plot_actions[i], NULL, plot_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "page.unselect", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "page.zoom-reset", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "page.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "page.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "page.zoom-out", NULL);
}
