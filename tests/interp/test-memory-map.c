/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-memory-map.h"
#include "rs-range.h"

#include <sys/mman.h>
#include <unistd.h>

static volatile int variable = 1;
static const int constant = 1;

static guintptr
end_of_last (const RsMemoryMap *map)
{
  return g_array_index (map->ranges, RsRange, map->ranges->len - 1).end;
}

static void
test_process (void)
{
  g_autofree char *block = g_malloc (1 << 20);
  int local = 0;
  RsMemoryMap map;

  rs_memory_map_init (&map);
  rs_memory_map_read (&map);

  g_assert_true (rs_memory_map_has (&map, (gconstpointer) &variable, sizeof variable));
  g_assert_true (rs_memory_map_has (&map, &local, sizeof local));
  g_assert_true (rs_memory_map_has (&map, block, 1 << 20));
  g_assert_false (rs_memory_map_has (&map, &constant, sizeof constant));
  g_assert_false (rs_memory_map_has (&map, (gconstpointer) (guintptr) test_process, 16));
  g_assert_false (rs_memory_map_has (&map, NULL, 1));
  g_assert_false (rs_memory_map_has (&map, GSIZE_TO_POINTER (8), 16));
  g_assert_false (rs_memory_map_has (&map, GSIZE_TO_POINTER (G_MAXSIZE - 7), 16));
  g_assert_true ((guintptr) &local < rs_memory_map_end (&map));
  g_assert_true ((guintptr) block < rs_memory_map_end (&map));
  g_assert_true (rs_memory_map_end (&map) / 2 < end_of_last (&map));
  rs_memory_map_clear (&map);
}

/* Pages before, in and behind a hole; what begins in memory and ends in the hole; a second reading */
static void
test_hole (void)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  char *pages = mmap (NULL, 3 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  RsMemoryMap map;

  g_assert_true (pages != MAP_FAILED);
  rs_memory_map_init (&map);
  rs_memory_map_read (&map);
  g_assert_true (rs_memory_map_has (&map, pages, 3 * page));

  g_assert_cmpint (mprotect (pages + page, page, PROT_NONE), ==, 0);
  rs_memory_map_read (&map);
  g_assert_true (rs_memory_map_has (&map, pages, page));
  g_assert_true (rs_memory_map_has (&map, pages + page - 16, 16));
  g_assert_false (rs_memory_map_has (&map, pages + page - 8, 16));
  g_assert_false (rs_memory_map_has (&map, pages + page, 16));
  g_assert_false (rs_memory_map_has (&map, pages + 2 * page - 16, 16));
  g_assert_true (rs_memory_map_has (&map, pages + 2 * page, page));

  g_assert_cmpint (munmap (pages, 3 * page), ==, 0);
  rs_memory_map_clear (&map);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interp/memory-map/process", test_process);
  g_test_add_func ("/interp/memory-map/hole", test_hole);

  return g_test_run ();
}
