/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "rs-experiment-dialog.h"
#include "rs-export-dialog.h"
#include "rs-locale.h"
#include "rs-strings-view.h"
#include "rs-test-app.h"
#include "rs-test-input.h"
#include "rs-test-locale.h"
#include "rs-test-system.h"

/* The window in German: numbers as the person writes them, and as all others do in data files. */

static char *locales;

static void
add_code (RsTestApp  *app,
          const char *code)
{
  const RsExperimentValues values = { .code = code };
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&values);

  rs_test_app_open (app);
  rs_series_list_add (rs_application_get_series (app->app), experiment);
}

/* Whether the experiment, which is active and hence the first, is measured. */
static gboolean
has_thousand (RsTestApp *app)
{
  RsFigure *figure = rs_plot_page_get_figure (app->page);

  return !rs_plot_page_get_busy (app->page) && figure != NULL
         && rs_figure_get_n_series (figure) == 2 && rs_test_app_get_count (app, 0, 256) > 1000;
}

/* What the window exports, at once. */
static char *
dup_export (RsTestApp      *app,
            const char     *folder,
            RsExportFormat  format)
{
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *contents = NULL;

  rs_window_export (RS_WINDOW (app->window), format, file);
  rs_window_finish_exports ();
  rs_test_need (g_file_get_contents (path, &contents, NULL, NULL) && strlen (contents) > 100);
  g_assert_cmpint (g_remove (path), ==, 0);

  return contents;
}

#define assert_label(app, name, words)                                                      \
  g_assert_cmpstr (strstr (rs_test_app_get_label (app, name), words), !=, NULL)

#define assert_matches(pattern, text)                                                       \
  g_assert_true (g_regex_match_simple (pattern, text, G_REGEX_MULTILINE, 0))

static void
test_words (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  if (locales == NULL)
    {
      g_test_skip (RS_TEST_NO_LOCALES);
      return;
    }

  add_code (app, "x = [256] * 1000");
  rs_test_need (has_thousand (app));
  assert_label (app, "status_label", "1.001 ganze Zahlen");
  assert_matches ("[0-9],[0-9]\u00a0%", rs_test_app_get_label (app, "status_label"));
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "german");

  rs_plot_view_select (app->plot, 0, 1000);
  rs_test_need (rs_test_app_are_details_open (app));
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, "1.000");
  rs_plot_view_select (app->plot, 0, 256);
  rs_test_need (g_str_equal (rs_test_app_get_label (app, "value_label"), "256"));
  assert_matches ("^Referenzen: 1\\.0[0-9]{2}$",
                  rs_details_pane_get_text (rs_plot_page_get_details (app->page)));
  assert_matches (": [0-9.]+,[0-9]+\u00a0%",
                  rs_details_pane_get_text (rs_plot_page_get_details (app->page)));
}

static gboolean
is_cell (GtkWidget *widget,
         gpointer   text)
{
  return GTK_IS_INSCRIPTION (widget)
         && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

/* A word with 1234 references, in the table and on the clipboard. */
static void
test_table (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *entry;

  if (locales == NULL)
    {
      g_test_skip (RS_TEST_NO_LOCALES);
      return;
    }

  add_code (app, "x = ['xyzzy' + 'plugh'] * 1234");
  rs_test_app_show_page (app, "words");
  entry = rs_test_app_find (app, "word_entry");
  rs_test_app_replace (entry, "xyzzyplugh");
  rs_test_key (entry, GDK_KEY_Return, 0);
  rs_test_need (rs_test_find_where (GTK_WIDGET (app->page), is_cell, (gpointer) "1.234") != NULL);
  rs_test_screenshot (app->window, "german-words");
}

/* What another program reads does not change with the locale; a picture's words do. */
static void
test_export (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *folder = g_dir_make_tmp ("refscope-XXXXXX", NULL);
  const RsExportFormat formats[] = { RS_EXPORT_CSV, RS_EXPORT_JSON };
  g_autofree char *svg = NULL;

  if (locales == NULL)
    {
      g_test_skip (RS_TEST_NO_LOCALES);
      return;
    }

  add_code (app, "x = [256] * 1000");
  rs_test_need (has_thousand (app));
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *german = dup_export (app, folder, formats[i]);
      g_autofree char *plain = NULL;

      setlocale (LC_NUMERIC, "C");
      plain = dup_export (app, folder, formats[i]);
      setlocale (LC_NUMERIC, "");
      g_assert_cmpstr (german, ==, plain);
      assert_matches (i == 0 ? "^1000,1?[0-9]," : "\"value\":1000,", german);
      assert_matches (i == 0 ? "^[0-9,]+,[0-9]+\\.[0-9]+," : "\"expected\":[0-9]+\\.[0-9]", german);
    }

  g_settings_set_enum (app->settings, "view", RS_VIEW_SHARE);
  rs_test_need (!rs_plot_page_get_busy (app->page)
                && rs_figure_get_view (rs_plot_page_get_figure (app->page)) == RS_VIEW_SHARE);
  svg = dup_export (app, folder, RS_EXPORT_SVG);
  assert_matches (">1\\.000</text>", svg);
  assert_matches ("[0-9],[0-9]\u00a0%.*</text>", svg);
  assert_matches (" d=\"M [0-9]+\\.[0-9]+ [0-9]", svg);
  g_assert_false (g_regex_match_simple (" (x|y|d|font-size)=\"[^\"]*,", svg, 0, 0));
  rs_test_remove_all (folder);
}

/* There is room for a part of the window where there is little. */
static void
assert_fits (GtkWidget  *widget,
             const char *language,
             const char *part)
{
  int least;

  rs_test_wait_for_frame (widget);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least <= RS_TEST_APP_LEAST_WIDTH)
    return;

  g_test_message ("%s: %s needs %d pixels", language, part, least);
  g_test_fail ();
}

static void
assert_page_fits (RsTestApp  *app,
                  const char *language,
                  const char *part)
{
  assert_fits (GTK_WIDGET (app->page), language, part);
  assert_fits (rs_test_find (app->window, ADW_TYPE_TOAST_OVERLAY, NULL), language, part);
}

/* Opens a dialog by its action. */
static void
assert_dialog_fits (RsTestApp  *app,
                    const char *language,
                    const char *action,
                    GType       type)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (app->window, action, NULL);
  rs_test_need ((dialog = rs_test_find_anywhere (type, NULL)) != NULL);
  assert_fits (dialog, language, action);
  gtk_window_close (GTK_WINDOW (dialog));
  rs_test_need (rs_test_find_anywhere (type, NULL) == NULL);
}

static gboolean
has_room (RsTestApp  *app,
          GtkWidget  *widget,
          const char *bin)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least <= gtk_widget_get_width (rs_test_app_find (app, bin));
}

/* The header bar and the page have room at any width, the details open. */
static void
assert_widths_fit (RsTestApp *app)
{
  static const int widths[] = { 620, 670, 700, 740, 790, 890, 915, 950, 1000, 1090 };

  rs_plot_view_select (app->plot, 0, 0);
  rs_test_need (rs_test_app_are_details_open (app));
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      int before = gtk_widget_get_width (app->window);

      gtk_window_set_default_size (GTK_WINDOW (app->window), widths[i], 640);
      rs_test_need (gtk_widget_get_width (app->window) != before);
      rs_test_wait_for_frame (app->window);
      rs_test_wait_for_frame (app->window);
      rs_test_need (has_room (app, rs_test_app_find (app, "toasts"), "bin"));
      rs_test_need (has_room (app, GTK_WIDGET (app->page), "page_bin"));
    }
}

/* Nothing is cut off in the smallest window, in whichever language, nor in a larger one. */
static void
test_narrow (void)
{
  const char *languages[] = { "de", "es", "fr", "it", "ja", "pt_BR", "ru", "zh_CN" };

  if (locales == NULL)
    {
      g_test_skip (RS_TEST_NO_LOCALES);
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (RsTestApp) app = NULL;

      g_setenv ("LANGUAGE", languages[i], TRUE);
      setlocale (LC_ALL, ""); /* translations that are known already are of the language before */
      app = rs_test_app_new ();
      rs_test_app_set_size (app, RS_TEST_APP_LEAST_WIDTH, 640);
      add_code (app, "x = [256] * 1000");
      rs_test_need (has_thousand (app));
      rs_plot_view_select (app->plot, 0, 256);
      rs_test_need (rs_test_app_are_details_open (app));
      assert_page_fits (app, languages[i], "integers");
      rs_test_screenshot (app->window, languages[i]);
      g_settings_set_enum (app->settings, "view", RS_VIEW_GROWTH);
      assert_page_fits (app, languages[i], "growth");
      gtk_widget_activate_action (app->window, "win.console", NULL);
      assert_page_fits (app, languages[i], "console");
      rs_test_app_show_page (app, "letters");
      assert_page_fits (app, languages[i], "letters");
      rs_test_app_show_page (app, "words");
      assert_page_fits (app, languages[i], "words");
      assert_dialog_fits (app, languages[i], "win.export", RS_TYPE_EXPORT_DIALOG);
      assert_dialog_fits (app, languages[i], "win.add-experiment", RS_TYPE_EXPERIMENT_DIALOG);
      assert_widths_fit (app);
    }
  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "");
}

int
main (int   argc,
      char *argv[])
{
  const char *names[] = { "de_DE", NULL };
  int status;

  rs_test_ui_init (&argc, &argv);
  locales = rs_test_locales_new (names);
  if (locales != NULL)
    {
      g_setenv ("LOCPATH", locales, TRUE);
      g_setenv ("LC_ALL", "de_DE.UTF-8", TRUE);
      rs_locale_init ();
      g_assert_cmpstr (setlocale (LC_ALL, NULL), ==, "de_DE.UTF-8");
    }

  g_test_add_func ("/ui/window-locale/words", test_words);
  g_test_add_func ("/ui/window-locale/table", test_table);
  g_test_add_func ("/ui/window-locale/export", test_export);
  g_test_add_func ("/ui/window-locale/narrow", test_narrow);

  status = g_test_run ();
  if (locales != NULL)
    rs_test_locales_free (locales);

  return status;
}
