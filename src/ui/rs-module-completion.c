/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-module-completion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _RsModuleCompletion
{
  GObject parent_instance;

  /* Borrowed */
  GtkEditable *field;
  GtkWidget *popover; /* a child of the field */
  GtkListBox *list_box;

  char **names; /* (nullable) (owned) sorted */
  int start;    /* of the name that is typed, in characters */
  gboolean is_taking;
  gboolean is_typed; /* something was, and the cursor is still where it was before */
};

G_DEFINE_FINAL_TYPE (RsModuleCompletion, rs_module_completion, G_TYPE_OBJECT)

static gboolean
is_separator (gunichar c)
{
  return c == ',' || c == ';' || g_unichar_isspace (c);
}

static gboolean
is_shown (RsModuleCompletion *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

static void
take (RsModuleCompletion *self,
      GtkListBoxRow      *row)
{
  const char *name = gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
  int position = self->start;

  self->is_taking = TRUE;
  gtk_editable_delete_text (self->field, self->start, gtk_editable_get_position (self->field));
  gtk_editable_insert_text (self->field, name, -1, &position);
  gtk_editable_set_position (self->field, position);
  self->is_taking = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
row_activated_cb (RsModuleCompletion *self,
                  GtkListBoxRow      *row)
{
  take (self, row);
}

static void
clear (RsModuleCompletion *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list_box, 0)) != NULL)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));
}

static void
propose (RsModuleCompletion *self)
{
  g_auto (GStrv) found = NULL;

  if (self->is_taking || self->popover == NULL)
    return;

  clear (self);
  if (self->names != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->field)))
    found = rs_module_completion_match ((const char *const *) self->names,
                                        gtk_editable_get_text (self->field),
                                        gtk_editable_get_position (self->field), &self->start);
  if (found == NULL || found[0] == NULL)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }

  for (gsize i = 0; found[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (found[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->list_box, label);
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* The text changes first, and then the cursor moves. */
static void
changed_cb (RsModuleCompletion *self)
{
  self->is_typed = TRUE;
  propose (self);
}

static void
moved_cb (RsModuleCompletion *self)
{
  if (self->is_typed)
    propose (self);
  self->is_typed = FALSE;
}

static void
select_next (RsModuleCompletion *self,
             int                 step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list_box);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  gtk_list_box_select_row (self->list_box,
                           index >= 0 ? gtk_list_box_get_row_at_index (self->list_box, index)
                                      : NULL);
}

/* The keys go to the field, where they are typed; these few are the list's while it is open. */
static gboolean
key_pressed_cb (RsModuleCompletion *self,
                guint               keyval)
{
  GtkListBoxRow *row;

  if (!is_shown (self))
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      select_next (self, 1);
      return TRUE;

    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      select_next (self, -1);
      return TRUE;

    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return TRUE;

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      row = gtk_list_box_get_selected_row (self->list_box);
      if (row == NULL)
        return FALSE;
      take (self, row);
      return TRUE;

    default:
      return FALSE;
    }
}

static void
leave_cb (RsModuleCompletion *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* The popover is a child of the field, which does not know of it. */
static void
rs_module_completion_dispose (GObject *object)
{
  g_clear_pointer (&RS_MODULE_COMPLETION (object)->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (rs_module_completion_parent_class)->dispose (object);
}

static void
rs_module_completion_finalize (GObject *object)
{
  g_strfreev (RS_MODULE_COMPLETION (object)->names);

  G_OBJECT_CLASS (rs_module_completion_parent_class)->finalize (object);
}

static void
rs_module_completion_class_init (RsModuleCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_module_completion_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_module_completion_finalize;
}

static void
rs_module_completion_init (RsModuleCompletion *self)
{
}

/**
 * rs_module_completion_new:
 * @field: where names are typed, separated by commas or spaces
 *
 * Nothing is proposed before there are names. Main thread only.
 *
 * Returns: (transfer full): the list below the field, to be freed before the field is destroyed
 */
RsModuleCompletion *
rs_module_completion_new (GtkEditable *field)
{
  RsModuleCompletion *self;
  GtkEventController *keys;
  GtkEventController *focus;

  g_return_val_if_fail (GTK_IS_EDITABLE (field), NULL);

  self = g_object_new (RS_TYPE_MODULE_COMPLETION, NULL);
  self->field = field;
  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_SINGLE);
  gtk_widget_set_focusable (GTK_WIDGET (self->list_box), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Modules That Can Be Imported"), -1);
  g_signal_connect_object (self->list_box, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);

  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list_box));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (field));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (field), keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (field), focus);
  g_signal_connect_object (field, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "notify::cursor-position", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * rs_module_completion_set_names:
 * @self: the list
 * @names: (nullable): what can be imported, sorted, or %NULL if that is not known
 *
 * Says what can be proposed.
 */
void
rs_module_completion_set_names (RsModuleCompletion *self,
                                const char *const  *names)
{
  char **copy;

  g_return_if_fail (RS_IS_MODULE_COMPLETION (self));

  copy = g_strdupv ((char **) names);
  g_strfreev (self->names);
  self->names = copy;
}

/**
 * rs_module_completion_match:
 * @names: what can be imported, sorted
 * @text: what was typed: names that are separated by commas or spaces
 * @position: the place of the cursor, in characters
 * @start: (out): where the name at the cursor begins, in characters
 *
 * Finds what may be meant by the name in front of the cursor. One that is typed to its end is not
 * proposed again.
 *
 * Returns: (transfer full): at most %RS_MODULE_COMPLETION_MAX names, those without a leading
 *   underscore first unless one was typed
 */
char **
rs_module_completion_match (const char *const *names,
                            const char        *text,
                            int                position,
                            int               *start)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *prefix = NULL;
  const char *end;
  const char *begin;

  g_return_val_if_fail (names != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (start != NULL, NULL);

  position = CLAMP (position, 0, (int) g_utf8_strlen (text, -1));
  end = begin = g_utf8_offset_to_pointer (text, position);
  *start = position;
  while (begin > text)
    {
      const char *previous = g_utf8_prev_char (begin);

      if (is_separator (g_utf8_get_char (previous)))
        break;
      begin = previous;
      (*start)--;
    }
  prefix = g_strndup (begin, (gsize) (end - begin));

  if (*prefix != '\0')
    for (int hidden = *prefix == '_' ? 1 : 0; hidden < 2; hidden++)
      for (gsize i = 0; names[i] != NULL && found->len < RS_MODULE_COMPLETION_MAX; i++)
        if ((names[i][0] == '_') == (hidden == 1) && g_str_has_prefix (names[i], prefix)
            && strlen (names[i]) > strlen (prefix))
          g_ptr_array_add (found, g_strdup (names[i]));
  g_ptr_array_add (found, NULL);

  return (char **) g_ptr_array_free (found, FALSE);
}
