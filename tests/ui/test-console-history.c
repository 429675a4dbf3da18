/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-console-history.h"

static void
test_go (void)
{
  g_autoptr (RsConsoleHistory) history = rs_console_history_new ();

  g_assert_null (rs_console_history_go (history, -1, "typed"));
  g_assert_null (rs_console_history_go (history, 1, "typed"));

  rs_console_history_add (history, "a");
  rs_console_history_add (history, "b");
  rs_console_history_add (history, "b");
  g_assert_cmpstr (rs_console_history_go (history, -1, "typed"), ==, "b");
  g_assert_cmpstr (rs_console_history_go (history, -1, "b"), ==, "a");
  g_assert_null (rs_console_history_go (history, -1, "a"));
  g_assert_cmpstr (rs_console_history_go (history, 1, "a"), ==, "b");
  g_assert_cmpstr (rs_console_history_go (history, 1, "b"), ==, "typed");
  g_assert_null (rs_console_history_go (history, 1, "typed"));

  /* what is run goes to the end, and what was typed there before is over */
  g_assert_cmpstr (rs_console_history_go (history, -1, "other"), ==, "b");
  rs_console_history_add (history, "c");
  g_assert_null (rs_console_history_go (history, 1, ""));
  g_assert_cmpstr (rs_console_history_go (history, -1, ""), ==, "c");
  g_assert_cmpstr (rs_console_history_go (history, 1, "c"), ==, "");
}

static void
test_bounded (void)
{
  g_autoptr (RsConsoleHistory) history = rs_console_history_new ();
  guint n = 0;

  for (int i = 0; i < RS_CONSOLE_HISTORY_KEPT + 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("%d", i);

      rs_console_history_add (history, code);
    }

  g_assert_cmpstr (rs_console_history_go (history, -1, ""), ==, "1002");
  while (rs_console_history_go (history, -1, "") != NULL)
    n++;
  g_assert_cmpuint (n, ==, RS_CONSOLE_HISTORY_KEPT - 1);
  g_assert_cmpstr (rs_console_history_go (history, 1, ""), ==, "4");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/console-history/go", test_go);
  g_test_add_func ("/ui/console-history/bounded", test_bounded);

  return g_test_run ();
}
