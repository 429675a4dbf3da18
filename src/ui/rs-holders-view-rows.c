/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders-view-private.h"

#include <glib/gi18n-lib.h>

#include "rs-holder-node.h"
#include "rs-wording.h"

/* The rows of the list: what is in each, and what a click on it does. */

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
  rs_holders_view_popup_menu (RS_HOLDERS_VIEW (self), row, x, y);
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
  rs_holders_view_set_label (GTK_LABEL (caption), rs_holder_node_get_caption (node));
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

void
rs_holders_view_class_init_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}
