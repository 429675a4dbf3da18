/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window-private.h"

#include <glib/gi18n-lib.h>

/* (transfer none) (nullable): the first series that a person would miss, and how many there are */
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
      if (first == NULL)
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

/* Gives up that the window is to be closed: something could not be saved, or was not to be. */
void
rs_window_stay (RsWindow *self)
{
  self->is_leaving = FALSE;
}

/* Goes on closing the window, if it is to be closed, when something was saved. */
void
rs_window_leave_when_saved (RsWindow *self)
{
  RsSeries *next;
  guint n;

  if (!self->is_leaving || self->n_saves > 0)
    return;

  next = find_unsaved (self, &n);
  if (next != NULL)
    rs_window_choose_save (self, next);
  else
    leave_soon (self);
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
      rs_window_leave_when_saved (self);
    }
}

/* AdwMessageDialog is deprecated from libadwaita 1.6 on, for AdwAlertDialog of 1.5. */
static void
ask (RsWindow *self,
     RsSeries *first,
     guint     n_unsaved)
{
  const char *heading = _("Save Results?");
  g_autofree char *body = NULL;
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *question;
#else
  GtkWidget *question;
#endif

  if (n_unsaved == 1)
    /* Translators: %s is the title of an experiment, such as "Python 3.11 · json". */
    body = g_strdup_printf (_("The results of “%s” are not in a file, and will be lost."),
                            rs_series_get_title (first));
  else
    body = g_strdup_printf (
      ngettext ("The results of %u experiment are not in a file, and will be lost.",
                "The results of %u experiments are not in files, and will be lost.", n_unsaved),
      n_unsaved);

#if ADW_CHECK_VERSION(1, 5, 0)
  question = adw_alert_dialog_new (heading, body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _("_Cancel"), "discard",
                                  _("_Discard"), "save", _("_Save…"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "save",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "save");
#else
  question = adw_message_dialog_new (GTK_WINDOW (self), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "cancel", _("_Cancel"),
                                    "discard", _("_Discard"), "save", _("_Save…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "save");
#endif
  self->is_asking = TRUE;
  g_signal_connect_object (question, "response", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (question, GTK_WIDGET (self));
#else
  gtk_window_present (GTK_WINDOW (question));
#endif
}

/**
 * rs_window_may_close:
 * @self: the window
 *
 * Experiments end with the window. If a person would miss what came of one, it is asked whether to
 * save it; if something is being saved, that is waited for, unless it is tried once more. The window
 * is closed later, then.
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

  ask (self, first, n_unsaved);

  return FALSE;
}
