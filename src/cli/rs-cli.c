/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <string.h>

#include "rs-cli-holders.h"
#include "rs-cli-ints.h"
#include "rs-cli-letters.h"
#include "rs-cli-pythons.h"
#include "rs-cli-session.h"
#include "rs-cli-words.h"
#include "rs-error.h"
#include "rs-export-recording.h"
#include "rs-wording.h"

typedef gboolean (*CommandFunc) (char   **arguments,
                                 GError **error);

static const struct
{
  const char *name;
  CommandFunc run;
} commands[] = {
  { "holders", rs_cli_holders_run },
  { "ints", rs_cli_ints_run },
  { "letters", rs_cli_letters_run },
  { "pythons", rs_cli_pythons_run },
  { "words", rs_cli_words_run },
};

static void
print_help (void)
{
  g_print ("%s\n\n", _("Usage:"));
  g_print ("  refscope                     %s\n", _("open the window"));
  g_print ("  refscope FILE.refscope       %s\n", _("open the window, with a recording"));
  g_print ("  refscope ints [OPTION…]      %s\n",
           _("count the references to every integer of a range"));
  g_print ("  refscope letters [OPTION…]   %s\n",
           _("count the references to single characters"));
  g_print ("  refscope words [WORD…]       %s\n",
           _("count the references to words, or find the most used"));
  g_print ("  refscope holders [OPTION…]   %s\n", _("find who holds an integer or a string"));
  g_print ("  refscope pythons             %s\n", _("list the interpreters that can be measured"));
  g_print ("  refscope --version\n");
  g_print ("\n%s\n", _("“refscope COMMAND --help” lists the options of a command."));
  g_print ("%s\n", _("Exit status: 0 done, 1 failed, 2 wrong use, 124 timed out."));
}

static gboolean
is_help (const char *option)
{
  const char *const options[] = { "--help", "-h", "-?", "--help-all", NULL };

  return g_strv_contains (options, option);
}

/**
 * rs_cli_wants:
 * @argc: number of arguments
 * @argv: the arguments of the program
 *
 * Whether the arguments are answered without a window. The first one decides: only recordings to
 * open, and GApplication's own options, by which a desktop starts it, belong to the window.
 *
 * Returns: %TRUE if rs_cli_run() is to be called
 */
gboolean
rs_cli_wants (int    argc,
              char **argv)
{
  return argc >= 2 && !g_str_has_prefix (argv[1], "--gapplication-")
         && !rs_export_recording_has_ending (argv[1]);
}

static int
report (const GError *error)
{
  g_printerr ("refscope: %s\n", error->message);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return RS_CLI_EXIT_TIMED_OUT;

  return rs_error_is_usage (error) ? RS_CLI_EXIT_USAGE : RS_CLI_EXIT_FAILED;
}

/* Which Python is embedded says the library that is installed: it is started to be asked. That it
 * does not start is told, but the version of Refscope has been. */
static int
print_version (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsRequest) request = rs_request_new_ints (0, 0, NULL);
  g_autoptr (RsSnapshot) snapshot = NULL;
  g_autofree char *untested = NULL;

  g_print ("refscope %s\n", PACKAGE_VERSION);
  snapshot = rs_cli_session_measure (request, NULL, NULL, &error);
  if (snapshot == NULL)
    {
      report (error);
      return RS_CLI_EXIT_DONE;
    }

  g_print ("Python %s\n", rs_snapshot_get_python (snapshot)->version);
  untested = rs_wording_untested (rs_snapshot_get_python (snapshot));
  if (untested != NULL)
    g_print ("%s\n", untested);

  return RS_CLI_EXIT_DONE;
}

/**
 * rs_cli_run:
 * @argc: number of arguments
 * @argv: the arguments of the program
 *
 * Does what the arguments ask for, without a display. Results go to standard output, messages to
 * standard error. Main thread only.
 *
 * Returns: the exit status of the program
 */
int
rs_cli_run (int    argc,
            char **argv)
{
  g_return_val_if_fail (argc >= 2, RS_CLI_EXIT_USAGE);

  if (g_str_equal (argv[1], "--version"))
    return print_version ();

  if (is_help (argv[1]))
    {
      print_help ();
      return RS_CLI_EXIT_DONE;
    }
  if (argv[1][0] == '-')
    {
      g_printerr (_("refscope: unknown option %s. “refscope --help” says what there is.\n"),
                  argv[1]);
      return RS_CLI_EXIT_USAGE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      {
        g_autofree char *name = g_strdup_printf ("refscope %s", argv[1]);
        g_autofree char **arguments = g_memdup2 (argv + 1, argc * sizeof *argv);
        g_autoptr (GError) error = NULL;

        arguments[0] = name; /* as the command's --help calls itself */
        return commands[i].run (arguments, &error) ? RS_CLI_EXIT_DONE : report (error);
      }

  g_printerr (_("refscope: there is no command “%s”. “refscope --help” lists those there are.\n"),
              argv[1]);
  return RS_CLI_EXIT_USAGE;
}

/**
 * rs_cli_run_headless:
 *
 * The main job where there is no display to open a window on: prints the outliers among the
 * integers from 0 to 1000, and writes their plot to refscope-integers.png and .svg in the current
 * folder. Main thread only.
 *
 * Returns: the exit status of the program
 */
int
rs_cli_run_headless (void)
{
  char *arguments[] = {
    (char *) "refscope",
    (char *) "ints",
    (char *) "--scale=log-log",
    (char *) "--outliers",
    (char *) "--output=refscope-integers.png",
    (char *) "--output=refscope-integers.svg",
    (char *) "--table",
    NULL,
  };
  int status;

  g_printerr ("%s\n", _("There is no display to open a window on: working without one."));
  status = rs_cli_run (G_N_ELEMENTS (arguments) - 1, arguments);
  if (status == RS_CLI_EXIT_DONE)
    g_printerr ("%s\n", _("The plot is in refscope-integers.png and refscope-integers.svg."));

  return status;
}
