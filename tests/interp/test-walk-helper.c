/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "fixture.h"
#include "rs-walk-helper.h"

/* A share is done once, on the thread of the helper. */
static RsDegrees *
share_cb (gpointer data)
{
  guint *n_shares = data;

  ++*n_shares;

  return NULL;
}

/* As many different strings as are asked for, and each place is told. */
static void
walk (RsWalkHelper *helper,
      RsTexts      *texts,
      guint         n_strings)
{
  g_autofree PyObject **strings = g_new (PyObject *, n_strings + 1);
  RsDegrees seen;
  guint n_found = 0, n_shares = 0;

  for (guint i = 0; i < n_strings; i++)
    strings[i] = PyUnicode_FromFormat ("string %d", (int) i); /* new reference */

  rs_degrees_init (&seen);
  rs_texts_reset (texts);
  rs_walk_helper_start (helper, texts, share_cb, &n_shares, NULL);
  rs_walk_helper_add_strings (helper, strings, n_strings / 3);
  rs_walk_helper_add_strings (helper, strings + n_strings / 3, n_strings - n_strings / 3);
  rs_walk_helper_wait_for_list (helper);
  g_assert_cmpuint (rs_walk_helper_wait_for_variables (helper, &seen)->len, >, 0);
  rs_walk_helper_wait_for_texts (helper);
  rs_walk_helper_wait (helper);
  g_assert_cmpuint (n_shares, ==, rs_walk_helper_has_thread (helper) ? 1 : 0);

  g_assert_cmpuint (texts->n_items, ==, n_strings);
  for (guint i = 0; i < helper->n_blocks; i++)
    {
      const RsWalkBlock *block = g_ptr_array_index (helper->blocks, i);

      for (guint j = 0; j < block->n; j++, n_found++)
        g_assert_true (texts->items[block->places[j]].string == block->strings[j]);
    }
  g_assert_cmpuint (n_found, ==, n_strings);

  for (guint i = 0; i < n_strings; i++)
    Py_DECREF (strings[i]);
  rs_degrees_clear (&seen);
}

/* The last block is the one that is not full: with a full one there is an empty one more. */
static void
test_blocks (void)
{
  static const guint sizes[] = {
    0, 1, RS_WALK_BLOCK_SIZE - 1, RS_WALK_BLOCK_SIZE, RS_WALK_BLOCK_SIZE + 1,
    2 * RS_WALK_BLOCK_SIZE, 20 * RS_WALK_BLOCK_SIZE + 7, 0,
  };
  PyGILState_STATE state = rs_interp_enter (interp);
  RsWalkHelper helper;
  RsTexts texts;

  rs_walk_helper_init (&helper, interp->statics);
  rs_texts_init (&texts);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      walk (&helper, &texts, sizes[i]);
      if (i % 2 == 1)
        rs_walk_helper_rest (&helper);
    }
  rs_texts_clear (&texts);
  rs_walk_helper_clear (&helper);
  rs_interp_leave (interp, state);
}

/* Whoever reads a head, reads the same: the helper asks, and the walking thread looks at what it has
 * come by. */
static void
test_heads (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  RsWalkHelper helper;
  RsDegrees seen;
  guint n_heads = 0;

  rs_walk_helper_init (&helper, interp->statics);
  rs_degrees_init (&seen);
  for (int turn = 0; turn < 4; turn++)
    {
      const GArray *variables;
      guint n_shares = 0;

      rs_walk_helper_start (&helper, NULL, share_cb, &n_shares, NULL);
      rs_walk_helper_wait_for_list (&helper);
      variables = rs_walk_helper_wait_for_variables (&helper, &seen);
      rs_walk_helper_wait_for_texts (&helper);
      rs_walk_helper_wait (&helper);
      g_assert_cmpuint (n_shares, ==, rs_walk_helper_has_thread (&helper) ? 1 : 0);

      n_heads = 0;
      for (guint i = 0; i < variables->len; i++)
        {
          const RsVariable *variable = &g_array_index (variables, RsVariable, i);
          gconstpointer address = (gconstpointer) variable->address;
          RsPythonHead head;

          rs_python_heads_read (&address, 1, &head);
          g_assert_true (variable->head.type == head.type);
          n_heads += head.type == &PyLong_Type || head.type == &PyTuple_Type;
          if (head.type != NULL)
            rs_degrees_see (&seen, address);
        }
      g_assert_cmpuint (n_heads, >, 0);

      if (turn == 2) /* and alone */
        {
          rs_walk_helper_rest (&helper);
          helper.rests = FALSE;
        }
    }
  rs_degrees_clear (&seen);
  rs_walk_helper_clear (&helper);
  rs_interp_leave (interp, state);
}

/* Where no thread can be made, the walking thread does it all. */
static void
test_alone (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  RsWalkHelper helper;
  RsTexts texts;

  rs_walk_helper_init (&helper, interp->statics);
  rs_walk_helper_rest (&helper);
  helper.rests = FALSE;
  rs_texts_init (&texts);
  walk (&helper, &texts, 3 * RS_WALK_BLOCK_SIZE);
  walk (&helper, &texts, 5);
  rs_texts_clear (&texts);
  rs_walk_helper_clear (&helper);
  rs_interp_leave (interp, state);
}

/* Who cancelled has no use for texts: none is found any more, and nobody waits for ever. */
static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PyGILState_STATE state = rs_interp_enter (interp);
  PyObject *string = PyUnicode_FromString ("spam"); /* new reference */
  RsWalkHelper helper;
  RsDegrees seen;
  RsTexts texts;
  guint n_shares = 0;

  rs_walk_helper_init (&helper, interp->statics);
  rs_degrees_init (&seen);
  rs_texts_init (&texts);
  g_cancellable_cancel (cancellable);
  rs_walk_helper_start (&helper, &texts, share_cb, &n_shares, cancellable);
  rs_walk_helper_add_strings (&helper, &string, 1);
  rs_walk_helper_wait_for_list (&helper);
  rs_walk_helper_wait_for_variables (&helper, &seen);
  rs_walk_helper_wait_for_texts (&helper);
  rs_walk_helper_wait (&helper);
  g_assert_cmpuint (texts.n_items, ==, 0);

  walk (&helper, &texts, 10);
  rs_degrees_clear (&seen);
  rs_texts_clear (&texts);
  rs_walk_helper_clear (&helper);
  Py_DECREF (string);
  rs_interp_leave (interp, state);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/interp/walk-helper/blocks", test_blocks);
  g_test_add_func ("/interp/walk-helper/alone", test_alone);
  g_test_add_func ("/interp/walk-helper/heads", test_heads);
  g_test_add_func ("/interp/walk-helper/cancelled", test_cancelled);

  return g_test_run ();
}
