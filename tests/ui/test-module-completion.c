/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-module-completion.h"

static const char *const names[] = {
  "__future__", "_json", "_thread", "json", "jsonschema", "math", "matplotlib", "ma_a", "ma_b",
  "ma_c", "ma_d", "ma_e", "ma_f", "zipfile", NULL,
};

static void
assert_match (const char *text,
              int         position,
              const char *expected,
              int         expected_start)
{
  int start = -1;
  g_auto (GStrv) found = rs_module_completion_match (names, text, position, &start);
  g_autofree char *joined = g_strjoinv (" ", found);

  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpint (start, ==, expected_start);
}

static void
test_match (void)
{
  assert_match ("js", 2, "json jsonschema", 0);
  assert_match ("json", 4, "jsonschema", 0);
  assert_match ("", 0, "", 0);
  assert_match ("nosuch", 6, "", 0);
  /* no more than there is room for, in their order */
  assert_match ("ma", 2, "math matplotlib ma_a ma_b ma_c ma_d ma_e", 0);
}

/* The name at the cursor counts, wherever that is; characters are no bytes. */
static void
test_position (void)
{
  assert_match ("zipfile, js", 11, "json jsonschema", 9);
  assert_match ("zipfile;js math", 10, "json jsonschema", 8);
  assert_match ("zipfile js", 3, "zipfile", 0);
  assert_match ("zipfile ", 8, "", 8);
  assert_match ("äöü js", 6, "json jsonschema", 4);
  assert_match ("js", 99, "json jsonschema", 0);
}

/* Those with an underscore are nobody's business, unless it is typed. */
static void
test_underscore (void)
{
  assert_match ("_", 1, "__future__ _json _thread", 0);
  assert_match ("_j", 2, "_json", 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/module-completion/match", test_match);
  g_test_add_func ("/ui/module-completion/position", test_position);
  g_test_add_func ("/ui/module-completion/underscore", test_underscore);

  return g_test_run ();
}
