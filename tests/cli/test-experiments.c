/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whole journeys with experiments, as a shell would start them. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shell.h"
#include "rs-test-system.h"

static Shell
run (const char *arguments)
{
  Shell shell = { NULL };

  shell_run (&shell, arguments);

  return shell;
}

static gint64
references_of (JsonObject *object,
               guint       i)
{
  JsonArray *ints = json_object_get_array_member (object, "ints");

  return json_object_get_int_member (json_array_get_object_element (ints, i), "references");
}

/* The same thousand references by the table, by JSON and by who holds them. */
static void
test_code (void)
{
  g_auto (Shell) data = run ("ints --from 256 --to 257 --code 'x = [256] * 1000' --bare "
                             "--output - --format json");
  g_auto (Shell) table = run ("ints --from 256 --to 256 --code 'x = [256] * 1000' --bare");
  g_auto (Shell) holders = run ("holders 256 --code 'x = [256] * 1000'");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *bare_text = NULL;
  JsonObject *root;
  gint64 with, bare;

  g_assert_cmpint (data.status, ==, 0);
  g_assert_cmpstr (data.err, ==, "");
  g_assert_true (json_parser_load_from_data (parser, data.out, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  with = references_of (root, 0);
  bare = references_of (json_object_get_object_member (root, "bare"), 0);
  g_assert_cmpint (with, ==, bare + 1000);

  g_assert_cmpint (table.status, ==, 0);
  bare_text = g_strdup_printf (" %" G_GINT64_FORMAT " ", bare);
  g_assert_nonnull (strstr (table.out, bare_text));
  g_assert_nonnull (strstr (table.out, " 1000 "));

  g_assert_cmpint (holders.status, ==, 0);
  g_assert_nonnull (strstr (holders.out, "    1000  "));
}

/* What grew most first, and nothing that did not. */
static void
test_growth (void)
{
  g_auto (Shell) table = run ("ints --from 200 --to 30000 --view growth "
                              "--code 'x = [256] * 1000; y = [24601]'");
  g_auto (Shell) picture = run ("ints --view growth --code 'x = [256] * 1000' "
                                "--output - --format svg");
  g_auto (Shell) data = run ("ints --view growth --to 256 --code 'x = [256] * 1000' "
                             "--output - --format csv");
  g_auto (GStrv) lines = NULL;
  long long value, bare, count, added;
  double growth;

  g_assert_cmpstr (table.err, ==, "");
  g_assert_cmpint (table.status, ==, 0);
  lines = g_strsplit (table.out, "\n", -1);
  g_assert_true (g_str_has_suffix (lines[0], "bare  references     added    growth"));
  g_assert_cmpint (sscanf (lines[1], "%lld %lld %lld %lld %lf", &value, &bare, &count, &added,
                           &growth), ==, 5);
  g_assert_cmpint (value, ==, 256);
  g_assert_cmpint (count, ==, bare + 1000);
  g_assert_cmpint (added, ==, 1000);
  g_assert_cmpfloat_with_epsilon (growth, (double) count / (double) bare, 0.051);
  g_assert_cmpstr (lines[2], ==, "   24601         0           1         1         -");
  g_assert_cmpstr (lines[3], ==, "");

  g_assert_cmpint (picture.status, ==, 0);
  g_assert_nonnull (strstr (picture.out, "<svg"));

  /* the data say what was compared with */
  g_assert_cmpint (data.status, ==, 0);
  g_assert_nonnull (strstr (data.out, "bare"));
}

static void
test_import (void)
{
  g_auto (Shell) data = run ("words JSONDecodeError --import json.decoder --import json.decoder "
                             "--output - --format json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;
  JsonArray *imports;

  g_assert_cmpint (data.status, ==, 0);
  g_assert_true (json_parser_load_from_data (parser, data.out, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  imports = json_object_get_array_member (root, "imports");
  g_assert_cmpuint (json_array_get_length (imports), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (imports, 0), ==, "json.decoder");
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (
                     json_object_get_array_member (root, "words"), 0), "references"), >, 1);
}

/* As "import json.decoder, csv" does. */
static void
test_import_with_commas (void)
{
  g_auto (Shell) data = run ("ints --to 1 --import 'json.decoder, csv' --import calendar "
                             "--output - --format json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *imports;

  g_assert_cmpint (data.status, ==, 0);
  g_assert_true (json_parser_load_from_data (parser, data.out, -1, NULL));
  imports = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                          "imports");
  g_assert_cmpuint (json_array_get_length (imports), ==, 3);
  g_assert_cmpstr (json_array_get_string_element (imports, 0), ==, "json.decoder");
  g_assert_cmpstr (json_array_get_string_element (imports, 1), ==, "csv");
  g_assert_cmpstr (json_array_get_string_element (imports, 2), ==, "calendar");
}

/* Its C variables hold numbers such as -8, which would be an address at the very end of memory. */
static void
test_wild_variables (void)
{
  g_auto (Shell) result = run ("ints --to 1 --import _testcapi --output - --format csv");

  if (strstr (result.err, "No module named") != NULL)
    {
      g_test_skip ("this Python comes without _testcapi");
      return;
    }

  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.out, "\n1,"));
}

static void
test_printed (void)
{
  g_auto (Shell) result = run ("letters --import this --output - --format csv");

  g_assert_cmpint (result.status, ==, 0);
  g_assert_nonnull (strstr (result.err, "The Zen of Python"));
  g_assert_true (g_str_has_prefix (result.err,
                                   "refscope: this: Importing this module prints a poem.\n"));
  g_assert_null (strstr (result.out, "Zen"));
}

static void
test_pythons (void)
{
  g_auto (Shell) list = run ("pythons");
  g_auto (Shell) version = run ("--version");
  g_autofree char *python = NULL;
  const char *place;

  g_assert_cmpint (list.status, ==, 0);
  place = strstr (version.out, "Python ");
  g_assert_nonnull (place);
  python = g_strndup (place + 7, strcspn (place + 7, "\n"));
  g_assert_nonnull (strstr (list.out, python));
}

/* Whoever ends has removed what was made. */
static void
test_leftovers (void)
{
  g_auto (Shell) shell = run ("ints --to 3 --code 'import os\n"
                              "for n in range (20000): open (str (n), \"w\").close ()\n"
                              "print (os.getcwd ())'");

  g_assert_cmpint (shell.status, ==, 0);
  g_strchomp (shell.err);
  g_assert_nonnull (strstr (shell.err, "/refscope-"));
  g_assert_false (g_file_test (shell.err, G_FILE_TEST_EXISTS));
}

/* Whoever is killed takes what it measures along. */
static void
test_killed (void)
{
  g_autofree char *path = NULL;
  g_autofree char *code = NULL;
  g_autofree char *pid = NULL;
  g_autoptr (GSubprocess) process = NULL;
  int fd = g_file_open_tmp ("refscope-pid-XXXXXX", &path, NULL);

  g_close (fd, NULL);
  code = g_strdup_printf ("import os, time\n"
                          "with open ('%s.new', 'w') as file:\n"
                          "    file.write (str (os.getpid ()))\n"
                          "os.replace ('%s.new', '%s')\n"
                          "time.sleep (1000)\n",
                          path, path, path);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, shell_get_program (), "ints",
                              "--code", code, NULL);
  do
    {
      g_clear_pointer (&pid, g_free);
      g_usleep (1000);
      g_assert_true (g_file_get_contents (path, &pid, NULL, NULL));
    }
  while (*pid == '\0');
  g_assert_true (rs_test_is_alive (atoi (pid)));

  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  while (rs_test_is_alive (atoi (pid))) /* or the test times out */
    g_usleep (1000);
  g_unlink (path);
}

typedef struct
{
  const char *arguments;
  int status;
  const char *message; /* a pattern */
} Wrong;

static const Wrong wrongs[] = {
  { "ints --import not_there", 1, "refscope: *not_there*" },
  { "ints --import 'a b'", 2, "refscope: --import: *a b*" },
  { "ints --import json,,this", 2, "refscope: --import: *" },
  { "ints --import 'json, a b'", 2, "refscope: --import: *a b*" },
  { "ints --import ''", 2, "refscope: --import: *" },
  { "holders 1 --code '1 / 0'", 1, "refscope: *ZeroDivisionError*" },
  { "letters --code 'import os; os._exit (3)'", 1, "refscope: The code*exit status 3.*" },
  { "words a --venv /nowhere", 2, "refscope: *“/nowhere”*pyvenv.cfg*" },
  { "ints --python 2.7", 2, "refscope: *2.7*There is: *" },
  { "ints --memory much --import json", 2, "refscope: --memory: “much”*GiB*" },
  { "ints --view growth", 2, "refscope: --view growth*--import*" },
  { "ints --view growth --measure printed --code 1", 2, "refscope: --view growth*--measure*" },
  { "ints --bare", 2, "refscope: --bare*--import*" },
  { "ints --timeout 0.5 --code 'while True: pass'", 124, "refscope: *" },
  { "ints --timeout 0.5 --code 'print (\"step 1\", flush=True)\nwhile True: pass'", 124,
    "step 1\nrefscope: *" },
};

static void
test_wrong (gconstpointer data)
{
  const Wrong *wrong = data;
  g_auto (Shell) result = run (wrong->arguments);

  g_test_message ("%s", result.err);
  g_assert_cmpint (result.status, ==, wrong->status);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_true (g_pattern_match_simple (wrong->message, result.err));
}

int
main (int   argc,
      char *argv[])
{
  shell_init (&argc, &argv);

  g_test_add_func ("/cli/experiments/code", test_code);
  g_test_add_func ("/cli/experiments/growth", test_growth);
  g_test_add_func ("/cli/experiments/import", test_import);
  g_test_add_func ("/cli/experiments/import-with-commas", test_import_with_commas);
  g_test_add_func ("/cli/experiments/wild-variables", test_wild_variables);
  g_test_add_func ("/cli/experiments/printed", test_printed);
  g_test_add_func ("/cli/experiments/pythons", test_pythons);
  g_test_add_func ("/cli/experiments/leftovers", test_leftovers);
  g_test_add_func ("/cli/experiments/killed", test_killed);
  for (gsize i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/experiments/wrong/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &wrongs[i], test_wrong);
    }

  return g_test_run ();
}
