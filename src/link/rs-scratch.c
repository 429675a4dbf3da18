/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* nftw() */
#endif

#include "config.h"

#include "rs-scratch.h"

#include <errno.h>
#include <ftw.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#define NAME "refscope-XXXXXX"
#define MAX_OPEN_FOLDERS 16

/**
 * rs_scratch_make:
 * @parent: (nullable): where to make it; by default where the system has what does not last
 * @error: where to put an error
 *
 * Returns: (transfer full): the path of a new, empty folder, or %NULL with an error of
 *   %G_FILE_ERROR
 */
char *
rs_scratch_make (const char  *parent,
                 GError     **error)
{
  g_autofree char *path = NULL;
  int saved;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (parent == NULL)
    return g_dir_make_tmp (NAME, error);

  path = g_build_filename (parent, NAME, NULL);
  if (g_mkdtemp (path) != NULL)
    return g_steal_pointer (&path);

  saved = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved),
               _("No folder could be made in “%s”: %s"), parent, g_strerror (saved));

  return NULL;
}

static int
remove_one (const char        *path,
            const struct stat *info,
            int                kind,
            struct FTW        *place)
{
  (void) remove (path);

  return 0;
}

/**
 * rs_scratch_remove:
 * @path: a folder
 *
 * Removes a folder with all that is in it, as far as that can be. Links are not followed, nor is
 * another file system entered. Any thread.
 */
void
rs_scratch_remove (const char *path)
{
  g_return_if_fail (path != NULL);

  nftw (path, remove_one, MAX_OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}
