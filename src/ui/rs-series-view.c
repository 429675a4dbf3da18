/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-series-view.h"

#include <glib/gi18n-lib.h>

#include "rs-series-row.h"
#include "rs-style.h"

struct _RsSeriesView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *content;
  GtkListBox *series_list;
  GtkWidget *hint_label;
  GtkLabel *limit_label;

  RsSeriesList *list; /* (nullable) (owned) */
};

G_DEFINE_FINAL_TYPE (RsSeriesView, rs_series_view, GTK_TYPE_WIDGET)

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return rs_series_row_new (RS_SERIES_VIEW (user_data)->list, RS_SERIES (item));
}

static void
select_active (RsSeriesView *self)
{
  guint position;

  if (rs_series_list_find (self->list, rs_series_list_get_active (self->list), &position))
    gtk_list_box_select_row (self->series_list,
                             gtk_list_box_get_row_at_index (self->series_list, (int) position));
}

static void
selected_cb (RsSeriesView  *self,
             GtkListBoxRow *row)
{
  /* a row that goes is unselected, and another series is active by then */
  if (row != NULL
      && rs_series_list_find (self->list, rs_series_row_get_series (RS_SERIES_ROW (row)), NULL))
    rs_series_list_set_active (self->list, rs_series_row_get_series (RS_SERIES_ROW (row)));
}

static void
update (RsSeriesView *self)
{
  guint n = rs_series_list_get_n (self->list);
  guint n_visible = rs_series_list_get_n_visible (self->list);

  gtk_widget_set_visible (self->hint_label, n == 1);
  gtk_widget_set_visible (GTK_WIDGET (self->limit_label),
                          n_visible == RS_STYLE_MAX_SERIES && n > n_visible);
}

static void
items_changed_cb (RsSeriesView *self)
{
  update (self);
  select_active (self);
}

static gboolean
rs_series_view_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (RS_SERIES_VIEW (widget)->series_list);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
rs_series_view_dispose (GObject *object)
{
  RsSeriesView *self = RS_SERIES_VIEW (object);

  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      gtk_list_box_bind_model (self->series_list, NULL, NULL, NULL, NULL);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), RS_TYPE_SERIES_VIEW);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (rs_series_view_parent_class)->dispose (object);
}

static void
rs_series_view_class_init (RsSeriesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_series_view_dispose;
  widget_class->grab_focus = rs_series_view_grab_focus;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-series-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RsSeriesView, content);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesView, series_list);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesView, hint_label);
  gtk_widget_class_bind_template_child (widget_class, RsSeriesView, limit_label);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
rs_series_view_init (RsSeriesView *self)
{
  g_autofree char *text = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  text = g_strdup_printf (
    /* Translators: %d is how many there can be at once, such as 6. */
    ngettext ("The plot shows %d at once. Hide one to show another.",
              "The plot shows %d at once. Hide one to show another.", RS_STYLE_MAX_SERIES),
    RS_STYLE_MAX_SERIES);
  gtk_label_set_text (self->limit_label, text);
}

/**
 * rs_series_view_set_list:
 * @self: the sidebar
 * @list: (transfer none): what is to be listed
 *
 * Lists the series. To be called once.
 */
void
rs_series_view_set_list (RsSeriesView *self,
                         RsSeriesList *list)
{
  g_return_if_fail (RS_IS_SERIES_VIEW (self));
  g_return_if_fail (RS_IS_SERIES_LIST (list));
  g_return_if_fail (self->list == NULL);

  self->list = g_object_ref (list);
  gtk_list_box_bind_model (self->series_list, G_LIST_MODEL (list), create_row, self, NULL);
  /* after the list box, which has its rows by then */
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::active", G_CALLBACK (select_active), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self);
}
