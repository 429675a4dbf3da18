/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-texts-top.h"
#include "rs-texts.h"

#include <string.h>

#include "fixture.h"

static PyObject *
new_string (const char *utf8)
{
  PyObject *string = PyUnicode_DecodeUTF8 (utf8, (Py_ssize_t) strlen (utf8), "surrogatepass");

  g_assert_nonnull (string);

  return string; /* new reference */
}

static guint32
add (RsTexts  *texts,
     PyObject *string)
{
  guint32 place;

  rs_texts_add (texts, &string, 1, &place);

  return place;
}

/* Equal texts of several objects are one; texts of other widths and lengths are not. */
static void
test_equal (void)
{
  static const char *const samples[] = {
    "", "s", "spam", "spams", "sp\xc3\xa4m", "sp\xe2\x82\xacm", "sp\xf0\x9f\x98\x80m",
    "sp\xed\xa0\x80m", "spamspam", "spamspamspamspamspamspamspamspamspamspamspamspamspam",
    "spamspamspamspamspamspamspamSpamspamspamspamspamspam",
  };
  PyGILState_STATE state = rs_interp_enter (interp);
  g_autoptr (RsStringReferences) references = NULL;
  PyObject *strings[2][G_N_ELEMENTS (samples)];
  RsTexts texts;

  rs_texts_init (&texts);
  for (int turn = 0; turn < 2; turn++)
    for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
      {
        strings[turn][i] = new_string (samples[i]);
        g_assert_cmpuint (add (&texts, strings[turn][i]), ==, i);
      }

  g_assert_cmpuint (texts.n_items, ==, G_N_ELEMENTS (samples));
  references = rs_texts_to_references (&texts);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const RsStringCount *count = rs_string_references_find (references, samples[i], -1);

      g_assert_nonnull (count);
      g_assert_cmpuint (count->n_objects, ==, 2);
      g_assert_cmpuint (count->length, ==, strlen (samples[i]));
    }

  rs_texts_clear (&texts);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      Py_DECREF (strings[0][i]);
      Py_DECREF (strings[1][i]);
    }
  rs_interp_leave (interp, state);
}

/* More than there is room for at first, and nothing of them after a reset */
static void
test_many (void)
{
  enum { N = 10000 };
  PyGILState_STATE state = rs_interp_enter (interp);
  PyObject *strings[N];
  RsTexts texts;

  for (int i = 0; i < N; i++)
    strings[i] = PyUnicode_FromFormat ("many strings, of which this is one: %d", i);

  rs_texts_init (&texts);
  for (int turn = 0; turn < 2; turn++)
    {
      for (guint i = 0; i < N; i++)
        g_assert_cmpuint (add (&texts, strings[i]), ==, i);
      g_assert_cmpuint (texts.n_items, ==, N);
      for (guint i = 0; i < N; i++)
        g_assert_cmpuint (texts.items[i].n_objects, ==, 1);
      rs_texts_reset (&texts);
      g_assert_cmpuint (texts.n_items, ==, 0);
    }

  rs_texts_clear (&texts);
  for (int i = 0; i < N; i++)
    Py_DECREF (strings[i]);
  rs_interp_leave (interp, state);
}

/* What one pattern makes is found in a few steps, wherever it differs. */
static void
test_pattern (void)
{
  enum { N = 4096, N_PLACES = 3 };
  static const char *const formats[N_PLACES] = {
    "%06d is the first word of a rather long text about nothing in particular",
    "a rather long text about nothing %06d in particular, as the others are, too",
    "a rather long text about nothing in particular, as the others are, and %06d",
  };
  PyGILState_STATE state = rs_interp_enter (interp);

  for (int place = 0; place < N_PLACES; place++)
    {
      PyObject *strings[N];
      guint64 n_steps = 0;
      RsTexts texts;

      rs_texts_init (&texts);
      for (int i = 0; i < N; i++)
        {
          strings[i] = PyUnicode_FromFormat (formats[place], i);
          add (&texts, strings[i]);
        }

      /* how far each lies from where it is first looked for */
      for (gsize slot = 0; slot < texts.n_slots; slot++)
        if (texts.slots[slot].item != 0)
          {
            gsize first = (gsize) (texts.items[texts.slots[slot].item - 1].key >> 16)
                          & (texts.n_slots - 1);

            n_steps += (slot - first) & (texts.n_slots - 1);
          }
      g_assert_cmpuint (n_steps, <, 4 * N);

      rs_texts_clear (&texts);
      for (int i = 0; i < N; i++)
        Py_DECREF (strings[i]);
    }
  rs_interp_leave (interp, state);
}

/* The sum over the objects of a text; absent as soon as one of them is not counted */
static void
test_refcount (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  PyObject *one = new_string ("two objects"), *other = new_string ("two objects");
  RsTexts texts;

  Py_INCREF (other);
  rs_texts_init (&texts);
  g_assert_cmpuint (add (&texts, one), ==, 0);
  g_assert_cmpuint (add (&texts, other), ==, 0);
  g_assert_cmpint (texts.items[0].refcount, ==, 3);

  rs_texts_clear (&texts);
  Py_DECREF (one);
  Py_DECREF (other);
  Py_DECREF (other);
  rs_interp_leave (interp, state);
}

/* Python's allocator, which has nothing to give while @is_empty. */
typedef struct
{
  PyMemAllocatorEx real;
  gboolean is_empty;
} Memory;

static void *
memory_malloc (void  *data,
               size_t size)
{
  Memory *memory = data;

  return memory->is_empty ? NULL : memory->real.malloc (memory->real.ctx, size);
}

static void *
memory_calloc (void  *data,
               size_t n,
               size_t size)
{
  Memory *memory = data;

  return memory->is_empty ? NULL : memory->real.calloc (memory->real.ctx, n, size);
}

static void *
memory_realloc (void  *data,
                void  *old,
                size_t size)
{
  Memory *memory = data;

  return memory->is_empty ? NULL : memory->real.realloc (memory->real.ctx, old, size);
}

static void
memory_free (void *data,
             void *old)
{
  Memory *memory = data;

  memory->real.free (memory->real.ctx, old);
}

/* A text that Python cannot look into for want of memory does not pass, and leaves no error. */
static void
test_no_memory (void)
{
  PyGILState_STATE state = rs_interp_enter (interp);
  PyObject *wide = new_string ("h\xe2\x82\xacrring");
  const RsStringFilter filter = { .containing = "ring" };
  Memory memory = { .is_empty = FALSE };
  PyMemAllocatorEx ours = { &memory, memory_malloc, memory_calloc, memory_realloc, memory_free };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) none = NULL;
  RsTexts texts;
  guint32 place;

  rs_texts_init (&texts);
  rs_texts_add (&texts, &wide, 1, &place);
  g_assert_cmpuint (place, ==, 0);
  texts.items[0].counts[RS_TALLY_HEAP] = 1;
  found = rs_texts_find_top (&texts, 5, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);

  PyMem_GetAllocator (PYMEM_DOMAIN_MEM, &memory.real);
  PyMem_SetAllocator (PYMEM_DOMAIN_MEM, &ours);
  memory.is_empty = TRUE;
  none = rs_texts_find_top (&texts, 5, &filter, NULL, &error);
  memory.is_empty = FALSE;
  PyMem_SetAllocator (PYMEM_DOMAIN_MEM, &memory.real);
  g_assert_no_error (error);
  g_assert_null (PyErr_Occurred ());
  g_assert_cmpuint (none->len, ==, 0);

  rs_texts_clear (&texts);
  Py_DECREF (wide);
  rs_interp_leave (interp, state);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);

  g_test_add_func ("/interp/texts/equal", test_equal);
  g_test_add_func ("/interp/texts/many", test_many);
  g_test_add_func ("/interp/texts/pattern", test_pattern);
  g_test_add_func ("/interp/texts/refcount", test_refcount);
  g_test_add_func ("/interp/texts/no-memory", test_no_memory);

  return g_test_run ();
}
