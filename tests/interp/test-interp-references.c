/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-interp-references.h"

#include <string.h>

#include "fixture.h"
#include "rs-interp-kept.h"
#include "rs-python-layout.h"
#include "rs-python-version.h"
#include "rs-snapshot.h"
#include "rs-tally.h"

#define STDLIB                                                                                   \
  "import argparse, asyncio, calendar, concurrent.futures, csv, ctypes, dataclasses, datetime\n" \
  "import decimal, difflib, email.message, fractions, html.parser, http.client, inspect, json\n" \
  "import logging, multiprocessing.pool, pickle, random, re, socket, sqlite3, statistics\n"      \
  "import subprocess, tarfile, tempfile, unittest, urllib.request, uuid, xml.dom.minidom\n"

static RsReferences *
count (void)
{
  g_autoptr (GError) error = NULL;
  RsReferences *references = rs_interp_count_references (interp, NULL, &error);

  g_assert_no_error (error);

  return references;
}

static RsStringReferences *
count_strings (void)
{
  g_autoptr (GError) error = NULL;
  RsStringReferences *strings = rs_interp_count_string_references (interp, NULL, &error);

  g_assert_no_error (error);

  return strings;
}

static void
take (RsReferences       **ints,
      RsStringReferences **strings)
{
  g_autoptr (GError) error = NULL;

  rs_interp_census (interp, ints, strings, NULL, &error);
  g_assert_no_error (error);
}

static guint
references_to (RsReferences *references,
               gint64        value)
{
  RsReferenceCount found;

  rs_references_find (references, value, &found);

  return found.heap + found.c_variables;
}

static guint
operands_of (RsReferences *references,
             gint64        value)
{
  RsReferenceCount found;

  rs_references_find (references, value, &found);

  return found.operands;
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
assert_same (RsReferences *a,
             RsReferences *b)
{
  const RsReferenceCount *one, *other;
  gsize n_one, n_other;

  one = rs_references_get_all (a, &n_one);
  other = rs_references_get_all (b, &n_other);
  g_assert_cmpmem (one, n_one * sizeof *one, other, n_other * sizeof *other);
  g_assert_cmpuint (rs_references_get_total (a), ==, rs_references_get_total (b));
}

static void
assert_same_strings (RsStringReferences *a,
                     RsStringReferences *b)
{
  const RsStringCount *all;
  gsize n_one, n_other;

  rs_string_references_get_all (b, &n_other);
  all = rs_string_references_get_all (a, &n_one);
  g_assert_cmpuint (n_one, ==, n_other);
  for (gsize i = 0; i < n_one; i++)
    {
      const RsStringCount *one = &all[i];
      const RsStringCount *other
        = rs_string_references_find (b, one->text, (gssize) one->length);

      g_assert_nonnull (other);
      g_assert_cmpuint (one->heap, ==, other->heap);
      g_assert_cmpuint (one->c_variables, ==, other->c_variables);
      g_assert_cmpuint (one->compiled_in, ==, other->compiled_in);
      g_assert_cmpuint (one->n_objects, ==, other->n_objects);
      g_assert_cmpint (one->refcount, ==, other->refcount);
    }
}

/* The same again, alone or together, and no count has changed. */
static void
test_twice (void)
{
  RsPythonFacts *facts = rs_interp_get_facts (interp);
  gsize n = (gsize) (facts->cache_max - facts->cache_min + 1);
  g_autofree gint64 *before = g_new (gint64, n);
  g_autofree gint64 *after = g_new (gint64, n);
  g_autofree gint64 *printed = g_new (gint64, n);
  g_autoptr (RsReferences) first = NULL;
  g_autoptr (RsStringReferences) first_strings = NULL;

  take (&first, &first_strings);
  g_assert_true (rs_interp_count_ints (interp, facts->cache_min, n, before, printed, NULL, NULL,
                                       NULL, NULL));
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (RsReferences) again = NULL;
      g_autoptr (RsReferences) alone = count ();
      g_autoptr (RsStringReferences) strings_again = NULL;
      g_autoptr (RsStringReferences) strings_alone = count_strings ();

      take (&again, &strings_again);
      assert_same (first, again);
      assert_same (first, alone);
      assert_same_strings (first_strings, strings_again);
      assert_same_strings (first_strings, strings_alone);
    }
  g_assert_true (rs_interp_count_ints (interp, facts->cache_min, n, after, printed, NULL, NULL,
                                       NULL, NULL));
  g_assert_cmpmem (before, n * sizeof *before, after, n * sizeof *after);
}

/* One walk follows on the other at once, while the threads of the last one come to their ends. */
static void
test_in_turn (void)
{
  g_autoptr (RsReferences) first = NULL;
  g_autoptr (RsStringReferences) first_strings = NULL;

  take (&first, &first_strings);
  for (int i = 0; i < 100; i++)
    {
      g_autoptr (RsReferences) references = count ();
      g_autoptr (RsStringReferences) strings = count_strings ();

      assert_same (first, references);
      g_assert_cmpuint (rs_string_references_get_total (strings), ==,
                        rs_string_references_get_total (first_strings));
    }
}

/* Every character of Latin-1 by text, where this Python counts it: the sum over both objects that
 * 3.11 has of some. */
static void
assert_exact_characters (void)
{
  g_autoptr (RsStringReferences) strings = count_strings ();
  guint n_found = 0;

  for (gunichar c = 0; c < 256; c++)
    {
      char text[8];
      int length = g_unichar_to_utf8 (c, text);
      const RsStringCount *found = rs_string_references_find (strings, text, length);

      if (found == NULL || found->refcount == RS_ABSENT)
        continue;

      n_found++;
      g_assert_cmpint (found->heap + found->c_variables, ==, found->refcount);
    }

  if (interp->facts->counted)
    g_assert_cmpuint (n_found, >, 26);
  else
    g_assert_cmpuint (n_found, ==, 0);
}

static void
test_characters (void)
{
  assert_exact_characters ();
}

/* Characters that nothing refers to are in no census: then nothing may be in their refcounts. */
static void
test_unused_characters (void)
{
  g_autoptr (RsStringReferences) strings = count_strings ();
  PyGILState_STATE state = rs_interp_enter (interp);

  for (int c = 0; c < 256 && interp->facts->counted; c++)
    {
      PyObject *character = PyUnicode_FromOrdinal (c); /* new reference */
      char text[8];
      int length = g_unichar_to_utf8 ((gunichar) c, text);

      if (rs_string_references_find (strings, text, length) == NULL)
        g_assert_cmpint (Py_REFCNT (character) - rs_python_pad_of (character), ==, 1);
      Py_DECREF (character);
    }
  rs_interp_leave (interp, state);
}

/* Almost all texts: a few are held by what tells nobody. */
static void
test_texts (void)
{
  g_autoptr (RsStringReferences) strings = count_strings ();
  const RsStringCount *all;
  gsize n, n_counted = 0, n_exact = 0;

  all = rs_string_references_get_all (strings, &n);
  for (gsize i = 0; i < n; i++)
    if (all[i].refcount != RS_ABSENT)
      {
        n_counted++;
        n_exact += all[i].heap + all[i].c_variables == all[i].refcount;
      }

  g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " texts exact", n_exact, n_counted);
  g_assert_cmpuint (n_counted, >, 2000);
  if (RS_PYTHON_HAS_LAYOUT)
    g_assert_cmpfloat ((double) n_exact, >=, 0.998 * (double) n_counted);
}

/* In the cache, past it, often enough to be carried, and past 64 bits */
static void
test_lists (void)
{
  g_autoptr (RsReferences) before = count ();
  g_autoptr (RsReferences) with = NULL;
  g_autoptr (RsReferences) after = NULL;

  run ("x = [256] * 1000; y = [int('24601') for i in range(3)]; z = [2 ** 70] * 7;"
       " w = [int('1777')] * 5000");
  with = count ();
  run ("del x, y, z, w");
  after = count ();

  g_assert_cmpuint (references_to (with, 256), ==, references_to (before, 256) + 1000);
  g_assert_cmpuint (references_to (with, 24601), ==, references_to (before, 24601) + 3);
  g_assert_cmpuint (references_to (with, 1777), ==, references_to (before, 1777) + 5000);
  g_assert_cmpuint (rs_references_get_total (with), ==, rs_references_get_total (before) + 6010);
  assert_same (before, after);
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

/* The same text in several objects; UTF-8 of each width; NUL; a lone surrogate */
static void
test_strings (void)
{
  static const struct
  {
    const char *literal;
    const char *text;
    gssize length;
  } texts[] = {
    { "'some spam'", "some spam", 9 },
    { "'sp\\0am'", "sp\0am", 5 },
    { "'sp\\u00e4m'", "sp\xc3\xa4m", 5 },
    { "'sp\\u20acm'", "sp\xe2\x82\xacm", 6 },
    { "'sp\\U0001f600m'", "sp\xf0\x9f\x98\x80m", 7 },
    { "'sp\\ud800m'", "sp\xed\xa0\x80m", 6 },
  };
  g_autoptr (RsStringReferences) before = count_strings ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *code = g_strdup_printf (
        "s = [''.join(list(%s)) for i in range(3)] * 200\n", texts[i].literal);
      g_autoptr (RsStringReferences) with = NULL;
      const RsStringCount *found;

      g_assert_null (rs_string_references_find (before, texts[i].text, texts[i].length));
      run (code);
      with = count_strings ();
      found = rs_string_references_find (with, texts[i].text, texts[i].length);
      g_assert_nonnull (found);
      g_assert_cmpuint (found->n_objects, ==, 3);
      g_assert_cmpuint (found->heap, ==, 600);
      g_assert_cmpint (found->refcount, ==, 600);
      g_assert_cmpuint (strlen (found->text), <=, found->length);
      run ("del s");
    }
}

/* Long texts that differ in a few characters anywhere are told apart at once. */
static void
test_similar_strings (void)
{
  g_autoptr (RsStringReferences) strings = NULL;

  run ("x = ['{\"type\": \"measurement\", \"id\": %06d, \"unit\": \"a long name\", \"value\": null}' % i"
       " for i in range(40000)]");
  strings = count_strings ();
  for (int i = 0; i < 40000; i += 1000)
    {
      g_autofree char *text = g_strdup_printf ("{\"type\": \"measurement\", \"id\": %06d, "
                                               "\"unit\": \"a long name\", \"value\": null}",
                                               i);
      const RsStringCount *found = rs_string_references_find (strings, text, -1);

      g_assert_nonnull (found);
      g_assert_cmpuint (found->heap, ==, 1);
    }
  run ("del x");
}

/* A string of the old representation that was not put in order has no text: it is left out. */
static void
test_unready_string (void)
{
#if PY_VERSION_HEX < 0x030c0000
  g_autoptr (RsStringReferences) with = NULL;

  run ("import ctypes\n"
       "f = ctypes.pythonapi.PyUnicode_FromUnicode\n"
       "f.restype = ctypes.py_object\n"
       "f.argtypes = [ctypes.c_void_p, ctypes.c_ssize_t]\n"
       "x = f(None, 5)\n");
  with = count_strings ();
  g_assert_nonnull (rs_string_references_find (with, "f", -1));
  run ("del x, f");
#else
  g_test_skip ("This Python has no such strings");
#endif
}

/* Attributes in an object, in its dict after somebody asked for it, and in the dict alone */
static void
test_attributes (void)
{
  g_autoptr (RsReferences) before = count ();
  g_autoptr (RsReferences) with = NULL;

  run ("class A:\n"
       "  def __init__(self):\n"
       "    self.n = [int('1777')], int('1776')\n"
       "objects = A(), A(), A(), A()\n"
       "objects[0].__dict__\n"
       "attributes = [objects[1].__dict__, A().__dict__]\n"
       "objects[3].__dict__ = {'m': int('1776')}\n");
  with = count ();
  g_assert_cmpuint (references_to (with, 1777), ==, references_to (before, 1777) + 4);
  g_assert_cmpuint (references_to (with, 1776), ==, references_to (before, 1776) + 5);
  run ("del A, objects, attributes");
}

/* The walk that looks for holders has another way and comes to the same. */
static void
test_owners (void)
{
  g_autoptr (RsReferences) references = count ();
  g_autoptr (GError) error = NULL;
  PyGILState_STATE state = rs_interp_enter (interp);
  const RsReferenceCount *counts;
  const RsOwners *owners;
  gsize n_counts;
  RsTally tally;

  rs_interp_keep_owners (interp, NULL, &error);
  g_assert_no_error (error);
  owners = interp->kept->owners;

  rs_tally_init (&tally, 0, 0);
  for (guint i = 0; i < owners->ints->len; i++)
    {
      const RsOwnersInt *found = &g_array_index (owners->ints, RsOwnersInt, i);
      RsTallyColumn column = found->edge.compiled_in ? RS_TALLY_COMPILED_IN
                             : owners->nodes[found->edge.holder].object == NULL
                               ? RS_TALLY_C_VARIABLE
                               : RS_TALLY_HEAP;

      rs_tally_add (&tally, column, found->value, 1);
    }
  rs_interp_leave (interp, state);

  {
    g_autoptr (RsReferences) held = rs_tally_to_references (&tally);

    counts = rs_references_get_all (references, &n_counts);
    for (gsize i = 0; i < n_counts; i++)
      {
        RsReferenceCount other;

        rs_references_find (held, counts[i].value, &other);
        g_assert_cmpuint (counts[i].heap, ==, other.heap);
        g_assert_cmpuint (counts[i].c_variables, ==, other.c_variables);
        g_assert_cmpuint (counts[i].compiled_in, ==, other.compiled_in);
      }
    g_assert_cmpuint (rs_references_get_total (held), ==,
                      rs_references_get_sum (references, G_MININT64, G_MAXINT64));
  }
  rs_tally_clear (&tally);
}

static void
test_owners_with_attributes (void)
{
  run ("class A:\n"
       "  def __init__(self):\n"
       "    self.n = 1, int('1000')\n"
       "objects = A(), A(), A()\n"
       "objects[0].__dict__\n"
       "attributes = objects[1].__dict__\n");
  test_owners ();
  run ("del A, objects, attributes");
}

/* Only where the instruction is: 256 and -1 are constants, but for -1 in 3.15 */
static void
test_operands (void)
{
  g_autoptr (RsReferences) before = count ();
  g_autoptr (RsReferences) with = NULL;

  run ("def f(x):\n  return x + 201 + 201 + 255 + 0 + 256 + -1\nfor i in range(5000): f(i)\n");
  with = count ();
  run ("del f, i");

  g_assert_cmpuint (operands_of (with, 201) - operands_of (before, 201), ==,
                    RS_PYTHON_HAS_OPERANDS ? 2 : 0);
  g_assert_cmpuint (operands_of (with, 255) - operands_of (before, 255), ==,
                    RS_PYTHON_HAS_OPERANDS ? 1 : 0);
  g_assert_cmpuint (operands_of (with, 256) - operands_of (before, 256), ==, 0);
  g_assert_cmpuint (operands_of (with, -1) - operands_of (before, -1), ==,
                    PY_VERSION_HEX >= 0x030f0000 && RS_PYTHON_HAS_LAYOUT ? 1 : 0);
}

/* A dict in which each string is its own value is no table of CPython's. */
static void
test_table_of_ours (void)
{
  g_autoptr (RsStringReferences) with = NULL;
  const RsStringCount *found;

  run ("import sys\n"
       "x = {s: s for s in [sys.intern('our own %d' % i) for i in range(100)]}\ndel sys\n");
  with = count_strings ();
  found = rs_string_references_find (with, "our own 7", -1);
  g_assert_nonnull (found);
  g_assert_cmpuint (found->heap, ==, 2);
  run ("del x");
}

/* A census is taken whatever the collector was told, and leaves it so. */
static void
test_disabled_collector (void)
{
  g_autoptr (RsReferences) before = count ();
  g_autoptr (RsReferences) with = NULL;

  run ("import gc\ngc.disable()\nx = [24601]\nx.append(x)\ndel x\n");
  with = count ();
  g_assert_cmpuint (references_to (with, 24601), ==, references_to (before, 24601));
  run ("assert not gc.isenabled()\ngc.enable()\ndel gc");
}

static void
test_stdlib (void)
{
  run (STDLIB);
  assert_exact ();
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return NULL;
}

/* Wherever it is cancelled, the next census is whole. */
static void
test_cancelled_midway (void)
{
  g_autoptr (RsReferences) before = NULL;
  g_autoptr (RsStringReferences) strings_before = NULL;
  g_autoptr (RsReferences) after = NULL;
  g_autoptr (RsStringReferences) strings_after = NULL;

  take (&before, &strings_before);
  for (int i = 0; i < 100; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (RsReferences) references = NULL;
      g_autoptr (RsStringReferences) strings = NULL;
      g_autoptr (GError) error = NULL;
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

      if (rs_interp_census (interp, &references, i % 2 == 0 ? &strings : NULL, cancellable, &error))
        assert_same (before, references);
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_thread_join (thread);
    }

  take (&after, &strings_after);
  assert_same (before, after);
  assert_same_strings (strings_before, strings_after);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (rs_interp_count_references (interp, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (rs_interp_count_string_references (interp, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_exact ();
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

  /* the order matters: what is imported stays */
  g_test_add_func ("/interp/references/bare", test_bare);
  g_test_add_func ("/interp/references/characters", test_characters);
  g_test_add_func ("/interp/references/unused-characters", test_unused_characters);
  g_test_add_func ("/interp/references/texts", test_texts);
  g_test_add_func ("/interp/references/twice", test_twice);
  g_test_add_func ("/interp/references/in-turn", test_in_turn);
  g_test_add_func ("/interp/references/lists", test_lists);
  g_test_add_func ("/interp/references/foo", test_foo);
  g_test_add_func ("/interp/references/strings", test_strings);
  g_test_add_func ("/interp/references/similar-strings", test_similar_strings);
  g_test_add_func ("/interp/references/attributes", test_attributes);
  g_test_add_func ("/interp/references/owners", test_owners);
  g_test_add_func ("/interp/references/owners-with-attributes", test_owners_with_attributes);
  g_test_add_func ("/interp/references/operands", test_operands);
  g_test_add_func ("/interp/references/table-of-ours", test_table_of_ours);
  g_test_add_func ("/interp/references/disabled-collector", test_disabled_collector);
  g_test_add_func ("/interp/references/cancelled", test_cancelled);
  g_test_add_func ("/interp/references/cancelled-midway", test_cancelled_midway);
  g_test_add_func ("/interp/references/stdlib", test_stdlib);
  g_test_add_func ("/interp/references/stdlib-twice", test_twice);
  g_test_add_func ("/interp/references/stdlib-owners", test_owners);

  g_test_add_func ("/interp/references/unready-string", test_unready_string);

  return g_test_run ();
}
