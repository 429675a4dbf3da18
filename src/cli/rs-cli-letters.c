/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-letters.h"

#include <glib/gi18n-lib.h>

#include "rs-alphabet.h"
#include "rs-cli-options.h"
#include "rs-cli-strings.h"
#include "rs-error.h"

/**
 * rs_cli_letters_run:
 * @arguments: (array zero-terminated=1): the command's name as its --help is to
 *   show it, and the words after it
 * @error: return location for what the command line got wrong, or what failed
 *
 * Counts the references to single characters, and prints or writes them.
 *
 * Returns: %FALSE if something was wrong or failed
 */
gboolean
rs_cli_letters_run (char   **arguments,
                    GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) words = NULL;
  g_auto (RsCliStrings) strings = { 0 };
  g_autofree char *alphabet = NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (RsRequest) request = NULL;
  const GOptionEntry entries[] = {
    { "alphabet", 0, 0, G_OPTION_ARG_STRING, &alphabet,
      N_("a-z (default), A-Z, 0-9, punctuation, ascii, latin-1, or the characters themselves"),
      N_("ALPHABET") },
    { NULL },
  };

  g_return_val_if_fail (arguments != NULL, FALSE);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Counts the references to single characters."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  rs_cli_strings_init (&strings, context);

  words = rs_cli_options_parse (context, arguments, error);
  if (words == NULL)
    return FALSE;

  if (words[0] != NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   _("“%s” is too much: “refscope letters” takes options only, "
                     "such as --alphabet a-z."),
                   words[0]);
      return FALSE;
    }

  texts = rs_alphabet_parse (alphabet != NULL ? alphabet : "a-z", error);
  if (texts == NULL)
    {
      g_prefix_error (error, "--alphabet: ");
      return FALSE;
    }

  request = rs_request_new_strings (RS_STRINGS_LETTERS, texts);

  return rs_cli_strings_run (&strings, request, error);
}
