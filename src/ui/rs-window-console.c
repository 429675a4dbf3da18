/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window-private.h"

static void
change_console (GSimpleAction *action,
                GVariant      *value,
                gpointer       user_data)
{
  RsWindow *self = RS_WINDOW (user_data);
  gboolean shown = g_variant_get_boolean (value);
  GtkWidget *console = GTK_WIDGET (self->console);

  g_simple_action_set_state (action, value);
  gtk_widget_set_visible (console, shown);
  if (shown)
    gtk_widget_grab_focus (console);
  else
    gtk_widget_grab_focus (GTK_WIDGET (rs_plot_page_get_plot (rs_window_get_page (self))));
}

static const GActionEntry console_actions[] = {
  { "console", NULL, NULL, "false", change_console, { 0 } },
};

/* Once the window has its series: below the pages code can be run in the active one. */
void
rs_window_init_console (RsWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), console_actions,
                                   G_N_ELEMENTS (console_actions), self);
  rs_console_set_list (self->console, self->series);
}
