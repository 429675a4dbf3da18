/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders-view.h"

#include <glib/gi18n-lib.h>

#include "rs-dispose.h"
#include "rs-holder-node.h"
#include "rs-open-file.h"
#include "rs-wording.h"
#include "rs-wrap-box.h"

/* An answer that comes sooner than that replaces the last list without a spinner between them. */
#define SPINNER_AFTER_MS 250

struct _RsHoldersView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkLabel *total_label;
  GtkWidget *busy_box;
  GtkSpinner *spinner;
  GtkWidget *list_box;
  GtkEditable *search_entry;
  GtkWidget *frame;
  GtkListView *list;
  GtkLabel *source_label;
  GtkLabel *open_error_label;
  GtkLabel *message_label;
  GMenuModel *row_menu;

  /* Owned */
  RsHolders *holders;            /* (nullable) */
  GListModel *tree;              /* (nullable): of RsHolderNode */
  GtkSingleSelection *selection; /* (nullable): of GtkTreeListRow */
  GtkSorter *sorter;             /* of RsHolderNode */

  GtkWidget *menu; /* (nullable), a child */
  gboolean by_name;
  guint spinner_id;
};

G_DEFINE_FINAL_TYPE (RsHoldersView, rs_holders_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SORT_BY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static RsHolderNode *
get_selected (RsHoldersView *self)
{
  GtkTreeListRow *row;
  g_autoptr (GObject) node = NULL;

  if (self->selection == NULL)
    return NULL;
  row = gtk_single_selection_get_selected_item (self->selection);
  if (row == NULL)
    return NULL;

  node = gtk_tree_list_row_get_item (row);

  return RS_HOLDER_NODE (node); /* the tree holds it */
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
update_actions (RsHoldersView *self)
{
  RsHolderNode *node = get_selected (self);
  g_autofree char *source = node != NULL ? rs_holder_node_dup_source (node) : NULL;
  gboolean has_rows = self->tree != NULL && g_list_model_get_n_items (self->tree) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holders.copy", node != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holders.copy-all", has_rows);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holders.open", source != NULL);
  set_label (self->source_label, source);
  set_label (self->open_error_label, NULL);
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
    g_signal_handlers_disconnect_by_func (self->selection, update_actions, self);
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
      g_autofree char *found = rs_wording_number ((gint64) rs_holder_node_get_total (self->tree));
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
  self->tree = rs_holder_node_new_tree (self->holders, search);
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
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (update_actions),
                            self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));

  gtk_widget_set_visible (self->frame, !is_empty);
  set_label (self->message_label,
             is_empty && is_searching ? _("No holder matches what you look for.") : NULL);
  update_total (self, is_searching);
  update_actions (self);
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
  set_label (self->message_label, NULL);
  update_actions (self);
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
popup_menu (RsHoldersView *self,
            GtkWidget     *at,
            double         x,
            double         y)
{
  double self_x;
  double self_y;
  GdkRectangle place = { .width = 1, .height = 1 };

  if (!gtk_widget_translate_coordinates (at, GTK_WIDGET (self), x, y, &self_x, &self_y))
    return;

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->row_menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  place.x = (int) self_x;
  place.y = (int) self_y;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
row_pressed_cb (GtkListItem     *item,
                int              n_press G_GNUC_UNUSED,
                double           x,
                double           y,
                GtkGestureClick *gesture)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *self = gtk_widget_get_ancestor (row, RS_TYPE_HOLDERS_VIEW);

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_single_selection_set_selected (RS_HOLDERS_VIEW (self)->selection,
                                     gtk_list_item_get_position (item));
  popup_menu (RS_HOLDERS_VIEW (self), row, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args G_GNUC_UNUSED,
             gpointer   user_data G_GNUC_UNUSED)
{
  RsHoldersView *self = RS_HOLDERS_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return FALSE;
  popup_menu (self, focus, 0, gtk_widget_get_height (focus));

  return TRUE;
}

static GtkWidget *
row_label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* the row has the width of the list, and is as high as that takes */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
    }

  return label;
}

static void
setup_row_cb (GtkListItemFactory *factory G_GNUC_UNUSED,
              GtkListItem        *item,
              RsHoldersView      *self G_GNUC_UNUSED)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *count = gtk_label_new (NULL);
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_widget_set_margin_top (row, 4);
  gtk_widget_set_margin_bottom (row, 4);
  gtk_widget_set_margin_end (row, 9);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (text), row_label_new (NULL));
  gtk_box_append (GTK_BOX (text), row_label_new ("caption"));
  gtk_box_append (GTK_BOX (row), text);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_valign (count, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), count);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), row);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (row_pressed_cb), item);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (gesture));

#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_list_item_set_focusable (item, FALSE); /* the expander is, which has the keys */
#endif
  gtk_list_item_set_child (item, expander);
}

static void
bind_row_cb (GtkListItemFactory *factory G_GNUC_UNUSED,
             GtkListItem        *item,
             RsHoldersView      *self G_GNUC_UNUSED)
{
  GtkWidget *expander = gtk_list_item_get_child (item);
  GtkWidget *text
    = gtk_widget_get_first_child (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander)));
  GtkWidget *title = gtk_widget_get_first_child (text);
  GtkWidget *caption = gtk_widget_get_next_sibling (title);
  GtkWidget *count = gtk_widget_get_next_sibling (text);
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (RsHolderNode) node = gtk_tree_list_row_get_item (row);
  g_autofree char *number = rs_wording_number ((gint64) rs_holder_node_get_count (node));
  g_autofree char *sentence = rs_holder_node_dup_text (node);
  g_autofree char *source = rs_holder_node_dup_source (node);
  g_autofree char *tooltip = source != NULL ? g_strdup_printf ("%s\n%s", sentence, source)
                                            : g_strdup (sentence);
  /* Translators: a row for a screen reader: who refers to a value, and how often */
  g_autofree char *spoken = g_strdup_printf (_("%s, %s"), rs_holder_node_get_title (node), number);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_label_set_text (GTK_LABEL (title), rs_holder_node_get_title (node));
  set_label (GTK_LABEL (caption), rs_holder_node_get_caption (node));
  gtk_label_set_text (GTK_LABEL (count), number);
  if (rs_holder_node_get_section (node) != RS_HOLDER_SECTION_REFERENCES)
    gtk_widget_add_css_class (count, "dim-label");
  else
    gtk_widget_remove_css_class (count, "dim-label");
  gtk_widget_set_tooltip_text (expander, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_list_item_set_accessible_label (item, spoken);
#endif
}

static void
unbind_row_cb (GtkListItemFactory *factory G_GNUC_UNUSED,
               GtkListItem        *item,
               RsHoldersView      *self G_GNUC_UNUSED)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

static void
copy_activated (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  g_autofree char *text = rs_holder_node_dup_text (get_selected (RS_HOLDERS_VIEW (widget)));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
copy_all_activated (GtkWidget  *widget,
                    const char *action_name G_GNUC_UNUSED,
                    GVariant   *parameter G_GNUC_UNUSED)
{
  g_autofree char *text = rs_holder_node_dup_all_text (RS_HOLDERS_VIEW (widget)->tree);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
open_activated (GtkWidget  *widget,
                const char *action_name G_GNUC_UNUSED,
                GVariant   *parameter G_GNUC_UNUSED)
{
  RsHoldersView *self = RS_HOLDERS_VIEW (widget);
  const RsHolder *holder = rs_holder_node_get_holder (get_selected (self));
  g_autoptr (GdkAppLaunchContext) context
    = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_autoptr (GError) error = NULL;

  rs_open_file (holder->file, holder->line, G_APP_LAUNCH_CONTEXT (context), &error);
  set_label (self->open_error_label, error != NULL ? error->message : NULL);
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

  gtk_widget_class_install_action (widget_class, "holders.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "holders.copy-all", NULL, copy_all_activated);
  gtk_widget_class_install_action (widget_class, "holders.open", NULL, open_activated);
  gtk_widget_class_install_property_action (widget_class, "holders.sort-by", "sort-by");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "holders.copy",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);

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
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
rs_holders_view_init (RsHoldersView *self)
{
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, self, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
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
        set_label (self->message_label, _("Nothing refers to it."));
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
  set_label (self->message_label, NULL);
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
  set_label (self->message_label, message);
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
