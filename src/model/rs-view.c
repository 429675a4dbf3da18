/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-view.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"

static const char *const nicks[RS_N_VIEWS] = { "counts", "share", "growth" };

/**
 * rs_view_get_nick:
 * @view: a view
 *
 * The word for a view on the command line and in settings.
 *
 * Returns: (transfer none): the word, never translated
 */
const char *
rs_view_get_nick (RsView view)
{
  g_return_val_if_fail (view < RS_N_VIEWS, NULL);

  return nicks[view];
}

/**
 * rs_view_from_nick:
 * @nick: a word
 * @view: (out): the view of that name
 * @error: return location for %RS_ERROR_USAGE
 *
 * Finds a view by its word.
 *
 * Returns: %FALSE if there is no such view
 */
gboolean
rs_view_from_nick (const char *nick,
                   RsView     *view,
                   GError    **error)
{
  g_return_val_if_fail (nick != NULL, FALSE);
  g_return_val_if_fail (view != NULL, FALSE);

  for (guint i = 0; i < RS_N_VIEWS; i++)
    if (g_str_equal (nick, nicks[i]))
      {
        *view = i;
        return TRUE;
      }

  g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
               _("“%s” is no view: use “counts”, “share” or “growth”."), nick);
  return FALSE;
}
