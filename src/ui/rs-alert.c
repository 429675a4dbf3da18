/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-alert.h"

/* AdwMessageDialog is deprecated from libadwaita 1.6 on, for AdwAlertDialog of 1.5. */
#if ADW_CHECK_VERSION(1, 5, 0)
#define HAS_ALERT_DIALOG 1
#endif

/**
 * rs_alert_new:
 * @heading: a few words, the same for every file and module: libadwaita 1.7 measures them as a
 *   single line, and warns where they do not fit (adw-alert-dialog.c, heading_label)
 * @body: what is to be known, in sentences
 *
 * Makes a message or a question over a window. It has a signal “response”, with the name of the
 * response, which is “close” if it was closed by other means.
 *
 * Returns: (transfer floating): the dialog, to be shown by rs_alert_present()
 */
GtkWidget *
rs_alert_new (const char *heading,
              const char *body)
{
  g_return_val_if_fail (heading != NULL, NULL);
  g_return_val_if_fail (body != NULL, NULL);

#ifdef HAS_ALERT_DIALOG
  return GTK_WIDGET (adw_alert_dialog_new (heading, body));
#else
  return adw_message_dialog_new (NULL, heading, body);
#endif
}

/**
 * rs_alert_add_response:
 * @alert: a dialog of rs_alert_new()
 * @response: the name that the signal “response” gives
 * @label: what the button says, with a mnemonic
 * @appearance: whether it is suggested, or loses something
 *
 * Adds a button. The first of them stands at the start.
 */
void
rs_alert_add_response (GtkWidget             *alert,
                       const char            *response,
                       const char            *label,
                       AdwResponseAppearance  appearance)
{
  g_return_if_fail (response != NULL);
  g_return_if_fail (label != NULL);

#ifdef HAS_ALERT_DIALOG
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), response, label);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), response, appearance);
#else
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (alert), response, label);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (alert), response, appearance);
#endif
}

/**
 * rs_alert_present:
 * @alert: (transfer floating): a dialog of rs_alert_new(), not yet shown
 * @response: what Enter does: one that was added and loses nothing
 * @parent: a window, which the dialog covers until it is answered
 *
 * Shows the dialog, which goes with its answer.
 */
void
rs_alert_present (GtkWidget  *alert,
                  const char *response,
                  GtkWidget  *parent)
{
  g_return_if_fail (response != NULL);
  g_return_if_fail (GTK_IS_WINDOW (parent));

#ifdef HAS_ALERT_DIALOG
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), response);
  /* left to itself, libadwaita 1.10 moves the focus on in a narrow window, to the next response */
  adw_dialog_set_focus (ADW_DIALOG (alert), adw_dialog_get_default_widget (ADW_DIALOG (alert)));
  adw_dialog_present (ADW_DIALOG (alert), parent);
#else
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (alert), response);
  gtk_window_set_transient_for (GTK_WINDOW (alert), GTK_WINDOW (parent));
  gtk_window_present (GTK_WINDOW (alert));
#endif
}
