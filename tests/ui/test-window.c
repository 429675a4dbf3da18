/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window.h"

#include "rs-adaptive-bin.h"
#include "rs-letters-page.h"
#include "rs-test-app.h"
#include "rs-test-input.h"
#include "rs-words-page.h"

static void
test_first_plot (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *controls;

  rs_test_app_open (app);

  g_assert_cmpuint (rs_test_app_get_n (app), ==, 1001);
  g_assert_cmpint (rs_figure_get_scale (rs_plot_page_get_figure (app->page)), ==,
                   RS_SCALE_LOG);
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "status_label"), "Python 3."));
  g_assert_nonnull (strstr (rs_test_app_get_label (app, "status_label"), "001 integers"));
  g_assert_true (gtk_widget_get_visible (rs_test_app_find (app, "hint_label")));
  g_assert_true (rs_test_app_are_details_closed (app));
  g_assert_false (gtk_widget_get_mapped (rs_test_app_find (app, "failure")));
  /* one row of controls is enough */
  controls = rs_test_app_find (app, "controls");
  g_assert_cmpint (gtk_widget_get_height (controls), ==,
                   gtk_widget_get_height (gtk_widget_get_first_child (controls)));
  rs_test_screenshot (app->window, "first");
}

static void
test_scale (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  rs_test_app_click_point (app, 1);
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_l, GDK_ALT_MASK);
  rs_test_need (rs_figure_get_scale (rs_plot_page_get_figure (app->page)) == RS_SCALE_LINEAR);
  g_assert_cmpint (g_settings_get_enum (app->settings, "scale"), ==, RS_SCALE_LINEAR);
  /* the selection stays */
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, "1");

  rs_test_click_middle (rs_test_find (app->window, GTK_TYPE_TOGGLE_BUTTON, "Log-log"));
  rs_test_need (rs_figure_get_scale (rs_plot_page_get_figure (app->page)) == RS_SCALE_LOG);
}

/* The keys work at once after a click on the other choice. */
static void
test_scale_keys (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  rs_test_click_middle (rs_test_find (app->window, GTK_TYPE_TOGGLE_BUTTON, "Linear"));
  rs_test_need (rs_figure_get_scale (rs_plot_page_get_figure (app->page)) == RS_SCALE_LINEAR);
  rs_test_key (app->window, GDK_KEY_g, GDK_ALT_MASK);
  rs_test_need (rs_figure_get_scale (rs_plot_page_get_figure (app->page)) == RS_SCALE_LOG);
  rs_test_key (app->window, GDK_KEY_l, GDK_ALT_MASK);
  rs_test_need (rs_figure_get_scale (rs_plot_page_get_figure (app->page)) == RS_SCALE_LINEAR);
}

static void
test_measure (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "measure_drop_down")),
                              RS_MEASURE_PRINTED);
  g_assert_cmpint (rs_figure_get_measure (rs_plot_page_get_figure (app->page)), ==,
                   RS_MEASURE_PRINTED);
  g_assert_cmpint (g_settings_get_enum (app->settings, "measure"), ==, RS_MEASURE_PRINTED);
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "measure_label"), "Printed: "));
  /* where Python counts there is nothing to explain */
  g_assert_cmpint (gtk_widget_get_visible (rs_test_app_find (app, "notice")), !=,
                   rs_snapshot_get_python (rs_figure_get_snapshot (
                     rs_plot_page_get_figure (app->page), 0))->counted);
}

static gboolean
is_annotated (RsTestApp *app,
              gint64     value)
{
  RsFigure *figure = rs_plot_page_get_figure (app->page);
  RsFigurePoint point;
  gsize index;

  g_assert_true (rs_figure_find_value (figure, 0, value, &index));
  g_assert_true (rs_figure_get_point (figure, 0, index, &point));

  return point.annotated;
}

static void
test_annotate (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *entry;

  rs_test_app_open (app);
  g_assert_false (is_annotated (app, 20));

  gtk_widget_activate_action (app->window, "win.annotate", "s", "list");
  rs_test_click_middle (rs_test_app_find (app, "menu_button"));
  rs_test_need ((entry = rs_test_find (app->window, GTK_TYPE_ENTRY, NULL)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "20, 100");
  rs_test_need (is_annotated (app, 20) && is_annotated (app, 100) && !is_annotated (app, 256));
  g_assert_false (gtk_widget_has_css_class (entry, "error"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "20, 1o0");
  rs_test_need (gtk_widget_has_css_class (entry, "error"));
  g_assert_true (gtk_widget_get_visible (rs_test_app_find (app, "annotate_error")));
  g_assert_nonnull (strstr (rs_test_app_get_label (app, "annotate_error"), "1o0"));
  g_assert_true (is_annotated (app, 20));
  g_assert_true (is_annotated (app, 100));

  /* another choice is right, whatever the list says */
  gtk_widget_activate_action (app->window, "win.annotate", "s", "none");
  rs_test_need (!is_annotated (app, 20));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "annotate_error")));
  g_assert_false (gtk_widget_is_sensitive (entry));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (rs_test_app_find (app, "menu_button")));
  rs_test_need (!gtk_widget_get_mapped (entry));
}

static void
test_zoom (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  g_assert_null (rs_test_find_action (app->window, "page.zoom-reset"));
  rs_test_wheel (GTK_WIDGET (app->plot), 300, 200, -3);
  rs_test_need (rs_test_find_action (app->window, "page.zoom-reset") != NULL);
  rs_test_click_middle (rs_test_find_action (app->window, "page.zoom-reset"));
  rs_test_need (!rs_plot_view_get_zoomed (app->plot));
  g_assert_null (rs_test_find_action (app->window, "page.zoom-reset"));
}

/* Which kind of dialog it is depends on the version of libadwaita; what it says does not. */
static void
test_dialogs (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *found;

  rs_test_app_open (app);
  g_action_group_activate_action (G_ACTION_GROUP (app->app), "shortcuts", NULL);
  rs_test_need ((found = rs_test_find_anywhere (GTK_TYPE_LABEL, "Next Outlier")) != NULL);
  rs_test_screenshot (GTK_WIDGET (gtk_widget_get_root (found)), "shortcuts");

  g_action_group_activate_action (G_ACTION_GROUP (app->app), "about", NULL);
  rs_test_need ((found = rs_test_find_anywhere (GTK_TYPE_LABEL, PACKAGE_VERSION)) != NULL
                || (found = rs_test_find_anywhere (GTK_TYPE_BUTTON, PACKAGE_VERSION)) != NULL);
  rs_test_wait_for_frame (found);
  rs_test_screenshot (GTK_WIDGET (gtk_widget_get_root (found)), "about");
}

static void
test_pages (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GAction *export;

  rs_test_app_open (app);
  export = g_action_map_lookup_action (G_ACTION_MAP (app->window), "export");
  g_assert_true (g_action_get_enabled (export));
  /* the others count when they are first seen; until then there is nothing to export */
  rs_test_key (app->window, GDK_KEY_2, GDK_ALT_MASK);
  rs_test_need (RS_IS_LETTERS_PAGE (rs_window_get_page (RS_WINDOW (app->window))));
  rs_test_need (g_action_get_enabled (export));
  rs_test_key (app->window, GDK_KEY_3, GDK_ALT_MASK);
  rs_test_need (RS_IS_WORDS_PAGE (rs_window_get_page (RS_WINDOW (app->window))));
  rs_test_need (g_action_get_enabled (export));
  rs_test_key (app->window, GDK_KEY_1, GDK_ALT_MASK);
  rs_test_need (gtk_widget_get_mapped (GTK_WIDGET (app->plot)));
}

static void
test_narrow (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *overlay;
  GtkWidget *split;
  int least_height;

  rs_test_app_set_size (app, RS_TEST_APP_LEAST_WIDTH, 640);
  rs_test_app_open (app);
  split = rs_test_app_find (app, "split");
  rs_test_need (gtk_orientable_get_orientation (GTK_ORIENTABLE (split))
                == GTK_ORIENTATION_VERTICAL);
  g_assert_true (rs_adaptive_bin_get_narrow (RS_ADAPTIVE_BIN (rs_test_app_find (app, "bin"))));
  rs_test_app_click_point (app, 1);
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "narrow");

  /* nothing is cut off at the least size */
  overlay = rs_test_find (app->window, ADW_TYPE_TOAST_OVERLAY, NULL);
  rs_test_app_assert_fits (overlay, RS_TEST_APP_LEAST_WIDTH);
  gtk_widget_measure (overlay, GTK_ORIENTATION_VERTICAL, RS_TEST_APP_LEAST_WIDTH, &least_height,
                      NULL, NULL, NULL);
  g_assert_cmpint (least_height, <=, 300);

  gtk_window_set_default_size (GTK_WINDOW (app->window), 900, 640);
  rs_test_need (gtk_orientable_get_orientation (GTK_ORIENTABLE (split))
                == GTK_ORIENTATION_HORIZONTAL);
  rs_test_need (g_settings_get_int (app->settings, "window-width") == 900);
}

/* Python 3.12 and newer keep no count for small integers: the page shows what there is. */
static void
test_not_counted (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  const RsPythonFacts values = { .version = (char *) "3.13.1",
                                 .version_hex = 0x030d01f0,
                                 .cache_min = -5,
                                 .cache_max = 256,
                                 .counted = FALSE,
                                 .int_floor = 3 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  gint64 *refcount = g_new (gint64, 300);
  gint64 *printed = g_new (gint64, 300);
  g_autoptr (RsSnapshot) snapshot = NULL;
  int chosen;

  for (gsize i = 0; i < 300; i++)
    {
      refcount[i] = i <= 256 ? RS_ABSENT : 0;
      printed[i] = i <= 256 ? G_GINT64_CONSTANT (4294967295) : 3;
    }
  columns[RS_MEASURE_REFCOUNT] = refcount;
  columns[RS_MEASURE_PRINTED] = printed;
  snapshot = rs_snapshot_new_ints (python, 0, 300, columns, trends, NULL);

  rs_test_app_open (app);
  chosen = g_settings_get_enum (app->settings, "measure");
  rs_integers_page_show (RS_INTEGERS_PAGE (app->page), snapshot);
  g_assert_cmpint (rs_figure_get_measure (rs_plot_page_get_figure (app->page)), ==,
                   RS_MEASURE_PRINTED);
  g_assert_true (gtk_widget_get_visible (rs_test_app_find (app, "notice")));
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "notice_label"),
                                   "Python 3.13 keeps no count for small integers"));
  rs_test_wait_for_frame (app->window);
  rs_test_app_click_point (app, 256);
  rs_test_need (rs_test_app_are_details_open (app));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "refcount_label")));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "expected_label")));
  rs_test_screenshot (app->window, "not-counted");

  /* the person's own choice is kept for another Python */
  g_assert_cmpint (g_settings_get_enum (app->settings, "measure"), ==, chosen);
}

/* The window goes with something typed into a field and not taken yet: no page misses a field. */
static void
test_typed_and_gone (void)
{
  static const struct
  {
    const char *page;
    const char *field;
    const char *text;
  } fields[] = {
    { "integers", "to_spin", "77" },
    { "integers", "from_spin", "5" },
    { "words", "number_spin", "7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (RsTestApp) app = rs_test_app_new ();
      GtkWidget *field;

      rs_test_app_open (app);
      rs_test_app_show_page (app, fields[i].page);
      if (g_str_equal (fields[i].page, "words"))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "source_drop_down")), 1);
      field = rs_test_app_find (app, fields[i].field);
      rs_test_need (gtk_widget_get_mapped (field));
      rs_test_click (field, 10, 10, 1);
      rs_test_key (field, GDK_KEY_a, GDK_CONTROL_MASK);
      rs_test_type (field, fields[i].text);
      gtk_window_destroy (GTK_WINDOW (app->window));
      rs_test_need (app->alive == NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window/first-plot", test_first_plot);
  g_test_add_func ("/ui/window/scale", test_scale);
  g_test_add_func ("/ui/window/scale-keys", test_scale_keys);
  g_test_add_func ("/ui/window/measure", test_measure);
  g_test_add_func ("/ui/window/annotate", test_annotate);
  g_test_add_func ("/ui/window/zoom", test_zoom);
  g_test_add_func ("/ui/window/dialogs", test_dialogs);
  g_test_add_func ("/ui/window/pages", test_pages);
  g_test_add_func ("/ui/window/narrow", test_narrow);
  g_test_add_func ("/ui/window/not-counted", test_not_counted);
  g_test_add_func ("/ui/window/typed-and-gone", test_typed_and_gone);

  return g_test_run ();
}
