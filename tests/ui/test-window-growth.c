/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window.h"

#include <string.h>

#include "rs-growth-view.h"
#include "rs-test-app.h"
#include "rs-test-input.h"

/* What an experiment added, in the window: the third view, its list, and whose it is. */

static RsFigure *
get_figure (RsTestApp *app)
{
  return rs_plot_page_get_figure (app->page);
}

static gboolean
is_growth (RsTestApp *app)
{
  return get_figure (app) != NULL && rs_figure_get_view (get_figure (app)) == RS_VIEW_GROWTH;
}

static RsSeries *
add (RsTestApp  *app,
     const char *import,
     const char *code)
{
  const char *imports[] = { import, NULL };
  const RsExperimentValues values = { .imports = import != NULL ? imports : NULL, .code = code };
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&values);

  return rs_series_list_add (rs_application_get_series (app->app), experiment);
}

static GtkSelectionModel *
get_rows (RsTestApp *app)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (rs_test_app_find (app, "list_view")));
}

/* A row of the list as "256 ×59.8 +1,000", once it is on the screen */
static char *
dup_row (RsTestApp *app,
         guint      index)
{
  GtkWidget *row = gtk_widget_get_first_child (rs_test_app_find (app, "list_view"));
  GString *text = g_string_new (NULL);

  while (index-- > 0)
    row = gtk_widget_get_next_sibling (row);
  for (GtkWidget *label = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
       label != NULL; label = gtk_widget_get_next_sibling (label))
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                            gtk_label_get_text (GTK_LABEL (label)));

  return g_string_free (text, FALSE);
}

static char *
dup_first (RsTestApp *app)
{
  rs_test_need (g_list_model_get_n_items (G_LIST_MODEL (get_rows (app))) > 0);
  rs_test_wait_for_frame (app->window);

  return dup_row (app, 0);
}

/* Without an experiment there is nothing to compare with, and that is said. */
static void
test_no_pair (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  rs_test_key (app->window, GDK_KEY_d, GDK_ALT_MASK);
  rs_test_need (gtk_widget_get_mapped (rs_test_app_find (app, "no_share")));
  g_assert_null (get_figure (app));
  g_assert_cmpstr (rs_test_app_get_label (app, "no_share_title"), ==, "Nothing to Compare With");
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "no_share_label"),
                                   "Growth compares an experiment with Python itself."));
  g_assert_true (gtk_widget_get_visible (rs_test_app_find (app, "no_pair_button")));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "growth_view")));
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "growth-none");

  /* one that failed is none: that is the reason then */
  add (app, "nosuchmodule", NULL);
  rs_test_need (strstr (rs_test_app_get_label (app, "no_share_label"), "for what went wrong"));
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "growth-failed");

  rs_test_key (app->window, GDK_KEY_n, GDK_ALT_MASK);
  rs_test_need (get_figure (app) != NULL);
}

/* 256 has a thousand more and leads either list; a click selects it, and tells whose they are. */
static void
test_list (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *first = NULL;
  g_autofree char *new_first = NULL;
  RsFigurePoint point;
  GtkWidget *grid;
  gint64 before;
  gsize index;

  rs_test_app_open (app);
  g_settings_set_enum (app->settings, "view", RS_VIEW_GROWTH);
  add (app, NULL, "x = [256] * 1000\ny = [877, 877]");
  rs_test_need (is_growth (app));
  g_assert_cmpuint (rs_figure_get_n_series (get_figure (app)), ==, 1);
  g_assert_true (rs_figure_find_value (get_figure (app), 0, 256, &index));
  before = rs_snapshot_get_column (rs_figure_get_before (get_figure (app)),
                                   RS_MEASURE_REFERENCES)[index];
  g_assert_true (rs_figure_get_point (get_figure (app), 0, index, &point));
  g_assert_cmpint (point.count, ==, before + 1000);
  g_assert_cmpfloat (point.y, ==, (double) point.count / (double) before);

  first = dup_first (app);
  g_assert_true (g_str_has_prefix (first, "256 ×"));
  g_assert_true (g_str_has_suffix (first, " +1,000") || g_str_has_suffix (first, " +1000"));

  /* a click on the first row */
  rs_test_click_middle (gtk_widget_get_first_child (rs_test_app_find (app, "list_view")));
  rs_test_need (rs_test_app_are_details_open (app));
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, "256");
  g_assert_true (rs_plot_view_get_selected (app->plot, &point));
  g_assert_cmpint (point.value, ==, 256);
  g_assert_nonnull (strstr (rs_details_pane_get_text (rs_plot_page_get_details (app->page)),
                            "(×"));

  /* and the module that they are of */
  rs_test_need (gtk_widget_get_visible (rs_test_app_find (app, "attribution_box")));
  grid = rs_test_app_find (app, "attribution_grid");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_grid_get_child_at (GTK_GRID (grid), 0, 0))),
                   ==, "__main__");
  g_assert_true (g_str_has_suffix (first, gtk_label_get_text (GTK_LABEL (
                                            gtk_grid_get_child_at (GTK_GRID (grid), 1, 0)))));
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "growth-details");

  /* what is new has no ratio and no dot, but can be chosen */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "order_drop_down")), 1);
  rs_test_wait_for_frame (app->window);
  new_first = dup_row (app, 1);
  g_assert_cmpstr (new_first, ==, "877 new +2");
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (get_rows (app)), 1);
  rs_test_need (g_str_equal (rs_test_app_get_label (app, "value_label"), "877"));

  /* what is selected in the plot is so in the list */
  rs_plot_view_select (app->plot, 0, index);
  g_assert_cmpuint (gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (get_rows (app))), ==,
                    0);
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Escape, 0);
  rs_test_need (rs_test_app_are_details_closed (app));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "attribution_box")));
}

/* What is printed is no multiple of anything. */
static void
test_printed (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  g_settings_set_enum (app->settings, "view", RS_VIEW_GROWTH);
  add (app, NULL, "x = [256] * 1000");
  rs_test_need (is_growth (app));
  g_settings_set_enum (app->settings, "measure", RS_MEASURE_PRINTED);
  rs_test_need (get_figure (app) == NULL);
  rs_test_need (gtk_widget_get_mapped (rs_test_app_find (app, "no_share_button")));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "no_pair_button")));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "growth_view")));
  rs_test_wait_for_frame (app->window);
  rs_test_click_middle (rs_test_app_find (app, "no_share_button"));
  rs_test_need (is_growth (app));
}

/* Two experiments are compared with the same. */
static void
test_two (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  add (app, NULL, "x = [256] * 1000");
  add (app, "json", NULL);
  g_settings_set_enum (app->settings, "view", RS_VIEW_GROWTH);
  rs_test_need (is_growth (app) && rs_figure_get_n_series (get_figure (app)) == 2);
  g_assert_false (rs_snapshot_get_python (rs_figure_get_before (get_figure (app)))->changed);
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "growth-two");
}

static void
look (gboolean    dark,
      int         width,
      int         height,
      const char *name)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_set_dark (dark);
  rs_test_app_set_size (app, width, height);
  rs_test_app_open (app);
  g_settings_set_enum (app->settings, "view", RS_VIEW_GROWTH);
  add (app, "argparse", NULL);
  rs_test_need (is_growth (app));
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, name);
  if (width == RS_TEST_APP_LEAST_WIDTH)
    rs_test_app_assert_fits (rs_test_find (app->window, ADW_TYPE_TOAST_OVERLAY, NULL), width);
}

static void
test_sizes (void)
{
  look (FALSE, RS_TEST_APP_LEAST_WIDTH, 600, "growth-small");
  look (TRUE, 1280, 760, "growth-dark");
  look (FALSE, 1600, 1000, "growth-large");
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window-growth/no-pair", test_no_pair);
  g_test_add_func ("/ui/window-growth/list", test_list);
  g_test_add_func ("/ui/window-growth/printed", test_printed);
  g_test_add_func ("/ui/window-growth/two", test_two);
  g_test_add_func ("/ui/window-growth/sizes", test_sizes);

  return g_test_run ();
}
