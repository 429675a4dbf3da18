/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders-view-private.h"

#include <glib/gi18n-lib.h>

#include "rs-dispose.h"
#include "rs-holder-node.h"
#include "rs-holder-tree.h"
#include "rs-wording.h"
#include "rs-wrap-box.h"

/* An answer that comes sooner than that replaces the last list without a spinner between them. */
#define SPINNER_AFTER_MS 250

G_DEFINE_FINAL_TYPE (RsHoldersView, rs_holders_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SORT_BY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Without a text there is no label. */
void
rs_holders_view_set_label (GtkLabel   *label,
                           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  RsHoldersView *self = user_data;
  RsHolderNode *one = RS_HOLDER_NODE ((gpointer) a);
  RsHolderNode *other = RS_HOLDER_NODE ((gpointer) b);

  return self->by_name ? rs_holder_node_compare_name (one, other)
                       : rs_holder_node_compare_count (one, other);
}

static GListModel *
create_children_cb (gpointer item,
                    gpointer user_data G_GNUC_UNUSED)
{
  GListModel *children = rs_holder_node_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static GtkTreeListRow *
get_child_row (GtkTreeListModel *model,
               GtkTreeListRow   *parent,
               guint             i)
{
  return parent != NULL ? gtk_tree_list_row_get_child_row (parent, i)
                        : gtk_tree_list_model_get_child_row (model, i);
}

/* Opens the largest package and the largest module in it. */
static void
expand_largest (GtkTreeListModel *model,
                GtkTreeListRow   *parent)
{
  g_autoptr (GtkTreeListRow) largest = NULL;
  g_autoptr (RsHolderNode) largest_node = NULL;
  GtkTreeListRow *row;

  for (guint i = 0; (row = get_child_row (model, parent, i)) != NULL; i++)
    {
      g_autoptr (RsHolderNode) node = gtk_tree_list_row_get_item (row);

      if (largest_node == NULL || rs_holder_node_compare_count (node, largest_node) < 0)
        {
          g_set_object (&largest, row);
          g_set_object (&largest_node, node);
        }
      g_object_unref (row);
    }

  if (largest == NULL || rs_holder_node_get_children (largest_node) == NULL
      || rs_holder_node_get_section (largest_node) != RS_HOLDER_SECTION_REFERENCES)
    return;

  gtk_tree_list_row_set_expanded (largest, TRUE);
  expand_largest (model, largest);
}

static void
clear_rows (RsHoldersView *self)
{
  gtk_list_view_set_model (self->list, NULL);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, rs_holders_view_update_actions, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
}

static void
update_total (RsHoldersView *self,
              gboolean       is_searching)
{
  g_autofree char *all = rs_wording_number ((gint64) rs_holders_get_total (self->holders));

  if (is_searching)
    {
      g_autofree char *found = rs_wording_number ((gint64) rs_holder_tree_get_total (self->tree));
      /* Translators: how many of all references were found by a search */
      g_autofree char *text = g_strdup_printf (_("%s of %s"), found, all);

      gtk_label_set_text (self->total_label, text);
    }
  else
    gtk_label_set_text (self->total_label, all);
}

/* Shows the holders that are searched for. */
static void
update_rows (RsHoldersView *self)
{
  const char *search = gtk_editable_get_text (self->search_entry);
  gboolean is_searching = *search != '\0';
  GtkTreeListModel *model;
  GtkSorter *sorter;
  gboolean is_empty;

  clear_rows (self);
  self->tree = rs_holder_tree_new (self->holders, search);
  is_empty = g_list_model_get_n_items (self->tree) == 0;

  model = gtk_tree_list_model_new (g_object_ref (self->tree), FALSE, is_searching,
                                   create_children_cb, NULL, NULL);
  if (!is_searching)
    expand_largest (model, NULL);
  sorter = GTK_SORTER (gtk_tree_list_row_sorter_new (g_object_ref (self->sorter)));
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect",
                                  TRUE, NULL);
  {
    g_autoptr (GtkSortListModel) sorted = gtk_sort_list_model_new (G_LIST_MODEL (model), sorter);

    gtk_single_selection_set_model (self->selection, G_LIST_MODEL (sorted));
  }
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (rs_holders_view_update_actions), self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  gtk_widget_set_visible (self->frame, !is_empty);
  rs_holders_view_set_label (self->message_label,
                             is_empty && is_searching
                               ? _("No holder matches what you look for.")
                               : NULL);
  update_total (self, is_searching);
  rs_holders_view_update_actions (self);
}

static void
stop_waiting (RsHoldersView *self)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (self->busy_box, FALSE);
  gtk_widget_set_sensitive (self->list_box, TRUE);
}

/* GTK 4.8 warns when a field goes that has the focus. */
static void
leave_list (RsHoldersView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, self->list_box))
    gtk_root_set_focus (root, NULL);
}

/* Takes the list away. */
static void
clear_list (RsHoldersView *self)
{
  leave_list (self);
  clear_rows (self);
  g_clear_pointer (&self->holders, rs_holders_unref);
  gtk_label_set_text (self->total_label, "");
  gtk_widget_set_visible (self->list_box, FALSE);
  rs_holders_view_set_label (self->message_label, NULL);
  rs_holders_view_update_actions (self);
}

static gboolean
spinner_cb (gpointer user_data)
{
  RsHoldersView *self = user_data;

  self->spinner_id = 0;
  clear_list (self);
  gtk_widget_set_visible (self->busy_box, TRUE);
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (RsHoldersView *self)
{
  if (self->holders != NULL && self->spinner_id == 0)
    update_rows (self);
}

/* Esc empties the field first, and then closes what the list is in. */
static void
stop_search_cb (RsHoldersView *self)
{
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    gtk_editable_set_text (self->search_entry, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "page.unselect", NULL);
}

static void
activate_cb (RsHoldersView *self,
             guint          position)
{
  g_autoptr (GtkTreeListRow) row
    = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_single_selection_set_selected (self->selection, position);
  if (gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "holders.open", NULL);
}

static void
rs_holders_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SORT_BY:
      g_value_set_static_string (value, RS_HOLDERS_VIEW (object)->by_name ? "name" : "count");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_holders_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  RsHoldersView *self = RS_HOLDERS_VIEW (object);
  gboolean by_name = g_strcmp0 (g_value_get_string (value), "name") == 0;

  switch (prop_id)
    {
    case PROP_SORT_BY:
      if (self->by_name == by_name)
        return;
      self->by_name = by_name;
      gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_holders_view_dispose (GObject *object)
{
  RsHoldersView *self = RS_HOLDERS_VIEW (object);

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (self->list != NULL)
    clear_rows (self);
  g_clear_pointer (&self->holders, rs_holders_unref);
  g_clear_object (&self->sorter);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  rs_dispose_template (GTK_WIDGET (object), RS_TYPE_HOLDERS_VIEW);

  G_OBJECT_CLASS (rs_holders_view_parent_class)->dispose (object);
}

static void
rs_holders_view_class_init (RsHoldersViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rs_holders_view_get_property;
  object_class->set_property = rs_holders_view_set_property;
  object_class->dispose = rs_holders_view_dispose;

  properties[PROP_SORT_BY]
    = g_param_spec_string ("sort-by", NULL, NULL, "count",
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RS_TYPE_WRAP_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-holders-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, total_label);
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, busy_box);
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, spinner);
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, list_box);
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, frame);
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, list);
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, source_label);
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, open_error_label);
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, message_label);
  gtk_widget_class_bind_template_child (widget_class, RsHoldersView, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  rs_holders_view_class_init_rows (widget_class);
  rs_holders_view_class_init_actions (widget_class);
}

static void
rs_holders_view_init (RsHoldersView *self)
{
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
  rs_holders_view_update_actions (self);
}

/**
 * rs_holders_view_set_holders:
 * @self: the view
 * @holders: (nullable): who refers to a value, %NULL to show nothing
 *
 * Shows who refers to a value, in place of whatever is shown.
 */
void
rs_holders_view_set_holders (RsHoldersView *self,
                             RsHolders     *holders)
{
  g_return_if_fail (RS_IS_HOLDERS_VIEW (self));

  stop_waiting (self);
  if (holders == NULL || rs_holders_get_n (holders) == 0)
    {
      clear_list (self);
      if (holders != NULL)
        rs_holders_view_set_label (self->message_label, _("Nothing refers to it."));
      return;
    }

  rs_holders_ref (holders);
  g_clear_pointer (&self->holders, rs_holders_unref);
  self->holders = holders;
  gtk_widget_set_visible (self->list_box, TRUE);
  update_rows (self);
}

/**
 * rs_holders_view_set_busy:
 * @self: the view
 *
 * Says that the holders are being looked for, unless the answer comes at once. Until then what was
 * shown last cannot be used.
 */
void
rs_holders_view_set_busy (RsHoldersView *self)
{
  g_return_if_fail (RS_IS_HOLDERS_VIEW (self));

  stop_waiting (self);
  leave_list (self);
  gtk_widget_set_sensitive (self->list_box, FALSE);
  gtk_label_set_text (self->total_label, "");
  rs_holders_view_set_label (self->message_label, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holders.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holders.copy-all", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holders.open", FALSE);
  self->spinner_id = g_timeout_add (SPINNER_AFTER_MS, spinner_cb, self);
}

/**
 * rs_holders_view_set_error:
 * @self: the view
 * @message: a sentence
 *
 * Says why the holders cannot be shown.
 */
void
rs_holders_view_set_error (RsHoldersView *self,
                           const char    *message)
{
  g_return_if_fail (RS_IS_HOLDERS_VIEW (self));
  g_return_if_fail (message != NULL);

  stop_waiting (self);
  clear_list (self);
  rs_holders_view_set_label (self->message_label, message);
}

/**
 * rs_holders_view_get_rows:
 * @self: the view
 *
 * Returns: (transfer none) (nullable): the rows that are shown, [class@Gtk.TreeListRow] of
 *   [class@HolderNode]
 */
GListModel *
rs_holders_view_get_rows (RsHoldersView *self)
{
  g_return_val_if_fail (RS_IS_HOLDERS_VIEW (self), NULL);

  return self->selection != NULL ? G_LIST_MODEL (self->selection) : NULL;
}
