/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-details-pane.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rs-holders-view.h"
#include "rs-wording-share.h"
#include "rs-wording.h"

struct _RsDetailsPane
{
  GtkWidget parent_instance;

  /* Template children */
  GtkScrolledWindow *scroller;
  GtkWidget *content;
  GtkLabel *value_label;
  GtkLabel *ratio_label;
  GtkLabel *references_label;
  GtkLabel *refcount_label;
  GtkLabel *surplus_label;
  GtkLabel *compiled_in_label;
  GtkLabel *operands_label;
  GtkLabel *printed_label;
  GtkLabel *expected_label;
  GtkLabel *share_label;
  GtkLabel *gain_label;
  GtkWidget *facts_box;
  GtkLabel *facts_label;
  RsHoldersView *holders_view;

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

  g_type_ensure (RS_TYPE_HOLDERS_VIEW);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-details-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, content);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, value_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, ratio_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, references_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, refcount_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, surplus_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, compiled_in_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, operands_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, printed_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, expected_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, share_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, gain_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, facts_box);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, facts_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, holders_view);
}

static void
rs_details_pane_init (RsDetailsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer full) (nullable): why the refcount is not the references; NULL if it is, or if either
 * is not known */
static char *
tell_surplus (const RsIntCount *count)
{
  g_autofree char *number = NULL;
  gint64 surplus;

  if (!rs_int_count_get_surplus (count, &surplus) || surplus == 0)
    return NULL;

  number = rs_wording_number (ABS (surplus));
  if (surplus > 0)
    return g_strdup_printf (
      /* Translators: a number. It is said of the refcount of an integer. */
      ngettext ("%s more than the references that were found: a leak, or a holder that hides it",
                "%s more than the references that were found: a leak, or a holder that hides them",
                (gulong) surplus),
      number);

  /* Translators: a number. It is said of the refcount of an integer. */
  return g_strdup_printf (_("%s fewer than the references that were found"), number);
}

/* Shows a row and adds it to the text for the clipboard, unless there is nothing to show. */
static void
show_row (GString    *text,
          GtkLabel   *label,
          const char *name,
          const char *value,
          gboolean    exists)
{
  gtk_label_set_text (label, value);
  gtk_widget_set_visible (GTK_WIDGET (label), exists);
  if (!exists)
    return;

  if (name != NULL)
    /* Translators: what is counted, and how many; a line for the clipboard */
    g_string_append_printf (text, _("%s: %s"), name, value);
  else
    g_string_append (text, value);
  g_string_append_c (text, '\n');
}

static void
show_count (GString    *text,
            GtkLabel   *label,
            const char *name,
            gint64      count)
{
  g_autofree char *value = format_count (count);

  show_row (text, label, name, value, count != RS_ABSENT);
}

/* What uses the integer without a reference. */
static void
show_uses (RsDetailsPane *self,
           GString       *text,
           RsReferences  *references,
           gint64         value)
{
  RsReferenceCount count = { 0 };

  if (references != NULL)
    rs_references_find (references, value, &count);

  show_count (text, self->compiled_in_label, _("Compiled in"),
              count.compiled_in > 0 ? (gint64) count.compiled_in : RS_ABSENT);
  show_count (text, self->operands_label, _("Operands"),
              count.operands > 0 ? (gint64) count.operands : RS_ABSENT);
}

/* What a cache that ends at the integer would hold, and how much more than this Python's does. */
static void
show_share (RsDetailsPane *self,
            GString       *text,
            RsSnapshot    *snapshot,
            gint64         value)
{
  RsCumulative cumulative;
  RsCumulativeGain gain;
  g_autofree char *share = NULL;
  g_autofree char *gained = NULL;

  rs_cumulative_init (&cumulative, snapshot);
  if (rs_cumulative_is_known (&cumulative))
    share = rs_wording_percent (rs_cumulative_get_share (&cumulative, value));
  if (rs_cumulative_get_gain (&cumulative, rs_snapshot_get_python (snapshot)->cache_max, value,
                              &gain))
    gained = rs_wording_percent (gain.share);

  show_row (text, self->share_label, _("Share up to here"), share != NULL ? share : "",
            share != NULL);
  show_row (text, self->gain_label, _("Gain over the cache"), gained != NULL ? gained : "",
            gained != NULL);
}

/**
 * rs_details_pane_show_int:
 * @self: the pane
 * @snapshot: where the integer was counted
 * @measure: the measure whose expectation is shown
 * @index: the integer's place in @snapshot
 *
 * Says everything known of an integer. What is not known takes no room. Who refers to it is not
 * in the snapshot: see [method@DetailsPane.set_holders].
 */
void
rs_details_pane_show_int (RsDetailsPane *self,
                          RsSnapshot    *snapshot,
                          RsMeasure      measure,
                          gsize          index)
{
  g_autofree char *value = NULL;
  g_autofree char *ratio = NULL;
  g_autofree char *surplus = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *facts = NULL;
  GString *text;
  RsIntCount count;

  g_return_if_fail (RS_IS_DETAILS_PANE (self));
  g_return_if_fail (snapshot != NULL);
  g_return_if_fail (rs_snapshot_get_int (snapshot, measure, index, &count));

  value = rs_wording_number (count.value);
  ratio = rs_wording_ratio (&count);
  surplus = tell_surplus (&count);
  expected = format_expected (count.expected);
  facts = rs_wording_facts (rs_snapshot_get_python (snapshot), count.value);

  gtk_label_set_text (self->value_label, value);
  text = g_string_new (value);
  g_string_append_c (text, '\n');

  show_count (text, self->references_label, _("References"), count.references);
  show_count (text, self->refcount_label, _("Refcount"), count.refcount);
  show_row (text, self->surplus_label, NULL, surplus != NULL ? surplus : "",
            surplus != NULL);
  show_uses (self, text, rs_snapshot_get_references (snapshot), count.value);
  show_count (text, self->printed_label, _("sys.getrefcount prints"), count.printed);
  show_row (text, self->expected_label, _("Expected here"), expected,
            !isnan (count.expected));
  show_share (self, text, snapshot, count.value);
  show_row (text, self->ratio_label, NULL, ratio != NULL ? ratio : "",
            ratio != NULL && *ratio != '\0');
  show_row (text, self->facts_label, NULL, facts != NULL ? facts : "",
            facts != NULL && *facts != '\0');
  gtk_widget_set_visible (self->facts_box, gtk_widget_get_visible (GTK_WIDGET (self->facts_label)));

  g_free (self->text);
  self->text = g_strchomp (g_string_free (text, FALSE));
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

/**
 * rs_details_pane_set_holders:
 * @self: the pane
 * @holders: (nullable): who refers to the integer, %NULL to show nothing of it
 *
 * Shows who refers to the integer.
 */
void
rs_details_pane_set_holders (RsDetailsPane *self,
                             RsHolders     *holders)
{
  g_return_if_fail (RS_IS_DETAILS_PANE (self));

  rs_holders_view_set_holders (self->holders_view, holders);
  gtk_widget_set_visible (GTK_WIDGET (self->holders_view), holders != NULL);
}

/**
 * rs_details_pane_set_holders_busy:
 * @self: the pane
 *
 * Says that what refers to the integer is being looked for.
 */
void
rs_details_pane_set_holders_busy (RsDetailsPane *self)
{
  g_return_if_fail (RS_IS_DETAILS_PANE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->holders_view), TRUE);
  rs_holders_view_set_busy (self->holders_view);
}

/**
 * rs_details_pane_set_holders_error:
 * @self: the pane
 * @message: a sentence
 *
 * Says why it cannot be shown what refers to the integer.
 */
void
rs_details_pane_set_holders_error (RsDetailsPane *self,
                                   const char    *message)
{
  g_return_if_fail (RS_IS_DETAILS_PANE (self));
  g_return_if_fail (message != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->holders_view), TRUE);
  rs_holders_view_set_error (self->holders_view, message);
}
