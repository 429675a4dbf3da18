/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-measure.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"

static const char *const nicks[RS_N_MEASURES] = { "references", "refcount", "printed" };

/**
 * rs_measure_get_nick:
 * @measure: a measure
 *
 * The word for a measure on the command line, in settings and in data files.
 *
 * Returns: (transfer none): the word, never translated
 */
const char *
rs_measure_get_nick (RsMeasure measure)
{
  g_return_val_if_fail (measure < RS_N_MEASURES, NULL);

  return nicks[measure];
}

/**
 * rs_measure_get_title:
 * @measure: a measure
 *
 * The name of a measure as a person reads it, for an axis or a table.
 *
 * Returns: (transfer none): the name, translated
 */
const char *
rs_measure_get_title (RsMeasure measure)
{
  switch (measure)
    {
    case RS_MEASURE_REFERENCES:
      /* Translators: the number of places that refer to a value. */
      return _("References");

    case RS_MEASURE_REFCOUNT:
      /* Translators: Python's own term: the number of references that it keeps with an object. */
      return _("Refcount");

    case RS_MEASURE_PRINTED:
      /* Translators: what Python's function sys.getrefcount() prints. */
      return _("Printed");

    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rs_measure_from_nick:
 * @nick: a word
 * @measure: (out): the measure of that name
 * @error: return location for %RS_ERROR_USAGE
 *
 * Finds a measure by its word.
 *
 * Returns: %FALSE if there is no such measure
 */
gboolean
rs_measure_from_nick (const char *nick,
                      RsMeasure  *measure,
                      GError    **error)
{
  g_return_val_if_fail (nick != NULL, FALSE);
  g_return_val_if_fail (measure != NULL, FALSE);

  for (guint i = 0; i < RS_N_MEASURES; i++)
    if (g_str_equal (nick, nicks[i]))
      {
        *measure = i;
        return TRUE;
      }

  g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
               _("“%s” is no measure: use “references”, “refcount” or “printed”."), nick);
  return FALSE;
}
