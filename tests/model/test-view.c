/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-error.h"
#include "rs-view.h"

static void
test_nick_round_trip (void)
{
  for (int i = 0; i < RS_N_VIEWS; i++)
    {
      RsView found;

      g_assert_true (rs_view_from_nick (rs_view_get_nick (i), &found, NULL));
      g_assert_cmpint (found, ==, i);
    }
}

static void
test_unknown_nick (void)
{
  g_autoptr (GError) error = NULL;
  RsView found = RS_VIEW_SHARE;

  g_assert_false (rs_view_from_nick ("curve", &found, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==, "“curve” is no view: use “counts”, “share” or “growth”.");
  g_assert_cmpint (found, ==, RS_VIEW_SHARE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/view/nick-round-trip", test_nick_round_trip);
  g_test_add_func ("/model/view/unknown-nick", test_unknown_nick);

  return g_test_run ();
}
