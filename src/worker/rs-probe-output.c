/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* F_GETPIPE_SZ */
#endif

#include "config.h"

#include "rs-probe-output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "rs-lock.h"

#define READ_SIZE 65536

/* The most bytes of a character that is not complete */
#define MAX_TAIL 3

struct _RsProbeOutput
{
  int fd;
  GThread *thread;
  GCancellable *quit;
  GCancellable *end;

  GMutex lock;
  /* under the lock */
  GByteArray *kept; /* (owned) up to twice as much as is wanted, so that little is moved */
  guint64 left_out;
  gboolean within_line; /* what was taken ends in the middle of a line */
  gboolean ended;
};

static void
append_locked (RsProbeOutput *self,
               const guint8  *bytes,
               gsize          n)
{
  g_byte_array_append (self->kept, bytes, (guint) n);
  if (self->kept->len > 2 * RS_PROBE_OUTPUT_KEPT)
    {
      guint n_old = self->kept->len - RS_PROBE_OUTPUT_KEPT;

      g_byte_array_remove_range (self->kept, 0, n_old);
      self->left_out += n_old;
    }
}

/* Takes what is in the pipe by now. Who prints without end may fill it as fast as it is read, so
 * that it is no use to wait until it is empty. */
static void
read_all_locked (RsProbeOutput *self)
{
  guint8 buffer[READ_SIZE];
  int capacity = fcntl (self->fd, F_GETPIPE_SZ);
  gssize left = MAX (capacity, READ_SIZE);

  while (!self->ended && left > 0)
    {
      gssize n = read (self->fd, buffer, sizeof buffer);

      if (n > 0)
        {
          append_locked (self, buffer, (gsize) n);
          left -= n;
        }
      else if (n == 0 || (errno != EAGAIN && errno != EINTR))
        self->ended = TRUE;
      else if (errno == EAGAIN)
        return;
    }
}

static gpointer
thread_func (gpointer user_data)
{
  RsProbeOutput *self = user_data;
  GPollFD fds[2] = { { .fd = self->fd, .events = G_IO_IN } };
  gboolean ended = FALSE;

  if (!g_cancellable_make_pollfd (self->quit, &fds[1]))
    return NULL;

  while (!ended && !g_cancellable_is_cancelled (self->quit))
    {
      g_poll (fds, G_N_ELEMENTS (fds), -1);
      rs_lock (&self->lock);
      read_all_locked (self);
      ended = self->ended;
      rs_unlock (&self->lock);
    }

  g_cancellable_release_fd (self->quit);
  if (ended)
    g_cancellable_cancel (self->end);

  return NULL;
}

/**
 * rs_probe_output_new:
 * @fd: (transfer none): the reading end of a pipe, from which nobody else may read
 * @error: where to put an error
 *
 * Begins to read, on a thread of its own.
 *
 * Returns: (transfer full): what is read, or %NULL with an error of %G_IO_ERROR if the descriptor
 *   cannot be duplicated
 */
RsProbeOutput *
rs_probe_output_new (int      fd,
                     GError **error)
{
  RsProbeOutput *self;
  int own = fcntl (fd, F_DUPFD_CLOEXEC, 3);

  if (own < 0)
    {
      int saved = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (saved), g_strerror (saved));
      return NULL;
    }

  g_unix_set_fd_nonblocking (own, TRUE, NULL);

  self = g_new0 (RsProbeOutput, 1);
  self->fd = own;
  self->quit = g_cancellable_new ();
  self->end = g_cancellable_new ();
  self->kept = g_byte_array_sized_new (READ_SIZE); /* never without data */
  g_mutex_init (&self->lock);
  self->thread = g_thread_new ("rs-output", thread_func, self);

  return self;
}

/**
 * rs_probe_output_free:
 * @self: (transfer full): what is no more to be read
 */
void
rs_probe_output_free (RsProbeOutput *self)
{
  g_cancellable_cancel (self->quit);
  g_thread_join (self->thread);
  g_object_unref (self->quit);
  g_object_unref (self->end);
  g_byte_array_unref (self->kept);
  g_mutex_clear (&self->lock);
  close (self->fd);
  g_free (self);
}

/**
 * rs_probe_output_get_end:
 * @self: what is read
 *
 * Returns: (transfer none): what is cancelled as soon as nobody can print any more
 */
GCancellable *
rs_probe_output_get_end (RsProbeOutput *self)
{
  return self->end;
}

/* How much is to be taken: all but the beginning of a character whose end is still to come. */
static guint
count_whole_locked (RsProbeOutput *self)
{
  const char *text = (const char *) self->kept->data;
  guint n = self->kept->len;

  if (!self->ended)
    for (guint i = 1; i <= MAX_TAIL && i <= n; i++)
      if (g_utf8_get_char_validated (text + n - i, i) == (gunichar) -2)
        return n - i;

  return n;
}

/**
 * rs_probe_output_take:
 * @self: what is read
 *
 * Takes what was printed since the last time, all of it that was written before this call, but for
 * a character that is not complete. Of very much the newest is kept, with a line that says how much
 * was left out. Any thread.
 *
 * Returns: (transfer full): UTF-8; bytes that are none are told as U+FFFD
 */
char *
rs_probe_output_take (RsProbeOutput *self)
{
  g_autofree char *text = NULL;
  g_autofree char *size = NULL;
  g_autofree char *note = NULL;
  guint n_old = 0, n;
  guint64 left_out;
  gboolean within_line;

  g_return_val_if_fail (self != NULL, NULL);

  rs_lock (&self->lock);
  read_all_locked (self);
  n = count_whole_locked (self);
  if (n > RS_PROBE_OUTPUT_KEPT)
    n_old = n - RS_PROBE_OUTPUT_KEPT;
  text = g_utf8_make_valid ((const char *) self->kept->data + n_old, n - n_old);
  left_out = self->left_out + n_old;
  within_line = self->within_line;
  if (n > 0)
    self->within_line = self->kept->data[n - 1] != '\n';
  g_byte_array_remove_range (self->kept, 0, n);
  self->left_out = 0;
  rs_unlock (&self->lock);

  if (left_out == 0)
    return g_steal_pointer (&text);

  size = g_format_size (left_out);

  /* Translators: %s is a size such as 100 MB; the rest of what was printed follows. */
  note = g_strdup_printf (_("… %s of output left out …\n%s"), size, text);

  return g_strconcat (within_line ? "\n" : "", note, NULL);
}
