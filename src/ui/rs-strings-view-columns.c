/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-strings-view-private.h"

/* The columns: what is in their cells, and that a click on a title sorts by it. */

/* A column, for its factory and its sorter. */
typedef struct
{
  RsStringsView *view; /* which has the column */
  RsStringColumn column;
} Column;

/* The view compares two items column by column, those that were clicked on last first. */
static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  Column *column = user_data;
  RsStringsView *self = column->view;

  g_assert (self->asking);

  if (self->sort_column == RS_STRING_COLUMN_NONE)
    self->sort_column = column->column;

  return GTK_ORDERING_SMALLER;
}

/* A column's title was clicked on. Before GTK 4.10 the view does not tell by which column it sorts,
 * and in which way: the first to be asked says so, and what comes of its answer. The table sorts by
 * itself, without an item for each row. */
static void
sorter_changed_cb (RsStringsView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;
  gboolean is_new;

  self->asking = TRUE;
  self->sort_column = RS_STRING_COLUMN_NONE;
  ordering = gtk_sorter_compare (sorter, one, other);
  self->asking = FALSE;

  /* of numbers the largest are looked for: they come with the first click */
  is_new = self->sort_column != self->sorted_by;
  self->sorted_by = self->sort_column;
  if (is_new && self->sort_column > RS_STRING_COLUMN_TEXT && ordering != GTK_ORDERING_LARGER)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (
        gtk_column_view_get_columns (self->view), self->sort_column - RS_STRING_COLUMN_TEXT);

      gtk_column_view_sort_by_column (self->view, column, GTK_SORT_DESCENDING);
      return; /* and so here again */
    }

  rs_strings_view_begin_change (self);
  rs_string_table_set_order (self->table, self->sort_column, ordering == GTK_ORDERING_LARGER);
  rs_strings_view_end_change (self);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item,
          Column             *column)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  if (column->column == RS_STRING_COLUMN_TEXT)
    gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 16);
  else if (column->column == RS_STRING_COLUMN_KINDS)
    gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 12);
  else
    {
      /* what is printed begins at a thousand million on Python 3.11 */
      gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell),
                                     column->column == RS_STRING_COLUMN_PRINTED ? 12 : 3);
      gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 1);
      gtk_widget_add_css_class (cell, "numeric");
    }
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item,
         Column             *column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  RsStringItem *row = gtk_list_item_get_item (item);
  g_autofree char *text = NULL;

  if (column->column == RS_STRING_COLUMN_KINDS)
    {
      rs_string_kinds_bind (column->view->kinds, GTK_INSCRIPTION (cell),
                            rs_string_item_get_row (row));
      return;
    }

  text = rs_string_item_dup_cell (row, column->column);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (column->column == RS_STRING_COLUMN_TEXT)
    gtk_widget_set_tooltip_text (cell, text);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item,
           Column             *column)
{
  rs_string_kinds_unbind (column->view->kinds, GTK_INSCRIPTION (gtk_list_item_get_child (item)));
}

static void
column_free (gpointer  data,
             GClosure *closure)
{
  g_free (data);
}

static void
add_column (RsStringsView  *self,
            RsStringColumn  which)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column
    = gtk_column_view_column_new (rs_string_column_get_title (which), factory);
  g_autoptr (GtkSorter) sorter = NULL;
  Column *data = g_new0 (Column, 1);

  data->view = self;
  data->column = which;
  if (which == RS_STRING_COLUMN_KINDS)
    g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), data);
  else
    sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, data, NULL));
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), data, column_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), data);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, which == RS_STRING_COLUMN_TEXT
                                               || which == RS_STRING_COLUMN_KINDS);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

void
rs_strings_view_init_columns (RsStringsView *self)
{
  for (RsStringColumn column = RS_STRING_COLUMN_TEXT; column < RS_N_STRING_COLUMNS; column++)
    add_column (self, column);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed",
                            G_CALLBACK (sorter_changed_cb), self);
}
