/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window.h"

#include <string.h>

#include "rs-test-app.h"
#include "rs-test-input.h"

/* The console, driven by keys and pointer, with a real interpreter. */

static GtkTextView *
get_prompt (RsTestApp *app)
{
  return GTK_TEXT_VIEW (rs_test_app_find (app, "prompt_view"));
}

static char *
dup_text (RsTestApp  *app,
          const char *name)
{
  GtkTextBuffer *buffer
    = gtk_text_view_get_buffer (GTK_TEXT_VIEW (rs_test_app_find (app, name)));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
has_text (RsTestApp  *app,
          const char *name,
          const char *expected)
{
  g_autofree char *text = dup_text (app, name);

  return g_str_equal (text, expected);
}

static gboolean
shows (RsTestApp  *app,
       const char *part)
{
  g_autofree char *text = dup_text (app, "transcript_view");

  return strstr (text, part) != NULL;
}

static gboolean
is_running (RsTestApp *app)
{
  return gtk_widget_get_visible (rs_test_app_find (app, "interrupt_button"));
}

static void
type_line (RsTestApp  *app,
           const char *line)
{
  rs_test_type (GTK_WIDGET (get_prompt (app)), line);
  rs_test_key (GTK_WIDGET (get_prompt (app)), GDK_KEY_Return, 0);
}

/* Runs a statement, and waits until it is measured what it did. */
static void
run (RsTestApp  *app,
     const char *code)
{
  type_line (app, code);
  rs_test_need (has_text (app, "prompt_view", ""));
  rs_test_need (!is_running (app) && !rs_plot_page_get_busy (app->page));
}

static void
open_console (RsTestApp *app)
{
  rs_test_app_open (app);
  rs_test_key (app->window, GDK_KEY_F12, 0);
  rs_test_need (gtk_widget_is_focus (rs_test_app_find (app, "open_button")));
  rs_test_wait_for_frame (app->window);
  rs_test_click_middle (rs_test_app_find (app, "open_button"));
  rs_test_need (gtk_widget_is_focus (GTK_WIDGET (get_prompt (app))));
  rs_test_need (rs_test_app_get_n_series (app) == 2 && !rs_plot_page_get_busy (app->page));
}

static void
replace_range (RsTestApp  *app,
               const char *to)
{
  rs_test_app_replace (rs_test_app_get_spin (app, 1), to);
  rs_test_need (rs_test_app_get_n (app) == (gsize) g_ascii_strtoll (to, NULL, 10) + 1);
  rs_test_need (!rs_plot_page_get_busy (app->page));
  rs_test_click_middle (GTK_WIDGET (get_prompt (app)));
  rs_test_need (gtk_widget_is_focus (GTK_WIDGET (get_prompt (app))));
}

/* What a statement keeps is seen at once, and nothing else. */
static void
test_counts (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *details = NULL;
  gint64 before, bare, at_256;
  RsFigurePoint point;

  open_console (app);
  replace_range (app, "24700");
  before = rs_test_app_get_count (app, 0, 24601);
  bare = rs_test_app_get_count (app, 1, 24601);
  g_assert_cmpint (before, ==, bare);

  run (app, "foo = 24601");
  g_assert_cmpint (rs_test_app_get_count (app, 0, 24601), ==, before + 1);
  run (app, "foo = 12345");
  g_assert_cmpint (rs_test_app_get_count (app, 0, 24601), ==, before);
  g_assert_cmpint (rs_test_app_get_count (app, 0, 12345), ==,
                   rs_test_app_get_count (app, 1, 12345) + 1);

  /* what is selected follows */
  at_256 = rs_test_app_get_count (app, 0, 256);
  rs_plot_view_select (app->plot, 0, 256);
  rs_test_need (rs_test_app_are_details_open (app));
  run (app, "x = [256] * 1000");
  g_assert_cmpint (rs_test_app_get_count (app, 0, 256), ==, at_256 + 1000);
  g_assert_cmpint (rs_test_app_get_count (app, 1, 256), ==, at_256);
  g_assert_true (rs_plot_view_get_selected (app->plot, &point));
  g_assert_cmpint (point.value, ==, 256);
  g_assert_cmpint (point.count, ==, at_256 + 1000);
  details = g_strdup_printf (" · console: %lld (×", (long long) at_256 + 1000);
  g_assert_nonnull (strstr (rs_details_pane_get_text (rs_plot_page_get_details (app->page)),
                            details));
  rs_test_screenshot (app->window, "console");

  run (app, "del x");
  g_assert_cmpint (rs_test_app_get_count (app, 0, 256), ==, at_256);
  g_assert_cmpint (rs_test_app_get_count (app, 1, 24601), ==, bare);
}

/* A statement of several lines, what it raises, and the history. */
static void
test_lines (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *prompt;

  open_console (app);
  prompt = GTK_WIDGET (get_prompt (app));

  type_line (app, "def f(x):");
  rs_test_need (has_text (app, "prompt_view", "def f(x):\n    "));
  type_line (app, "return 1 / x");
  rs_test_need (has_text (app, "prompt_view", "def f(x):\n    return 1 / x\n    "));
  rs_test_key (prompt, GDK_KEY_BackSpace, 0);
  rs_test_need (has_text (app, "prompt_view", "def f(x):\n    return 1 / x\n"));
  rs_test_key (prompt, GDK_KEY_Tab, 0);
  rs_test_need (has_text (app, "prompt_view", "def f(x):\n    return 1 / x\n    "));
  rs_test_key (prompt, GDK_KEY_Return, 0);
  rs_test_need (has_text (app, "prompt_view", ""));
  rs_test_need (!is_running (app));
  run (app, "f(4)");
  g_assert_true (has_text (app, "transcript_view",
                           ">>> def f(x):\n...     return 1 / x\n>>> f(4)\n0.25\n"));

  run (app, "f(0)");
  g_assert_true (shows (app, "\nTraceback (most recent call last):\n"));
  g_assert_true (shows (app, "in f\nZeroDivisionError: division by zero\n"));

  /* up and down, and back to what is being typed */
  rs_test_type (prompt, "unfinished");
  rs_test_need (has_text (app, "prompt_view", "unfinished"));
  rs_test_key (prompt, GDK_KEY_Up, 0);
  rs_test_need (has_text (app, "prompt_view", "f(0)"));
  rs_test_key (prompt, GDK_KEY_Up, 0);
  rs_test_need (has_text (app, "prompt_view", "f(4)"));
  rs_test_key (prompt, GDK_KEY_Up, 0);
  rs_test_need (has_text (app, "prompt_view", "def f(x):\n    return 1 / x"));
  /* in more than one line the key goes up before it goes back */
  rs_test_key (prompt, GDK_KEY_Down, 0);
  rs_test_key (prompt, GDK_KEY_Down, 0);
  rs_test_key (prompt, GDK_KEY_Down, 0);
  rs_test_need (has_text (app, "prompt_view", "unfinished"));
  rs_test_key (prompt, GDK_KEY_c, GDK_CONTROL_MASK);
  rs_test_need (has_text (app, "prompt_view", ""));

  /* Shift+Enter goes on though it is complete, Ctrl+Enter runs though it is not */
  rs_test_type (prompt, "1");
  rs_test_key (prompt, GDK_KEY_Return, GDK_SHIFT_MASK);
  rs_test_need (has_text (app, "prompt_view", "1\n"));
  rs_test_key (prompt, GDK_KEY_c, GDK_CONTROL_MASK);
  rs_test_type (prompt, "f(");
  rs_test_key (prompt, GDK_KEY_Return, GDK_CONTROL_MASK);
  rs_test_need (shows (app, "SyntaxError: "));

  rs_test_need (!is_running (app));
  rs_test_key (prompt, GDK_KEY_l, GDK_CONTROL_MASK);
  rs_test_need (has_text (app, "transcript_view", ""));
}

/* What does not end is stopped by key and by button, and a dead interpreter is told of. */
static void
test_stop (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *prompt;

  open_console (app);
  prompt = GTK_WIDGET (get_prompt (app));
  run (app, "import signal, time; begun = time.monotonic ()");
  type_line (app, "while True: pass");
  rs_test_need (is_running (app));
  rs_test_key (prompt, GDK_KEY_c, GDK_CONTROL_MASK);
  rs_test_need (!is_running (app));
  g_assert_true (shows (app, ">>> while True: pass\nStopped.\n"));

  type_line (app, "time.sleep (600)");
  rs_test_need (is_running (app));
  rs_test_wait_for_frame (app->window);
  rs_test_click_middle (rs_test_app_find (app, "interrupt_button"));
  rs_test_need (!is_running (app));
  g_assert_true (shows (app, ">>> time.sleep (600)\nStopped.\n"));

  rs_test_click_middle (prompt);
  run (app, "time.monotonic () - begun < 600");
  g_assert_true (shows (app, "\nTrue\n"));

  type_line (app, "import os; os._exit (3)");
  rs_test_need (gtk_widget_get_visible (rs_test_app_find (app, "again_button")));
  g_assert_true (shows (app, "The code ended its Python"));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "prompt_box")));
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "console-ended");
  rs_test_click_middle (rs_test_app_find (app, "again_button"));
  rs_test_need (gtk_widget_is_focus (prompt));
  run (app, "begun");
  g_assert_true (shows (app, "NameError: "));

  /* it closes, and the keys are the plot's again */
  rs_test_key (app->window, GDK_KEY_F12, 0);
  rs_test_need (gtk_widget_is_focus (GTK_WIDGET (app->plot)));
  g_assert_false (gtk_widget_get_mapped (prompt));
}

/* The program ends while something runs. */
static void
test_quit (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  open_console (app);
  type_line (app, "while True: pass");
  rs_test_need (is_running (app));
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/window-console/counts", test_counts);
  g_test_add_func ("/ui/window-console/lines", test_lines);
  g_test_add_func ("/ui/window-console/stop", test_stop);
  g_test_add_func ("/ui/window-console/quit", test_quit);

  return g_test_run ();
}
