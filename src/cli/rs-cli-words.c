/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-words.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-cli-options.h"
#include "rs-cli-strings.h"
#include "rs-error.h"

#define DEFAULT_TOP 20
#define MAX_NUMBER G_MAXINT32

typedef struct
{
  char **words;
  char *top;
  char *longer_than;
  char *containing;
  gboolean identifiers;
  gboolean no_dunder;
  RsCliStrings strings;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->words);
  g_free (self->top);
  g_free (self->longer_than);
  g_free (self->containing);
  rs_cli_strings_clear (&self->strings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_arguments (Options *options,
                 char   **arguments,
                 GError **error)
{
  g_autoptr (GOptionContext) context = NULL;
  const GOptionEntry entries[] = {
    { "top", 0, 0, G_OPTION_ARG_STRING, &options->top,
      N_("Find the strings with the most references, so many (default 20)"), N_("NUMBER") },
    { "identifiers", 0, 0, G_OPTION_ARG_NONE, &options->identifiers,
      N_("Of those, only names that a program can use"), NULL },
    { "no-dunder", 0, 0, G_OPTION_ARG_NONE, &options->no_dunder,
      N_("Of those, no names such as __init__"), NULL },
    { "longer-than", 0, 0, G_OPTION_ARG_STRING, &options->longer_than,
      N_("Of those, only strings of more than so many characters"), N_("NUMBER") },
    { "containing", 0, 0, G_OPTION_ARG_STRING, &options->containing,
      N_("Of those, only strings with this in them"), N_("TEXT") },
    { NULL },
  };

  context = g_option_context_new (N_("[WORD…]"));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context,
                                _("Counts the references to words, or finds the strings with the "
                                  "most references."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  rs_cli_strings_init (&options->strings, context);

  options->words = rs_cli_options_parse (context, arguments, error);

  return options->words != NULL;
}

static gboolean
parse_number (const char *text,
              const char *option,
              gsize       least,
              gsize      *number,
              GError    **error)
{
  char *end = NULL;
  guint64 value;

  errno = 0;
  value = g_ascii_strtoull (text, &end, 10);
  if (g_ascii_isdigit (*text) && *end == '\0' && errno == 0 && value >= least
      && value <= MAX_NUMBER)
    {
      *number = (gsize) value;
      return TRUE;
    }

  g_set_error (error, RS_ERROR, RS_ERROR_NUMBER,
               /* Translators: an option, what was typed, and the first and last that it can be */
               _("%s: “%s” is no such number: use one from %d to %d."),
               option, text, (int) least, MAX_NUMBER);
  return FALSE;
}

static RsRequest *
request_words (const Options *options,
               GError       **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  if (options->top != NULL || options->identifiers || options->no_dunder
      || options->longer_than != NULL || options->containing != NULL)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("Give words, or say with --top and the like which strings to find, "
                             "not both."));
      return NULL;
    }

  for (gsize i = 0; options->words[i] != NULL; i++)
    g_ptr_array_add (texts, g_bytes_new (options->words[i], strlen (options->words[i])));

  return rs_request_new_strings (RS_STRINGS_WORDS, texts);
}

static RsRequest *
request_most_used (const Options *options,
                   GError       **error)
{
  RsStringFilter filter = {
    .identifiers_only = options->identifiers,
    .no_dunder = options->no_dunder,
    .containing = options->containing,
  };
  gsize top = DEFAULT_TOP;

  if (options->top != NULL && !parse_number (options->top, "--top", 1, &top, error))
    return NULL;
  if (options->longer_than != NULL)
    {
      if (!parse_number (options->longer_than, "--longer-than", 0, &filter.min_characters, error))
        return NULL;
      filter.min_characters++;
    }

  return rs_request_new_most_used (top, &filter);
}

/**
 * rs_cli_words_run:
 * @arguments: (array zero-terminated=1): the command's name as its --help is to
 *   show it, and the words after it
 * @error: return location for what the command line got wrong, or what failed
 *
 * Counts the references to words, or without words finds the strings with the most references, and
 * prints or writes them.
 *
 * Returns: %FALSE if something was wrong or failed
 */
gboolean
rs_cli_words_run (char   **arguments,
                  GError **error)
{
  g_auto (Options) options = { NULL };
  g_autoptr (RsRequest) request = NULL;

  g_return_val_if_fail (arguments != NULL, FALSE);

  if (!parse_arguments (&options, arguments, error))
    return FALSE;

  request = options.words[0] != NULL
              ? request_words (&options, error)
              : request_most_used (&options, error);

  return request != NULL && rs_cli_strings_run (&options.strings, request, error);
}
