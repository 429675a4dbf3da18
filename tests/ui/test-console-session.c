/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-console-session.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rs-series-list.h"

/* Statements run in a real interpreter. */

#define need(condition)                               \
  G_STMT_START                                        \
  {                                                   \
    while (!(condition))                              \
      g_main_context_iteration (NULL, TRUE);          \
  }                                                   \
  G_STMT_END

typedef struct
{
  RsWorker *worker;
  RsSeriesList *list;
  RsSeries *series;
  RsConsoleSession *session;
  guint n_changes;
} Fixture;

static void
counts_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const RsExperimentValues bare = { 0 };
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&bare);
  g_autoptr (GtkTextTagTable) tags = rs_console_session_create_tags ();

  fixture->worker = rs_worker_new ();
  fixture->list = rs_series_list_new (fixture->worker);
  fixture->series = rs_series_list_add (fixture->list, experiment);
  fixture->session = rs_console_session_new (fixture->series, tags);
  g_signal_connect_swapped (fixture->series, "changed-counts", G_CALLBACK (counts_cb), fixture);
  need (rs_series_get_state (fixture->series) == RS_SERIES_READY);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  rs_series_list_end (fixture->list);
  need (!rs_console_session_get_running (fixture->session));
  g_object_unref (fixture->session);
  g_object_unref (fixture->list);
  rs_worker_stop (fixture->worker);
  g_object_unref (fixture->worker);
}

static void
run (Fixture    *fixture,
     const char *code)
{
  g_assert_true (rs_console_session_run (fixture->session, code));
  g_assert_true (rs_console_session_get_running (fixture->session));
  need (!rs_console_session_get_running (fixture->session));
}

static char *
dup_transcript (Fixture *fixture)
{
  GtkTextBuffer *buffer = rs_console_session_get_transcript (fixture->session);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
assert_transcript (Fixture    *fixture,
                   const char *expected)
{
  g_autofree char *text = dup_transcript (fixture);

  g_assert_cmpstr (text, ==, expected);
  rs_console_session_clear (fixture->session);
}

static void
test_run (Fixture       *fixture,
          gconstpointer  data)
{
  GtkTextBuffer *buffer = rs_console_session_get_transcript (fixture->session);
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);
  GtkTextIter iter;

  g_assert_false (rs_console_session_can_run (NULL));
  g_assert_false (rs_console_session_can_run (rs_series_list_get (fixture->list, 0)));
  g_assert_true (rs_console_session_can_run (fixture->series));
  g_assert_nonnull (strstr (rs_series_get_title (fixture->series), " · console"));

  run (fixture, "1 + 1\n");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  g_assert_true (gtk_text_iter_has_tag (&iter, gtk_text_tag_table_lookup (tags, "code")));
  assert_transcript (fixture, ">>> 1 + 1\n2\n");

  run (fixture, "def f (x):\n    return x * 2\n    ");
  run (fixture, "f (21)");
  assert_transcript (fixture,
                     ">>> def f (x):\n...     return x * 2\n>>> f (21)\n42\n");

  run (fixture, "print ('no line feed', end='')");
  assert_transcript (fixture, ">>> print ('no line feed', end='')\nno line feed\n");

  /* nothing at all */
  g_assert_false (rs_console_session_run (fixture->session, " \n"));
  assert_transcript (fixture, "");
  g_assert_cmpuint (fixture->n_changes, ==, 4);
  g_assert_cmpstr (rs_console_history_go (rs_console_session_get_history (fixture->session), -1,
                                          ""),
                   ==, "print ('no line feed', end='')");
}

static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  GtkTextBuffer *buffer = rs_console_session_get_transcript (fixture->session);
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (buffer);
  GtkTextTag *tag = gtk_text_tag_table_lookup (tags, "error");
  GtkTextIter iter;

  run (fixture, "print ('before'); 1 / 0");
  gtk_text_buffer_get_iter_at_line (buffer, &iter, 1);
  g_assert_false (gtk_text_iter_has_tag (&iter, tag));
  gtk_text_buffer_get_iter_at_line (buffer, &iter, 2);
  g_assert_true (gtk_text_iter_has_tag (&iter, tag));
  assert_transcript (fixture,
                     ">>> print ('before'); 1 / 0\nbefore\n"
                     "Traceback (most recent call last):\n"
                     "  File \"<string>\", line 1, in <module>\n"
                     "ZeroDivisionError: division by zero\n");
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  run (fixture, "raise SystemExit (3)");
  {
    g_autofree char *text = dup_transcript (fixture);

    g_assert_true (g_str_has_suffix (text, "\nSystemExit: 3\n"));
  }
  g_assert_cmpint (rs_series_get_state (fixture->series), ==, RS_SERIES_READY);
}

/* What does not end is stopped; what cannot be, with its interpreter. */
static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *folder = g_dir_make_tmp ("refscope-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "runs", NULL);
  g_autofree char *python = g_strdup_printf ("open ('%s', 'w').close ()\nwhile True: pass",
                                             path);
  g_autofree char *deaf = g_strdup_printf ("while True:\n  try:\n    open ('%s', 'w').close ()\n"
                                           "    while True: pass\n"
                                           "  except KeyboardInterrupt: pass", path);

  g_assert_true (rs_console_session_run (fixture->session, python));
  g_assert_false (rs_console_session_run (fixture->session, "second"));
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (rs_console_session_get_running (fixture->session));
  rs_console_session_stop (fixture->session);
  need (!rs_console_session_get_running (fixture->session));
  text = dup_transcript (fixture);
  g_assert_true (g_str_has_suffix (text, "\nStopped.\n"));
  g_assert_null (strstr (text, "second"));
  g_assert_cmpint (rs_series_get_state (fixture->series), ==, RS_SERIES_READY);
  rs_console_session_clear (fixture->session);
  run (fixture, "'alive'");
  assert_transcript (fixture, ">>> 'alive'\n'alive'\n");

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_true (rs_console_session_run (fixture->session, deaf));
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
  rs_console_session_stop (fixture->session);
  need (!rs_console_session_get_running (fixture->session));
  need (rs_series_get_state (fixture->series) == RS_SERIES_FAILED);
  g_free (text);
  text = dup_transcript (fixture);
  g_assert_true (g_str_has_suffix (text, "\nStopped, and its Python with it.\n"));
  g_assert_false (rs_console_session_run (fixture->session, "1"));

  rs_console_session_clear (fixture->session);
  rs_series_run_again (fixture->series);
  need (rs_series_get_state (fixture->series) == RS_SERIES_READY);
  run (fixture, "1");
  assert_transcript (fixture,
                     "From here on it is another Python, without what was run above.\n"
                     ">>> 1\n1\n");

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What a Python printed last stands above the note on the next one, in which nothing runs. */
static void
test_run_again (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("refscope-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "runs", NULL);
  g_autofree char *code = g_strdup_printf ("print ('last words', flush=True)\n"
                                           "open ('%s', 'w').close ()\n"
                                           "while True: pass", path);
  g_autofree char *expected = NULL;

  g_assert_true (rs_console_session_run (fixture->session, code));
  /* before anybody asks what was printed */
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_usleep (1000);
  expected = g_strdup_printf (">>> print ('last words', flush=True)\n"
                              "... open ('%s', 'w').close ()\n"
                              "... while True: pass\n"
                              "last words\n"
                              "Stopped.\n"
                              "From here on it is another Python, without what was run above.\n",
                              path);
  rs_series_run_again (fixture->series);
  g_assert_false (rs_console_session_get_running (fixture->session));
  need (rs_series_get_state (fixture->series) == RS_SERIES_READY);
  assert_transcript (fixture, expected);

  run (fixture, "'alive'");
  assert_transcript (fixture, ">>> 'alive'\n'alive'\n");
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What is printed can be read while the code still runs, and each character is one. */
static void
test_while_it_runs (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("refscope-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "go-on", NULL);
  g_autofree char *code = g_strdup_printf ("import os, sys\n"
                                           "def step (data, n):\n"
                                           "    os.write (1, data)\n"
                                           "    while not os.path.exists ('%s' + str (n)): pass\n"
                                           "step (b'one\\ntw', 1)\n"
                                           "step (b'o\\xe2\\x82', 2)\n"
                                           "step (b'\\xac\\n', 3)\n"
                                           "os.write (1, b'end')\n",
                                           path);
  static const char *const steps[] = { "\none\ntw", "\none\ntwo", "\none\ntwo€\n" };
  g_autofree char *echo = NULL;

  g_assert_true (rs_console_session_run (fixture->session, code));
  echo = dup_transcript (fixture);
  g_assert_true (g_str_has_suffix (echo, "\n"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *mark = g_strdup_printf ("%s%u", path, i + 1);
      g_autofree char *text = NULL;

      do
        {
          g_main_context_iteration (NULL, TRUE);
          g_free (text);
          text = dup_transcript (fixture);
        }
      while (!g_str_has_suffix (text, steps[i]));
      g_assert_true (rs_console_session_get_running (fixture->session));
      g_assert_true (g_file_set_contents (mark, "", 0, NULL));
    }
  need (!rs_console_session_get_running (fixture->session));
  {
    g_autofree char *expected = g_strconcat (echo, steps[2] + 1, "end\n", NULL);

    assert_transcript (fixture, expected);
  }

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *mark = g_strdup_printf ("%s%u", path, i + 1);

      g_assert_cmpint (g_remove (mark), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A line that comes in parts is as long as any other at most. */
static void
test_long_line (Fixture       *fixture,
                gconstpointer  data)
{
  GtkTextBuffer *buffer = rs_console_session_get_transcript (fixture->session);
  g_autofree char *text = NULL;

  run (fixture, "import sys\nfor n in range (3000): print ('ä', end='', flush=True)");
  run (fixture, "print ()\nprint ('short')");
  text = dup_transcript (fixture);
  g_assert_nonnull (strstr (text, "ää…\n>>> print ()"));
  g_assert_true (g_str_has_suffix (text, "\n\nshort\n"));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <, 2200);
}

/* Code that prints without end neither fills the transcript nor keeps it from being stopped. */
static void
test_flood (Fixture       *fixture,
            gconstpointer  data)
{
  GtkTextBuffer *buffer = rs_console_session_get_transcript (fixture->session);
  g_autofree char *text = NULL;

  run (fixture, "import sys\nfor n in range (1600): sys.stdout.write ('0123456789abcde\\n' * 4096)");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <=, RS_CONSOLE_KEPT);
  text = dup_transcript (fixture);
  g_assert_true (g_str_has_suffix (text, "0123456789abcde\n0123456789abcde\n"));
  g_clear_pointer (&text, g_free);

  rs_console_session_clear (fixture->session);
  g_assert_true (rs_console_session_run (fixture->session, "while True: print ('all work')"));
  while (gtk_text_buffer_get_line_count (buffer) < 10000)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <=, RS_CONSOLE_KEPT);
    }
  rs_console_session_stop (fixture->session);
  need (!rs_console_session_get_running (fixture->session));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <=, RS_CONSOLE_KEPT);
  text = dup_transcript (fixture);
  g_assert_true (g_str_has_suffix (text, "\nStopped.\n"));
  g_assert_cmpint (rs_series_get_state (fixture->series), ==, RS_SERIES_READY);
}

/* The transcript of somebody who prints without end has an end. */
static void
test_bounded (Fixture       *fixture,
              gconstpointer  data)
{
  GtkTextBuffer *buffer = rs_console_session_get_transcript (fixture->session);
  GtkTextIter start, end;
  g_autofree char *first = NULL;

  run (fixture, "print ('ä' * 5000)");
  gtk_text_buffer_get_iter_at_line (buffer, &start, 1);
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  g_assert_cmpint (gtk_text_iter_get_line_offset (&end), ==, 2001);
  rs_console_session_clear (fixture->session);

  for (int i = 0; i < 3; i++)
    run (fixture, "for n in range (40000): print (f'{n:05}')");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <=, RS_CONSOLE_KEPT);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), >=, RS_CONSOLE_KEPT - 6);
  gtk_text_buffer_get_start_iter (buffer, &start);
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  first = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpuint (strlen (first), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/console-session/run", Fixture, NULL, set_up, test_run, tear_down);
  g_test_add ("/ui/console-session/error", Fixture, NULL, set_up, test_error, tear_down);
  g_test_add ("/ui/console-session/stop", Fixture, NULL, set_up, test_stop, tear_down);
  g_test_add ("/ui/console-session/run-again", Fixture, NULL, set_up, test_run_again, tear_down);
  g_test_add ("/ui/console-session/while-it-runs", Fixture, NULL, set_up, test_while_it_runs,
              tear_down);
  g_test_add ("/ui/console-session/long-line", Fixture, NULL, set_up, test_long_line, tear_down);
  g_test_add ("/ui/console-session/flood", Fixture, NULL, set_up, test_flood, tear_down);
  g_test_add ("/ui/console-session/bounded", Fixture, NULL, set_up, test_bounded, tear_down);

  return g_test_run ();
}
