/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-adaptive-bin.h"
#include "rs-test-app.h"
#include "rs-test-input.h"
#include "rs-words-page.h"

/* Every width of the window has room for a page with its details. */

/* Without a window manager GTK may take the room for the shadow from the window. */
#define SHADOWS 12

static gboolean
is_as_wide (RsTestApp *app,
            int        width)
{
  return ABS (gtk_widget_get_width (app->window) - width) <= SHADOWS;
}

/* The experiments are where they are to be: beside the page, if there is room. And so are the
 * details. */
static gboolean
has_settled (RsTestApp *app)
{
  gboolean has_room = gtk_widget_get_width (rs_test_app_find (app, "side_bin")) >= 900;
  GtkRevealer *beside = GTK_REVEALER (rs_test_app_find (app, "beside_revealer"));
  RsAdaptiveBin *bin = RS_ADAPTIVE_BIN (rs_test_app_find (app, "page_bin"));

  return gtk_revealer_get_reveal_child (beside) == has_room
         && gtk_revealer_get_child_revealed (beside) == has_room
         && rs_adaptive_bin_get_narrow (bin) == (gtk_widget_get_width (GTK_WIDGET (bin)) < 820);
}

static graphene_rect_t
bounds_of (RsTestApp  *app,
           const char *name)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (rs_test_app_find (app, name),
                                            rs_test_app_find (app, "page_bin"), &bounds));

  return bounds;
}

/* Nothing needs more room than there is, and the details are all inside of it. */
static void
assert_fits (RsTestApp *app)
{
  int width = gtk_widget_get_width (rs_test_app_find (app, "page_bin"));
  graphene_rect_t details = bounds_of (app, "details");
  int least_width;

  gtk_widget_measure (GTK_WIDGET (app->page), GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL,
                      NULL, NULL);
  g_assert_cmpint (least_width, <=, width);
  /* the header bar, too */
  rs_test_app_assert_fits (rs_test_app_find (app, "toasts"),
                           gtk_widget_get_width (rs_test_app_find (app, "bin")));
  g_assert_cmpfloat (details.size.width, >=, 270);
  g_assert_cmpfloat (details.origin.x, >=, 0);
  g_assert_cmpfloat (details.origin.x + details.size.width, <=, width);
}

/* They are below the plot in a small window, and below words where a table is beside it. */
static void
assert_place (RsTestApp *app)
{
  graphene_rect_t plot = bounds_of (app, "plot");
  graphene_rect_t details = bounds_of (app, "details");
  gboolean is_words = RS_IS_WORDS_PAGE (app->page);
  gboolean below
    = rs_adaptive_bin_get_narrow (RS_ADAPTIVE_BIN (rs_test_app_find (app, "bin")))
      || (is_words
          && rs_adaptive_bin_get_narrow (RS_ADAPTIVE_BIN (rs_test_app_find (app, "page_bin"))));

  if (below)
    g_assert_cmpfloat (details.origin.y, >=, plot.origin.y + plot.size.height);
  else
    g_assert_cmpfloat (details.origin.x, >=, plot.origin.x + plot.size.width);
}

static void
look_at (const char *page)
{
  static const int widths[] = { 360,  500,  640, 670, 720, 890, 920, 960, 1020, 1080,
                                1140, 1220, 1000, 915, 700, 665, 400 };
  g_autoptr (RsTestApp) app = rs_test_app_new ();

  rs_test_app_set_size (app, widths[0], 700);
  rs_test_app_open (app);
  rs_test_app_show_page (app, page);
  rs_plot_view_select (app->plot, 0, 0);
  rs_test_need (rs_test_app_are_details_open (app));

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *name = g_strdup_printf ("layout-%s-%d", page, widths[i]);

      gtk_window_set_default_size (GTK_WINDOW (app->window), widths[i], 700);
      rs_test_need (is_as_wide (app, widths[i]));
      rs_test_need (has_settled (app));
      rs_test_wait_for_frame (app->window);
      rs_test_wait_for_frame (app->window);
      assert_fits (app);
      assert_place (app);
      rs_test_screenshot (app->window, name);
    }
}

static void
test_integers (void)
{
  look_at ("integers");
}

static void
test_letters (void)
{
  look_at ("letters");
}

static void
test_words (void)
{
  look_at ("words");
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window-layout/integers", test_integers);
  g_test_add_func ("/ui/window-layout/letters", test_letters);
  g_test_add_func ("/ui/window-layout/words", test_words);

  return g_test_run ();
}
