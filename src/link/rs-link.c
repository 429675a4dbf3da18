/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-link.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

/* What is set aside for a body before any of it came; then it doubles, so that a length that is not
 * true costs nothing. */
#define FIRST_PART (64 * 1024)

struct _RsLink
{
  int fd; /* owned */
  gint64 deadline; /* of g_get_monotonic_time() */

  /* the sending thread only */
  gboolean cut_off; /* a frame was sent in part: nothing can follow it */

  /* the receiving thread only: what came of a frame so far, for a cancelled wait is taken up
   * again */
  guint8 header[RS_FRAME_HEADER_SIZE];
  gsize n_header;
  RsFrame frame;
  guint64 length;
  guint8 *body; /* owned */
  gsize n_body;
  gsize n_allocated;
  GError *receive_error; /* owned, NULL until one: nothing is to be found after it */
};

/**
 * rs_link_open_pair:
 * @fds: (out caller-allocates): two connected sockets, which are closed on exec
 * @error: where to put an error
 *
 * Makes what the two ends of a link need.
 *
 * Returns: %TRUE, or %FALSE with an error of %G_IO_ERROR
 */
gboolean
rs_link_open_pair (int      fds[2],
                   GError **error)
{
  int saved;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) == 0)
    return TRUE;

  saved = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
               _("No link could be opened: %s"), g_strerror (saved));

  return FALSE;
}

/**
 * rs_link_new:
 * @fd: (transfer full): a connected stream socket
 *
 * Returns: (transfer full): a link over it
 */
RsLink *
rs_link_new (int fd)
{
  RsLink *self = g_new0 (RsLink, 1);

  self->fd = fd;
  self->deadline = RS_LINK_NO_DEADLINE;

  return self;
}

/**
 * rs_link_free:
 * @self: (transfer full): a link
 *
 * Closes it: the other end is told so once it has read what was sent.
 */
void
rs_link_free (RsLink *self)
{
  g_return_if_fail (self != NULL);

  close (self->fd);
  g_free (self->body);
  g_clear_error (&self->receive_error);
  g_free (self);
}

/**
 * rs_link_get_fd:
 * @self: a link
 *
 * Returns: (transfer none): its descriptor
 */
int
rs_link_get_fd (RsLink *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->fd;
}

/**
 * rs_link_set_deadline:
 * @self: a link
 * @deadline: a time of g_get_monotonic_time(), or %RS_LINK_NO_DEADLINE, as it is at first
 *
 * From then on rs_link_send() and rs_link_receive() no longer wait for the other end. For who sends
 * and receives on one thread.
 */
void
rs_link_set_deadline (RsLink *self,
                      gint64  deadline)
{
  g_return_if_fail (self != NULL);

  self->deadline = deadline;
}

/* Sleeps until the descriptor is ready.
 *
 * Returns: %FALSE if that was cancelled, or if it was not in time */
static gboolean
wait_for (RsLink       *self,
          gushort       events,
          GCancellable *cancellable,
          GError      **error)
{
  GPollFD fds[2] = { { .fd = self->fd, .events = events } };
  gboolean has_cancellable = g_cancellable_make_pollfd (cancellable, &fds[1]);
  int timeout_ms = -1;
  int n_ready;

  if (self->deadline != RS_LINK_NO_DEADLINE)
    timeout_ms = (int) CLAMP ((self->deadline - g_get_monotonic_time ()) / G_TIME_SPAN_MILLISECOND,
                              0, G_MAXINT);

  /* Whatever poll() says, signals included: to read or write says it more clearly */
  n_ready = g_poll (fds, has_cancellable ? 2 : 1, timeout_ms);
  if (has_cancellable)
    g_cancellable_release_fd (cancellable);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (n_ready == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
                         _("The other end of the link says nothing."));

  return n_ready != 0;
}

static void
set_io_error (int      code,
              gboolean within,
              GError **error)
{
  if (code != 0 && code != ECONNRESET && code != EPIPE)
    g_set_error (error, RS_LINK_ERROR, RS_LINK_ERROR_IO, _("The link is broken: %s."),
                 g_strerror (code));
  else if (within)
    g_set_error_literal (error, RS_LINK_ERROR, RS_LINK_ERROR_TRUNCATED,
                         _("The other end of the link went away in the middle of a message."));
  else
    g_set_error_literal (error, RS_LINK_ERROR, RS_LINK_ERROR_CLOSED,
                         _("The other end of the link is closed."));
}

static gboolean
would_block (int code)
{
  return code == EAGAIN || code == EWOULDBLOCK || code == EINTR;
}

/**
 * rs_link_send:
 * @self: a link
 * @kind: what to say
 * @serial: the number of the request that it is about
 * @body: of the type of @kind; a floating reference is taken
 * @cancellable: (nullable): a cancellable
 * @error: where to put an error
 *
 * Sends a frame, and waits until there is room for it. Nothing can follow a frame that was given up
 * in the middle.
 *
 * Returns: %TRUE, or %FALSE with %RS_LINK_ERROR_CLOSED, %RS_LINK_ERROR_TOO_LARGE,
 *   %RS_LINK_ERROR_IO, %G_IO_ERROR_CANCELLED or %G_IO_ERROR_TIMED_OUT
 */
gboolean
rs_link_send (RsLink       *self,
              RsFrameKind   kind,
              guint32       serial,
              GVariant     *body,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint8 header[RS_FRAME_HEADER_SIZE];
  const guint8 *data;
  gsize n_body, n_sent = 0;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (body != NULL, FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  owned = g_variant_ref_sink (body);
  g_return_val_if_fail (g_variant_is_of_type (owned, rs_frame_kind_get_type (kind)), FALSE);

  n_body = g_variant_get_size (owned);
  if (n_body > RS_LINK_MAX_BODY)
    {
      g_set_error (error, RS_LINK_ERROR, RS_LINK_ERROR_TOO_LARGE,
                   _("An answer of %llu bytes is too large for the link: it takes %llu at most."),
                   (unsigned long long) n_body, (unsigned long long) RS_LINK_MAX_BODY);
      return FALSE;
    }
  if (self->cut_off)
    {
      set_io_error (0, FALSE, error);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  bytes = g_variant_get_data_as_bytes (owned);
  data = g_bytes_get_data (bytes, NULL);
  rs_frame_write_header (header, kind, serial, n_body);

  while (n_sent < sizeof header + n_body)
    {
      gsize of_header = MIN (n_sent, sizeof header);
      gsize of_body = n_sent - of_header;
      struct iovec parts[] = {
        { header + of_header, sizeof header - of_header },
        { (guint8 *) data + of_body, n_body - of_body },
      };
      struct msghdr message = { .msg_iov = parts, .msg_iovlen = G_N_ELEMENTS (parts) };
      gssize n = sendmsg (self->fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
      int code;

      if (n >= 0)
        {
          n_sent += (gsize) n;
          continue;
        }

      code = errno;
      if (would_block (code) && wait_for (self, G_IO_OUT, cancellable, error))
        continue;

      self->cut_off = n_sent > 0;
      if (!would_block (code))
        set_io_error (code, FALSE, error);
      return FALSE;
    }

  return TRUE;
}

/* Reads what is there of a part of a frame, at least a byte.
 *
 * Returns: how much, 0 with @error set */
static gsize
read_some (RsLink       *self,
           guint8       *place,
           gsize         n_wanted,
           GCancellable *cancellable,
           GError      **error)
{
  for (;;)
    {
      gssize n = recv (self->fd, place, n_wanted, MSG_DONTWAIT);
      int code = n < 0 ? errno : 0;

      if (n > 0)
        return (gsize) n;

      if (!would_block (code))
        {
          set_io_error (code, self->n_header > 0, error);
          return 0;
        }

      if (!wait_for (self, G_IO_IN, cancellable, error))
        return 0;
    }
}

static gboolean
read_header (RsLink       *self,
             GCancellable *cancellable,
             GError      **error)
{
  while (self->n_header < sizeof self->header)
    {
      gsize n = read_some (self, self->header + self->n_header,
                           sizeof self->header - self->n_header, cancellable, error);

      if (n == 0)
        return FALSE;

      self->n_header += n;
      if (self->n_header == sizeof self->header)
        return rs_frame_read_header (self->header, &self->frame, &self->length, error);
    }

  return TRUE;
}

static gboolean
make_room (RsLink  *self,
           GError **error)
{
  gsize n = MIN (self->length, MAX (FIRST_PART, 2 * self->n_allocated));
  guint8 *body = g_try_realloc (self->body, n);

  if (body == NULL)
    {
      g_set_error (error, RS_LINK_ERROR, RS_LINK_ERROR_TOO_LARGE,
                   _("There is no memory for an answer of %llu bytes."),
                   (unsigned long long) self->length);
      return FALSE;
    }

  self->body = body;
  self->n_allocated = n;

  return TRUE;
}

static gboolean
read_body (RsLink       *self,
           GCancellable *cancellable,
           GError      **error)
{
  while (self->n_body < self->length)
    {
      gsize n;

      if (self->n_body == self->n_allocated && !make_room (self, error))
        return FALSE;

      n = read_some (self, self->body + self->n_body, self->n_allocated - self->n_body,
                     cancellable, error);
      if (n == 0)
        return FALSE;

      self->n_body += n;
    }

  return TRUE;
}

/**
 * rs_link_receive:
 * @self: a link
 * @frame: (out caller-allocates): what came; clear it with rs_frame_clear()
 * @cancellable: (nullable): a cancellable
 * @error: where to put an error
 *
 * Waits for a frame. A wait that is cancelled, or that has a deadline, loses nothing of what came:
 * the next call goes on where it was. After any other error every further call ends in the same.
 *
 * Returns: %TRUE, or %FALSE with an error of %RS_LINK_ERROR, %G_IO_ERROR_CANCELLED or
 *   %G_IO_ERROR_TIMED_OUT; @frame has nothing to clear then
 */
gboolean
rs_link_receive (RsLink       *self,
                 RsFrame      *frame,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean success;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (frame != NULL, FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  memset (frame, 0, sizeof *frame);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (self->receive_error != NULL)
    {
      g_propagate_error (error, g_error_copy (self->receive_error));
      return FALSE;
    }

  success = read_header (self, cancellable, &local_error)
            && read_body (self, cancellable, &local_error)
            && rs_frame_take_body (&self->frame, g_steal_pointer (&self->body),
                                   (gsize) self->length, &local_error);
  if (success)
    {
      *frame = self->frame;
      self->frame.body = NULL;
      self->n_header = self->n_body = self->n_allocated = 0;
      return TRUE;
    }

  if (local_error->domain == RS_LINK_ERROR)
    self->receive_error = g_error_copy (local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}
