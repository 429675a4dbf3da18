/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-series-report.h"

struct _RsSeriesReport
{
  AdwWindow parent_instance;

  /* Template children */
  AdwWindowTitle *title_widget;
  GtkWidget *failure_box;
  GtkTextView *failure_view;
  GtkWidget *output_box;
  GtkTextView *output_view;
};

G_DEFINE_FINAL_TYPE (RsSeriesReport, rs_series_report, ADW_TYPE_WINDOW)

static void
show (GtkWidget   *box,
      GtkTextView *view,
      const char  *text)
{
  gtk_widget_set_visible (box, text != NULL);
  if (text != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
}

static void
rs_series_report_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RS_TYPE_SERIES_REPORT);

  G_OBJECT_CLASS (rs_series_report_parent_class)->dispose (object);
}

static void
rs_series_report_class_init (RsSeriesReportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_series_report_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-series-report.ui");
  gtk_widget_class_bind_template_child (widget_class, RsSeriesReport, title_widget);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesReport, failure_box);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesReport, failure_view);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesReport, output_box);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesReport, output_view);
}

static void
rs_series_report_init (RsSeriesReport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rs_series_report_new:
 * @parent: the window that it belongs to
 * @series: what it is about
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
rs_series_report_new (GtkWindow *parent,
                      RsSeries  *series)
{
  RsSeriesReport *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (RS_IS_SERIES (series), NULL);

  self = g_object_new (RS_TYPE_SERIES_REPORT, "transient-for", parent, NULL);
  adw_window_title_set_title (self->title_widget, rs_series_get_title (series));
  show (self->failure_box, self->failure_view, rs_series_get_failure (series));
  show (self->output_box, self->output_view, rs_series_get_output (series));

  return GTK_WIDGET (self);
}
