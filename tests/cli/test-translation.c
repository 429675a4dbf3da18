/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "rs-test-locale.h"

static const char *program;
static const char *translations;

/* What the program prints in a locale; NULL stands for C. */
static char *
run (const char *locales,
     const char *locale,
     const char *arguments,
     int        *status)
{
  g_autofree char *command = g_strdup_printf ("refscope %s", arguments);
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  char *output = NULL;

  g_assert_true (g_shell_parse_argv (command, NULL, &words, &error));
  g_free (words[0]);
  words[0] = g_strdup (program);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_setenv (launcher, "LOCPATH", locales, TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale != NULL ? locale : "C.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "REFSCOPE_LOCALEDIR", translations, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  *status = g_subprocess_get_exit_status (process);

  return output;
}

static char *
run_well (const char *locales,
          const char *locale,
          const char *arguments)
{
  int status;
  char *output = run (locales, locale, arguments, &status);

  g_assert_cmpint (status, ==, 0);

  return output;
}

/* How many cells of a terminal there are between two places of a line. */
static int
count_cells (const char *from,
             const char *to)
{
  int n = 0;

  for (; from < to; from = g_utf8_next_char (from))
    n += g_unichar_iswide (g_utf8_get_char (from)) ? 2 : 1;

  return n;
}

/* Of a table whose last column is @title, a path. */
static void
assert_columns (const char *table,
                const char *title)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  const char *heading = g_strrstr (lines[0], title);
  const char *path = strchr (lines[1], '/');

  g_assert_nonnull (heading);
  g_assert_nonnull (path);
  g_assert_cmpint (count_cells (lines[0], heading), ==, count_cells (lines[1], path));
}

/* Of a table of numbers whose first column is below @title, aligned to the right. */
static void
assert_first_column (const char *table,
                     const char *title)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  const char *heading = strstr (lines[0], title);
  const char *digit = lines[1] + strspn (lines[1], " ");

  g_assert_nonnull (heading);
  g_assert_cmpint (count_cells (lines[0], heading + strlen (title)), ==,
                   count_cells (lines[1], digit + strspn (digit, "0123456789")));
}

static void
test_german (void)
{
  const char *names[] = { "de_DE", NULL };
  char *locales = rs_test_locales_new (names);
  g_autofree char *help = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *pythons = NULL;
  int status;

  if (locales == NULL)
    {
      g_test_skip (RS_TEST_NO_LOCALES);
      return;
    }

  help = run_well (locales, "de_DE.UTF-8", "--help");
  g_assert_nonnull (strstr (help, "Aufruf:"));
  g_assert_null (strstr (help, "Usage:"));
  wrong = run (locales, "de_DE.UTF-8", "zahlen", &status);
  g_assert_cmpint (status, ==, 2);
  g_assert_nonnull (strstr (wrong, "„zahlen“"));
  pythons = run_well (locales, "de_DE.UTF-8", "pythons");
  assert_columns (pythons, "Programm");
  rs_test_locales_free (locales);
}

/* A column is as wide as its title is on a terminal. */
static void
test_wide (void)
{
  const char *names[] = { "ja_JP", "ru_RU", "zh_CN", NULL };
  const char *executables[] = { "実行ファイル", "исполняемый файл", "可执行文件" };
  const char *references[] = { "参照数", "ссылки", "引用数" };
  char *locales = rs_test_locales_new (names);

  if (locales == NULL)
    {
      g_test_skip (RS_TEST_NO_LOCALES);
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (executables); i++)
    {
      g_autofree char *locale = g_strconcat (names[i], ".UTF-8", NULL);
      g_autofree char *pythons = run_well (locales, locale, "pythons");
      g_autofree char *words = run_well (locales, locale, "words Guido");

      assert_columns (pythons, executables[i]);
      assert_first_column (words, references[i]);
    }
  rs_test_locales_free (locales);
}

/* The same to the last byte. */
static void
assert_same (const char *locales,
             const char *arguments)
{
  g_autofree char *plain = run_well (locales, NULL, arguments);
  g_autofree char *german = run_well (locales, "de_DE.UTF-8", arguments);

  g_assert_cmpstr (german, ==, plain);
}

/* The numbers at the beginning of each line of a table. */
static GPtrArray *
dup_numbers (const char *table)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(\\s*(-|-?[0-9][0-9.,]*%?)(?=\\s|$))*", 0, 0, NULL);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 1; lines[i] != NULL; i++)
    {
      g_autoptr (GMatchInfo) match = NULL;

      g_assert_true (g_regex_match (regex, lines[i], 0, &match));
      g_ptr_array_add (numbers, g_match_info_fetch (match, 0));
      /* German titles may be wider */
      g_strstrip (numbers->pdata[i - 1]);
      g_assert_true (*lines[i] == '\0' || strchr (numbers->pdata[i - 1], ' ') != NULL);
    }
  g_ptr_array_add (numbers, NULL);

  return numbers;
}

static void
assert_same_numbers (const char *locales,
                     const char *arguments)
{
  g_autofree char *plain = run_well (locales, NULL, arguments);
  g_autofree char *german = run_well (locales, "de_DE.UTF-8", arguments);
  g_autoptr (GRegex) gaps = g_regex_new (" +", 0, 0, NULL);
  g_autofree char *plain_table = g_regex_replace_literal (gaps, plain, -1, 0, " ", 0, NULL);
  g_autofree char *german_table = g_regex_replace_literal (gaps, german, -1, 0, " ", 0, NULL);
  g_autoptr (GPtrArray) plain_numbers = dup_numbers (plain_table);
  g_autoptr (GPtrArray) german_numbers = dup_numbers (german_table);

  g_assert_cmpstr (plain, !=, german); /* it is German */
  g_assert_cmpuint (plain_numbers->len, >, 4);
  g_assert_cmpstrv (plain_numbers->pdata, german_numbers->pdata);
}

/* Data files and tables have numbers of the C locale, whatever the person's is. */
static void
test_numbers (void)
{
  const char *names[] = { "de_DE", NULL };
  char *locales = rs_test_locales_new (names);
  g_autofree char *csv = NULL;
  g_autofree char *svg = NULL;

  if (locales == NULL)
    {
      g_test_skip (RS_TEST_NO_LOCALES);
      return;
    }

  assert_same (locales, "ints --to 2000 --output - --format csv");
  assert_same (locales, "ints --to 2000 --output - --format json");
  assert_same (locales, "ints --import json --bare --view share --output - --format csv");
  assert_same (locales, "ints --import json --bare --view growth --output - --format json");
  assert_same (locales, "words --top 30 --output - --format json");
  assert_same (locales, "letters --output - --format csv");
  assert_same (locales, "holders 256 --output - --format json");
  csv = run_well (locales, "de_DE.UTF-8", "ints --from 999 --to 2000 --output - --format csv");
  g_assert_nonnull (strstr (csv, "\n1234,"));

  assert_same_numbers (locales, "ints --from 950 --to 1050 --view share");
  assert_same_numbers (locales, "ints --import json --bare --to 300");
  assert_same_numbers (locales, "ints --import json --view growth");
  assert_same_numbers (locales, "words --top 30");
  assert_same_numbers (locales, "letters");

  /* a picture is for a person; how it is written is not */
  svg = run_well (locales, "de_DE.UTF-8", "ints --view share --output - --format svg");
  g_assert_true (g_regex_match_simple (">1\\.000</text>", svg, 0, 0));
  g_assert_true (g_regex_match_simple ("[0-9],[0-9]\\x{a0}%", svg, 0, 0));
  g_assert_true (g_regex_match_simple ("<path [^>]*d=\"M [0-9]+\\.[0-9]+ [0-9]", svg, 0, 0));
  g_assert_false (g_regex_match_simple (" (x|y|d|font-size)=\"[^\"]*,", svg, 0, 0));
  rs_test_locales_free (locales);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 3);
  program = argv[1];
  translations = argv[2];
  g_test_add_func ("/cli/translation/german", test_german);
  g_test_add_func ("/cli/translation/wide", test_wide);
  g_test_add_func ("/cli/translation/numbers", test_numbers);

  return g_test_run ();
}
