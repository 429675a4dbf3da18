/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-annotate.h"

#include <stdlib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-request.h"

struct _RsAnnotate
{
  RsAnnotateMode mode;

  /* sorted, for RS_ANNOTATE_LIST */
  gint64 *values;
  gsize n_values;
};

G_DEFINE_BOXED_TYPE (RsAnnotate, rs_annotate, rs_annotate_ref, rs_annotate_unref)

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * rs_annotate_new:
 * @mode: a mode other than %RS_ANNOTATE_LIST
 *
 * Returns: (transfer full): the choice
 */
RsAnnotate *
rs_annotate_new (RsAnnotateMode mode)
{
  RsAnnotate *self;

  g_return_val_if_fail (mode != RS_ANNOTATE_LIST, NULL);

  self = g_atomic_rc_box_new0 (RsAnnotate);
  self->mode = mode;

  return self;
}

/**
 * rs_annotate_new_list:
 * @values: (array length=n_values): the integers to annotate, in any order
 * @n_values: how many
 *
 * Returns: (transfer full): the choice
 */
RsAnnotate *
rs_annotate_new_list (const gint64 *values,
                      gsize         n_values)
{
  RsAnnotate *self;

  g_return_val_if_fail (values != NULL || n_values == 0, NULL);

  self = g_atomic_rc_box_new0 (RsAnnotate);
  self->mode = RS_ANNOTATE_LIST;
  self->values = g_memdup2 (values, n_values * sizeof *values);
  self->n_values = n_values;
  if (n_values > 1)
    qsort (self->values, n_values, sizeof *self->values, compare_values);

  return self;
}

/**
 * rs_annotate_parse:
 * @text: "auto", "powers-of-two", "none" or a list such as "20, 100, 256"
 * @what: what the list is for, to be named in the error: an option or a field
 * @error: return location for %RS_ERROR_NUMBER or %RS_ERROR_RANGE
 *
 * Reads a choice as the command line gives it.
 *
 * Returns: (transfer full) (nullable): the choice, or %NULL if @text is none
 */
RsAnnotate *
rs_annotate_parse (const char *text,
                   const char *what,
                   GError    **error)
{
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (what != NULL, NULL);

  if (g_str_equal (text, "auto"))
    return rs_annotate_new (RS_ANNOTATE_AUTO);
  if (g_str_equal (text, "powers-of-two"))
    return rs_annotate_new (RS_ANNOTATE_POWERS_OF_TWO);
  if (g_str_equal (text, "none"))
    return rs_annotate_new (RS_ANNOTATE_NONE);

  return rs_annotate_parse_list (text, what, error);
}

/**
 * rs_annotate_parse_list:
 * @text: integers with commas, semicolons or white space between them
 * @what: what they are for, to be named in the error: an option or a field
 * @error: return location for %RS_ERROR_NUMBER or %RS_ERROR_RANGE
 *
 * Reads a list of integers. An empty list annotates nothing.
 *
 * Returns: (transfer full) (nullable): the choice, or %NULL if something in the list is no integer
 */
RsAnnotate *
rs_annotate_parse_list (const char *text,
                        const char *what,
                        GError    **error)
{
  g_autoptr (GArray) values = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (what != NULL, NULL);

  values = g_array_new (FALSE, FALSE, sizeof (gint64));
  words = g_strsplit_set (text, ",; \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 value;

      if (words[i][0] == '\0')
        continue;
      if (!rs_int_parse (words[i], what, &value, error))
        return NULL;
      g_array_append_val (values, value);
    }

  return rs_annotate_new_list ((const gint64 *) (gpointer) values->data, values->len);
}

/**
 * rs_annotate_ref:
 * @self: a choice
 *
 * Returns: (transfer full): @self
 */
RsAnnotate *
rs_annotate_ref (RsAnnotate *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
annotate_clear (RsAnnotate *self)
{
  g_free (self->values);
}

/**
 * rs_annotate_unref:
 * @self: (transfer full): a choice
 */
void
rs_annotate_unref (RsAnnotate *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) annotate_clear);
}

/**
 * rs_annotate_get_mode:
 * @self: a choice
 *
 * Returns: its mode
 */
RsAnnotateMode
rs_annotate_get_mode (const RsAnnotate *self)
{
  g_return_val_if_fail (self != NULL, RS_ANNOTATE_AUTO);

  return self->mode;
}

/**
 * rs_annotate_get_values:
 * @self: a choice
 * @n_values: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_values): the integers of a list, ascending,
 *   each as often as it was given; none for the other modes
 */
const gint64 *
rs_annotate_get_values (const RsAnnotate *self,
                        gsize            *n_values)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (n_values != NULL, NULL);

  *n_values = self->n_values;

  return self->values;
}

/**
 * rs_annotate_wants:
 * @self: a choice
 * @value: an integer
 * @outlier: whether it stands out
 *
 * Returns: whether the point of @value is to carry its number
 */
gboolean
rs_annotate_wants (const RsAnnotate *self,
                   gint64            value,
                   gboolean          outlier)
{
  g_return_val_if_fail (self != NULL, FALSE);

  switch (self->mode)
    {
    case RS_ANNOTATE_AUTO:
      return outlier;

    case RS_ANNOTATE_POWERS_OF_TWO:
      return value > 0 && (value & (value - 1)) == 0;

    case RS_ANNOTATE_LIST:
      return self->n_values > 0
             && bsearch (&value, self->values, self->n_values, sizeof value, compare_values) != NULL;

    case RS_ANNOTATE_NONE:
    default:
      return FALSE;
    }
}

/**
 * rs_annotate_equal:
 * @a: a choice
 * @b: a choice
 *
 * Returns: whether both choose the same points
 */
gboolean
rs_annotate_equal (const RsAnnotate *a,
                   const RsAnnotate *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->mode == b->mode
         && a->n_values == b->n_values
         && (a->n_values == 0
             || memcmp (a->values, b->values, a->n_values * sizeof *a->values) == 0);
}
