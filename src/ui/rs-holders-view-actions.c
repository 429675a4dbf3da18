/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders-view-private.h"

#include "rs-holder-node.h"
#include "rs-holder-tree.h"
#include "rs-open-file.h"

/* What can be done with a row: by keys, and by a menu at it. */

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

void
rs_holders_view_update_actions (RsHoldersView *self)
{
  RsHolderNode *node = get_selected (self);
  g_autofree char *source = node != NULL ? rs_holder_node_dup_source (node) : NULL;
  gboolean has_rows = self->tree != NULL && g_list_model_get_n_items (self->tree) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holders.copy", node != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holders.copy-all", has_rows);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holders.open", source != NULL);
  rs_holders_view_set_label (self->source_label, source);
  rs_holders_view_set_label (self->open_error_label, NULL);
}

void
rs_holders_view_popup_menu (RsHoldersView *self,
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
  rs_holders_view_popup_menu (self, focus, 0, gtk_widget_get_height (focus));

  return TRUE;
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
  g_autofree char *text = rs_holder_tree_dup_text (RS_HOLDERS_VIEW (widget)->tree);

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
  rs_holders_view_set_label (self->open_error_label, error != NULL ? error->message : NULL);
}

void
rs_holders_view_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "holders.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "holders.copy-all", NULL, copy_all_activated);
  gtk_widget_class_install_action (widget_class, "holders.open", NULL, open_activated);
  gtk_widget_class_install_property_action (widget_class, "holders.sort-by", "sort-by");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "holders.copy",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
}
