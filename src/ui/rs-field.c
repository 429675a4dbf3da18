/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-field.h"

/**
 * rs_field_set_error:
 * @field: an entry or a spin button
 * @message: (nullable): what is wrong with its text, or %NULL if it is right
 *
 * Marks a field as wrong, for the eye and for a screen reader. The message itself is to be shown
 * beside the field.
 */
void
rs_field_set_error (GtkWidget  *field,
                    const char *message)
{
  g_return_if_fail (GTK_IS_WIDGET (field));

  if (message != NULL)
    {
      gtk_widget_add_css_class (field, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (field),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
    }
  else
    {
      gtk_widget_remove_css_class (field, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

/**
 * rs_field_check_init:
 * @self: (out caller-allocates): the state
 * @owner: the widget that it is part of
 * @pspec: the widget's property that holds the error
 * @apply: takes what was typed
 *
 * Begins with no error.
 */
void
rs_field_check_init (RsFieldCheck *self,
                     gpointer      owner,
                     GParamSpec   *pspec,
                     void        (*apply) (gpointer owner))
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_OBJECT (owner));
  g_return_if_fail (apply != NULL);

  *self = (RsFieldCheck) { .owner = owner, .pspec = pspec, .apply = apply };
}

/**
 * rs_field_check_clear:
 * @self: the state
 *
 * Frees what it owns.
 */
void
rs_field_check_clear (RsFieldCheck *self)
{
  g_return_if_fail (self != NULL);

  rs_field_check_stop (self);
  g_clear_pointer (&self->error, g_free);
}

static gboolean
pause_cb (gpointer user_data)
{
  RsFieldCheck *self = user_data;

  self->pause_id = 0;
  self->apply (self->owner);

  return G_SOURCE_REMOVE;
}

/**
 * rs_field_check_later:
 * @self: the state
 *
 * Has what was typed taken at the next pause of %RS_FIELD_PAUSE_MS.
 */
void
rs_field_check_later (RsFieldCheck *self)
{
  g_return_if_fail (self != NULL);

  rs_field_check_stop (self);
  self->pause_id = g_timeout_add (RS_FIELD_PAUSE_MS, pause_cb, self);
}

/**
 * rs_field_check_stop:
 * @self: the state
 *
 * Waits for no pause any more, as when what was typed is taken at once.
 */
void
rs_field_check_stop (RsFieldCheck *self)
{
  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->pause_id, g_source_remove);
}

/**
 * rs_field_check_set_error:
 * @self: the state
 * @message: (nullable): what is wrong, or %NULL if nothing is
 *
 * Keeps the error, and notifies of it if it is another one.
 */
void
rs_field_check_set_error (RsFieldCheck *self,
                          const char   *message)
{
  g_return_if_fail (self != NULL);

  if (g_strcmp0 (message, self->error) == 0)
    return;

  g_free (self->error);
  self->error = g_strdup (message);
  g_object_notify_by_pspec (self->owner, self->pspec);
}

/**
 * rs_field_check_get_error:
 * @self: the state
 *
 * Returns: (transfer none) (nullable): what is wrong, %NULL if nothing is
 */
const char *
rs_field_check_get_error (RsFieldCheck *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->error;
}
