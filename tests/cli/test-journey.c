/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rs-test-system.h"

static char *program;

typedef struct
{
  char *folder;
  char *out;
  char *err;
  int status;
} Shell;

static void
set_up (Shell        *shell,
        gconstpointer data)
{
  shell->folder = g_dir_make_tmp ("refscope-test-XXXXXX", NULL);
  g_assert_nonnull (shell->folder);
}

static void
tear_down (Shell        *shell,
           gconstpointer data)
{
  rs_test_remove_all (shell->folder);
  g_free (shell->folder);
  g_free (shell->out);
  g_free (shell->err);
}

/* Runs the program in the folder, with no display, as a shell would. */
static int
run (Shell      *shell,
     const char *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strdup_printf ("'%s' %s", program, arguments);
  g_auto (GStrv) words = NULL;

  g_clear_pointer (&shell->out, g_free);
  g_clear_pointer (&shell->err, g_free);

  g_assert_true (g_shell_parse_argv (line, NULL, &words, NULL));
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_cwd (launcher, shell->folder);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &shell->out, &shell->err,
                                                &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  shell->status = g_subprocess_get_exit_status (process);

  return shell->status;
}

static guint
count_files (Shell *shell)
{
  g_autoptr (GDir) dir = g_dir_open (shell->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static char *
read_file (Shell      *shell,
           const char *name,
           gsize      *length)
{
  g_autofree char *path = g_build_filename (shell->folder, name, NULL);
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, length, NULL));

  return content;
}

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

  g_assert_cmpint (run (shell, "ints --from 0 --to 999 --scale log-log --output a.png"
                               " --output a.svg --output a.pdf --output a.eps"
                               " --output a.json --output a.csv"), ==, 0);
  g_assert_cmpstr (shell->out, ==, "");
  g_assert_cmpstr (shell->err, ==, "");
  g_assert_cmpuint (count_files (shell), ==, G_N_ELEMENTS (files));

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gsize length;
      g_autofree char *content = read_file (shell, files[i].name, &length);

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

  g_assert_cmpint (run (shell, "ints --from -5 --to 300 --measure printed"
                               " --output a.csv --output - --format json"), ==, 0);
  csv = read_file (shell, "a.csv", NULL);
  rows = g_strsplit (csv, "\n", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, 308);

  g_assert_true (json_parser_load_from_data (parser, shell->out, -1, NULL));
  ints = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "ints");
  g_assert_cmpuint (json_array_get_length (ints), ==, 306);

  g_assert_cmpint (run (shell, "ints --from -5 --to 300 --measure printed"), ==, 0);
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
  g_assert_cmpint (run (shell, "ints --from 256 --to 256 --output a.csv"), ==, 0);
  csv = read_file (shell, "a.csv", NULL);
  row = g_strsplit (strchr (csv, '\n') + 1, ",", -1);

  g_assert_cmpint (run (shell, "holders 256 --output - --format json"), ==, 0);
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

  g_assert_cmpint (run (shell, "holders --string error --output b.csv"), ==, 0);
  g_assert_cmpint (run (shell, "holders 256"), ==, 0);
  g_assert_cmpint (run (shell, "holders -5"), ==, 0);
  g_assert_cmpint (run (shell, "holders -- -5"), ==, 0);
  g_assert_cmpint (run (shell, "holders --string -5"), ==, 0);
  g_assert_cmpint (run (shell, "holders --string ''"), ==, 0);
  g_assert_nonnull (strstr (shell->out, "references in all"));
  g_assert_cmpint (run (shell, "holders --string 'stands in no string of Python'"), ==, 0);
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

  g_assert_cmpint (run (shell, "ints --view share --from -5 --to 300 --output a.csv --output a.svg"
                               " --output - --format json"), ==, 0);
  csv = read_file (shell, "a.csv", NULL);
  rows = g_strsplit (csv, "\n", -1);
  g_assert_true (g_str_has_suffix (rows[0], ",cumulative_share"));
  g_assert_true (json_parser_load_from_data (parser, shell->out, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (root, "total_references"), >, 0);
  ints = json_object_get_array_member (root, "ints");

  g_assert_cmpint (run (shell, "ints --view share --from -5 --to 300"), ==, 0);
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

  svg = read_file (shell, "a.svg", NULL);
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

  g_assert_cmpint (run (shell, "letters --output a.csv --output - --format json"), ==, 0);
  csv = read_file (shell, "a.csv", NULL);
  rows = g_strsplit (csv, "\n", -1);
  g_assert_true (json_parser_load_from_data (parser, shell->out, -1, NULL));
  letters = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                          "letters");
  g_assert_cmpuint (json_array_get_length (letters), ==, 26);

  g_assert_cmpint (run (shell, "letters"), ==, 0);
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

  g_assert_cmpint (run (shell, "letters --output a.png --output a.svg --output a.pdf"
                               " --output a.eps"), ==, 0);
  g_assert_cmpuint (count_files (shell), ==, 5);

  g_assert_cmpint (run (shell, "letters --alphabet zaz --sort text"), ==, 0);
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

  g_assert_cmpint (run (shell, "words RandomJunkBlahBlah error -- --version 'two words'"), ==, 0);
  lines = g_strsplit (shell->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_cmpint (g_ascii_strtoll (lines[1], NULL, 10), ==, 0);
  g_assert_true (g_str_has_suffix (lines[1], "  RandomJunkBlahBlah"));
  g_assert_cmpint (g_ascii_strtoll (lines[2], NULL, 10), >, 0);
  g_assert_true (g_str_has_suffix (lines[2], "  error"));
  g_assert_true (g_str_has_suffix (lines[3], "  --version"));
  g_assert_true (g_str_has_suffix (lines[4], "  two words"));

  g_assert_cmpint (run (shell, "words"), ==, 0);
  g_strfreev (lines);
  lines = g_strsplit (shell->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 22);

  g_assert_cmpint (run (shell, "words --top 7 --identifiers --no-dunder --longer-than 4"
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
  g_assert_cmpint (run (shell, "words --top 50 --output a.svg --output a.csv"), ==, 0);
  svg = read_file (shell, "a.svg", NULL);
  g_assert_nonnull (strstr (svg, "16 words are not shown"));
  g_assert_nonnull (strstr (svg, "__init__"));
  csv = read_file (shell, "a.csv", NULL);
  g_strfreev (lines);
  lines = g_strsplit (csv, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 52);

  g_assert_cmpint (run (shell, "words --containing 'stands in no string of Python'"), ==, 0);
  g_assert_cmpstr (shell->out, ==, "");
  g_assert_cmpstr (shell->err, ==, "No string is like that.\n");
}

static void
test_headless (Shell        *shell,
               gconstpointer data)
{
  g_assert_cmpint (run (shell, ""), ==, 0);
  g_assert_nonnull (strstr (shell->err, "no display"));
  g_assert_nonnull (strstr (shell->err, "refscope-integers.png"));
  g_assert_true (g_str_has_prefix (shell->out, "  number  references  refcount"));
  g_assert_cmpuint (count_files (shell), ==, 2);
}

static void
test_bad_input (Shell        *shell,
                gconstpointer data)
{
  const struct
  {
    const char *arguments;
    int status;
    const char *said;
  } cases[] = {
    { "ints --from 10 --to 5", 2, "The range from 10 to 5 is empty" },
    { "ints --from 0 --to 10000001", 2, "--to: 10000001 cannot be measured" },
    { "ints --from -6", 2, "--from: -6 cannot be measured" },
    { "ints --view curve", 2, "--view: “curve” is no view: use “counts”, “share” or “growth”." },
    { "ints --view share --measure printed", 2, "use --measure references instead of “printed”" },
    { "ints --from abc", 2, "--from: “abc” is no integer" },
    { "ints --to ''", 2, "--to: “” is no integer" },
    { "ints --width 0 --output a.png", 2, "0" },
    { "ints --width x --output a.png", 2, "--width: “x” is no number" },
    { "ints --height 20001 --output a.png", 2, "20001" },
    { "ints --dpi 0 --output a.png", 2, "0" },
    { "ints --output a.gif", 2, "a.gif" },
    { "ints --output a", 2, ".png" },
    { "ints --width 900.7 --output a.png", 2, "--width: “900.7” is no whole number" },
    { "ints --width nan --output a.png", 2, "--width: “nan” is no number" },
    { "ints --height inf --output a.png", 2, "--height: “inf” is no number" },
    { "ints --dpi nan --output a.png", 2, "--dpi: “nan” is no number" },
    { "ints --width 20000 --height 20000 --output a.png", 2, "200 million in all" },
    { "ints --width 10000 --dpi 1200 --output a.png", 2, "32767 on a side" },
    { "ints --output ''", 2, "--output: the name of the file is empty" },
    { "ints --format csv", 2, "--format goes with “--output -” only" },
    { "ints --format csv --output a.csv", 2, "--format goes with “--output -” only" },
    { "ints --output /proc/a.csv", 1, "to the folder “/proc”" },
    { "ints --output missing/a.png", 1, "there is no folder “missing”; create it or" },
    { "holders 256 --output missing/a.csv", 1,
      "refscope: “missing/a.csv” was not written: there is no folder “missing”; create it or choose"
      " another." },
    { "ints --output missing/a.csv", 1,
      "refscope: “missing/a.csv” was not written: there is no folder “missing”; create it or choose"
      " another." },
    { "holders 256 --output ''", 2, "--output: the name of the file is empty" },
    { "ints --output -", 2, "--format" },
    { "ints --output - --format gif", 2, "gif" },
    { "ints --scale cubic", 2, "“cubic” is no scale" },
    { "ints --measure weight", 2, "--measure: “weight” is no measure" },
    { "ints --annotate 20,abc", 2, "refscope: --annotate: “abc” is no integer" },
    { "ints --timeout 0", 2, "--timeout: “0”" },
    { "ints --timeout nan", 2, "--timeout: “nan”" },
    { "ints --timeout inf", 2, "--timeout: “inf”" },
    { "ints --nonsense", 2,
      "refscope: There is no option --nonsense: “refscope ints --help” lists them." },
    { "ints --to", 2,
      "refscope: --to needs a value after it: “refscope ints --help” says which." },
    { "ints --to 9 -o", 2, "refscope: -o needs a value after it" },
    { "ints -5", 2, "“-5” is too much" },
    { "letters --nonsense", 2, "There is no option --nonsense: “refscope letters --help”" },
    { "words --nonsense", 2, "There is no option --nonsense: “refscope words --help”" },
    { "words error --top", 2, "--top needs a value after it: “refscope words --help”" },
    { "holders --string", 2, "--string needs a value after it: “refscope holders --help”" },
    { "letters --alphabet ''", 2, "--alphabet: There are no characters" },
    { "letters abc", 2, "“abc” is too much" },
    { "letters --measure weight", 2, "--measure: “weight” is no measure" },
    { "letters --sort size", 2, "--sort: “size” is no order" },
    { "letters --scale cubic", 2, "“cubic” is no scale" },
    { "letters --timeout 0", 2, "--timeout: “0”" },
    { "letters --output a.gif", 2, "a.gif" },
    { "words a --top 3", 2, "not both" },
    { "words a --no-dunder", 2, "not both" },
    { "words --top 0", 2, "--top: “0” is no such number: use one from 1 to" },
    { "words --top -1", 2, "--top: “-1” is no such number" },
    { "words --top 99999999999999999999", 2, "is no such number" },
    { "words --longer-than x", 2, "--longer-than: “x” is no such number: use one from 0 to" },
    { "words --measure printed 'two words'", 1, "use --measure references" },
    { "holders", 2, "refscope holders 256" },
    { "holders 1 2", 2, "one value at a time" },
    { "holders 1 --string z", 2, "one value at a time" },
    { "holders --form csv 1", 2, "There is no option --form" },
    { "holders 99999999999999999999", 2, "more than 64 bits" },
    { "holders z", 2, "“z” is no integer" },
    { "holders 256 --output a.png", 2, "use .csv or .json" },
    { "ints 5", 2, "“5” is too much" },
    { "integers", 2, "there is no command “integers”" },
    { "--bogus", 2, "unknown option --bogus" },
    { "-x", 2, "unknown option -x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].arguments);
      g_assert_cmpint (run (shell, cases[i].arguments), ==, cases[i].status);
      g_assert_cmpstr (shell->out, ==, "");
      g_assert_true (g_str_has_prefix (shell->err, "refscope: "));
      g_assert_nonnull (strstr (shell->err, cases[i].said));

      /* one sentence on one line, and nothing left behind */
      g_assert_true (strchr (shell->err, '\n') == shell->err + strlen (shell->err) - 1);
      g_assert_cmpuint (count_files (shell), ==, 0);
    }
}

static void
test_old_file_kept (Shell        *shell,
                    gconstpointer data)
{
  g_autofree char *folder = g_build_filename (shell->folder, "a.png", NULL);

  /* a folder where the file should go: the export fails and leaves it alone */
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (run (shell, "ints --to 100 --output a.png"), ==, 1);
  g_assert_nonnull (strstr (shell->err, "a.png"));
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (count_files (shell), ==, 1);
}

static void
test_full_disk (Shell        *shell,
                gconstpointer data)
{
  g_autofree char *line = g_strdup_printf ("-c '\"%s\" ints --to 10 >/dev/full'", program);
  g_autofree char *all = g_strdup_printf ("/bin/sh %s", line);
  g_autofree char *err = NULL;
  int status;

  if (access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("there is no /dev/full");
      return;
    }

  g_assert_true (g_spawn_command_line_sync (all, NULL, &err, &status, NULL));
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 1);
  g_assert_true (g_str_has_prefix (err, "refscope: "));
}

static void
test_timeout (Shell        *shell,
              gconstpointer data)
{
  g_assert_cmpint (run (shell, "ints --to 10000000 --timeout 0.001"), ==, 124);
  g_assert_nonnull (strstr (shell->err, "--timeout"));
  g_assert_cmpstr (shell->out, ==, "");
}

/* The time is that of the whole command: here it runs out while a pipe that nobody reads is full. */
static void
test_timeout_of_output (Shell        *shell,
                        gconstpointer data)
{
  const char *const scripts[] = {
    "mkfifo a.csv; exec 3<>a.csv;"
    " \"$0\" ints --to 20000 --timeout 1 --output a.csv --output b.png",
    "mkfifo a.csv; exec 3<>a.csv; \"$0\" ints --to 20000 --timeout 1 >&3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      const char *const words[] = { "/bin/sh", "-c", scripts[i], program, NULL };
      g_autoptr (GSubprocessLauncher) launcher = NULL;
      g_autoptr (GSubprocess) process = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *err = NULL;
      g_autofree char *pipe = g_build_filename (shell->folder, "a.csv", NULL);

      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
      g_subprocess_launcher_set_cwd (launcher, shell->folder);
      process = g_subprocess_launcher_spawnv (launcher, words, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error));
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_if_exited (process));
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 124);
      g_assert_cmpstr (err, ==, "refscope: The time that “--timeout 1” allows has run out.\n");

      /* the pipe only */
      g_assert_cmpuint (count_files (shell), ==, 1);
      g_assert_cmpint (g_remove (pipe), ==, 0);
    }
}

/* What cannot be annotated is told, and the rest is done. */
static void
test_annotate_outside (Shell        *shell,
                       gconstpointer data)
{
  g_assert_cmpint (run (shell, "ints --to 20 --annotate 5000,3,-1 --output a.csv"), ==, 0);
  g_assert_cmpstr (shell->err, ==, "refscope: --annotate: not in the range from 0 to 20 and left "
                                   "out: -1, 5000.\n");
  g_assert_cmpuint (count_files (shell), ==, 1);

  g_assert_cmpint (run (shell, "ints --to 20 --annotate 0,20 --output a.csv"), ==, 0);
  g_assert_cmpstr (shell->err, ==, "");
}

/* Without a range there are the integers from 0 to 1000. */
static void
test_default_range (Shell        *shell,
                    gconstpointer data)
{
  g_auto (GStrv) rows = NULL;

  g_assert_cmpint (run (shell, "ints --output - --format csv"), ==, 0);
  rows = g_strsplit (shell->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, 1003);
  g_assert_true (g_str_has_prefix (rows[1], "0,"));
  g_assert_true (g_str_has_prefix (rows[1001], "1000,"));
}

static void
test_no_outliers (Shell        *shell,
                  gconstpointer data)
{
  g_assert_cmpint (run (shell, "ints --from 500000 --to 500009 --outliers"), ==, 0);
  g_assert_cmpstr (shell->out, ==, "");
  g_assert_cmpstr (shell->err, ==, "No integer stands out.\n");
}

static void
test_help_and_version (Shell        *shell,
                       gconstpointer data)
{
  g_assert_cmpint (run (shell, "--version"), ==, 0);
  g_assert_true (g_str_has_prefix (shell->out, "refscope " PACKAGE_VERSION "\nPython 3."));
  g_assert_true (g_regex_match_simple ("\\nPython 3\\.[0-9]+\\.[0-9]+\\S*\\n", shell->out, 0, 0));
  g_assert_cmpint (run (shell, "--help"), ==, 0);
  g_assert_nonnull (strstr (shell->out, "refscope ints"));
  g_assert_cmpint (run (shell, "ints --help"), ==, 0);
  g_assert_nonnull (strstr (shell->out, "--annotate"));
  g_assert_nonnull (strstr (shell->out, "--output"));
}

/* A recording says what Python said, by every command. */
static void
test_recording (Shell        *shell,
                gconstpointer data)
{
  const char *const commands[] = {
    "ints --from -5 --to 300", "letters --alphabet ascii", "words --top 20 --no-dunder",
  };

  g_assert_cmpint (run (shell, "ints --to 300 --output a.refscope --output a.csv"), ==, 0);
  g_assert_cmpstr (shell->out, ==, "");
  g_assert_cmpstr (shell->err, ==, "");
  g_assert_cmpuint (count_files (shell), ==, 2);
  g_assert_cmpint (run (shell, "ints --to 300 --open a.refscope --output b.csv"), ==, 0);
  {
    g_autofree char *live = read_file (shell, "a.csv", NULL);
    g_autofree char *recorded = read_file (shell, "b.csv", NULL);

    g_assert_cmpstr (live, ==, recorded);
  }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s --open a.refscope", commands[i]);
      g_autofree char *live = NULL;

      g_assert_cmpint (run (shell, commands[i]), ==, 0);
      live = g_steal_pointer (&shell->out);
      g_assert_cmpuint (strlen (live), >, 500);
      g_assert_cmpint (run (shell, line), ==, 0);
      g_assert_cmpstr (shell->out, ==, live);
    }
}

/* A word that nothing refers to is there because it was asked for. */
static void
test_recording_of_words (Shell        *shell,
                         gconstpointer data)
{
  g_autofree char *live = NULL;

  g_assert_cmpint (run (shell, "words spamspamspam --output - --format refscope"), ==, 0);
  g_assert_true (g_str_has_prefix (shell->out, "{\"refscope\":{\"format\":1,"));
  {
    g_autofree char *path = g_build_filename (shell->folder, "w.refscope", NULL);

    g_assert_true (g_file_set_contents (path, shell->out, -1, NULL));
  }

  g_assert_cmpint (run (shell, "words spamspamspam"), ==, 0);
  live = g_steal_pointer (&shell->out);
  g_assert_cmpint (run (shell, "words spamspamspam --open w.refscope"), ==, 0);
  g_assert_cmpstr (shell->out, ==, live);
}

static void
test_recording_wrong (Shell        *shell,
                      gconstpointer data)
{
  g_assert_cmpint (run (shell, "ints --to 3 --output a.refscope --output a.csv"), ==, 0);

  g_assert_cmpint (run (shell, "ints --open a.csv"), ==, 1);
  g_assert_cmpstr (shell->err, ==,
                   "refscope: a.csv: The file is no recording of Refscope.\n");
  g_assert_cmpint (run (shell, "ints --open none.refscope"), ==, 1);
  g_assert_true (g_str_has_prefix (shell->err, "refscope: none.refscope: "));
  g_assert_cmpint (run (shell, "words --open a.refscope --import json"), ==, 2);
  g_assert_true (g_str_has_prefix (shell->err, "refscope: --open shows what was recorded: "));
  g_assert_cmpint (run (shell, "ints --open a.refscope --bare"), ==, 2);
  g_assert_true (g_str_has_prefix (shell->err, "refscope: --bare measures: "));
  g_assert_cmpint (run (shell, "holders 7 --open a.refscope"), ==, 1);
  g_assert_true (g_str_has_prefix (shell->err, "refscope: A recording keeps counts, not holders"));
  g_assert_cmpstr (shell->out, ==, "");
}

#define ADD(name, func) \
  g_test_add ("/cli/journey/" name, Shell, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program = g_canonicalize_filename (argv[1], NULL); /* the tests work in another folder */

  ADD ("six-formats", test_six_formats);
  ADD ("data-agree", test_data_agree);
  ADD ("holders", test_holders);
  ADD ("share", test_share);
  ADD ("letters", test_letters);
  ADD ("words", test_words);
  ADD ("recording", test_recording);
  ADD ("recording-of-words", test_recording_of_words);
  ADD ("recording-wrong", test_recording_wrong);
  ADD ("headless", test_headless);
  ADD ("bad-input", test_bad_input);
  ADD ("old-file-kept", test_old_file_kept);
  ADD ("full-disk", test_full_disk);
  ADD ("timeout", test_timeout);
  ADD ("timeout-of-output", test_timeout_of_output);
  ADD ("annotate-outside", test_annotate_outside);
  ADD ("default-range", test_default_range);
  ADD ("no-outliers", test_no_outliers);
  ADD ("help-and-version", test_help_and_version);

  status = g_test_run ();
  g_free (program);

  return status;
}
