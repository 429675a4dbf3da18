/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-process-memory.h"

#include <stdio.h>
#include <unistd.h>

/**
 * rs_process_memory_read:
 * @pid: a process
 *
 * Reads how much memory a process has for itself: what is resident, without what it shares with
 * others, such as the code of libraries. That is what would be free if it ended, and what GNOME's
 * System Monitor calls memory. Fields 2 and 3 of /proc/PID/statm, see proc(5). Takes some
 * microseconds. Any thread.
 *
 * Returns: bytes; 0 if there is no such process, or the system does not tell
 */
guint64
rs_process_memory_read (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/statm", (int) pid);
  g_autofree char *contents = NULL;
  unsigned long resident, shared;

  if (!g_file_get_contents (path, &contents, NULL, NULL)
      || sscanf (contents, "%*u %lu %lu", &resident, &shared) != 2 || shared > resident)
    return 0;

  return (guint64) (resident - shared) * (guint64) sysconf (_SC_PAGESIZE);
}
