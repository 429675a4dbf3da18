/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-system.h"

#include <glib/gstdio.h>
#include <string.h>

/* Removes a file, or a folder with all that is in it. Where a link leads stays as it is. */
void
rs_test_remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL
                                                                    : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      rs_test_remove_all (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

/* Whether a process runs; one that ended but was not waited for does not. */
gboolean
rs_test_is_alive (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *stat = NULL;
  const char *state;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return FALSE;

  state = strrchr (stat, ')');

  return state != NULL && state[2] != 'Z';
}
