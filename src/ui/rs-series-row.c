/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-series-row.h"

#include <glib/gi18n-lib.h>

#include "rs-series-report.h"

/* Of what went wrong; the rest is told where it is asked for */
#define MAX_LINES 4

struct _RsSeriesRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  GtkCheckButton *check;
  GtkLabel *title_label;
  GtkLabel *status_label;
  GtkSpinner *spinner;
  GtkWidget *stop_button;
  GtkWidget *failure_button;
  GtkWidget *menu_button;

  /* Owned */
  RsSeriesList *list;
  RsSeries *series;
};

G_DEFINE_FINAL_TYPE (RsSeriesRow, rs_series_row, GTK_TYPE_LIST_BOX_ROW)

/* What a screen reader says of the row, which would read its buttons otherwise. */
static void
update_accessible (RsSeriesRow *self)
{
  const char *title = rs_series_get_title (self->series);
  g_autofree char *shown = NULL;

  /* Translators: %s is what is measured, such as "Python 3.11, bare". */
  shown = g_strdup_printf (_("Show %s in the Plot of Integers"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  rs_series_get_status (self->series), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  shown, -1);
}

static void
update_status (RsSeriesRow *self)
{
  const char *status = rs_series_get_status (self->series);

  gtk_label_set_text (self->status_label, status);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_label), status);
  update_accessible (self);
}

static void
update (RsSeriesRow *self)
{
  gboolean is_experiment = rs_series_can_run (self->series);
  RsSeriesState state = rs_series_get_state (self->series);
  gboolean starting = state == RS_SERIES_STARTING;
  gboolean can_toggle = rs_series_list_can_toggle (self->list, self->series);
  const char *why = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), starting);
  gtk_spinner_set_spinning (self->spinner, starting);
  gtk_widget_set_visible (self->stop_button, starting && is_experiment);
  gtk_widget_set_visible (self->failure_button, state == RS_SERIES_FAILED);
  /* what went wrong takes more words than what goes well */
  gtk_label_set_wrap (self->status_label, state == RS_SERIES_FAILED);
  gtk_label_set_lines (self->status_label, state == RS_SERIES_FAILED ? MAX_LINES : 1);
  gtk_widget_remove_css_class (GTK_WIDGET (self->status_label),
                               state == RS_SERIES_FAILED ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->status_label),
                            state == RS_SERIES_FAILED ? "error" : "dim-label");

  if (!can_toggle && rs_series_get_visible (self->series))
    why = _("The only one that is shown");
  else if (!can_toggle)
    why = _("Hide another one first");
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), can_toggle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->check),
                               why != NULL ? why : _("Show in the Plot of Integers"));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "series.stop", starting && is_experiment);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "series.run-again", is_experiment);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "series.remove",
                                 !rs_series_is_embedded (self->series));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "series.save", state == RS_SERIES_READY);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "series.report",
                                 state == RS_SERIES_FAILED
                                   || rs_series_get_output (self->series) != NULL);
  update_status (self);
}

static void
stop_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  rs_series_stop (RS_SERIES_ROW (widget)->series);
}

/* The window asks for what may be lost, and where to save it. */
static void
activate_in_window (RsSeriesRow *self,
                    const char  *action)
{
  guint position;

  if (rs_series_list_find (self->list, self->series, &position))
    gtk_widget_activate_action (GTK_WIDGET (self), action, "u", position);
}

static void
run_again_activated (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  activate_in_window (RS_SERIES_ROW (widget), "win.run-series-again");
}

static void
remove_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  /* the row goes with its series */
  g_autoptr (RsSeriesRow) self = g_object_ref (RS_SERIES_ROW (widget));

  activate_in_window (self, "win.remove-series");
}

static void
save_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  activate_in_window (RS_SERIES_ROW (widget), "win.save-series");
}

static void
report_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  gtk_window_present (
    GTK_WINDOW (rs_series_report_new (window, RS_SERIES_ROW (widget)->series)));
}

static void
rs_series_row_dispose (GObject *object)
{
  RsSeriesRow *self = RS_SERIES_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), RS_TYPE_SERIES_ROW);
  g_clear_object (&self->series);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (rs_series_row_parent_class)->dispose (object);
}

static void
rs_series_row_class_init (RsSeriesRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_series_row_dispose;

  gtk_widget_class_install_action (widget_class, "series.stop", NULL, stop_activated);
  gtk_widget_class_install_action (widget_class, "series.run-again", NULL, run_again_activated);
  gtk_widget_class_install_action (widget_class, "series.remove", NULL, remove_activated);
  gtk_widget_class_install_action (widget_class, "series.report", NULL, report_activated);
  gtk_widget_class_install_action (widget_class, "series.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "series.remove", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-series-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RsSeriesRow, check);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesRow, status_label);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesRow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesRow, failure_button);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesRow, menu_button);
}

static void
rs_series_row_init (RsSeriesRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rs_series_row_new:
 * @list: (transfer none): the list that the series is of
 * @series: (transfer none): a series
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
rs_series_row_new (RsSeriesList *list,
                   RsSeries     *series)
{
  RsSeriesRow *self;
  g_autofree char *color = NULL;
  const char *title;

  g_return_val_if_fail (RS_IS_SERIES_LIST (list), NULL);
  g_return_val_if_fail (RS_IS_SERIES (series), NULL);

  self = g_object_new (RS_TYPE_SERIES_ROW, NULL);
  self->list = g_object_ref (list);
  self->series = g_object_ref (series);

  title = rs_series_get_title (series);
  gtk_label_set_text (self->title_label, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
  gtk_widget_set_visible (self->menu_button, !rs_series_is_embedded (series));
  color = g_strdup_printf ("series-%u", rs_series_get_color (series));
  gtk_widget_add_css_class (GTK_WIDGET (self->check), "series-check");
  gtk_widget_add_css_class (GTK_WIDGET (self->check), color);

  g_object_bind_property (series, "visible", self->check, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (series, "notify::status", G_CALLBACK (update_status), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * rs_series_row_get_series:
 * @self: a row
 *
 * Returns: (transfer none): its series
 */
RsSeries *
rs_series_row_get_series (RsSeriesRow *self)
{
  g_return_val_if_fail (RS_IS_SERIES_ROW (self), NULL);

  return self->series;
}
