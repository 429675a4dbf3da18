/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window.h"

#include <signal.h>

#include "rs-experiment-dialog.h"
#include "rs-series-report.h"
#include "rs-series-row.h"
#include "rs-test-app.h"
#include "rs-test-input.h"

/* The list of experiments, driven by pointer and keys, with interpreters of their own. */

static RsSeriesList *
get_list (RsTestApp *app)
{
  return rs_application_get_series (app->app);
}

/* The row of a series in the sidebar. */
static GtkWidget *
get_row (RsTestApp *app,
         int        index)
{
  GtkListBox *box = GTK_LIST_BOX (rs_test_find_named (app->window, "series_list"));

  return GTK_WIDGET (gtk_list_box_get_row_at_index (box, index));
}

static GtkWidget *
open_dialog (RsTestApp *app)
{
  GtkWidget *dialog;

  rs_test_key (app->window, GDK_KEY_n, GDK_CONTROL_MASK);
  rs_test_need (rs_test_find_anywhere (RS_TYPE_EXPERIMENT_DIALOG, NULL) != NULL);
  dialog = rs_test_find_anywhere (RS_TYPE_EXPERIMENT_DIALOG, NULL);
  rs_test_focus_window (dialog);
  rs_test_wait_for_frame (dialog);

  return dialog;
}

/* Adds an experiment by the keyboard alone. */
static RsSeries *
add (RsTestApp  *app,
     const char *modules)
{
  guint n = rs_series_list_get_n (get_list (app));
  GtkWidget *dialog = open_dialog (app);
  GtkWidget *row;

  rs_test_type (dialog, modules);
  row = rs_test_find_named (dialog, "imports_row");
  rs_test_need (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), modules) == 0);
  rs_test_key (dialog, GDK_KEY_Return, 0);
  rs_test_need (rs_series_list_get_n (get_list (app)) == n + 1);
  rs_test_need (rs_test_find_anywhere (RS_TYPE_EXPERIMENT_DIALOG, NULL) == NULL);
  rs_test_focus_window (app->window);

  return rs_series_list_get (get_list (app), n);
}

/* A hyphen where a name is broken would be read as part of it. */
static void
assert_no_hyphens (GtkWidget *label)
{
  PangoAttrList *list = gtk_label_get_attributes (GTK_LABEL (label));
  g_autoptr (PangoAttrIterator) iter = NULL;
  PangoAttribute *attribute;

  g_assert_nonnull (list);
  iter = pango_attr_list_get_iterator (list);
  attribute = pango_attr_iterator_get (iter, PANGO_ATTR_INSERT_HYPHENS);
  g_assert_nonnull (attribute);
  g_assert_false (((PangoAttrInt *) attribute)->value);
}

/* A second series appears beside the first, in its own colour, and is compared with it. */
static void
test_add (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  RsFigure *figure;
  RsSeries *json;
  gint64 bare_count;
  gint64 json_count;
  const char *text;
  g_autofree char *compared = NULL;

  rs_test_app_open (app);
  bare_count = rs_test_app_get_count (app, 0, 1);
  json = add (app, "json");
  rs_test_need (rs_test_app_get_n_series (app) == 2);
  figure = rs_plot_page_get_figure (app->page);

  /* the new one leads, and keeps its colour when it does not */
  g_assert_cmpstr (rs_figure_get_series_name (figure, 0), ==, rs_series_get_title (json));
  g_assert_cmpuint (rs_figure_get_color (figure, 0), ==, 1);
  g_assert_cmpuint (rs_figure_get_color (figure, 1), ==, 0);
  json_count = rs_test_app_get_count (app, 0, 1);
  g_assert_cmpint (rs_test_app_get_count (app, 1, 1), ==, bare_count);
  g_assert_cmpint (json_count, >, bare_count);
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "status_label"), "json · Python"));

  /* another range is measured in both */
  rs_test_app_replace (rs_test_app_get_spin (app, 1), "300");
  rs_test_need (rs_test_app_get_n (app) == 301);
  g_assert_cmpuint (rs_test_app_get_n_series (app), ==, 2);
  g_assert_cmpuint (rs_snapshot_get_n_ints (
                      rs_figure_get_snapshot (rs_plot_page_get_figure (app->page), 1)),
                    ==, 301);

  /* the details speak of the point's own series, and compare */
  rs_test_wait_for_frame (app->window);
  rs_plot_view_select (app->plot, 1, 1);
  rs_test_need (rs_test_app_are_details_open (app));
  text = rs_details_pane_get_text (rs_plot_page_get_details (app->page));
  compared = g_strdup_printf ("%s: %lld\n%s: %lld (×", rs_series_get_title (
                                rs_series_list_get (get_list (app), 0)),
                              (long long) bare_count, rs_series_get_title (json),
                              (long long) json_count);
  g_assert_nonnull (strstr (text, compared));
  rs_test_screenshot (app->window, "series");

  /* the bare one becomes the active one: it leads, and what is selected stays so */
  rs_test_click (get_row (app, 0), 120, 20, 1);
  rs_test_need (rs_series_list_get_active (get_list (app))
                == rs_series_list_get (get_list (app), 0));
  figure = rs_plot_page_get_figure (app->page);
  g_assert_cmpuint (rs_figure_get_color (figure, 0), ==, 0);
  g_assert_cmpuint (rs_figure_get_color (figure, 1), ==, 1);
  {
    RsFigurePoint point;

    g_assert_true (rs_plot_view_get_selected (app->plot, &point));
    g_assert_cmpuint (point.series, ==, 0);
    g_assert_cmpint (point.value, ==, 1);
  }
}

/* One that is hidden, and one that is removed. */
static void
test_hide_and_remove (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *check;

  rs_test_app_open (app);
  add (app, "json");
  rs_test_need (rs_test_app_get_n_series (app) == 2);
  rs_test_wait_for_frame (app->window);

  check = rs_test_find_named (get_row (app, 0), "check");
  rs_test_click_middle (check);
  rs_test_need (rs_test_app_get_n_series (app) == 1);
  g_assert_cmpuint (rs_figure_get_color (rs_plot_page_get_figure (app->page), 0), ==, 1);
  /* the last one stays */
  g_assert_false (gtk_widget_is_sensitive (rs_test_find_named (get_row (app, 1), "check")));
  rs_test_click_middle (check);
  rs_test_need (rs_test_app_get_n_series (app) == 2);

  /* Delete, on the row */
  rs_test_click (get_row (app, 1), 120, 20, 1);
  rs_test_need (gtk_widget_is_focus (get_row (app, 1)));
  rs_test_key (app->window, GDK_KEY_Delete, 0);
  rs_test_need (rs_series_list_get_n (get_list (app)) == 1);
  rs_test_need (rs_test_app_get_n_series (app) == 1);
  g_assert_cmpuint (rs_figure_get_color (rs_plot_page_get_figure (app->page), 0), ==, 0);
  g_assert_null (get_row (app, 1));
}

/* What fails says why, at its line and at length, and all else is as it was. */
static void
test_failure (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  RsSeries *series;
  GtkWidget *report;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  rs_test_app_open (app);
  add (app, "json");
  rs_test_need (rs_test_app_get_n_series (app) == 2);
  series = add (app, "json no_such_module");
  rs_test_need (rs_series_get_state (series) == RS_SERIES_FAILED);
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (rs_test_find_named (get_row (app, 2),
                                                                                "status_label"))),
                            "no_such_module"));
  g_assert_cmpuint (rs_test_app_get_n_series (app), ==, 2);
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "failure")));
  assert_no_hyphens (rs_test_find_named (get_row (app, 2), "title_label"));
  assert_no_hyphens (rs_test_find_named (get_row (app, 2), "status_label"));

  rs_test_wait_for_frame (app->window);
  rs_test_click_middle (rs_test_find_named (get_row (app, 2), "failure_button"));
  rs_test_need (rs_test_find_anywhere (RS_TYPE_SERIES_REPORT, NULL) != NULL);
  report = rs_test_find_anywhere (RS_TYPE_SERIES_REPORT, NULL);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (rs_test_find_named (report, "failure_view")));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_nonnull (strstr (text, "ModuleNotFoundError"));
  rs_test_screenshot (report, "series-report");
  rs_test_focus_window (report);
  rs_test_key (report, GDK_KEY_Escape, 0);
  rs_test_need (rs_test_find_anywhere (RS_TYPE_SERIES_REPORT, NULL) == NULL);

  /* letters are of the active one, and there are none; but of another there are */
  rs_test_focus_window (app->window);
  gtk_widget_activate_action (app->window, "win.page", "s", "letters");
  app->page = rs_window_get_page (RS_WINDOW (app->window));
  rs_test_need (gtk_widget_get_visible (rs_test_app_find (app, "failure")));
  g_assert_null (rs_plot_page_get_figure (app->page));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "split")));
  rs_series_list_set_active (get_list (app), rs_series_list_get (get_list (app), 1));
  rs_test_need (rs_plot_page_get_figure (app->page) != NULL);
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "failure")));
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "status_label"), "json · "));
  /* a setting that draws anew does not show the one as the other */
  rs_series_list_set_active (get_list (app), series);
  rs_test_need (rs_plot_page_get_figure (app->page) == NULL);
  gtk_widget_activate_action (app->window, "win.scale", "s", "log-log");
  rs_test_iterate ();
  g_assert_null (rs_plot_page_get_figure (app->page));
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_worker_run_finish (RS_WORKER (source), result, NULL, &error));
  g_assert_nonnull (error);
  *done = TRUE;
}

/* Of one whose Python ends the last results stay, until it is run again. */
static void
test_death (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (RsRequest) request = rs_request_new_run ("import os; os._exit (3)");
  RsSeries *json;
  gint64 count;
  gboolean done = FALSE;

  rs_test_app_open (app);
  json = add (app, "json");
  rs_test_need (rs_test_app_get_n_series (app) == 2);
  count = rs_test_app_get_count (app, 0, 1);
  rs_worker_run_async (rs_series_get_worker (json), request, NULL, ran_cb, &done);
  rs_test_need (done && rs_series_get_state (json) == RS_SERIES_FAILED);
  g_assert_nonnull (strstr (rs_series_get_failure (json), "3"));
  g_assert_cmpuint (rs_test_app_get_n_series (app), ==, 2);
  g_assert_cmpint (rs_test_app_get_count (app, 0, 1), ==, count);
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "failure")));

  gtk_widget_activate_action (get_row (app, 1), "series.run-again", NULL);
  rs_test_need (rs_series_get_state (json) == RS_SERIES_READY);
  rs_test_need (!rs_plot_page_get_busy (app->page));
  g_assert_cmpuint (rs_test_app_get_n_series (app), ==, 2);
  g_assert_cmpint (rs_test_app_get_count (app, 0, 1), ==, count);
  g_assert_null (rs_series_get_failure (json));
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  char **output = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_worker_run_finish (RS_WORKER (source), result, output, &error));
  g_assert_no_error (error);
}

/* That is noticed at once, though nothing is asked of it. */
static void
test_death_while_idle (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (RsRequest) request = rs_request_new_run ("import os; print (os.getpid ())");
  g_autofree char *pid = NULL;
  RsSeries *json;
  gint64 count;

  rs_test_app_open (app);
  json = add (app, "json");
  rs_test_need (rs_test_app_get_n_series (app) == 2);
  count = rs_test_app_get_count (app, 0, 1);
  rs_worker_run_async (rs_series_get_worker (json), request, NULL, asked_cb, &pid);
  rs_test_need (pid != NULL);
  g_assert_cmpint (rs_series_get_state (json), ==, RS_SERIES_READY);
  g_assert_false (gtk_widget_get_visible (rs_test_find_named (get_row (app, 1),
                                                              "failure_button")));

  g_assert_cmpint (kill (atoi (pid), SIGKILL), ==, 0);
  rs_test_need (rs_series_get_state (json) == RS_SERIES_FAILED);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (rs_test_find_named (get_row (app, 1),
                                                                      "status_label"))),
                   ==,
                   "The experiment's Python ended: it was killed from outside (SIGKILL), perhaps "
                   "for want of memory.");
  g_assert_true (gtk_widget_get_visible (rs_test_find_named (get_row (app, 1),
                                                             "failure_button")));
  g_assert_cmpuint (rs_test_app_get_n_series (app), ==, 2);
  g_assert_cmpint (rs_test_app_get_count (app, 0, 1), ==, count);
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "series-death");

  gtk_widget_activate_action (get_row (app, 1), "series.run-again", NULL);
  rs_test_need (rs_series_get_state (json) == RS_SERIES_READY);
  rs_test_need (!rs_plot_page_get_busy (app->page));
  g_assert_cmpint (rs_test_app_get_count (app, 0, 1), ==, count);
}

/* When the program has ended what an experiment has made is gone. */
static void
test_leftovers (void)
{
  const RsExperimentValues values = {
    .code = "import os\n"
            "for n in range (20000): open (str (n), 'w').close ()\n"
            "print (os.getcwd ())",
  };
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&values);
  RsTestApp *app = rs_test_app_new ();
  g_autofree char *folder = NULL;
  RsSeries *series;

  rs_test_app_open (app);
  series = rs_series_list_add (get_list (app), experiment);
  rs_test_need (rs_series_get_state (series) == RS_SERIES_READY);
  folder = g_strchomp (g_strdup (rs_series_get_output (series)));
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  rs_test_app_free (app);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static RsSeries *
import (RsTestApp  *app,
        const char *module)
{
  const char *imports[] = { module, NULL };
  const RsExperimentValues values = { .imports = imports };
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&values);

  return rs_series_list_add (get_list (app), experiment);
}

/* A toast rises to its place. */
static void
wait_until_still (RsTestApp *app,
                  GtkWidget *widget)
{
  graphene_rect_t before;
  graphene_rect_t after;

  g_assert_true (gtk_widget_compute_bounds (widget, app->window, &after));
  do
    {
      before = after;
      for (int i = 0; i < 3; i++)
        {
          gtk_widget_queue_draw (app->window);
          rs_test_wait_for_frame (app->window);
        }
      g_assert_true (gtk_widget_compute_bounds (widget, app->window, &after));
    }
  while (!graphene_rect_equal (&before, &after));
}

/* What fails where the list is hidden is told of, and of nothing else when the list has changed. */
static void
test_told (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *details;
  RsSeries *json;
  RsSeries *missing;

  rs_test_app_open (app);
  rs_test_key (app->window, GDK_KEY_F9, 0);
  rs_test_need (!g_settings_get_boolean (app->settings, "sidebar"));
  json = import (app, "json");
  missing = import (app, "no_such_module");
  import (app, "csv");
  rs_test_need ((details = rs_test_find (app->window, GTK_TYPE_BUTTON, "_Details")) != NULL);
  g_assert_cmpint (rs_series_get_state (missing), ==, RS_SERIES_FAILED);
  rs_series_list_remove (get_list (app), json);
  wait_until_still (app, details);
  rs_test_click_middle (details);
  rs_test_need (rs_test_find_anywhere (RS_TYPE_SERIES_REPORT, NULL) != NULL);
  g_assert_true (gtk_widget_get_visible (
    rs_test_find_named (rs_test_find_anywhere (RS_TYPE_SERIES_REPORT, NULL), "failure_box")));
}

/* The code of the dialog runs for ever; Stop ends it, Run Again begins anew. */
static void
test_stop (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  RsSeries *series;
  GtkWidget *dialog;
  GtkWidget *code;

  rs_test_app_open (app);
  dialog = open_dialog (app);
  code = rs_test_find_named (dialog, "code_view");
  rs_test_click (code, 30, 20, 1);
  rs_test_need (gtk_widget_is_focus (code));
  rs_test_type (dialog, "import time; time.sleep(600)");
  rs_test_key (dialog, GDK_KEY_Return, GDK_CONTROL_MASK);
  rs_test_need (rs_series_list_get_n (get_list (app)) == 2);
  rs_test_need (rs_test_find_anywhere (RS_TYPE_EXPERIMENT_DIALOG, NULL) == NULL);

  series = rs_series_list_get (get_list (app), 1);
  g_assert_cmpstr (rs_experiment_get_code (rs_series_get_experiment (series)), ==,
                   "import time; time.sleep(600)");
  rs_test_focus_window (app->window);
  rs_test_wait_for_frame (app->window);
  g_assert_cmpint (rs_series_get_state (series), ==, RS_SERIES_STARTING);
  g_assert_cmpuint (rs_test_app_get_n_series (app), ==, 1);
  rs_test_click_middle (rs_test_find_named (get_row (app, 1), "stop_button"));
  rs_test_need (rs_series_get_state (series) == RS_SERIES_STOPPED);
  g_assert_false (gtk_widget_get_visible (rs_test_find_named (get_row (app, 1), "stop_button")));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (rs_test_find_named (get_row (app, 1),
                                                                      "status_label"))),
                   ==, "Stopped");

  gtk_widget_activate_action (get_row (app, 1), "series.run-again", NULL);
  g_assert_cmpint (rs_series_get_state (series), ==, RS_SERIES_STARTING);
  /* the program ends all the same */
}

/* What is wrong is said at its field, and nothing that was typed is lost. */
static void
test_dialog (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *names = NULL;
  GtkWidget *dialog;
  GtkWidget *imports;
  GtkWidget *venv;
  GtkWidget *error;

  rs_test_app_open (app);
  dialog = open_dialog (app);
  imports = rs_test_find_named (dialog, "imports_row");
  error = rs_test_find_named (dialog, "imports_error");

  /* nothing at all */
  rs_test_key (dialog, GDK_KEY_Return, 0);
  rs_test_need (gtk_widget_get_visible (error));
  rs_test_type (dialog, "json 1wrong");
  rs_test_need (!gtk_widget_get_visible (error));
  rs_test_key (dialog, GDK_KEY_Return, 0);
  rs_test_need (gtk_widget_get_visible (error));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (error)), "1wrong"));
  g_assert_true (gtk_widget_has_css_class (imports, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (imports)), ==, "json 1wrong");

  /* no environment */
  gtk_editable_set_text (GTK_EDITABLE (imports), "import json, re");
  venv = rs_test_find_named (dialog, "venv_row");
  gtk_editable_set_text (GTK_EDITABLE (venv), "/nowhere");
  gtk_widget_activate_action (dialog, "experiment.add", NULL);
  error = rs_test_find_named (dialog, "venv_error");
  g_assert_true (gtk_widget_get_visible (error));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (error)), "/nowhere"));
  g_assert_false (gtk_widget_get_visible (rs_test_find_named (dialog, "imports_error")));
  rs_test_screenshot (dialog, "experiment-wrong");
  g_assert_cmpuint (rs_series_list_get_n (get_list (app)), ==, 1);

  gtk_editable_set_text (GTK_EDITABLE (venv), "");
  gtk_widget_activate_action (dialog, "experiment.add", NULL);
  rs_test_need (rs_series_list_get_n (get_list (app)) == 2);
  rs_test_need (rs_test_find_anywhere (RS_TYPE_EXPERIMENT_DIALOG, NULL) == NULL);

  names = g_strjoinv ("|", (char **) rs_experiment_get_imports (rs_series_get_experiment (
                             rs_series_list_get (get_list (app), 1))));
  g_assert_cmpstr (names, ==, "json|re");
}

/* Names are completed by what that Python can import. */
static void
test_completion (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *dialog;
  GtkWidget *imports;

  rs_test_app_open (app);
  dialog = open_dialog (app);
  imports = rs_test_find_named (dialog, "imports_row");
  /* until the names are there nothing is proposed; typing once more asks once more */
  rs_test_need ((gtk_editable_set_text (GTK_EDITABLE (imports), ""),
                 gtk_editable_set_text (GTK_EDITABLE (imports), "zipf"),
                 gtk_editable_set_position (GTK_EDITABLE (imports), -1),
                 rs_test_find (imports, GTK_TYPE_LABEL, "zipfile") != NULL));
  rs_test_wait_for_frame (dialog);
  rs_test_key (dialog, GDK_KEY_Down, 0);
  rs_test_key (dialog, GDK_KEY_Return, 0);
  rs_test_need (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (imports)), "zipfile") == 0);
  g_assert_cmpuint (rs_series_list_get_n (get_list (app)), ==, 1);
  rs_test_key (dialog, GDK_KEY_Escape, 0);
  rs_test_need (rs_test_find_anywhere (RS_TYPE_EXPERIMENT_DIALOG, NULL) == NULL);
}

/* A module that does more than to define names is asked for first. */
static void
test_caution (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *dialog;
  GtkWidget *question;

  rs_test_app_open (app);
  dialog = open_dialog (app);
  rs_test_type (dialog, "this");
  rs_test_key (dialog, GDK_KEY_Return, 0);
  rs_test_need (rs_test_find_anywhere (GTK_TYPE_LABEL, "Import This Module?") != NULL);
  g_assert_cmpuint (rs_series_list_get_n (get_list (app)), ==, 1);
  question = GTK_WIDGET (gtk_widget_get_root (
    rs_test_find_anywhere (GTK_TYPE_LABEL, "Import This Module?")));
  rs_test_wait_for_frame (question);
  rs_test_click_middle (rs_test_find (question, GTK_TYPE_BUTTON, "_Import"));
  rs_test_need (rs_series_list_get_n (get_list (app)) == 2);
  rs_test_need (rs_series_get_output (rs_series_list_get (get_list (app), 1)) != NULL);
  g_assert_nonnull (strstr (rs_series_get_output (rs_series_list_get (get_list (app), 1)),
                            "The Zen of Python"));
}

/* A narrow window shows the list over the page, until Escape. */
static void
test_narrow (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkRevealer *over;
  GtkRevealer *beside;

  rs_test_app_set_size (app, 600, 500);
  rs_test_app_open (app);
  over = GTK_REVEALER (rs_test_find_named (app->window, "over_revealer"));
  beside = GTK_REVEALER (rs_test_find_named (app->window, "beside_revealer"));
  rs_test_need (!gtk_revealer_get_reveal_child (beside));
  g_assert_false (gtk_revealer_get_reveal_child (over));

  rs_test_key (app->window, GDK_KEY_F9, 0);
  rs_test_need (gtk_revealer_get_child_revealed (over));
  g_assert_false (gtk_revealer_get_reveal_child (beside));
  rs_test_need (gtk_widget_is_focus (get_row (app, 0)));
  rs_test_screenshot (app->window, "series-narrow");
  rs_test_key (app->window, GDK_KEY_Escape, 0);
  rs_test_need (!gtk_revealer_get_child_revealed (over));
  g_assert_true (gtk_widget_is_focus (GTK_WIDGET (app->plot)));
  /* nothing is remembered of it */
  g_assert_true (g_settings_get_boolean (app->settings, "sidebar"));

  rs_test_key (app->window, GDK_KEY_F9, 0);
  rs_test_need (gtk_revealer_get_child_revealed (over));
  /* the whole click is that of what lies over the plot */
  rs_test_move (rs_test_find_named (app->window, "scrim"), 500, 200);
  rs_test_press (app->window, 1);
  g_assert_true (gtk_widget_get_state_flags (rs_test_find_named (app->window, "scrim"))
                 & GTK_STATE_FLAG_ACTIVE);
  g_assert_true (gtk_revealer_get_reveal_child (over));
  rs_test_release (app->window, 1);
  rs_test_need (!gtk_revealer_get_child_revealed (over));
  g_assert_false (gtk_widget_get_state_flags (GTK_WIDGET (app->plot)) & GTK_STATE_FLAG_ACTIVE);
}

/* A wide one shows it beside the page, and remembers whether. */
static void
test_sidebar (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkRevealer *beside;

  rs_test_app_open (app);
  beside = GTK_REVEALER (rs_test_find_named (app->window, "beside_revealer"));
  g_assert_true (gtk_revealer_get_reveal_child (beside));
  rs_test_key (app->window, GDK_KEY_F9, 0);
  rs_test_need (!gtk_revealer_get_child_revealed (beside));
  g_assert_false (g_settings_get_boolean (app->settings, "sidebar"));
  /* who adds something is to see it */
  add (app, "json");
  rs_test_need (gtk_revealer_get_child_revealed (beside));
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/window-series/add", test_add);
  g_test_add_func ("/ui/window-series/hide-and-remove", test_hide_and_remove);
  g_test_add_func ("/ui/window-series/failure", test_failure);
  g_test_add_func ("/ui/window-series/death", test_death);
  g_test_add_func ("/ui/window-series/death-while-idle", test_death_while_idle);
  g_test_add_func ("/ui/window-series/leftovers", test_leftovers);
  g_test_add_func ("/ui/window-series/told", test_told);
  g_test_add_func ("/ui/window-series/stop", test_stop);
  g_test_add_func ("/ui/window-series/dialog", test_dialog);
  g_test_add_func ("/ui/window-series/completion", test_completion);
  g_test_add_func ("/ui/window-series/caution", test_caution);
  g_test_add_func ("/ui/window-series/narrow", test_narrow);
  g_test_add_func ("/ui/window-series/sidebar", test_sidebar);

  return g_test_run ();
}
