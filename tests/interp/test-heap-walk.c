/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "fixture.h"
#include "rs-heap-walk-private.h"
#include "rs-heap-walk-second.h"
#include "rs-interp-kept.h"

/* Enough for two threads, of all kinds that are read in a way of their own; integers that nobody else
 * has, each held in many places; code and constants that only functions lead to; and dicts that are
 * like the table of interned strings. */
#define HEAP                                                                     \
  "import sys\n"                                                                 \
  "class Holder:\n"                                                              \
  "  pass\n"                                                                     \
  "class Slots:\n"                                                               \
  "  __slots__ = ('a', 'b')\n"                                                   \
  "def make(i):\n"                                                               \
  "  big = 7_000_000_000 + i % 997\n"                                            \
  "  holder = Holder()\n"                                                        \
  "  holder.big, holder.small = big, i % 256\n"                                  \
  "  slots = Slots()\n"                                                          \
  "  name = sys.intern(f'a{i % 40}')\n"                                          \
  "  slots.a, slots.b = big, [big, i]\n"                                         \
  "  code = compile(f'lambda: ({i % 512} + 8_000_000_000, ({i % 512}, None))',\n" \
  "                 'many', 'eval') if i % 16 == 0 else None\n"                  \
  "  return [big, (big, holder), {'a': big, i: big}, slots,\n"                   \
  "          lambda x=big, *, y=i: (x, y, big), code and eval(code),\n"           \
  "          {name: name, 'n': big, 'tracked': []}]\n"                           \
  "shared = [7_000_000_000 + i for i in range(997)]\n"                           \
  "heap = [make(i) for i in range(8000)]\n"                                      \
  "alike = [{sys.intern(f'a{i}'): sys.intern(f'a{i}') for i in range(40)} | {'n': big}\n" \
  "         for big in shared]\n"

static RsReferences *
count (RsHeapWalk *walk,
       gboolean    with_strings)
{
  g_autoptr (GError) error = NULL;

  PyType_ClearCache ();
  g_assert_true (rs_heap_walk_run (walk, with_strings, NULL, &error));
  g_assert_no_error (error);

  return rs_tally_to_references (rs_heap_walk_get_ints (walk));
}

static void
assert_same (RsReferences *a,
             RsReferences *b)
{
  const RsReferenceCount *one, *other;
  gsize n_one, n_other;

  one = rs_references_get_all (a, &n_one);
  other = rs_references_get_all (b, &n_other);
  g_assert_cmpuint (n_one, ==, n_other);
  for (gsize i = 0; i < n_one; i++)
    {
      g_assert_cmpint (one[i].value, ==, other[i].value);
      g_assert_cmpuint (one[i].heap, ==, other[i].heap);
      g_assert_cmpuint (one[i].c_variables, ==, other[i].c_variables);
      g_assert_cmpuint (one[i].compiled_in, ==, other[i].compiled_in);
      g_assert_cmpuint (one[i].operands, ==, other[i].operands);
    }
}

/* Two threads come to what one does, whoever reads what. */
static void
test_second (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  RsHeapWalk *walk
    = rs_heap_walk_new (interp->statics, interp->facts->cache_min, interp->facts->cache_max);
  RsHeapWalkSecond *second = g_steal_pointer (&walk->second);
  g_autoptr (RsReferences) alone = NULL;
  guint n_shared = 0;

  alone = count (walk, FALSE);
  g_assert_cmpuint (walk->roots.objects->len, >, 40000);
  g_assert_false (walk->is_shared);

  walk->second = second;
  for (int turn = 0; turn < 30; turn++)
    {
      g_autoptr (RsReferences) both = count (walk, turn % 10 == 9);
      RsDegrees *degrees;

      assert_same (both, alone);
      if (walk->is_shared && rs_heap_walk_second_ints (second, &degrees)->n > 0)
        n_shared++;
    }

  g_test_message ("%u of 27 walks were shared", n_shared);

  rs_heap_walk_free (walk);
  rs_interp_leave (interp, state);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return NULL;
}

/* Whenever somebody cancels, no thread waits for the other, and the next walk is a whole one. */
static void
test_cancelled (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  RsHeapWalk *walk
    = rs_heap_walk_new (interp->statics, interp->facts->cache_min, interp->facts->cache_max);
  g_autoptr (RsReferences) whole = count (walk, FALSE);

  for (int turn = 0; turn < 30; turn++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (RsReferences) again = NULL;
      g_autoptr (GError) error = NULL;
      GThread *thread;

      if (turn == 0)
        g_cancellable_cancel (cancellable);
      thread = g_thread_new ("cancel", cancel_soon, cancellable);
      if (!rs_heap_walk_run (walk, turn % 2 == 1, cancellable, &error))
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_cmpint (turn, >, 0);
      g_thread_join (thread);

      again = count (walk, turn % 3 == 1);
      assert_same (again, whole);
    }

  rs_heap_walk_free (walk);
  rs_interp_leave (interp, state);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);
  run (HEAP);

  g_test_add_func ("/interp/heap-walk/second", test_second);
  g_test_add_func ("/interp/heap-walk/cancelled", test_cancelled);

  return g_test_run ();
}
