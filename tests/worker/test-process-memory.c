/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-process-memory.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define LENGTH (64 << 20)

static void *
map (int flags)
{
  void *memory = mmap (NULL, LENGTH, PROT_READ | PROT_WRITE, flags | MAP_ANONYMOUS, -1, 0);

  g_assert_true (memory != MAP_FAILED);
  memset (memory, 1, LENGTH);

  return memory;
}

/* What was written to counts, until it is given back; the kernel counts by some dozens of pages. */
static void
test_own (void)
{
  guint64 before = rs_process_memory_read (getpid ());
  void *memory;

  g_assert_cmpuint (before, >, 0);
  memory = map (MAP_PRIVATE);
  g_assert_cmpuint (rs_process_memory_read (getpid ()), >, before + LENGTH * 9 / 10);
  munmap (memory, LENGTH);
  g_assert_cmpuint (rs_process_memory_read (getpid ()), <, before + LENGTH / 10);
}

static void
test_shared (void)
{
  guint64 before = rs_process_memory_read (getpid ());
  void *memory = map (MAP_SHARED);

  g_assert_cmpuint (rs_process_memory_read (getpid ()), <, before + LENGTH / 10);
  munmap (memory, LENGTH);
}

static void
test_none (void)
{
  g_assert_cmpuint (rs_process_memory_read (G_MAXINT), ==, 0);
  g_assert_cmpuint (rs_process_memory_read (-1), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/process-memory/own", test_own);
  g_test_add_func ("/worker/process-memory/shared", test_shared);
  g_test_add_func ("/worker/process-memory/none", test_none);

  return g_test_run ();
}
