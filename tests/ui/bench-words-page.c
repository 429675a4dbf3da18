/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long the Words page keeps the window from drawing a frame while 100,000 words are pasted into
 * it, beside the same while nothing is done but its first count. */

#include "config.h"

#include "rs-test-app.h"
#include "rs-test-dispatch.h"
#include "rs-test-input.h"
#include "rs-words-page.h"

#define N_WORDS 100000

static gboolean
has_n (RsTestApp *app,
       gsize      n)
{
  RsStringsView *view = RS_STRINGS_VIEW (rs_test_app_find (app, "view"));
  RsStringSnapshot *strings = rs_string_table_get_snapshot (rs_strings_view_get_table (view));

  return !rs_plot_page_get_busy (app->page) && strings != NULL
         && rs_string_snapshot_get_n_rows (strings) == n;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (RsTestApp) app = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  double first, longest;

  rs_test_ui_init (&argc, &argv);
  app = rs_test_app_new ();
  for (guint i = 0; i < N_WORDS; i++)
    g_string_append_printf (text, "word%u\n", i);

  rs_test_app_open (app);
  rs_test_dispatch_begin ();
  rs_test_key (app->window, GDK_KEY_3, GDK_ALT_MASK);
  rs_test_app_show_page (app, "words");
  rs_test_need (has_n (app, 5));
  rs_test_wait_for_frame (app->window);
  first = (double) rs_test_dispatch_end () / 1000;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (app->window), text->str);
  rs_test_dispatch_begin ();
  gtk_widget_activate_action (GTK_WIDGET (app->page), "words.paste", NULL);
  rs_test_need (has_n (app, N_WORDS + 5));
  rs_test_wait_for_frame (app->window);
  rs_test_wait_for_frame (app->window);
  longest = (double) rs_test_dispatch_end () / 1000;
  g_print ("longest work between two frames: %.1f ms as the page is first shown, %.1f ms as %d words "
           "are pasted (aim: 50)\n",
           first, longest, N_WORDS);

  return 0;
}
