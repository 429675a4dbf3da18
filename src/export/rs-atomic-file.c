/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* O_TMPFILE, where there is one */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "config.h"

#include "rs-atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* How often to look for a free name, which is found at once. */
#define MAX_TRIES 100

/* As many as Linux follows. */
#define MAX_LINKS 40

/* A new file in the making. */
typedef struct
{
  char *path;   /* where it is to be, links followed */
  char *folder;
  char *temporary; /* NULL: the file has no name yet */
  int fd;
} Pending;

static void
pending_clear (Pending *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pending, pending_clear)

static gboolean
fail (const char *path,
      int         number,
      GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                 _("“%s” was not written: there is no space left on its disk."), name);
  else
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                 _("“%s” was not written: %s."), name, g_strerror (number));

  return FALSE;
}

/* A stream names no file in its errors. */
static gboolean
fail_by (const char *path,
         GError     *reason,
         GError    **error)
{
  g_autofree char *name = NULL;

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    {
      g_error_free (reason);
      return fail (path, ENOSPC, error);
    }
  if (reason->domain == G_IO_ERROR && reason->code != G_IO_ERROR_CANCELLED)
    {
      name = g_filename_display_name (path);
      /* Translators: the name of a file, then a reason. */
      g_prefix_error (&reason, _("“%s” was not written: "), name);
    }
  g_propagate_error (error, reason);

  return FALSE;
}

static gboolean
fail_folder (const Pending *self,
             int            number,
             GError       **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  g_autofree char *folder = g_filename_display_name (self->folder);

  /* a file system that makes no files, such as /proc, says so of a folder that is there */
  if (number == ENOENT && g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    number = EACCES;

  switch (number)
    {
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                   _("“%s” was not written: there is no folder “%s”; create it or choose "
                     "another."),
                   name, folder);
      return FALSE;

    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (number),
                   _("“%s” was not written: nothing can be written to the folder “%s”; choose "
                     "another."),
                   name, folder);
      return FALSE;

    default:
      return fail (self->path, number, error);
    }
}

/* Gives the file a name beside the old one. */
static gboolean
link_temporary (Pending *self,
                GError **error)
{
  g_autofree char *nameless = g_strdup_printf ("/proc/self/fd/%d", self->fd);

  for (int i = 0; i < MAX_TRIES; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/.refscope-%08x", self->folder, g_random_int ());

      if (linkat (AT_FDCWD, nameless, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0)
        {
          self->temporary = g_steal_pointer (&path);
          return TRUE;
        }
      if (errno != EEXIST)
        break;
    }

  return fail (self->path, errno, error);
}

/* A file without a name vanishes with the process, however that ends. Where the file system has no
 * such files, one with a name of its own. */
static gboolean
open_temporary (Pending *self,
                GError **error)
{
  g_autofree char *path = NULL;

#ifdef O_TMPFILE
  self->fd = g_open (self->folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
  if (self->fd >= 0 && access ("/proc/self/fd", X_OK) == 0)
    return TRUE;
  if (self->fd >= 0)
    close (self->fd);
#endif

  path = g_build_filename (self->folder, ".refscope-XXXXXX", NULL);
  self->fd = g_mkstemp_full (path, O_WRONLY | O_CLOEXEC, 0666);
  if (self->fd < 0)
    return fail_folder (self, errno, error);
  self->temporary = g_steal_pointer (&path);

  return TRUE;
}

/* The rename itself must survive a power cut; where a folder cannot be synced, so be it. */
static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
write_to_fd (int            fd,
             const char    *path,
             RsAtomicWrite  write_all,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);
  GError *reason = NULL;

  if (!write_all (stream, data, cancellable, &reason)
      || !g_output_stream_flush (stream, cancellable, &reason)
      || g_cancellable_set_error_if_cancelled (cancellable, &reason))
    return fail_by (path, reason, error);

  return TRUE;
}

/* A device or a pipe is no file to be replaced. */
static gboolean
write_through (const char    *path,
               RsAtomicWrite  write_all,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  gboolean done;

  if (fd < 0)
    return fail (path, errno, error);
  done = write_to_fd (fd, path, write_all, data, cancellable, error);
  if (close (fd) != 0 && done)
    return fail (path, errno, error);

  return done;
}

/* Where a new file is to be: a link that leads nowhere yet is followed too. */
static char *
follow_links (const char *path)
{
  g_autofree char *at = g_strdup (path);

  for (int i = 0; i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (at, NULL);
      g_autofree char *folder = NULL;

      if (target == NULL)
        return g_steal_pointer (&at);

      folder = g_path_get_dirname (at);
      g_free (at);
      at = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                       : g_build_filename (folder, target, NULL);
    }

  errno = ELOOP;
  return NULL;
}

/* The new file gets the owner, the group and the permissions of the old one. Where the group cannot
 * be kept, what it was allowed is not given to another. */
static gboolean
keep_owner (int                fd,
            const struct stat *old)
{
  mode_t mode = old->st_mode & 07777;
  struct stat new;

  if (fstat (fd, &new) != 0)
    return FALSE;
  if (new.st_gid != old->st_gid && fchown (fd, (uid_t) -1, old->st_gid) != 0)
    mode &= ~(mode_t) (S_IRWXG | S_ISGID);
  /* only root can give files away */
  if (new.st_uid != old->st_uid && fchown (fd, old->st_uid, (gid_t) -1) != 0)
    mode &= ~(mode_t) S_ISUID;

  return fchmod (fd, mode) == 0;
}

static gboolean
write_path (const char    *path,
            RsAtomicWrite  write_all,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_auto (Pending) pending = { .fd = -1 };
  struct stat old;
  gboolean exists = stat (path, &old) == 0;
  int fd;

  if (exists && S_ISDIR (old.st_mode))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                   _("“%s” is a folder; add the name of a file."), name);
      return FALSE;
    }
  if (exists && !S_ISREG (old.st_mode))
    return write_through (path, write_all, data, cancellable, error);
  if (exists && access (path, W_OK) != 0)
    return fail (path, errno, error);

  pending.path = exists ? realpath (path, NULL) : follow_links (path);
  if (pending.path == NULL)
    return fail (path, errno, error);
  pending.folder = g_path_get_dirname (pending.path);
  if (!open_temporary (&pending, error))
    return FALSE;

  if (!write_to_fd (pending.fd, pending.path, write_all, data, cancellable, error))
    return FALSE;
  if (exists && !keep_owner (pending.fd, &old))
    return fail (path, errno, error);
  if (fsync (pending.fd) != 0)
    return fail (path, errno, error);

  if (pending.temporary == NULL && !link_temporary (&pending, error))
    return FALSE;
  fd = pending.fd;
  pending.fd = -1;
  /* some file systems tell only now that the disk is full */
  if (close (fd) != 0 || g_rename (pending.temporary, pending.path) != 0)
    return fail (path, errno, error);
  g_clear_pointer (&pending.temporary, g_free);
  sync_folder (pending.folder);

  return TRUE;
}

/* A file that is no path, behind a portal or on a server: GIO replaces it as well as it can. */
static gboolean
write_remote (GFile         *file,
              RsAtomicWrite  write_all,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) give_up = NULL;
  GError *reason = NULL;

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, &reason);
  if (stream != NULL && write_all (G_OUTPUT_STREAM (stream), data, cancellable, &reason)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &reason))
    return TRUE;

  if (stream != NULL)
    {
      /* a stream that is cancelled while it closes leaves the old file */
      give_up = g_cancellable_new ();
      g_cancellable_cancel (give_up);
      g_output_stream_close (G_OUTPUT_STREAM (stream), give_up, NULL);
    }

  return fail_by (uri, reason, error);
}

/**
 * rs_atomic_file_write:
 * @file: where to
 * @write_all: (scope call): writes the contents
 * @data: for @write_all
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum, or what @write_all gives
 *
 * Writes a file as a whole or not at all: into a new file beside it, which then takes its place.
 * Until then the old file is untouched, also if the process is killed. A link is followed, also one
 * that leads nowhere yet. The owner, group and permissions of an old file are kept as far as they
 * can be; devices and pipes are written to as they are. Any thread.
 *
 * Returns: %FALSE if the file is as it was before
 */
gboolean
rs_atomic_file_write (GFile         *file,
                      RsAtomicWrite  write_all,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const char *path;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (write_all != NULL, FALSE);

  path = g_file_peek_path (file);
  if (path == NULL)
    return write_remote (file, write_all, data, cancellable, error);

  return write_path (path, write_all, data, cancellable, error);
}
