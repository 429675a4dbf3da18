/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-details-pane.h"

#include <adwaita.h>

#include "rs-test-holders.h"
#include "rs-test-input.h"

/* 256 with these counts */
static RsSnapshot *
snapshot_new (gint64 references,
              gint64 refcount,
              guint  compiled_in)
{
  RsPythonFacts values = { .version = "3.11.2", .cache_min = -5, .cache_max = 256,
                           .counted = TRUE };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  RsReferenceCount *count = g_new0 (RsReferenceCount, 1);
  const gint64 printed = 1000000650;
  const float expected = 12.5f;
  const guint8 outlier = 1;
  g_autoptr (RsReferences) counted = NULL;

  count->value = 256;
  count->heap = (guint32) references;
  count->compiled_in = compiled_in;
  columns[RS_MEASURE_REFERENCES] = g_memdup2 (&references, sizeof references);
  columns[RS_MEASURE_REFCOUNT] = g_memdup2 (&refcount, sizeof refcount);
  columns[RS_MEASURE_PRINTED] = g_memdup2 (&printed, sizeof printed);
  trends[RS_MEASURE_REFERENCES].expected = g_memdup2 (&expected, sizeof expected);
  trends[RS_MEASURE_REFERENCES].outlier = g_memdup2 (&outlier, sizeof outlier);

  counted = rs_references_new (count, 1);

  return rs_snapshot_new_ints (python, 256, 1, columns, trends, counted);
}

static RsDetailsPane *
pane_new (gint64 references,
          gint64 refcount,
          guint  compiled_in)
{
  RsDetailsPane *pane = g_object_ref_sink (g_object_new (RS_TYPE_DETAILS_PANE, NULL));
  g_autoptr (RsSnapshot) snapshot = snapshot_new (references, refcount, compiled_in);

  rs_details_pane_show_int (pane, snapshot, RS_MEASURE_REFERENCES, 0);

  return pane;
}

static gboolean
has_text (GtkWidget *widget,
          gpointer   text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
         && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
shows (RsDetailsPane *pane,
       const char    *text)
{
  return rs_test_find_where (GTK_WIDGET (pane), has_text, (gpointer) text) != NULL;
}

/* What there is none of takes no row. */
static void
test_rows (void)
{
  g_autoptr (RsDetailsPane) equal = pane_new (647, 647, 0);
  g_autoptr (RsDetailsPane) more = pane_new (647, 649, 4);
  g_autoptr (RsDetailsPane) fewer = pane_new (647, 646, 0);
  g_autoptr (RsDetailsPane) immortal = pane_new (647, RS_ABSENT, 0);

  g_assert_true (shows (equal, "References"));
  g_assert_true (shows (equal, "Refcount"));
  g_assert_false (shows (equal, "Compiled in"));
  g_assert_false (shows (equal, "Operands"));
  g_assert_null (strstr (rs_details_pane_get_text (equal), "than the references"));

  g_assert_true (shows (more, "2 more than the references that were found: a leak, or a holder "
                              "that hides them"));
  g_assert_true (shows (more, "Compiled in"));
  g_assert_true (shows (more, "4"));
  g_assert_true (g_str_has_prefix (rs_details_pane_get_text (more),
                                   "256\nReferences: 647\nRefcount: 649\n2 more than"));
  g_assert_nonnull (strstr (rs_details_pane_get_text (more), "\nCompiled in: 4\n"));

  g_assert_true (shows (fewer, "1 fewer than the references that were found"));

  g_assert_false (shows (immortal, "Refcount"));
  g_assert_null (strstr (rs_details_pane_get_text (immortal), "Refcount"));
}

/* What is copied of a text is all of it, and nothing that makes it fit into the pane. */
static void
test_copied_text (void)
{
  g_autofree char *text = g_strnfill (300, 'x');
  const RsStringRow rows[] = {
    { "שלום", 8, 1, 7, 7, 0, 0, 7, RS_ABSENT, RS_ABSENT },
    { text, 300, 1, 2, 2, 0, 0, 2, RS_ABSENT, RS_ABSENT },
  };
  const RsPythonFacts values = { .version = "3.11.2" };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  g_autoptr (RsStringSnapshot) snapshot
    = rs_string_snapshot_new (RS_STRINGS_WORDS, python, g_memdup2 (rows, sizeof rows),
                              G_N_ELEMENTS (rows), NULL, 9, 2);
  g_autoptr (RsDetailsPane) pane = g_object_ref_sink (g_object_new (RS_TYPE_DETAILS_PANE, NULL));

  rs_details_pane_show_string (pane, snapshot, 0);
  g_assert_true (shows (pane, "\xe2\x81\xa8שלום\xe2\x81\xa9"));
  g_assert_true (g_str_has_prefix (rs_details_pane_get_text (pane), "שלום\nReferences: 7\n"));
  rs_details_pane_show_string (pane, snapshot, 1);
  g_assert_true (g_str_has_prefix (rs_details_pane_get_text (pane), text));
}

/* What each of a letter's two objects is, and how many references it has. */
static void
test_two_objects (void)
{
  const RsStringRow rows[] = {
    { "r", 1, 2, 4, 4, 0, 0, 4, 1000000006, 3, 1 },
    { "r", 1, 2, 4, 4, 0, 0, 4, 1000000006, 3, RS_ABSENT },
  };
  const RsPythonFacts values = { .version = "3.11.2" };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  g_autoptr (RsStringSnapshot) snapshot
    = rs_string_snapshot_new (RS_STRINGS_LETTERS, python, g_memdup2 (rows, sizeof rows),
                              G_N_ELEMENTS (rows), NULL, 9, 2);
  g_autoptr (RsDetailsPane) pane = g_object_ref_sink (g_object_new (RS_TYPE_DETAILS_PANE, NULL));

  rs_details_pane_show_string (pane, snapshot, 0);
  g_assert_true (shows (pane, "Character U+0072\n"
                              "2 objects with this text, counted together:\n"
                              "references to the one in the table of Latin-1, which chr() gives: "
                              "1\n"
                              "references to the interned one, of code compiled into Python: 3"));
  rs_details_pane_show_string (pane, snapshot, 1);
  g_assert_true (shows (pane, "Character U+0072\n2 objects with this text, counted together"));
}

static void
open_and_look (gboolean    narrow,
               gboolean    dark,
               const char *name)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (RsDetailsPane) pane = pane_new (647, 649, 4);
  g_autoptr (RsHolders) holders = rs_test_holders_new ();
  GtkWidget *list;
  graphene_rect_t bounds;
  int minimum;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                           : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (pane, "narrow", narrow, "hexpand", TRUE, "vexpand", TRUE, NULL);
  rs_details_pane_set_holders (pane, holders);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (pane));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), narrow ? 340 : 280, 800);
  gtk_window_present (GTK_WINDOW (window));
  rs_test_need (gtk_widget_get_mapped (window));
  rs_test_focus_window (window);
  rs_test_wait_for_frame (window);

  /* the list has its own height, and everything the width that there is */
  list = rs_test_find (window, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_true (gtk_widget_compute_bounds (list, window, &bounds));
  g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_parent (list)), >=, 144);
  /* and begins high enough to be seen in a small window, all rows above it shown */
  g_assert_cmpfloat (bounds.origin.y, <, 420);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (window));
  gtk_widget_measure (GTK_WIDGET (pane), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 300);

  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  rs_test_key (window, GDK_KEY_Home, 0);
  rs_test_key (window, GDK_KEY_Down, 0);
  rs_test_key (window, GDK_KEY_Down, 0);
  rs_test_wait_for_frame (window);
  rs_test_screenshot (window, name);

  rs_details_pane_set_holders (pane, NULL);
  g_assert_false (gtk_widget_get_mapped (list));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_wide (void)
{
  open_and_look (FALSE, FALSE, "details-wide-light");
  open_and_look (FALSE, TRUE, "details-wide-dark");
}

static void
test_narrow (void)
{
  open_and_look (TRUE, FALSE, "details-narrow-light");
  open_and_look (TRUE, TRUE, "details-narrow-dark");
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);
  rs_test_holders_init ();

  g_test_add_func ("/ui/details-pane/two-objects", test_two_objects);
  g_test_add_func ("/ui/details-pane/copied-text", test_copied_text);
  g_test_add_func ("/ui/details-pane/rows", test_rows);
  g_test_add_func ("/ui/details-pane/wide", test_wide);
  g_test_add_func ("/ui/details-pane/narrow", test_narrow);

  return g_test_run ();
}
