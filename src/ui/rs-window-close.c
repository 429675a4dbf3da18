/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window-private.h"

#include <glib/gi18n-lib.h>

#include "rs-alert.h"

/* (transfer none) (nullable): the first series that a person would miss, of those that can be saved
 * now, if there is one, and how many there are */
static RsSeries *
find_unsaved (RsWindow *self,
              guint    *n_unsaved)
{
  RsSeries *first = NULL;

  *n_unsaved = 0;
  for (guint i = 0; i < rs_series_list_get_n (self->series); i++)
    {
      RsSeries *series = rs_series_list_get (self->series, i);

      if (!rs_series_is_unsaved (series))
        continue;
      if (first == NULL || (rs_series_is_busy (first) && !rs_series_is_busy (series)))
        first = series;
      (*n_unsaved)++;
    }

  return first;
}

static gboolean
leave_cb (gpointer user_data)
{
  RsWindow *self = RS_WINDOW (user_data);

  self->leave_id = 0;
  gtk_window_close (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

/* A question belongs to the window, which must not go before it. */
static void
leave_soon (RsWindow *self)
{
  if (self->leave_id == 0)
    self->leave_id = g_idle_add (leave_cb, self);
}

/* Gives up what was to be done once something was saved: it could not be, or was not to be. */
void
rs_window_stay (RsWindow *self)
{
  self->is_leaving = FALSE;
  self->saves_all = FALSE;
  /* a question that is asked is still to be answered */
  if (!self->is_asking)
    g_clear_object (&self->given_up);
}

/* What is still running may never end: to save it is not offered. */
static void
ask (RsWindow  *self,
     RsSeries  *first,
     guint      n_unsaved,
     GCallback  asked)
{
  gboolean can_save = !rs_series_is_busy (first);
  const char *heading = can_save ? _("Save Results?") : _("Discard Results?");
  g_autofree char *body = NULL;
  GtkWidget *question;

  if (n_unsaved == 1)
    /* Translators: %s is the title of an experiment, such as "Python 3.11 · json". */
    body = g_strdup_printf (_("The results of “%s” are not in a file, and will be lost."),
                            rs_series_get_title (first));
  else
    body = g_strdup_printf (
      ngettext ("The results of %u experiment are not in a file, and will be lost.",
                "The results of %u experiments are not in files, and will be lost.", n_unsaved),
      n_unsaved);

  question = rs_alert_new (heading, body);
  rs_alert_add_response (question, "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT);
  rs_alert_add_response (question, "discard", _("_Discard"), ADW_RESPONSE_DESTRUCTIVE);
  if (can_save)
    rs_alert_add_response (question, "save", _("_Save…"), ADW_RESPONSE_SUGGESTED);

  self->is_asking = TRUE;
  g_signal_connect_object (question, "response", asked, self, G_CONNECT_SWAPPED);
  rs_alert_present (question, can_save ? "save" : "cancel", GTK_WIDGET (self));
}

/* Takes a series out of the list, or does its experiment once more. */
static void
give_up (RsWindow *self,
         RsSeries *series,
         gboolean  removes)
{
  if (removes)
    rs_series_list_remove (self->series, series);
  else
    rs_series_run_again (series);
}

static void
go_on (RsWindow *self)
{
  g_autoptr (RsSeries) series = g_steal_pointer (&self->given_up);

  /* more may have been done in it meanwhile */
  if (series != NULL)
    rs_window_give_up (self, series, self->removes);
}

static void
asked_cb (RsWindow   *self,
          const char *response)
{
  self->is_asking = FALSE;
  if (g_str_equal (response, "discard"))
    {
      self->may_lose = TRUE;
      leave_soon (self);
    }
  else if (g_str_equal (response, "save"))
    {
      self->is_leaving = TRUE;
      self->saves_all = TRUE;
      rs_window_leave_when_saved (self);
    }
  else
    {
      rs_window_stay (self);
    }
}

/* Goes on closing the window, if it is to be closed, when something was saved. What nobody was
 * asked for yet is asked for. */
void
rs_window_leave_when_saved (RsWindow *self)
{
  RsSeries *next;
  guint n;

  if (!self->is_leaving || self->n_saves > 0 || self->is_asking)
    return;

  next = find_unsaved (self, &n);
  if (next == NULL)
    leave_soon (self);
  else if (self->saves_all && !rs_series_is_busy (next))
    rs_window_choose_save (self, next);
  else
    ask (self, next, n, G_CALLBACK (asked_cb));
}

/* Goes on with what waits for it that @series, and everything, if the window is to be closed, is
 * saved. */
void
rs_window_go_on_when_saved (RsWindow *self,
                            RsSeries *series)
{
  if (self->given_up == series && !self->is_asking)
    go_on (self);
  rs_window_leave_when_saved (self);
}

static void
asked_for_one_cb (RsWindow   *self,
                  const char *response)
{
  g_autoptr (RsSeries) series = NULL;

  self->is_asking = FALSE;
  if (g_str_equal (response, "discard"))
    {
      series = g_steal_pointer (&self->given_up);
      give_up (self, series, self->removes);
      rs_window_leave_when_saved (self);
    }
  else if (!g_str_equal (response, "save"))
    {
      rs_window_stay (self);
    }
  else if (rs_series_is_unsaved (self->given_up) && !rs_series_is_busy (self->given_up))
    {
      rs_window_choose_save (self, self->given_up);
    }
  else /* meanwhile it was saved, or has ended, or is busy again */
    {
      go_on (self);
      rs_window_leave_when_saved (self);
    }
}

/**
 * rs_window_give_up:
 * @self: the window
 * @series: a series
 * @removes: whether it is to be removed, or run again
 *
 * Ends the interpreter of a series. If a person would miss what came of it, it is asked first
 * whether to save it.
 */
void
rs_window_give_up (RsWindow *self,
                   RsSeries *series,
                   gboolean  removes)
{
  g_return_if_fail (RS_IS_WINDOW (self));
  g_return_if_fail (RS_IS_SERIES (series));

  if (!rs_series_is_unsaved (series))
    {
      give_up (self, series, removes);
      return;
    }
  if (self->is_asking)
    return;

  g_set_object (&self->given_up, series);
  self->removes = removes;
  ask (self, series, 1, G_CALLBACK (asked_for_one_cb));
}

static void
give_up_at (RsWindow *self,
            GVariant *position,
            gboolean  removes)
{
  RsSeries *series = rs_series_list_get (self->series, g_variant_get_uint32 (position));

  if (series != NULL)
    rs_window_give_up (self, series, removes);
}

static void
remove_series_activated (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  give_up_at (RS_WINDOW (user_data), parameter, TRUE);
}

static void
run_series_again_activated (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  give_up_at (RS_WINDOW (user_data), parameter, FALSE);
}

static const GActionEntry close_actions[] = {
  { "remove-series", remove_series_activated, "u", NULL, NULL, { 0 } },
  { "run-series-again", run_series_again_activated, "u", NULL, NULL, { 0 } },
};

/* Once the window has its series. */
void
rs_window_init_close (RsWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), close_actions,
                                   G_N_ELEMENTS (close_actions), self);
}

/**
 * rs_window_may_close:
 * @self: the window
 *
 * Experiments end with the window. If a person would miss what came of one, it is asked whether to
 * save it; if something is being saved, that is waited for, unless it is tried once more. The
 * window is closed later, then.
 *
 * Returns: whether nothing would be lost, or may be
 */
gboolean
rs_window_may_close (RsWindow *self)
{
  RsSeries *first;
  guint n_unsaved;

  g_return_val_if_fail (RS_IS_WINDOW (self), TRUE);

  if (self->series == NULL || self->may_lose)
    return TRUE;
  if (self->is_asking)
    return FALSE;

  if (self->n_saves > 0 && !self->is_leaving)
    {
      self->is_leaving = TRUE;
      return FALSE;
    }

  first = find_unsaved (self, &n_unsaved);
  if (first == NULL)
    return TRUE;

  ask (self, first, n_unsaved, G_CALLBACK (asked_cb));

  return FALSE;
}
