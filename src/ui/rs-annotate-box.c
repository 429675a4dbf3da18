/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-annotate-box.h"

#include <glib/gi18n-lib.h>

#include "rs-dispose.h"
#include "rs-field.h"

struct _RsAnnotateBox
{
  GtkWidget parent_instance;

  /* Template children */
  GtkCheckButton *auto_check;
  GtkCheckButton *powers_check;
  GtkCheckButton *none_check;
  GtkCheckButton *list_check;
  GtkEntry *list_entry;

  /* Owned */
  RsAnnotate *annotate;
  RsFieldCheck check;
};

G_DEFINE_FINAL_TYPE (RsAnnotateBox, rs_annotate_box, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_MODE,
  PROP_LIST,
  PROP_ANNOTATE,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static GtkCheckButton *
get_check (RsAnnotateBox  *self,
           RsAnnotateMode  mode)
{
  switch (mode)
    {
    case RS_ANNOTATE_POWERS_OF_TWO:
      return self->powers_check;
    case RS_ANNOTATE_NONE:
      return self->none_check;
    case RS_ANNOTATE_LIST:
      return self->list_check;
    case RS_ANNOTATE_AUTO:
    default:
      return self->auto_check;
    }
}

static RsAnnotateMode
get_mode (RsAnnotateBox *self)
{
  RsAnnotateMode mode = RS_ANNOTATE_AUTO;

  while (mode < RS_ANNOTATE_LIST && !gtk_check_button_get_active (get_check (self, mode)))
    mode++;

  return mode;
}

static void
set_error (RsAnnotateBox *self,
           const char    *message)
{
  rs_field_set_error (GTK_WIDGET (self->list_entry), message);
  rs_field_check_set_error (&self->check, message);
}

static void
apply (gpointer user_data)
{
  RsAnnotateBox *self = user_data;
  RsAnnotateMode mode = get_mode (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (RsAnnotate) annotate = NULL;

  rs_field_check_stop (&self->check);

  if (mode == RS_ANNOTATE_LIST)
    annotate = rs_annotate_parse_list (gtk_editable_get_text (GTK_EDITABLE (self->list_entry)),
                                       _("List of integers to annotate"), &error);
  else
    annotate = rs_annotate_new (mode);

  set_error (self, error != NULL ? error->message : NULL);
  if (annotate == NULL || (self->annotate != NULL && rs_annotate_equal (annotate, self->annotate)))
    return;

  g_clear_pointer (&self->annotate, rs_annotate_unref);
  self->annotate = g_steal_pointer (&annotate);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOTATE]);
}

/* Of the two that change the one that is chosen counts. */
static void
check_toggled_cb (GtkCheckButton *check,
                  RsAnnotateBox  *self)
{
  if (!gtk_check_button_get_active (check))
    return;

  apply (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

static void
text_changed_cb (GtkEditable   *editable,
                 RsAnnotateBox *self)
{
  rs_field_check_later (&self->check);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

static void
activate_cb (GtkEntry      *entry,
             RsAnnotateBox *self)
{
  apply (self);
}

static void
rs_annotate_box_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RsAnnotateBox *self = RS_ANNOTATE_BOX (object);

  switch (prop_id)
    {
    case PROP_MODE:
      g_value_set_uint (value, get_mode (self));
      break;
    case PROP_LIST:
      g_value_set_string (value, gtk_editable_get_text (GTK_EDITABLE (self->list_entry)));
      break;
    case PROP_ANNOTATE:
      g_value_set_boxed (value, self->annotate);
      break;
    case PROP_ERROR:
      g_value_set_string (value, rs_field_check_get_error (&self->check));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_annotate_box_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  RsAnnotateBox *self = RS_ANNOTATE_BOX (object);

  switch (prop_id)
    {
    case PROP_MODE:
      gtk_check_button_set_active (get_check (self, g_value_get_uint (value)), TRUE);
      break;
    case PROP_LIST:
      /* The cursor of whoever types here stays where it is. */
      if (g_strcmp0 (g_value_get_string (value),
                     gtk_editable_get_text (GTK_EDITABLE (self->list_entry))) != 0)
        {
          gtk_editable_set_text (GTK_EDITABLE (self->list_entry), g_value_get_string (value));
          apply (self);
        }
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_annotate_box_dispose (GObject *object)
{
  RsAnnotateBox *self = RS_ANNOTATE_BOX (object);

  rs_field_check_stop (&self->check);
  rs_dispose_template (GTK_WIDGET (self), RS_TYPE_ANNOTATE_BOX);

  G_OBJECT_CLASS (rs_annotate_box_parent_class)->dispose (object);
}

static void
rs_annotate_box_finalize (GObject *object)
{
  RsAnnotateBox *self = RS_ANNOTATE_BOX (object);

  g_clear_pointer (&self->annotate, rs_annotate_unref);
  rs_field_check_clear (&self->check);

  G_OBJECT_CLASS (rs_annotate_box_parent_class)->finalize (object);
}

static void
rs_annotate_box_class_init (RsAnnotateBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rs_annotate_box_get_property;
  object_class->set_property = rs_annotate_box_set_property;
  object_class->dispose = rs_annotate_box_dispose;
  object_class->finalize = rs_annotate_box_finalize;

  properties[PROP_MODE] = g_param_spec_uint (
      "mode", NULL, NULL, 0, RS_ANNOTATE_LIST, RS_ANNOTATE_AUTO,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST] = g_param_spec_string (
      "list", NULL, NULL, NULL,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ANNOTATE] = g_param_spec_boxed ("annotate", NULL, NULL, RS_TYPE_ANNOTATE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-annotate-box.ui");
  gtk_widget_class_bind_template_child (widget_class, RsAnnotateBox, auto_check);
  gtk_widget_class_bind_template_child (widget_class, RsAnnotateBox, powers_check);
  gtk_widget_class_bind_template_child (widget_class, RsAnnotateBox, none_check);
  gtk_widget_class_bind_template_child (widget_class, RsAnnotateBox, list_check);
  gtk_widget_class_bind_template_child (widget_class, RsAnnotateBox, list_entry);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
rs_annotate_box_init (RsAnnotateBox *self)
{
  rs_field_check_init (&self->check, self, properties[PROP_ERROR], apply);
  gtk_widget_init_template (GTK_WIDGET (self));
  apply (self);
}

/**
 * rs_annotate_box_get_annotate:
 * @self: the choice
 *
 * Returns: (transfer none): the last choice that was right
 */
RsAnnotate *
rs_annotate_box_get_annotate (RsAnnotateBox *self)
{
  g_return_val_if_fail (RS_IS_ANNOTATE_BOX (self), NULL);

  return self->annotate;
}

/**
 * rs_annotate_box_get_error:
 * @self: the choice
 *
 * Returns: (transfer none) (nullable): what is wrong with the list, %NULL if nothing
 */
const char *
rs_annotate_box_get_error (RsAnnotateBox *self)
{
  g_return_val_if_fail (RS_IS_ANNOTATE_BOX (self), NULL);

  return rs_field_check_get_error (&self->check);
}
