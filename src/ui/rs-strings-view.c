/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-strings-view-private.h"

#include "rs-dispose.h"

/* How many rows are made at a time: the view makes widgets for the first 200 at once, half a
 * millisecond for each, and the window is to draw meanwhile. */
#define ROWS_AT_A_TIME 24
#define ROWS_WITH_WIDGETS 256

G_DEFINE_FINAL_TYPE (RsStringsView, rs_strings_view, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  SEARCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const RsStringRow *
get_row (RsStringsView *self,
         gsize          row)
{
  return rs_string_snapshot_get_row (rs_string_table_get_snapshot (self->table), row);
}

static void
update_actions (RsStringsView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "strings.copy", rs_strings_view_shows_selected (self));
  gtk_widget_action_set_enabled (widget, "strings.copy-all",
                                 g_list_model_get_n_items (G_LIST_MODEL (self->table)) > 0);
}

static void
selection_changed_cb (RsStringsView *self)
{
  RsStringItem *item = gtk_single_selection_get_selected_item (self->selection);

  g_clear_pointer (&self->selected, g_bytes_unref);
  if (item != NULL)
    {
      const RsStringRow *row = get_row (self, rs_string_item_get_row (item));

      self->selected = g_bytes_new (row->text, row->length);
    }
  update_actions (self);
  g_signal_emit (self, signals[SELECTED], 0);
}

/* Where the text that is selected is shown now. */
static gboolean
find_selected (RsStringsView *self,
               guint         *position)
{
  gsize length;
  const char *text;

  if (self->selected == NULL)
    return FALSE;

  text = g_bytes_get_data (self->selected, &length);

  return rs_string_table_find (self->table, text, length, position);
}

/* Selects the text that is remembered where it is now, and tells nobody. */
static void
show_selected (RsStringsView *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  find_selected (self, &position);
  g_signal_handlers_block_by_func (self->selection, selection_changed_cb, self);
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_handlers_unblock_by_func (self->selection, selection_changed_cb, self);
}

static void
scroll_to (RsStringsView *self,
           guint          position)
{
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                              "list.scroll-to-item", "u", position);
}

static void
scroll_to_selected (RsStringsView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

static gboolean
grow_cb (gpointer user_data)
{
  RsStringsView *self = RS_STRINGS_VIEW (user_data);
  guint size = gtk_slice_list_model_get_size (self->slice) + ROWS_AT_A_TIME;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->table));

  if (size < n && size < ROWS_WITH_WIDGETS)
    {
      gtk_slice_list_model_set_size (self->slice, size);
      return G_SOURCE_CONTINUE;
    }

  self->grow_id = 0;
  gtk_slice_list_model_set_size (self->slice, G_MAXUINT);
  show_selected (self);
  /* without this the view would be where the row is that has the focus, wherever that came to be */
  if (self->is_other && self->selected == NULL)
    scroll_to (self, 0);
  else if (self->is_sought)
    scroll_to_selected (self);
  self->is_other = FALSE;
  self->is_sought = FALSE;

  return G_SOURCE_REMOVE;
}

/* Begins to change what is in the table: a selection would look through all items for its own. */
void
rs_strings_view_begin_change (RsStringsView *self)
{
  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_signal_handlers_block_by_func (self->selection, selection_changed_cb, self);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_handlers_unblock_by_func (self->selection, selection_changed_cb, self);
  gtk_slice_list_model_set_size (self->slice, ROWS_AT_A_TIME);
}

void
rs_strings_view_end_change (RsStringsView *self)
{
  gboolean is_searching = *gtk_editable_get_text (self->search_entry) != '\0';

  self->grow_id = g_idle_add_full (G_PRIORITY_LOW, grow_cb, self, NULL);
  show_selected (self);
  gtk_widget_set_visible (self->no_match,
                          is_searching
                            && g_list_model_get_n_items (G_LIST_MODEL (self->table)) == 0);
  update_actions (self);
}

static void
search_changed_cb (RsStringsView *self)
{
  rs_strings_view_begin_change (self);
  rs_string_table_set_search (self->table, gtk_editable_get_text (self->search_entry));
  rs_strings_view_end_change (self);
  g_signal_emit (self, signals[SEARCHED], 0);
}

static void
stop_search_cb (RsStringsView *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static void
copy (RsStringsView *self,
      guint          position,
      guint          n)
{
  g_autofree char *tsv = rs_string_table_dup_tsv (self->table, position, n);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), tsv);
}

static void
copy_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  RsStringsView *self = RS_STRINGS_VIEW (widget);
  guint position;

  if (find_selected (self, &position))
    copy (self, position, 1);
}

static void
copy_all_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  RsStringsView *self = RS_STRINGS_VIEW (widget);

  copy (self, 0, g_list_model_get_n_items (G_LIST_MODEL (self->table)));
}

static void
rs_strings_view_dispose (GObject *object)
{
  RsStringsView *self = RS_STRINGS_VIEW (object);

  g_clear_handle_id (&self->grow_id, g_source_remove);
  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
      gtk_column_view_set_model (self->view, NULL);
    }
  if (self->kinds != NULL)
    rs_string_kinds_stop (self->kinds);
  g_clear_object (&self->kinds);
  g_clear_object (&self->selection);
  g_clear_object (&self->slice);
  g_clear_object (&self->table);
  g_clear_pointer (&self->selected, g_bytes_unref);
  rs_dispose_template (GTK_WIDGET (self), RS_TYPE_STRINGS_VIEW);

  G_OBJECT_CLASS (rs_strings_view_parent_class)->dispose (object);
}

static void
rs_strings_view_class_init (RsStringsViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rs_strings_view_dispose;

  signals[SELECTED] = g_signal_new ("selected", RS_TYPE_STRINGS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[SEARCHED] = g_signal_new ("searched", RS_TYPE_STRINGS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "strings.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "strings.copy-all", NULL, copy_all_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "strings.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "strings.copy-all", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-strings-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RsStringsView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RsStringsView, frame);
  gtk_widget_class_bind_template_child (widget_class, RsStringsView, scroller);
  gtk_widget_class_bind_template_child (widget_class, RsStringsView, view);
  gtk_widget_class_bind_template_child (widget_class, RsStringsView, no_match);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
rs_strings_view_init (RsStringsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->table = rs_string_table_new ();
  self->kinds = rs_string_kinds_new (self->scroller);
  self->slice = gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->table)), 0,
                                          ROWS_AT_A_TIME);
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect",
                                  TRUE, "model", self->slice, NULL);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb),
                            self);
  rs_strings_view_init_columns (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  update_actions (self);
}

/**
 * rs_strings_view_get_table:
 * @self: the view
 *
 * Returns: (transfer none): its rows
 */
RsStringTable *
rs_strings_view_get_table (RsStringsView *self)
{
  g_return_val_if_fail (RS_IS_STRINGS_VIEW (self), NULL);

  return self->table;
}

/**
 * rs_strings_view_set_worker:
 * @self: the view
 * @worker: (transfer none): who is asked in which ways the texts in view are held
 */
void
rs_strings_view_set_worker (RsStringsView *self,
                            RsWorker      *worker)
{
  g_return_if_fail (RS_IS_STRINGS_VIEW (self));
  g_return_if_fail (RS_IS_WORKER (worker));

  rs_string_kinds_set_worker (self->kinds, worker);
}

/**
 * rs_strings_view_set_snapshot:
 * @self: the view
 * @snapshot: (transfer none) (nullable): what was counted
 *
 * Shows other strings. What is selected stays so if it is among them; otherwise "selected" is
 * emitted.
 */
void
rs_strings_view_set_snapshot (RsStringsView    *self,
                              RsStringSnapshot *snapshot)
{
  RsStringSnapshot *before;
  gsize row;

  g_return_if_fail (RS_IS_STRINGS_VIEW (self));

  before = rs_string_table_get_snapshot (self->table);
  self->is_other
    = before != NULL && snapshot != NULL
      && rs_string_snapshot_get_kind (before) != rs_string_snapshot_get_kind (snapshot);
  rs_strings_view_begin_change (self);
  rs_string_kinds_set_snapshot (self->kinds, snapshot);
  rs_string_table_set_snapshot (self->table, snapshot);
  rs_strings_view_end_change (self);
  if (self->selected != NULL && !rs_strings_view_get_selected (self, &row))
    selection_changed_cb (self);
}

/**
 * rs_strings_view_get_selected:
 * @self: the view
 * @row: (out): the row of the snapshot that is selected
 *
 * Returns: whether one is, also if a search leaves it out
 */
gboolean
rs_strings_view_get_selected (RsStringsView *self,
                              gsize         *row)
{
  RsStringSnapshot *snapshot;
  gsize length;
  const char *text;

  g_return_val_if_fail (RS_IS_STRINGS_VIEW (self), FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  snapshot = rs_string_table_get_snapshot (self->table);
  if (self->selected == NULL || snapshot == NULL)
    return FALSE;

  text = g_bytes_get_data (self->selected, &length);

  return rs_string_snapshot_find (snapshot, text, length, row);
}

/**
 * rs_strings_view_shows_selected:
 * @self: the view
 *
 * Returns: whether a row is selected that the search does not leave out
 */
gboolean
rs_strings_view_shows_selected (RsStringsView *self)
{
  guint position;

  g_return_val_if_fail (RS_IS_STRINGS_VIEW (self), FALSE);

  return find_selected (self, &position);
}

/**
 * rs_strings_view_select:
 * @self: the view
 * @text: a text
 * @length: its length in bytes
 *
 * Selects a row, if it is shown, and brings it into view. "selected" is not emitted.
 */
void
rs_strings_view_select (RsStringsView *self,
                        const char    *text,
                        gsize          length)
{
  g_return_if_fail (RS_IS_STRINGS_VIEW (self));
  g_return_if_fail (text != NULL);

  g_clear_pointer (&self->selected, g_bytes_unref);
  self->selected = g_bytes_new (text, length);
  show_selected (self);
  update_actions (self);
  self->is_sought = self->grow_id != 0;
  scroll_to_selected (self);
}

/**
 * rs_strings_view_unselect:
 * @self: the view
 *
 * Selects nothing. "selected" is not emitted.
 */
void
rs_strings_view_unselect (RsStringsView *self)
{
  g_return_if_fail (RS_IS_STRINGS_VIEW (self));

  g_clear_pointer (&self->selected, g_bytes_unref);
  show_selected (self);
  update_actions (self);
}
