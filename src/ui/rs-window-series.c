/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window-private.h"

#include <glib/gi18n-lib.h>

#include "rs-experiment-dialog.h"
#include "rs-series-report.h"

/* Of a toast, what it tells of */
#define TOLD_SERIES "rs-told-series"

static gboolean
is_narrow (RsWindow *self)
{
  gboolean narrow;

  g_object_get (self->side_bin, "narrow", &narrow, NULL);

  return narrow;
}

static GSimpleAction *
get_sidebar (RsWindow *self)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "sidebar"));
}

static gboolean
is_sidebar_shown (RsWindow *self)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (get_sidebar (self)));

  return g_variant_get_boolean (state);
}

/* A wide window has room for it beside the page, a narrow one shows it over the page. */
static void
reveal (RsWindow *self,
        gboolean  shown)
{
  gboolean narrow = is_narrow (self);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->over_box)) != NULL;

  g_simple_action_set_state (get_sidebar (self), g_variant_new_boolean (shown));
  gtk_revealer_set_reveal_child (self->beside_revealer, shown && !narrow);
  gtk_revealer_set_reveal_child (self->over_revealer, shown && narrow);
  gtk_widget_set_visible (self->scrim, shown && narrow);
  if (shown && narrow)
    gtk_widget_grab_focus (GTK_WIDGET (self->series_view));
  else if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (rs_plot_page_get_plot (rs_window_get_page (self))));
}

static void
change_sidebar (GSimpleAction *action,
                GVariant      *value,
                gpointer       user_data)
{
  RsWindow *self = RS_WINDOW (user_data);
  gboolean shown = g_variant_get_boolean (value);

  /* what lies over the page is not meant to stay */
  if (!is_narrow (self))
    g_settings_set_boolean (self->settings, "sidebar", shown);
  reveal (self, shown);
}

static void
narrow_cb (RsWindow *self)
{
  gboolean narrow = is_narrow (self);
  GtkBox *from = narrow ? self->beside_box : self->over_box;
  GtkBox *to = narrow ? self->over_box : self->beside_box;
  GtkWidget *view = GTK_WIDGET (self->series_view);

  if (gtk_widget_get_parent (view) == GTK_WIDGET (from))
    {
      g_object_ref (view);
      gtk_box_remove (from, view);
      gtk_box_prepend (to, view);
      g_object_unref (view);
    }
  reveal (self, !narrow && g_settings_get_boolean (self->settings, "sidebar"));
}

static void
close_over (RsWindow *self)
{
  if (is_narrow (self))
    reveal (self, FALSE);
}

static gboolean
over_key_cb (RsWindow *self,
             guint     keyval)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  close_over (self);

  return TRUE;
}

/* Shows the list with what was added to it, or the page where there is no room for both. */
void
rs_window_show_added (RsWindow *self)
{
  if (is_narrow (self))
    close_over (self);
  else
    reveal (self, TRUE);
}

static void
add_cb (RsWindow     *self,
        RsExperiment *experiment)
{
  rs_series_list_add (self->series, experiment);
  rs_window_show_added (self);
}

static void
add_experiment_activated (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  RsWindow *self = RS_WINDOW (user_data);
  GtkWidget *dialog = rs_experiment_dialog_new (GTK_WINDOW (self), self->settings);

  g_signal_connect_object (dialog, "add", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The list may have changed since it was told of, and another Python may have been started. */
static void
details_clicked_cb (RsWindow *self,
                    AdwToast *toast)
{
  RsSeries *series = g_object_get_data (G_OBJECT (toast), TOLD_SERIES);

  if (rs_series_list_find (self->series, series, NULL))
    gtk_window_present (GTK_WINDOW (rs_series_report_new (GTK_WINDOW (self), series)));
}

/* The sidebar tells what has failed; where it is not seen somebody else must. */
static void
changed_cb (RsWindow *self,
            RsSeries *series)
{
  g_autofree char *title = NULL;
  AdwToast *toast;

  if (rs_series_get_state (series) != RS_SERIES_FAILED || is_sidebar_shown (self)
      || rs_series_is_embedded (series)
      || !rs_series_list_find (self->series, series, NULL))
    return;

  /* Translators: the title of an experiment, and why it failed, in a line. */
  title = g_markup_printf_escaped (_("%s: %s"), rs_series_get_title (series),
                                   rs_series_get_status (series));
  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, _("_Details"));
  g_object_set_data_full (G_OBJECT (toast), TOLD_SERIES, g_object_ref (series), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (details_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static const GActionEntry series_actions[] = {
  { "sidebar", NULL, NULL, "false", change_sidebar, { 0 } },
  { "add-experiment", add_experiment_activated, NULL, NULL, NULL, { 0 } },
};

/* Once the window has its settings: lists what is measured. */
void
rs_window_init_series (RsWindow     *self,
                       RsSeriesList *series)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->series = g_object_ref (series);
  g_action_map_add_action_entries (G_ACTION_MAP (self), series_actions,
                                   G_N_ELEMENTS (series_actions), self);
  rs_series_view_set_list (self->series_view, series);

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (over_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->over_box), keys);
  /* not before, or what lies below gets the end of a click whose beginning it has not seen */
  g_signal_connect_object (click, "released", G_CALLBACK (close_over), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (self->side_bin, "notify::narrow", G_CALLBACK (narrow_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (series, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  narrow_cb (self);
}
