/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "shell.h"

static void
test_six_formats (Shell        *shell,
                  gconstpointer data)
{
  const struct
  {
    const char *name;
    const char *magic;
  } files[] = {
    { "a.png", "\x89PNG" }, { "a.svg", "<?xml" }, { "a.pdf", "%PDF" },
    { "a.eps", "%!PS-Adobe-3.0 EPSF-3.0" }, { "a.json", "{\"python\"" },
    { "a.csv", "value,references,heap,c_variables,compiled_in,operands,refcount," },
  };

  g_assert_cmpint (shell_run (shell, "ints --from 0 --to 999 --scale log-log --output a.png"
                                     " --output a.svg --output a.pdf --output a.eps"
                                     " --output a.json --output a.csv"), ==, 0);
  g_assert_cmpstr (shell->out, ==, "");
  g_assert_cmpstr (shell->err, ==, "");
  g_assert_cmpuint (shell_count_files (shell), ==, G_N_ELEMENTS (files));

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length;
      g_autofree char *content = shell_read_file (shell, files[i].name, &length);

      g_assert_cmpuint (length, >, 1000);
      g_assert_true (g_str_has_prefix (content, files[i].magic));
    }
}

/* The same numbers by all three ways out. */
static void
test_data_agree (Shell        *shell,
                 gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *csv = NULL;
  g_auto (GStrv) rows = NULL;
  g_auto (GStrv) lines = NULL;
  JsonArray *ints;

  g_assert_cmpint (shell_run (shell, "ints --from -5 --to 300 --measure printed"
                                     " --output a.csv --output - --format json"), ==, 0);
  csv = shell_read_file (shell, "a.csv", NULL);
  rows = g_strsplit (csv, "\n", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, 308);

  g_assert_true (json_parser_load_from_data (parser, shell->out, -1, NULL));
  ints = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "ints");
  g_assert_cmpuint (json_array_get_length (ints), ==, 306);

  g_assert_cmpint (shell_run (shell, "ints --from -5 --to 300 --measure printed"), ==, 0);
  lines = g_strsplit (shell->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 308);

  for (guint i = 0; i < 306; i++)
    {
      JsonObject *record = json_array_get_object_element (ints, i);
      g_auto (GStrv) row = g_strsplit (rows[i + 1], ",", -1);
      gint64 value, references, refcount, printed;
      char refcount_text[32];

      g_assert_cmpint (json_object_get_int_member (record, "value"), ==, (gint64) i - 5);
      g_assert_cmpint (g_ascii_strtoll (row[0], NULL, 10), ==, (gint64) i - 5);
      g_assert_cmpint (json_object_get_int_member (record, "printed"), ==,
                       g_ascii_strtoll (row[8], NULL, 10));
      g_assert_cmpint (json_object_get_null_member (record, "refcount"), ==, row[6][0] == '\0');

      g_assert_cmpint (sscanf (lines[i + 1],
                               "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %31s %" G_GINT64_FORMAT,
                               &value, &references, refcount_text, &printed), ==, 4);
      g_assert_cmpint (references, ==, json_object_get_int_member (record, "references"));
      g_assert_cmpint (references, ==, g_ascii_strtoll (row[1], NULL, 10));
      g_assert_cmpint (references, ==,
                       json_object_get_int_member (record, "heap")
                         + json_object_get_int_member (record, "c_variables"));
      refcount = refcount_text[0] == '-' ? -1 : g_ascii_strtoll (refcount_text, NULL, 10);
      g_assert_cmpint (value, ==, (gint64) i - 5);
      g_assert_cmpint (printed, ==, json_object_get_int_member (record, "printed"));
      if (refcount >= 0)
        g_assert_cmpint (refcount, ==, json_object_get_int_member (record, "refcount"));
    }
}

static void
test_holders (Shell        *shell,
              gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *csv = NULL;
  g_auto (GStrv) row = NULL;
  JsonArray *holders;
  gint64 sum = 0;

  /* they add up to the references that ints counts */
  g_assert_cmpint (shell_run (shell, "ints --from 256 --to 256 --output a.csv"), ==, 0);
  csv = shell_read_file (shell, "a.csv", NULL);
  row = g_strsplit (strchr (csv, '\n') + 1, ",", -1);

  g_assert_cmpint (shell_run (shell, "holders 256 --output - --format json"), ==, 0);
  g_assert_true (json_parser_load_from_data (parser, shell->out, -1, NULL));
  holders = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                          "holders");
  for (guint i = 0; i < json_array_get_length (holders); i++)
    {
      JsonObject *holder = json_array_get_object_element (holders, i);
      const char *kind = json_object_get_string_member (holder, "kind");

      if (!g_str_equal (kind, "compiled-in") && !g_str_equal (kind, "operand"))
        sum += json_object_get_int_member (holder, "count");
    }
  g_assert_cmpint (sum, >, 0);
  g_assert_cmpint (sum, ==, g_ascii_strtoll (row[1], NULL, 10));

  g_assert_cmpint (shell_run (shell, "holders --string error --output b.csv"), ==, 0);
  g_assert_cmpint (shell_run (shell, "holders 256"), ==, 0);
  g_assert_cmpint (shell_run (shell, "holders -5"), ==, 0);
  g_assert_cmpint (shell_run (shell, "holders -- -5"), ==, 0);
  g_assert_cmpint (shell_run (shell, "holders --string -5"), ==, 0);
  g_assert_cmpint (shell_run (shell, "holders --string ''"), ==, 0);
  g_assert_nonnull (strstr (shell->out, "references in all"));
  g_assert_cmpint (shell_run (shell, "holders --string 'stands in no string of Python'"), ==, 0);
  g_assert_cmpstr (shell->out, ==, "Nothing refers to it.\n");
}

/* The share by every way out: the table, both data formats and the picture agree. */
static void
test_share (Shell        *shell,
            gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *csv = NULL;
  g_autofree char *svg = NULL;
  g_auto (GStrv) rows = NULL;
  g_auto (GStrv) lines = NULL;
  JsonObject *root;
  JsonArray *ints;
  double last = 0;
  double sum;

  g_assert_cmpint (shell_run (shell, "ints --view share --from -5 --to 300 --output a.csv"
                                     " --output a.svg"
                                     " --output - --format json"), ==, 0);
  csv = shell_read_file (shell, "a.csv", NULL);
  rows = g_strsplit (csv, "\n", -1);
  g_assert_true (g_str_has_suffix (rows[0], ",cumulative_share"));
  g_assert_true (json_parser_load_from_data (parser, shell->out, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (root, "total_references"), >, 0);
  ints = json_object_get_array_member (root, "ints");

  g_assert_cmpint (shell_run (shell, "ints --view share --from -5 --to 300"), ==, 0);
  lines = g_strsplit (shell->out, "\n", -1);
  g_assert_true (g_str_has_suffix (lines[0], "share"));

  for (guint i = 0; i < 306; i++)
    {
      JsonObject *record = json_array_get_object_element (ints, i);
      double share = json_object_get_double_member (record, "cumulative_share");
      char text[16];

      g_assert_cmpfloat (share, >=, last);
      g_assert_cmpfloat (share, <, 1);
      g_assert_cmpfloat_with_epsilon (share, g_ascii_strtod (strrchr (rows[i + 1], ',') + 1, NULL),
                                      1e-9);
      g_snprintf (text, sizeof text, "%.2f%%", 100 * share);
      g_assert_nonnull (strstr (lines[i + 1], text));
      last = share;
    }
  /* each adds its references, of all of those there are */
  sum = last * (double) json_object_get_int_member (root, "total_references");
  g_assert_cmpfloat_with_epsilon (sum, (double) (gint64) (sum + 0.5), 1e-6);

  svg = shell_read_file (shell, "a.svg", NULL);
  g_assert_nonnull (strstr (svg, "share of all references (%)"));
  g_assert_nonnull (strstr (svg, "Curve of the share of all references to integers, log axis"));
}

/* What is written and what is printed agree, and where Python counts, so does it. */
static void
test_letters (Shell        *shell,
              gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *csv = NULL;
  g_auto (GStrv) rows = NULL;
  g_auto (GStrv) lines = NULL;
  JsonArray *letters;

  g_assert_cmpint (shell_run (shell, "letters --output a.csv --output - --format json"), ==, 0);
  csv = shell_read_file (shell, "a.csv", NULL);
  rows = g_strsplit (csv, "\n", -1);
  g_assert_true (json_parser_load_from_data (parser, shell->out, -1, NULL));
  letters = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                          "letters");
  g_assert_cmpuint (json_array_get_length (letters), ==, 26);

  g_assert_cmpint (shell_run (shell, "letters"), ==, 0);
  lines = g_strsplit (shell->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 28);

  for (guint i = 0; i < 26; i++)
    {
      JsonObject *record = json_array_get_object_element (letters, i);
      gint64 references = json_object_get_int_member (record, "references");
      const char text[] = { (char) ('a' + i), '\0' };
      g_autofree char *row = g_strdup_printf ("\"%s\",%d,", text, (int) references);
      g_autofree char *line_end = g_strdup_printf ("  %s", text);

      g_assert_cmpstr (json_object_get_string_member (record, "text"), ==, text);
      g_assert_true (g_str_has_prefix (rows[i + 1], row));
      g_assert_cmpint (g_ascii_strtoll (lines[i + 1], NULL, 10), ==, references);
      g_assert_true (g_str_has_suffix (lines[i + 1], line_end));
      if (!json_object_get_null_member (record, "refcount"))
        g_assert_cmpint (json_object_get_int_member (record, "refcount"), ==, references);
    }

  g_assert_cmpint (shell_run (shell, "letters --output a.png --output a.svg --output a.pdf"
                                     " --output a.eps"), ==, 0);
  g_assert_cmpuint (shell_count_files (shell), ==, 5);

  g_assert_cmpint (shell_run (shell, "letters --alphabet zaz --sort text"), ==, 0);
  g_strfreev (lines);
  lines = g_strsplit (shell->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_true (g_str_has_suffix (lines[1], "  a"));
  g_assert_true (g_str_has_suffix (lines[2], "  z"));
}

/* Words as they are given, and as the census finds them */
static void
test_words (Shell        *shell,
            gconstpointer data)
{
  g_autofree char *svg = NULL;
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 last = G_MAXINT64;

  g_assert_cmpint (shell_run (shell, "words RandomJunkBlahBlah error -- --version 'two words'"), ==,
                   0);
  lines = g_strsplit (shell->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_cmpint (g_ascii_strtoll (lines[1], NULL, 10), ==, 0);
  g_assert_true (g_str_has_suffix (lines[1], "  RandomJunkBlahBlah"));
  g_assert_cmpint (g_ascii_strtoll (lines[2], NULL, 10), >, 0);
  g_assert_true (g_str_has_suffix (lines[2], "  error"));
  g_assert_true (g_str_has_suffix (lines[3], "  --version"));
  g_assert_true (g_str_has_suffix (lines[4], "  two words"));

  g_assert_cmpint (shell_run (shell, "words"), ==, 0);
  g_strfreev (lines);
  lines = g_strsplit (shell->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 22);

  g_assert_cmpint (shell_run (shell, "words --top 7 --identifiers --no-dunder --longer-than 4"
                                     " --containing err"), ==, 0);
  g_strfreev (lines);
  lines = g_strsplit (shell->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 9);
  for (guint i = 1; i < 8; i++)
    {
      gint64 references = g_ascii_strtoll (lines[i], NULL, 10);
      const char *word = strrchr (lines[i], ' ') + 1;

      g_assert_cmpint (references, >, 0);
      g_assert_cmpint (references, <=, last);
      g_assert_cmpuint (strlen (word), >, 4);
      g_assert_nonnull (strstr (word, "err"));
      g_assert_false (g_str_has_prefix (word, "__") && g_str_has_suffix (word, "__"));
      last = references;
    }

  /* a picture shows what there is room for, and says of how many it does not; the data has all */
  g_assert_cmpint (shell_run (shell, "words --top 50 --output a.svg --output a.csv"), ==, 0);
  svg = shell_read_file (shell, "a.svg", NULL);
  g_assert_nonnull (strstr (svg, "16 words are not shown"));
  g_assert_nonnull (strstr (svg, "__init__"));
  csv = shell_read_file (shell, "a.csv", NULL);
  g_strfreev (lines);
  lines = g_strsplit (csv, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 52);

  g_assert_cmpint (shell_run (shell, "words --containing 'stands in no string of Python'"), ==, 0);
  g_assert_cmpstr (shell->out, ==, "");
  g_assert_cmpstr (shell->err, ==, "No string is like that.\n");
}

static void
test_headless (Shell        *shell,
               gconstpointer data)
{
  g_assert_cmpint (shell_run (shell, ""), ==, 0);
  g_assert_nonnull (strstr (shell->err, "no display"));
  g_assert_nonnull (strstr (shell->err, "refscope-integers.png"));
  g_assert_true (g_str_has_prefix (shell->out, "  number  references  refcount"));
  g_assert_cmpuint (shell_count_files (shell), ==, 2);
}

/* Without a range there are the integers from 0 to 1000. */
static void
test_default_range (Shell        *shell,
                    gconstpointer data)
{
  g_auto (GStrv) rows = NULL;

  g_assert_cmpint (shell_run (shell, "ints --output - --format csv"), ==, 0);
  rows = g_strsplit (shell->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, 1003);
  g_assert_true (g_str_has_prefix (rows[1], "0,"));
  g_assert_true (g_str_has_prefix (rows[1001], "1000,"));
}

static void
test_no_outliers (Shell        *shell,
                  gconstpointer data)
{
  g_assert_cmpint (shell_run (shell, "ints --from 500000 --to 500009 --outliers"), ==, 0);
  g_assert_cmpstr (shell->out, ==, "");
  g_assert_cmpstr (shell->err, ==, "No integer stands out.\n");
}

static void
test_help_and_version (Shell        *shell,
                       gconstpointer data)
{
  g_assert_cmpint (shell_run (shell, "--version"), ==, 0);
  g_assert_true (g_str_has_prefix (shell->out, "refscope " PACKAGE_VERSION "\nPython 3."));
  g_assert_true (g_regex_match_simple ("\\nPython 3\\.[0-9]+\\.[0-9]+\\S*\\n", shell->out, 0, 0));
  g_assert_cmpint (shell_run (shell, "--help"), ==, 0);
  g_assert_nonnull (strstr (shell->out, "refscope ints"));
  g_assert_cmpint (shell_run (shell, "ints --help"), ==, 0);
  g_assert_nonnull (strstr (shell->out, "--annotate"));
  g_assert_nonnull (strstr (shell->out, "--output"));
}

#define ADD(name, func) \
  g_test_add ("/cli/journey/" name, Shell, NULL, shell_set_up, func, shell_tear_down)

int
main (int   argc,
      char *argv[])
{
  shell_init (&argc, &argv);

  ADD ("six-formats", test_six_formats);
  ADD ("data-agree", test_data_agree);
  ADD ("holders", test_holders);
  ADD ("share", test_share);
  ADD ("letters", test_letters);
  ADD ("words", test_words);
  ADD ("headless", test_headless);
  ADD ("default-range", test_default_range);
  ADD ("no-outliers", test_no_outliers);
  ADD ("help-and-version", test_help_and_version);

  return g_test_run ();
}
