/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-details-pane.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rs-wording.h"

struct _RsDetailsPane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkLabel *value_label;
  GtkLabel *ratio_label;
  GtkLabel *refcount_label;
  GtkLabel *printed_label;
  GtkLabel *expected_label;
  GtkWidget *facts_box;
  GtkLabel *facts_label;

  /* Owned */
  char *text;

  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (RsDetailsPane, rs_details_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
format_count (gint64 count)
{
  if (count == RS_ABSENT)
    /* Translators: in place of a number: this Python keeps no count for this integer. */
    return g_strdup (_("not counted"));

  return rs_wording_number (count);
}

static char *
format_expected (double expected)
{
  if (isnan (expected))
    /* Translators: in place of a number: there are too few neighbours to expect anything. */
    return g_strdup (_("unknown"));

  return rs_wording_decimal (expected);
}

static void
rs_details_pane_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RsDetailsPane *self = RS_DETAILS_PANE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Under the plot the page scrolls, and the content stands free: a scrolled window asks for a height
 * without a width to go with it, for which wrapped lines count as one. */
static void
set_narrow (RsDetailsPane *self,
            gboolean       narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  g_object_ref (self->content);
  if (narrow)
    {
      gtk_scrolled_window_set_child (self->scroller, NULL);
      gtk_widget_set_parent (self->content, GTK_WIDGET (self));
    }
  else
    {
      gtk_widget_unparent (self->content);
      gtk_scrolled_window_set_child (self->scroller, self->content);
    }
  g_object_unref (self->content);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), !narrow);
}

static void
rs_details_pane_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  RsDetailsPane *self = RS_DETAILS_PANE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_details_pane_dispose (GObject *object)
{
  if (RS_DETAILS_PANE (object)->content != NULL)
    set_narrow (RS_DETAILS_PANE (object), FALSE);
  gtk_widget_dispose_template (GTK_WIDGET (object), RS_TYPE_DETAILS_PANE);

  G_OBJECT_CLASS (rs_details_pane_parent_class)->dispose (object);
}

static void
rs_details_pane_finalize (GObject *object)
{
  RsDetailsPane *self = RS_DETAILS_PANE (object);

  g_free (self->text);

  G_OBJECT_CLASS (rs_details_pane_parent_class)->finalize (object);
}

static void
rs_details_pane_class_init (RsDetailsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rs_details_pane_get_property;
  object_class->set_property = rs_details_pane_set_property;
  object_class->dispose = rs_details_pane_dispose;
  object_class->finalize = rs_details_pane_finalize;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-details-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, content);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, value_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, ratio_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, refcount_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, printed_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, expected_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, facts_box);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, facts_label);
}

static void
rs_details_pane_init (RsDetailsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rs_details_pane_show_int:
 * @self: the pane
 * @snapshot: where the integer was counted
 * @measure: the measure whose expectation is shown
 * @index: the integer's place in @snapshot
 *
 * Says everything known of an integer.
 */
void
rs_details_pane_show_int (RsDetailsPane *self,
                          RsSnapshot    *snapshot,
                          RsMeasure      measure,
                          gsize          index)
{
  g_autofree char *value = NULL;
  g_autofree char *ratio = NULL;
  g_autofree char *refcount = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *facts = NULL;
  RsIntCount count;

  g_return_if_fail (RS_IS_DETAILS_PANE (self));
  g_return_if_fail (snapshot != NULL);
  g_return_if_fail (rs_snapshot_get_int (snapshot, measure, index, &count));

  value = rs_wording_number (count.value);
  ratio = rs_wording_ratio (&count);
  refcount = format_count (count.refcount);
  printed = format_count (count.printed);
  expected = format_expected (count.expected);
  facts = rs_wording_facts (rs_snapshot_get_python (snapshot), count.value);

  gtk_label_set_text (self->value_label, value);
  gtk_label_set_text (self->ratio_label, ratio != NULL ? ratio : "");
  gtk_widget_set_visible (GTK_WIDGET (self->ratio_label), ratio != NULL && *ratio != '\0');
  gtk_label_set_text (self->refcount_label, refcount);
  gtk_label_set_text (self->printed_label, printed);
  gtk_label_set_text (self->expected_label, expected);
  gtk_label_set_text (self->facts_label, facts != NULL ? facts : "");
  gtk_widget_set_visible (self->facts_box, facts != NULL && *facts != '\0');

  g_free (self->text);
  /* Translators: the details of an integer as text for the clipboard, a line each. */
  self->text = g_strdup_printf (_("%s\nRefcount: %s\nsys.getrefcount prints: %s\n"
                                  "Expected here: %s\n%s\n%s\n"),
                                value, refcount, printed, expected, ratio != NULL ? ratio : "",
                                facts != NULL ? facts : "");
  g_strchomp (self->text);
}

/**
 * rs_details_pane_get_text:
 * @self: the pane
 *
 * Returns: (transfer none) (nullable): what is shown, as text, %NULL before the first integer
 */
const char *
rs_details_pane_get_text (RsDetailsPane *self)
{
  g_return_val_if_fail (RS_IS_DETAILS_PANE (self), NULL);

  return self->text;
}
