/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-options.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"

/* What GLib left looks like an option if it is a negative number, if it stands after “--”, or if
 * there is no such option. */
static char **
take_words (const char *command,
            char      **rest,
            GError    **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  gboolean is_over = FALSE;

  for (guint i = 1; rest[0] != NULL && rest[i] != NULL; i++)
    {
      if (!is_over && g_str_equal (rest[i], "--"))
        {
          is_over = TRUE;
          continue;
        }
      if (!is_over && rest[i][0] == '-' && rest[i][1] != '\0' && !g_ascii_isdigit (rest[i][1]))
        {
          g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                       /* Translators: an option, then a command such as "refscope ints". */
                       _("There is no option %s: “%s --help” lists them."), rest[i], command);
          return NULL;
        }
      g_strv_builder_add (words, rest[i]);
    }

  return g_strv_builder_end (words);
}

/**
 * rs_cli_options_parse:
 * @context: the options that a command has
 * @arguments: (array zero-terminated=1): the command's name as its --help is to
 *   show it, and the words after it
 * @error: return location for %RS_ERROR_USAGE or a #GOptionError
 *
 * Parses what was typed, in the same way and with the same complaints for every command. A negative
 * number is no option, and after “--” nothing is.
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the words that are no options and
 *   belong to none, without the name, or %NULL if an option is wrong
 */
char **
rs_cli_options_parse (GOptionContext *context,
                      char          **arguments,
                      GError        **error)
{
  g_auto (GStrv) rest = NULL;
  GError *reason = NULL;

  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (arguments != NULL && arguments[0] != NULL, NULL);

  rest = g_strdupv (arguments);
  g_option_context_set_ignore_unknown_options (context, TRUE); /* such as -5 */
  if (g_option_context_parse_strv (context, &rest, &reason))
    return take_words (arguments[0], rest, error);

  /* only the last word can be an option whose value is missing */
  if (g_error_matches (reason, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE))
    {
      g_clear_error (&reason);
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   /* Translators: an option, then a command such as "refscope ints". */
                   _("%s needs a value after it: “%s --help” says which."),
                   arguments[g_strv_length (arguments) - 1], arguments[0]);
    }
  else
    g_propagate_error (error, reason);

  return NULL;
}
