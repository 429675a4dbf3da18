/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-references.h"

/* "a", "a\0b", "", "spam" */
static RsStringReferences *
new_references (void)
{
  const RsStringCount counts[] = {
    { .length = 1, .n_objects = 2, .heap = 5, .c_variables = 1, .refcount = 6 },
    { .length = 3, .n_objects = 1, .heap = 2, .compiled_in = 9, .refcount = -1 },
    { .length = 0, .n_objects = 1, .heap = 700 },
    { .length = 4, .n_objects = 1, .heap = G_MAXUINT32, .c_variables = G_MAXUINT32 },
  };
  static const char bytes[] = "a\0a\0b\0\0spam";
  char *texts = g_memdup2 (bytes, sizeof bytes);
  RsStringCount *all = g_memdup2 (counts, sizeof counts);

  all[0].text = texts;
  all[1].text = texts + 2;
  all[2].text = texts + 6;
  all[3].text = texts + 7;

  return rs_string_references_new (all, G_N_ELEMENTS (counts), texts);
}

static void
test_find (void)
{
  g_autoptr (RsStringReferences) references = new_references ();
  gsize n_counts;

  rs_string_references_get_all (references, &n_counts);
  g_assert_cmpuint (n_counts, ==, 4);
  g_assert_cmpuint (rs_string_references_find (references, "a", -1)->heap, ==, 5);
  g_assert_cmpuint (rs_string_references_find (references, "a\0b", 3)->compiled_in, ==, 9);
  g_assert_cmpuint (rs_string_references_find (references, "a\0b", -1)->heap, ==, 5);
  g_assert_cmpuint (rs_string_references_find (references, "", -1)->heap, ==, 700);
  g_assert_null (rs_string_references_find (references, "spa", -1));
  g_assert_null (rs_string_references_find (references, "spam", 5));
}

/* What is compiled in is no reference; 32 bits are not enough. */
static void
test_total (void)
{
  g_autoptr (RsStringReferences) references = new_references ();

  g_assert_cmpuint (rs_string_references_get_total (references), ==, 708 + 2 * (guint64) G_MAXUINT32);
}

static void
test_none (void)
{
  g_autoptr (RsStringReferences) references = rs_string_references_new (NULL, 0, NULL);

  g_assert_null (rs_string_references_find (references, "", -1));
  g_assert_cmpuint (rs_string_references_get_total (references), ==, 0);
}

/* More than the index begins with, so that texts meet in it */
static void
test_many (void)
{
  enum { N = 5000, SIZE = 8 };
  RsStringCount *counts = g_new0 (RsStringCount, N);
  char *texts = g_malloc (N * SIZE);
  g_autoptr (RsStringReferences) references = NULL;

  for (int i = 0; i < N; i++)
    {
      counts[i].text = texts + i * SIZE;
      counts[i].length = (gsize) g_snprintf (texts + i * SIZE, SIZE, "%d", i);
      counts[i].heap = (guint32) i;
    }
  references = rs_string_references_new (counts, N, texts);

  for (int i = 0; i < N; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      g_assert_cmpuint (rs_string_references_find (references, text, -1)->heap, ==, i);
    }
  g_assert_null (rs_string_references_find (references, "5000", -1));
}

static gpointer
find_on_a_thread (gpointer data)
{
  g_autoptr (RsStringReferences) references = data;

  return (gpointer) (rs_string_references_find (references, "spam", -1)->text);
}

static void
test_threads (void)
{
  g_autoptr (RsStringReferences) references = new_references ();
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("find", find_on_a_thread, rs_string_references_ref (references));
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpstr (g_thread_join (threads[i]), ==, "spam");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/string-references/find", test_find);
  g_test_add_func ("/model/string-references/total", test_total);
  g_test_add_func ("/model/string-references/none", test_none);
  g_test_add_func ("/model/string-references/many", test_many);
  g_test_add_func ("/model/string-references/threads", test_threads);

  return g_test_run ();
}
