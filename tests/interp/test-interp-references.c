/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-interp-references.h"
#include "rs-snapshot.h"

static RsInterp *interp;

static RsReferences *
count (void)
{
  g_autoptr (GError) error = NULL;
  RsReferences *references = rs_interp_count_references (interp, NULL, &error);

  g_assert_no_error (error);

  return references;
}

static guint
references_to (RsReferences *references,
               gint64        value)
{
  RsReferenceCount found;

  rs_references_find (references, value, &found);

  return found.heap + found.c_variables;
}

static void
run (const char *code)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_interp_run (interp, code, &error));
  g_assert_no_error (error);
}

/* Every cached integer, where this Python counts: the census is exact. */
static void
assert_exact (void)
{
  RsPythonFacts *facts = rs_interp_get_facts (interp);
  gsize n = (gsize) (facts->cache_max - facts->cache_min + 1);
  g_autofree gint64 *refcount = g_new (gint64, n);
  g_autofree gint64 *printed = g_new (gint64, n);
  g_autoptr (RsReferences) references = count ();

  g_assert_true (rs_interp_count_ints (interp, facts->cache_min, n, refcount, printed, NULL, NULL,
                                       NULL, NULL));
  for (gsize i = 0; i < n; i++)
    if (refcount[i] != RS_ABSENT)
      g_assert_cmpint (references_to (references, facts->cache_min + (gint64) i), ==, refcount[i]);
}

static void
test_bare (void)
{
  assert_exact ();
}

static void
test_twice (void)
{
  g_autoptr (RsReferences) first = count ();
  g_autoptr (RsReferences) second = count ();
  const RsReferenceCount *one, *other;
  gsize n_one, n_other;

  one = rs_references_get_all (first, &n_one);
  other = rs_references_get_all (second, &n_other);
  g_assert_cmpmem (one, n_one * sizeof *one, other, n_other * sizeof *other);
  g_assert_cmpuint (rs_references_get_total (first), ==, rs_references_get_total (second));
}

/* In the cache and past it, where equal integers are several objects. */
static void
test_lists (void)
{
  g_autoptr (RsReferences) before = count ();
  g_autoptr (RsReferences) with = NULL;
  g_autoptr (RsReferences) after = NULL;

  run ("x = [256] * 1000; y = [int('24601'), int('24601'), int('24601')]");
  with = count ();
  g_assert_cmpuint (references_to (with, 256), ==, references_to (before, 256) + 1000);
  g_assert_cmpuint (references_to (with, 24601), ==, references_to (before, 24601) + 3);
  g_assert_cmpuint (rs_references_get_total (with), >=, rs_references_get_total (before) + 1003);

  run ("del x, y");
  after = count ();
  g_assert_cmpuint (references_to (after, 256), ==, references_to (before, 256));
  g_assert_cmpuint (references_to (after, 24601), ==, references_to (before, 24601));
}

/* The essay's own story, by the census. */
static void
test_foo (void)
{
  g_autoptr (RsReferences) before = count ();
  g_autoptr (RsReferences) with = NULL;
  g_autoptr (RsReferences) after = NULL;

  run ("foo = 24601");
  with = count ();
  run ("foo = 12345");
  after = count ();

  g_assert_cmpuint (references_to (with, 24601), ==, references_to (before, 24601) + 1);
  g_assert_cmpuint (references_to (after, 24601), ==, references_to (before, 24601));
  g_assert_cmpuint (references_to (after, 12345), ==, references_to (before, 12345) + 1);
  run ("del foo");
}

static void
test_stdlib (void)
{
  run ("import json, re, decimal, asyncio, email.message, xml.dom.minidom, unittest, logging, "
       "argparse, ctypes, sqlite3, multiprocessing.pool, http.client, tarfile, signal");
  assert_exact ();
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rs_interp_count_references (interp, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_exact ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  interp = rs_interp_start (&error);
  g_assert_no_error (error);

  /* the order matters: what is imported stays */
  g_test_add_func ("/interp/references/bare", test_bare);
  g_test_add_func ("/interp/references/twice", test_twice);
  g_test_add_func ("/interp/references/lists", test_lists);
  g_test_add_func ("/interp/references/foo", test_foo);
  g_test_add_func ("/interp/references/cancelled", test_cancelled);
  g_test_add_func ("/interp/references/stdlib", test_stdlib);

  return g_test_run ();
}
