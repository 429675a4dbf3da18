/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-app.h"
#include "rs-test-input.h"

/* Every width of the window has room for a page with its details. */

/* Without a window manager GTK may take the room for the shadow from the window. */
#define SHADOWS 12

static gboolean
is_as_wide (RsTestApp *app,
            int        width)
{
  return ABS (gtk_widget_get_width (app->window) - width) <= SHADOWS;
}

/* The experiments are where they are to be: beside the page, if there is room. */
static gboolean
has_settled (RsTestApp *app)
{
  gboolean has_room = gtk_widget_get_width (rs_test_app_find (app, "side_bin")) >= 860;
  GtkRevealer *beside = GTK_REVEALER (rs_test_app_find (app, "beside_revealer"));

  return gtk_revealer_get_reveal_child (beside) == has_room
         && gtk_revealer_get_child_revealed (beside) == has_room;
}

/* Nothing needs more room than there is, and the details end inside of it. */
static gboolean
fits (RsTestApp *app)
{
  GtkWidget *bin = rs_test_app_find (app, "page_bin");
  GtkWidget *details = rs_test_app_find (app, "details");
  graphene_rect_t bounds;
  int least_width;

  gtk_widget_measure (GTK_WIDGET (app->page), GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL,
                      NULL, NULL);

  return gtk_widget_compute_bounds (details, bin, &bounds) && bounds.size.width >= 250
         && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (bin)
         && least_width <= gtk_widget_get_width (bin);
}

static void
look_at (const char *page)
{
  static const int widths[] = { 360, 500, 600, 620, 720, 850, 880, 960, 1020, 1080, 1140, 1220 };
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
      rs_test_need (fits (app));
      rs_test_wait_for_frame (app->window);
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
