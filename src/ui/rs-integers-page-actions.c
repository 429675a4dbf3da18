/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-integers-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
measure_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  rs_integers_page_measure (RS_INTEGERS_PAGE (widget));
}

static void
cancel_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  rs_integers_page_cancel (RS_INTEGERS_PAGE (widget));
}

static void
copy_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (widget);
  GtkWidget *toasts = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          rs_details_pane_get_text (self->details));
  if (toasts != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (toasts), adw_toast_new (_("Details copied")));
}

/* What the plot does, from anywhere on the page: "page.zoom-in" is the plot's "plot.zoom-in". */
static void
plot_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (widget);
  g_autofree char *plot_name = g_strconcat ("plot", strchr (name, '.'), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self->plot), plot_name, NULL);
  if (g_str_equal (name, "page.unselect"))
    gtk_widget_grab_focus (GTK_WIDGET (self->plot));
}

/* What can be done now. */
void
rs_integers_page_update_actions (RsIntegersPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  RsFigurePoint point;
  gboolean selected = rs_plot_view_get_selected (self->plot, &point);
  gssize place = selected ? (gssize) point.index : -1;
  gsize index;
  gboolean next = FALSE;
  gboolean previous = FALSE;

  if (self->figure != NULL)
    {
      next = rs_figure_next_shown (self->figure, 0, place, 1, TRUE, &index);
      previous = selected && rs_figure_next_shown (self->figure, 0, place, -1, TRUE, &index);
    }

  gtk_widget_action_set_enabled (widget, "page.unselect", selected);
  gtk_widget_action_set_enabled (widget, "page.copy", selected);
  gtk_widget_action_set_enabled (widget, "page.next-outlier", next);
  gtk_widget_action_set_enabled (widget, "page.previous-outlier", previous);
  gtk_widget_action_set_enabled (widget, "page.zoom-in", self->figure != NULL);
  gtk_widget_action_set_enabled (widget, "page.zoom-out", rs_plot_view_get_zoomed (self->plot));
  gtk_widget_action_set_enabled (widget, "page.zoom-reset", rs_plot_view_get_zoomed (self->plot));
  gtk_widget_action_set_enabled (widget, "page.cancel", self->cancellable != NULL);
}

/* Installs the actions and the keys that call them. */
void
rs_integers_page_class_init_actions (GtkWidgetClass *widget_class)
{
  static const char *const plot_actions[] = {
    "page.unselect", "page.next-outlier", "page.previous-outlier",
    "page.zoom-in",  "page.zoom-out",     "page.zoom-reset",
  };

  gtk_widget_class_install_action (widget_class, "page.measure", NULL, measure_activated);
  gtk_widget_class_install_action (widget_class, "page.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_activated);
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
