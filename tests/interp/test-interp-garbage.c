/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-answer.h"

#include "fixture.h"
#include "rs-int-counts.h"

/* What nobody holds any more is no use of an integer, by either way of counting. */
static void
test_refcount (void)
{
  g_autoptr (RsRequest) request = rs_request_new_ints (-5, 256, NULL);
  g_autoptr (GError) error = NULL;
  GValue answer = G_VALUE_INIT;
  RsIntCounts *counts;
  const gint64 *refcount;

  if (!rs_interp_get_facts (interp)->counted)
    {
      g_test_skip ("This Python does not count references to small integers");
      return;
    }

  rs_interp_run (interp,
                 "class Cycle: pass\n"
                 "cycle = Cycle ()\n"
                 "cycle.me = cycle\n"
                 "cycle.sevens = [7] * 1000\n"
                 "del cycle, Cycle\n",
                 &error);
  g_assert_no_error (error);

  g_assert_true (rs_interp_answer (interp, request, NULL, NULL, NULL, &answer, &error));
  g_assert_no_error (error);
  counts = g_value_get_boxed (&answer);
  refcount = rs_int_counts_get_refcount (counts);
  for (gint64 value = -5; value <= 256; value++)
    {
      RsReferenceCount found;

      rs_references_find (rs_int_counts_get_references (counts), value, &found);
      g_assert_cmpint (refcount[value + 5], ==, (gint64) found.heap + found.c_variables);
    }
  g_value_unset (&answer);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);
  g_test_add_func ("/interp-garbage/refcount", test_refcount);

  return g_test_run ();
}
