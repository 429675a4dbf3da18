/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-details-pane-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rs-wording-share.h"
#include "rs-wording.h"

G_DEFINE_FINAL_TYPE (RsDetailsPane, rs_details_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
format_expected (double expected)
{
  return isnan (expected) ? NULL : rs_wording_decimal (expected);
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
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, net_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, facts_label);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, comparison_box);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, comparison_grid);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, attribution_box);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, attribution_grid);
  gtk_widget_class_bind_template_child (widget_class, RsDetailsPane, outliers_box);
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
tell_surplus (gint64 refcount,
              gint64 references)
{
  g_autofree char *number = NULL;
  gint64 surplus = refcount - references;

  if (refcount == RS_ABSENT || references == RS_ABSENT || surplus == 0)
    return NULL;

  number = rs_wording_number (ABS (surplus));
  if (surplus > 0)
    return g_strdup_printf (
      /* Translators: a number. It is said of a refcount. */
      ngettext ("%s more than the references that were found: a leak, or a holder that hides it",
                "%s more than the references that were found: a leak, or a holder that hides them",
                (gulong) surplus),
      number);

  /* Translators: a number. It is said of a refcount. */
  return g_strdup_printf (ngettext ("%s fewer than the references that were found",
                                    "%s fewer than the references that were found",
                                    (gulong) -surplus),
                          number);
}

/* Shows a row and adds it to the text for the clipboard, unless there is nothing to show. */
void
rs_details_pane_show_row (GString    *text,
                          GtkLabel   *label,
                          const char *name,
                          const char *value)
{
  gboolean exists = value != NULL && *value != '\0';

  gtk_label_set_text (label, exists ? value : "");
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

void
rs_details_pane_show_count (GString    *text,
                            GtkLabel   *label,
                            const char *name,
                            gint64      count)
{
  g_autofree char *value = count != RS_ABSENT ? rs_wording_number (count) : NULL;

  rs_details_pane_show_row (text, label, name, value);
}

/* Shows the counts that every value has, and what is to be said of them. */
void
rs_details_pane_show_refcount (RsDetailsPane *self,
                               GString       *text,
                               gint64         references,
                               gint64         refcount)
{
  g_autofree char *surplus = tell_surplus (refcount, references);

  rs_details_pane_show_count (text, self->references_label, _("References"), references);
  rs_details_pane_show_count (text, self->refcount_label, _("Refcount"), refcount);
  rs_details_pane_show_row (text, self->surplus_label, NULL, surplus);
}

/* Begins with what is selected. Returns: (transfer full): the text for the clipboard */
GString *
rs_details_pane_begin (RsDetailsPane *self,
                       const char    *value)
{
  GString *text = g_string_new (value);

  gtk_label_set_text (self->value_label, value);
  g_string_append_c (text, '\n');

  return text;
}

/* Ends with what is known of it. Takes the text. */
void
rs_details_pane_end (RsDetailsPane *self,
                     GString       *text,
                     const char    *facts)
{
  rs_details_pane_show_row (text, self->facts_label, NULL, facts);

  g_free (self->text);
  self->text = g_strchomp (g_string_free (text, FALSE));
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

  /* Translators: uses of a value in the code of functions that are part of the Python library. */
  rs_details_pane_show_count (text, self->compiled_in_label, _("Compiled in"),
              count.compiled_in > 0 ? (gint64) count.compiled_in : RS_ABSENT);
  /* Translators: a number that stands in bytecode itself is an operand there. */
  rs_details_pane_show_count (text, self->operands_label, _("Operands"),
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

  /* Translators: what part of all references goes to the integers up to the selected one, in
   * percent. */
  rs_details_pane_show_row (text, self->share_label, _("Share up to here"), share);
  /* Translators: how much more of all references that is than the cache of this Python holds. */
  rs_details_pane_show_row (text, self->gain_label, _("Gain over the cache"), gained);
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
  g_autofree char *expected = NULL;
  g_autofree char *facts = NULL;
  GString *text;
  RsIntCount count;

  g_return_if_fail (RS_IS_DETAILS_PANE (self));
  g_return_if_fail (snapshot != NULL);
  g_return_if_fail (rs_snapshot_get_int (snapshot, measure, index, &count));

  value = rs_wording_number (count.value);
  ratio = rs_wording_ratio (&count);
  expected = format_expected (count.expected);
  facts = rs_wording_facts (rs_snapshot_get_python (snapshot), count.value);

  text = rs_details_pane_begin (self, value);
  /* past the cache each object has a refcount, and the integer none */
  rs_details_pane_show_refcount (self, text, count.references,
                                 count.cached ? count.refcount : RS_ABSENT);
  show_uses (self, text, rs_snapshot_get_references (snapshot), count.value);
  /* Translators: sys.getrefcount is the name of a function of Python. */
  rs_details_pane_show_count (text, self->printed_label, _("sys.getrefcount prints"),
                              count.printed);
  rs_details_pane_show_row (text, self->net_label, NULL, NULL);
  /* Translators: above the number of references that the neighbours of an integer let expect. */
  rs_details_pane_show_row (text, self->expected_label, _("Expected from neighbours"), expected);
  show_share (self, text, snapshot, count.value);
  rs_details_pane_show_row (text, self->ratio_label, NULL, ratio);
  rs_details_pane_end (self, text, facts);
  gtk_widget_set_visible (self->outliers_box, TRUE);
}

/**
 * rs_details_pane_get_text:
 * @self: the pane
 *
 * Returns: (transfer none) (nullable): what is shown, as text, %NULL before the first
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
 * @holders: (nullable): who refers to it, %NULL to show nothing of it
 *
 * Shows who refers to what is selected.
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
 * Says that what refers to it is being looked for.
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
 * Says why it cannot be shown what refers to it.
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
