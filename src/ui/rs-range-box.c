/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-range-box.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rs-dispose.h"
#include "rs-field.h"
#include "rs-wrap-box.h"

struct _RsRangeBox
{
  GtkWidget parent_instance;

  /* Template children */
  GtkSpinButton *from_spin;
  GtkSpinButton *to_spin;

  /* Owned */
  RsRequest *request;
  RsFieldCheck check;

  GtkSpinButton *edited; /* the field that was changed last, borrowed */
  double shown_from;     /* the values that the fields' texts were last made from */
  double shown_to;
};

G_DEFINE_FINAL_TYPE (RsRangeBox, rs_range_box, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_REQUEST,
  PROP_ERROR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
parse_field (RsRangeBox    *self,
             GtkSpinButton *spin,
             gint64        *value,
             GError       **error)
{
  return rs_int_parse (gtk_editable_get_text (GTK_EDITABLE (spin)),
                       spin == self->from_spin ? _("From") : _("To"), value, error);
}

static void
set_error (RsRangeBox    *self,
           GtkSpinButton *wrong,
           const char    *message)
{
  GtkSpinButton *right = wrong == self->from_spin ? self->to_spin : self->from_spin;

  rs_field_set_error (GTK_WIDGET (right), NULL);
  rs_field_set_error (GTK_WIDGET (wrong), message);
  rs_field_check_set_error (&self->check, message);
}

/* Takes what the fields hold if it is a range, and says what is wrong with it otherwise. */
static void
apply (gpointer user_data)
{
  RsRangeBox *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsRequest) request = NULL;
  GtkSpinButton *wrong = self->from_spin;
  gint64 from = 0;
  gint64 to = 0;

  rs_field_check_stop (&self->check);

  if (parse_field (self, self->from_spin, &from, &error))
    {
      wrong = self->to_spin;
      if (parse_field (self, self->to_spin, &to, &error))
        {
          wrong = self->edited;
          request = rs_request_new_ints (from, to, &error);
        }
    }

  set_error (self, wrong, error != NULL ? error->message : NULL);
  if (request == NULL || (self->request != NULL && rs_request_equal (request, self->request)))
    return;

  g_clear_pointer (&self->request, rs_request_unref);
  self->request = g_steal_pointer (&request);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REQUEST]);
}

static void
text_changed_cb (GtkSpinButton *spin,
                 RsRangeBox    *self)
{
  self->edited = spin;
  rs_field_check_later (&self->check);
}

static void
value_changed_cb (GtkSpinButton *spin,
                  RsRangeBox    *self)
{
  self->edited = spin;
  apply (self);
}

/* GtkSpinButton would put another number in place of a text that it cannot use, when the field is
 * left. These two keep the text, so that the person can see and mend what is wrong. */
static int
input_cb (GtkSpinButton *spin,
          double        *value,
          RsRangeBox    *self)
{
  gint64 number;

  if (parse_field (self, spin, &number, NULL))
    *value = (double) number;
  else
    *value = gtk_adjustment_get_value (gtk_spin_button_get_adjustment (spin));

  return TRUE;
}

static gboolean
output_cb (GtkSpinButton *spin,
           RsRangeBox    *self)
{
  double *shown = spin == self->from_spin ? &self->shown_from : &self->shown_to;
  double value = gtk_adjustment_get_value (gtk_spin_button_get_adjustment (spin));
  gboolean stepped = fabs (value - *shown) > 0.5;
  gint64 number;

  *shown = value;

  return !stepped && !parse_field (self, spin, &number, NULL);
}

static void
rs_range_box_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RsRangeBox *self = RS_RANGE_BOX (object);

  switch (prop_id)
    {
    case PROP_REQUEST:
      g_value_set_boxed (value, self->request);
      break;
    case PROP_ERROR:
      g_value_set_string (value, rs_field_check_get_error (&self->check));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_range_box_dispose (GObject *object)
{
  RsRangeBox *self = RS_RANGE_BOX (object);

  rs_field_check_stop (&self->check);
  rs_dispose_template (GTK_WIDGET (self), RS_TYPE_RANGE_BOX);

  G_OBJECT_CLASS (rs_range_box_parent_class)->dispose (object);
}

static void
rs_range_box_finalize (GObject *object)
{
  RsRangeBox *self = RS_RANGE_BOX (object);

  g_clear_pointer (&self->request, rs_request_unref);
  rs_field_check_clear (&self->check);

  G_OBJECT_CLASS (rs_range_box_parent_class)->finalize (object);
}

static void
rs_range_box_class_init (RsRangeBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rs_range_box_get_property;
  object_class->dispose = rs_range_box_dispose;
  object_class->finalize = rs_range_box_finalize;

  properties[PROP_REQUEST] = g_param_spec_boxed ("request", NULL, NULL, RS_TYPE_REQUEST,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-range-box.ui");
  gtk_widget_class_bind_template_child (widget_class, RsRangeBox, from_spin);
  gtk_widget_class_bind_template_child (widget_class, RsRangeBox, to_spin);
  gtk_widget_class_bind_template_callback (widget_class, input_cb);
  gtk_widget_class_bind_template_callback (widget_class, output_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
}

static void
rs_range_box_init (RsRangeBox *self)
{
  rs_field_check_init (&self->check, self, properties[PROP_ERROR], apply);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->edited = self->to_spin;
}

/**
 * rs_range_box_get_request:
 * @self: the fields
 *
 * Returns: (transfer none) (nullable): the last range that was right, %NULL before the first
 */
RsRequest *
rs_range_box_get_request (RsRangeBox *self)
{
  g_return_val_if_fail (RS_IS_RANGE_BOX (self), NULL);

  return self->request;
}

/**
 * rs_range_box_set_range:
 * @self: the fields
 * @from: the first integer
 * @to: the last integer
 *
 * Puts a range into the fields, as if it had been typed.
 */
void
rs_range_box_set_range (RsRangeBox *self,
                        gint64      from,
                        gint64      to)
{
  g_autofree char *from_text = NULL;
  g_autofree char *to_text = NULL;

  g_return_if_fail (RS_IS_RANGE_BOX (self));

  /* The texts, so that one that is no number goes too; both, before the pair is looked at. */
  from_text = g_strdup_printf ("%" G_GINT64_FORMAT, from);
  to_text = g_strdup_printf ("%" G_GINT64_FORMAT, to);
  g_signal_handlers_block_by_func (self->from_spin, value_changed_cb, self);
  g_signal_handlers_block_by_func (self->to_spin, value_changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->from_spin), from_text);
  gtk_editable_set_text (GTK_EDITABLE (self->to_spin), to_text);
  gtk_spin_button_update (self->from_spin);
  gtk_spin_button_update (self->to_spin);
  g_signal_handlers_unblock_by_func (self->from_spin, value_changed_cb, self);
  g_signal_handlers_unblock_by_func (self->to_spin, value_changed_cb, self);

  apply (self);
}

/**
 * rs_range_box_get_error:
 * @self: the fields
 *
 * Returns: (transfer none) (nullable): what is wrong with what the fields hold, %NULL if nothing
 */
const char *
rs_range_box_get_error (RsRangeBox *self)
{
  g_return_val_if_fail (RS_IS_RANGE_BOX (self), NULL);

  return rs_field_check_get_error (&self->check);
}
