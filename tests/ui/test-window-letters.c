/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "rs-alphabet.h"
#include "rs-growth-view.h"
#include "rs-test-app.h"
#include "rs-test-input.h"
#include "rs-wording.h"

static RsStringSnapshot *
get_strings (RsTestApp *app)
{
  return rs_figure_get_strings (rs_plot_page_get_figure (app->page));
}

/* Where a letter's bar is. */
static gsize
find_letter (RsTestApp  *app,
             const char *letter)
{
  RsStringSnapshot *strings = get_strings (app);

  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (strings); i++)
    if (g_str_equal (rs_string_snapshot_get_row (strings, i)->text, letter))
      return i;

  g_assert_not_reached ();
}

/* Where the highest bar is that has another to its right: which letters a bare Python has at all is
 * no matter of its version alone. */
static gsize
find_most_used (RsTestApp *app)
{
  RsStringSnapshot *strings = get_strings (app);
  gsize most = 0;

  for (gsize i = 1; i + 1 < rs_string_snapshot_get_n_rows (strings); i++)
    if (rs_string_snapshot_get_row (strings, i)->references
        > rs_string_snapshot_get_row (strings, most)->references)
      most = i;

  return most;
}

static void
click_bar (RsTestApp *app,
           gsize      index)
{
  double x;
  double y;

  g_assert_true (rs_plot_view_get_position (app->plot, 0, index, &x, &y));
  rs_test_click (GTK_WIDGET (app->plot), x, y + 2, 1);
}

static gboolean
has_n (RsTestApp *app,
       gsize      n)
{
  RsFigure *figure = rs_plot_page_get_figure (app->page);

  return !rs_plot_page_get_busy (app->page) && figure != NULL
         && rs_string_snapshot_get_n_rows (rs_figure_get_strings (figure)) == n;
}

static gboolean
is_down (RsTestApp *app)
{
  RsStringSnapshot *strings = get_strings (app);

  for (gsize i = 1; i < rs_string_snapshot_get_n_rows (strings); i++)
    if (rs_string_snapshot_get_row (strings, i - 1)->references
        < rs_string_snapshot_get_row (strings, i)->references)
      return FALSE;

  return TRUE;
}

/* The first look: a bar for each letter from a to z, linear, as in the essay. */
static void
test_first (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  rs_test_key (app->window, GDK_KEY_2, GDK_ALT_MASK);
  rs_test_app_show_page (app, "letters");

  g_assert_cmpuint (rs_string_snapshot_get_n_rows (get_strings (app)), ==, 26);
  for (char c = 'a'; c <= 'z'; c++)
    g_assert_cmpint (rs_string_snapshot_get_row (get_strings (app), c - 'a')->text[0], ==, c);
  g_assert_cmpint (rs_figure_get_scale (rs_plot_page_get_figure (app->page)), ==, RS_SCALE_LINEAR);
  g_assert_cmpint (rs_figure_get_measure (rs_plot_page_get_figure (app->page)), ==,
                   RS_MEASURE_REFERENCES);
  g_assert_nonnull (strstr (rs_test_app_get_label (app, "status_label"), "26 letters"));
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "measure_label"), "References: "));
  g_assert_true (gtk_widget_get_visible (rs_test_app_find (app, "hint_label")));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "no_letters")));
  rs_test_screenshot (app->window, "letters");
}

/* A click opens the details with the letter's own numbers and its holders, all of them. */
static void
test_details (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *references = NULL;
  g_autofree char *facts = NULL;
  const RsStringRow *row;
  gsize index;

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  index = find_most_used (app);
  row = rs_string_snapshot_get_row (get_strings (app), index);
  g_assert_cmpint (row->references, >, 0);

  click_bar (app, index);
  rs_test_need (rs_test_app_are_details_open (app));
  references = rs_wording_number (row->references);
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, row->text);
  g_assert_cmpstr (rs_test_app_get_label (app, "references_label"), ==, references);
  facts = g_strdup_printf ("Character U+%04X", (guint) row->text[0]);
  g_assert_nonnull (strstr (rs_test_app_get_label (app, "facts_label"), facts));
  /* what 3.11 has in two objects is told */
  if (row->n_objects == 2)
    g_assert_nonnull (strstr (rs_test_app_get_label (app, "facts_label"),
                              "2 objects with this text"));
  g_assert_false (gtk_widget_get_visible (rs_test_app_find (app, "outliers_box")));
  rs_test_need (g_str_equal (rs_test_app_get_label (app, "total_label"), references));
  rs_test_screenshot (app->window, "letters-details");

  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Right, 0);
  rs_test_need (g_str_equal (rs_test_app_get_label (app, "value_label"),
                             rs_string_snapshot_get_row (get_strings (app), index + 1)->text));
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_Escape, 0);
  rs_test_need (rs_test_app_are_details_closed (app));
}

/* By count the highest bar comes first; what is selected stays so. */
static void
test_order (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  g_assert_false (is_down (app));
  click_bar (app, find_letter (app, "x"));
  rs_test_need (rs_test_app_are_details_open (app));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "order_drop_down")), 1);
  rs_test_need (is_down (app));
  g_assert_cmpstr (rs_test_app_get_label (app, "value_label"), ==, "x");
  g_assert_true (rs_test_app_are_details_open (app));
}

static void
test_alphabets (void)
{
  static const gsize n[] = { 26, 26, 10, 32, 95, 256 };
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkDropDown *alphabet;
  GtkWidget *entry;

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  alphabet = GTK_DROP_DOWN (rs_test_app_find (app, "alphabet_drop_down"));
  entry = rs_test_app_find (app, "own_entry");
  for (guint i = 1; i < G_N_ELEMENTS (n); i++)
    {
      gtk_drop_down_set_selected (alphabet, i);
      rs_test_need (has_n (app, n[i]));
      g_assert_false (gtk_widget_get_visible (entry));
    }
  rs_test_screenshot (app->window, "letters-latin-1");

  gtk_drop_down_set_selected (alphabet, RS_ALPHABET_OWN);
  rs_test_need (gtk_widget_get_visible (entry));
  rs_test_app_replace (entry, "zaz");
  rs_test_need (has_n (app, 2));
  g_assert_cmpstr (rs_string_snapshot_get_row (get_strings (app), 0)->text, ==, "z");
}

/* A count that is given up leaves the controls as the plot is. */
static void
test_cancel (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (GSettings) strings = NULL;
  g_autofree char *characters = NULL;
  GtkDropDown *alphabet;
  GtkEditable *entry;

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  strings = g_settings_get_child (app->settings, "strings");
  alphabet = GTK_DROP_DOWN (rs_test_app_find (app, "alphabet_drop_down"));
  entry = GTK_EDITABLE (rs_test_app_find (app, "own_entry"));
  gtk_drop_down_set_selected (alphabet, RS_ALPHABET_LATIN_1);
  g_assert_true (rs_plot_page_get_busy (app->page));
  gtk_widget_activate_action (GTK_WIDGET (app->page), "page.cancel", NULL);
  g_assert_false (rs_plot_page_get_busy (app->page));
  g_assert_cmpuint (gtk_drop_down_get_selected (alphabet), ==, RS_ALPHABET_LOWERCASE);
  g_assert_cmpint (g_settings_get_enum (strings, "alphabet"), ==, RS_ALPHABET_LOWERCASE);
  g_assert_true (has_n (app, 26));

  gtk_drop_down_set_selected (alphabet, RS_ALPHABET_OWN);
  gtk_editable_set_text (entry, "abc");
  rs_test_need (has_n (app, 3));
  gtk_editable_set_text (entry, "abcd");
  gtk_widget_activate_action (GTK_WIDGET (app->page), "page.measure", NULL);
  g_assert_true (rs_plot_page_get_busy (app->page));
  gtk_widget_activate_action (GTK_WIDGET (app->page), "page.cancel", NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "abc");
  characters = g_settings_get_string (strings, "characters");
  g_assert_cmpstr (characters, ==, "abc");
}

/* What is changed while another page is seen is counted when this one is. */
static void
test_stale (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (GSettings) strings = NULL;

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  g_assert_true (has_n (app, 26));
  strings = g_settings_get_child (app->settings, "strings");
  rs_test_app_show_page (app, "integers");
  g_settings_set_enum (strings, "alphabet", RS_ALPHABET_DIGITS);
  rs_test_app_show_page (app, "letters");
  rs_test_need (has_n (app, 10));
}

/* However fast one types, and however much: it is counted once, and kept. */
static void
test_typing (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (GSettings) strings = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *many = g_strnfill (5000, 'x');
  GtkEditable *entry;

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  strings = g_settings_get_child (app->settings, "strings");
  entry = GTK_EDITABLE (rs_test_app_find (app, "own_entry"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "alphabet_drop_down")),
                              RS_ALPHABET_OWN);
  rs_test_need (has_n (app, 6));
  gtk_editable_set_text (entry, "u");
  gtk_editable_set_text (entry, "uv");
  g_assert_false (rs_plot_page_get_busy (app->page));
  kept = g_settings_get_string (strings, "characters");
  g_assert_cmpstr (kept, ==, "äöüß€→");
  rs_test_need (has_n (app, 2));
  g_free (kept);
  kept = g_settings_get_string (strings, "characters");
  g_assert_cmpstr (kept, ==, "uv");

  /* Enter need not wait */
  gtk_editable_set_text (entry, many);
  g_assert_cmpuint (strlen (gtk_editable_get_text (entry)), ==, 256);
  g_signal_emit_by_name (entry, "activate");
  g_assert_true (rs_plot_page_get_busy (app->page));
  rs_test_need (has_n (app, 1));
}

/* No characters: the page says what to do, and there is nothing to export. */
static void
test_empty (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *entry;

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "alphabet_drop_down")),
                              RS_ALPHABET_OWN);
  entry = rs_test_app_find (app, "own_entry");
  rs_test_need (gtk_widget_get_visible (entry));
  rs_test_app_replace (entry, "");
  rs_test_need (rs_plot_page_get_figure (app->page) == NULL);
  g_assert_true (gtk_widget_get_mapped (rs_test_app_find (app, "no_letters")));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (app->window), "export"));
  rs_test_screenshot (app->window, "letters-empty");

  gtk_editable_set_text (GTK_EDITABLE (entry), "q");
  rs_test_need (has_n (app, 1));
  g_assert_false (gtk_widget_get_mapped (rs_test_app_find (app, "no_letters")));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (app->window), "export"));
}

/* Another scale shows the same: who holds what is selected is not looked for again. A page that is
 * not seen is drawn when it is. */
static void
test_draw_again (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *total = NULL;
  g_autoptr (RsFigure) figure = NULL;
  RsPlotPage *letters;

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  letters = app->page;
  click_bar (app, find_letter (app, "x"));
  rs_test_need (rs_test_app_are_details_open (app));
  rs_test_need (*rs_test_app_get_label (app, "total_label") != '\0');
  total = g_strdup (rs_test_app_get_label (app, "total_label"));
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_g, GDK_ALT_MASK);
  rs_test_need (rs_figure_get_scale (rs_plot_page_get_figure (app->page)) == RS_SCALE_LOG);
  g_assert_cmpstr (rs_test_app_get_label (app, "total_label"), ==, total);
  gtk_widget_activate_action (GTK_WIDGET (app->page), "page.measure", NULL);
  rs_test_need (!rs_plot_page_get_busy (app->page));
  g_assert_cmpstr (rs_test_app_get_label (app, "total_label"), ==, "");
  rs_test_need (g_str_equal (rs_test_app_get_label (app, "total_label"), total));

  figure = rs_figure_ref (rs_plot_page_get_figure (letters));
  rs_test_app_show_page (app, "integers");
  g_settings_set_enum (app->settings, "measure", RS_MEASURE_PRINTED);
  g_assert_true (rs_plot_page_get_figure (letters) == figure);
  rs_test_app_show_page (app, "letters");
  g_assert_cmpint (rs_figure_get_measure (rs_plot_page_get_figure (letters)), ==,
                   RS_MEASURE_PRINTED);
}

/* The bars have a scale of their own; its keys are the same. The measure is one for all pages. */
static void
test_scale_and_measure (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_g, GDK_ALT_MASK);
  rs_test_need (rs_figure_get_scale (rs_plot_page_get_figure (app->page)) == RS_SCALE_LOG);
  rs_test_key (GTK_WIDGET (app->plot), GDK_KEY_l, GDK_ALT_MASK);
  rs_test_need (rs_figure_get_scale (rs_plot_page_get_figure (app->page)) == RS_SCALE_LINEAR);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (rs_test_app_find (app, "measure_drop_down")),
                              RS_MEASURE_PRINTED);
  g_assert_cmpint (rs_figure_get_measure (rs_plot_page_get_figure (app->page)), ==,
                   RS_MEASURE_PRINTED);
  g_assert_true (g_str_has_prefix (rs_test_app_get_label (app, "measure_label"), "Printed: "));

  rs_test_app_show_page (app, "integers");
  g_assert_cmpint (rs_figure_get_scale (rs_plot_page_get_figure (app->page)), ==, RS_SCALE_LOG);
  g_assert_cmpint (rs_figure_get_measure (rs_plot_page_get_figure (app->page)), ==,
                   RS_MEASURE_PRINTED);
}

/* A question of another page must not leave this one's unanswered. */
static void
test_holders_of_two_pages (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  RsPlotPage *letters;
  RsPlotView *words;

  rs_test_app_open (app);
  rs_test_app_show_page (app, "words");
  words = app->plot;
  rs_test_app_show_page (app, "letters");
  letters = app->page;
  /* both at once, so that the second comes before the first is answered */
  rs_plot_view_select (app->plot, 0, find_letter (app, "x"));
  rs_plot_view_select (words, 0, 0);
  rs_test_app_show_page (app, "words");
  rs_test_need (g_strcmp0 (rs_test_app_get_label (app, "total_label"), "") != 0);

  rs_test_app_show_page (app, "letters");
  g_assert_true (app->page == letters);
  rs_test_need (g_strcmp0 (rs_test_app_get_label (app, "total_label"), "") != 0);
  g_assert_cmpstr (rs_test_app_get_label (app, "total_label"), ==,
                   rs_test_app_get_label (app, "references_label"));
}

/* What is exported is what is shown. */
static void
test_export (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "letters.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *json = NULL;

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  rs_window_export (RS_WINDOW (app->window), RS_EXPORT_JSON, file);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Exported letters.json"));
  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  g_assert_nonnull (strstr (json, "\"letters\""));
  g_assert_nonnull (strstr (json, "\"z\""));
  g_assert_null (strstr (json, "\"ints\""));
}

static void
test_narrow (void)
{
  rs_test_app_look_narrow ("letters");
}

/* Beside the bars stands what an experiment added, sorted as one likes; either shows what is selected
 * in the other. */
static void
test_growth (void)
{
  const RsExperimentValues values = { .code = "many = ['q'] * 1000\nsome = ['z'] * 3" };
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&values);
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (GSettings) strings = g_settings_get_child (app->settings, "strings");
  RsFigurePoint point;
  GtkWidget *button;
  GtkWidget *view;
  GtkWidget *list;
  GtkSingleSelection *rows;
  GtkWidget *label;

  rs_test_app_open (app);
  rs_test_app_show_page (app, "letters");
  rs_test_need (has_n (app, 26));
  button = rs_test_app_find (app, "growth_button");
  view = rs_test_app_find (app, "growth_view");
  list = rs_test_app_find (app, "list_view");
  rows = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (button),
                                   "Growth compares an experiment with Python itself."));

  rs_series_list_add (rs_application_get_series (app->app), experiment);
  rs_test_need (gtk_widget_get_sensitive (button));
  g_assert_false (gtk_widget_get_visible (view));
  rs_test_click_middle (button);
  rs_test_need (gtk_widget_get_visible (view));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 2);
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "letters-growth");

  /* by ratio, then by how many more there are */
  label = gtk_widget_get_first_child (
    gtk_widget_get_first_child (gtk_widget_get_first_child (list)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "q");
  label = gtk_widget_get_last_child (gtk_widget_get_first_child (
    gtk_widget_get_first_child (list)));
  g_assert_true (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), "+1,000")
                 || g_str_equal (gtk_label_get_text (GTK_LABEL (label)), "+1000"));

  rs_test_click_middle (gtk_widget_get_first_child (list));
  rs_test_need (rs_test_app_are_details_open (app));
  g_assert_true (rs_plot_view_get_selected (app->plot, &point));
  g_assert_cmpuint (point.index, ==, find_letter (app, "q"));
  rs_plot_view_select (app->plot, 0, find_letter (app, "z"));
  g_assert_cmpuint (gtk_single_selection_get_selected (rows), ==, 1);

  /* in another order of the bars they stand elsewhere */
  g_settings_set_enum (strings, "order", 1);
  rs_test_need (find_letter (app, "q") == 0);
  rs_test_click_middle (gtk_widget_get_first_child (list));
  rs_test_need (rs_plot_view_get_selected (app->plot, &point) && point.index == 0);

  /* what is printed is no multiple of anything */
  g_settings_set_enum (app->settings, "measure", RS_MEASURE_PRINTED);
  rs_test_need (!gtk_widget_get_visible (view));
  g_assert_false (gtk_widget_get_sensitive (button));
  g_settings_set_enum (app->settings, "measure", RS_MEASURE_REFERENCES);
  rs_test_need (gtk_widget_get_visible (view));
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window-letters/first", test_first);
  g_test_add_func ("/ui/window-letters/details", test_details);
  g_test_add_func ("/ui/window-letters/order", test_order);
  g_test_add_func ("/ui/window-letters/alphabets", test_alphabets);
  g_test_add_func ("/ui/window-letters/cancel", test_cancel);
  g_test_add_func ("/ui/window-letters/stale", test_stale);
  g_test_add_func ("/ui/window-letters/typing", test_typing);
  g_test_add_func ("/ui/window-letters/draw-again", test_draw_again);
  g_test_add_func ("/ui/window-letters/empty", test_empty);
  g_test_add_func ("/ui/window-letters/scale-and-measure", test_scale_and_measure);
  g_test_add_func ("/ui/window-letters/holders-of-two-pages", test_holders_of_two_pages);
  g_test_add_func ("/ui/window-letters/export", test_export);
  g_test_add_func ("/ui/window-letters/narrow", test_narrow);
  g_test_add_func ("/ui/window-letters/growth", test_growth);

  return g_test_run ();
}
