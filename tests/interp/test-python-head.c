/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python-head.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define N 1000

/* Heads are read past memory that is not there, wherever it lies among them. */
static void
test_holes (void)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  guint8 *memory = mmap (NULL, 3 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  gconstpointer addresses[N];
  RsPythonHead heads[N];
  const PyObject some = { .ob_refcnt = 7, .ob_type = (PyTypeObject *) 4096 };

  g_assert_true (memory != MAP_FAILED);
  *(PyObject *) (gpointer) memory = some;
  *(PyObject *) (gpointer) (memory + 2 * page) = some;
  g_assert_cmpint (munmap (memory + page, page), ==, 0);

  for (int i = 0; i < N; i++)
    addresses[i] = memory + (gsize) (i % 3) * page;
  rs_python_heads_read (addresses, N, heads);
  for (int i = 0; i < N; i++)
    {
      g_assert_cmpuint (heads[i].count, ==, i % 3 == 1 ? 0 : 7);
      g_assert_true (heads[i].type == (i % 3 == 1 ? NULL : some.ob_type));
      g_assert_cmpuint (heads[i].next, ==, 0);
    }

  rs_python_heads_read (&addresses[1], 1, heads);
  g_assert_cmpuint (heads[0].count, ==, 0);
  rs_python_heads_read (addresses, 0, heads);
  munmap (memory, page);
  munmap (memory + 2 * page, page);
}

/* Half of a head in memory that is there is none. */
static void
test_edge (void)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  guint8 *memory = mmap (NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  gconstpointer address = memory + page - sizeof (PyObject) / 2;
  RsPythonHead head = { .count = 1 };

  g_assert_true (memory != MAP_FAILED);
  g_assert_cmpint (munmap (memory + page, page), ==, 0);
  rs_python_heads_read (&address, 1, &head);
  g_assert_cmpuint (head.count, ==, 0);
  munmap (memory, page);
}

/* What stands before a head is read with it, wherever there is a page before. */
static void
test_links (void)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  guint8 *memory = mmap (NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  /* where Python's own field is half of it, the other half is read, too */
  const RsPythonHead all = { 1, 2, G_MAXSIZE - 3, (PyTypeObject *) 4096 };
  const gsize places[] = { 0, 48, page - 32, page - 16 };

  g_assert_true (memory != MAP_FAILED);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gconstpointer address = memory + places[i] + RS_PYTHON_LINKS_SIZE;
      RsPythonHead head = { 0 };

      *(RsPythonHead *) (gpointer) (memory + places[i]) = all;
      rs_python_heads_read (&address, 1, &head);
      g_assert_cmpint (rs_python_head_has_links (address), ==, places[i] != page - 16);
      if (!rs_python_head_has_links (address))
        {
          g_assert_cmpuint (head.next, ==, 0);
          g_assert_cmpuint (head.previous, ==, 0);
          rs_python_head_ask_links (address, &head);
        }
      g_assert_cmpmem (&head, sizeof head, &all, sizeof all);

      memset (&head, 0, sizeof head);
      rs_python_head_look (address, &head);
      g_assert_true (head.type == all.type && head.count == all.count);
      g_assert_cmpuint (head.previous, ==, places[i] != page - 16 ? all.previous : 0);
    }
  munmap (memory, 2 * page);
}

/* Links on a page that is not there are none, and the head is read as if nothing were. */
static void
test_no_links (void)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  guint8 *memory = mmap (NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  gconstpointer address = memory + page;
  RsPythonHead head;

  g_assert_true (memory != MAP_FAILED);
  *(PyObject *) (gpointer) (memory + page) = (PyObject) { .ob_refcnt = 7 };
  g_assert_cmpint (munmap (memory, page), ==, 0);

  rs_python_heads_read (&address, 1, &head);
  g_assert_cmpuint (head.count, ==, 7);
  head.next = head.previous = 1;
  rs_python_head_ask_links (address, &head);
  g_assert_cmpuint (head.next, ==, 0);
  g_assert_cmpuint (head.previous, ==, 0);
  rs_python_head_look (address, &head);
  g_assert_cmpuint (head.count, ==, 7);
  munmap (memory + page, page);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interp/python-head/holes", test_holes);
  g_test_add_func ("/interp/python-head/edge", test_edge);
  g_test_add_func ("/interp/python-head/links", test_links);
  g_test_add_func ("/interp/python-head/no-links", test_no_links);

  return g_test_run ();
}
