/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-link.h"

#include <locale.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define N_LARGE ((gsize) 100 * 1024 * 1024)

/* One end as a link, the other as it is or as another link */
typedef struct
{
  RsLink *near;
  RsLink *far; /* NULL if raw */
  int raw;     /* -1 if it is a link */
} Pair;

static Pair
open_pair (gboolean raw)
{
  g_autoptr (GError) error = NULL;
  Pair pair = { .raw = -1 };
  int fds[2];

  rs_link_open_pair (fds, &error);
  g_assert_no_error (error);
  pair.near = rs_link_new (fds[0]);
  if (raw)
    pair.raw = fds[1];
  else
    pair.far = rs_link_new (fds[1]);

  return pair;
}

static void
pair_clear (Pair *pair)
{
  g_clear_pointer (&pair->near, rs_link_free);
  g_clear_pointer (&pair->far, rs_link_free);
  if (pair->raw >= 0)
    close (pair->raw);
  pair->raw = -1;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static void
write_all (int         fd,
           const void *data,
           gsize       length)
{
  for (gsize done = 0; done < length;)
    {
      gssize n = send (fd, (const guint8 *) data + done, length - done, MSG_NOSIGNAL);

      g_assert_cmpint (n, >, 0);
      done += (gsize) n;
    }
}

/* Returns: the bytes of a frame, as a link sends them */
static GByteArray *
frame_bytes (RsFrameKind kind,
             guint32     serial,
             GVariant   *body)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GVariant) owned = g_variant_ref_sink (body);
  guint8 header[RS_FRAME_HEADER_SIZE];

  rs_frame_write_header (header, kind, serial, g_variant_get_size (owned));
  g_byte_array_append (bytes, header, sizeof header);
  g_byte_array_append (bytes, g_variant_get_data (owned), g_variant_get_size (owned));

  return bytes;
}

static GByteArray *
error_bytes (void)
{
  return frame_bytes (RS_FRAME_ERROR, 3, g_variant_new ("(sis)", "a", 1, "b"));
}

static void
assert_fails (RsLink *link,
              int     code)
{
  g_autoptr (GError) error = NULL;
  RsFrame frame;

  g_assert_false (rs_link_receive (link, &frame, NULL, &error));
  g_assert_error (error, RS_LINK_ERROR, code);
  g_assert_cmpstr (error->message, !=, "");
  g_assert_null (frame.body);
}

/* After @bytes and the end, a link fails with @code, and does so for ever */
static void
assert_refused (const void *bytes,
                gsize       length,
                int         code)
{
  g_auto (Pair) pair = open_pair (TRUE);

  write_all (pair.raw, bytes, length);
  close (pair.raw);
  pair.raw = -1;
  assert_fails (pair.near, code);
  assert_fails (pair.near, code);
}

static GVariant *
new_hello (void)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "program", "s", "0.1.0");
  g_variant_dict_insert (&dict, "pid", "i", 4711);

  return g_variant_dict_end (&dict);
}

static void
test_kinds (void)
{
  GVariant *bodies[RS_N_FRAME_KINDS] = {
    [RS_FRAME_HELLO] = new_hello (),
    [RS_FRAME_REQUEST] = g_variant_new ("v", g_variant_new ("(xx)", G_MININT64, G_MAXINT64)),
    [RS_FRAME_PROGRESS] = g_variant_new ("(tt)", G_GUINT64_CONSTANT (0), G_MAXUINT64),
    [RS_FRAME_ANSWER] = g_variant_new ("v", g_variant_new_boolean (TRUE)),
    [RS_FRAME_ERROR] = g_variant_new ("(sis)", "rs-error-quark", -1, "zwölf\n\nZeilen"),
    [RS_FRAME_CANCEL] = g_variant_new ("()"),
    [RS_FRAME_FAULT] = g_variant_new_string ("module.Type"),
  };
  g_auto (Pair) pair = open_pair (FALSE);
  g_autoptr (GError) error = NULL;

  for (guint32 i = 0; i < RS_N_FRAME_KINDS; i++)
    {
      g_variant_ref_sink (bodies[i]);
      rs_link_send (pair.near, i, G_MAXUINT32 - i, bodies[i], NULL, &error);
      g_assert_no_error (error);
    }

  for (guint32 i = 0; i < RS_N_FRAME_KINDS; i++)
    {
      g_auto (RsFrame) frame = { 0 };

      rs_link_receive (pair.far, &frame, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (frame.kind, ==, i);
      g_assert_cmpuint (frame.serial, ==, G_MAXUINT32 - i);
      g_assert_true (g_variant_is_of_type (frame.body, rs_frame_kind_get_type (i)));
      g_assert_true (g_variant_equal (frame.body, bodies[i]));
      g_variant_unref (bodies[i]);
    }
}

static gpointer
send_large (gpointer user_data)
{
  RsLink *link = user_data;
  g_autoptr (GError) error = NULL;
  gint64 *numbers = g_new (gint64, N_LARGE / sizeof (gint64));
  GVariant *array;

  for (gsize i = 0; i < N_LARGE / sizeof (gint64); i++)
    numbers[i] = (gint64) (i * 2654435761u);

  array = g_variant_new_from_data (G_VARIANT_TYPE ("ax"), numbers, N_LARGE, TRUE, g_free, numbers);
  rs_link_send (link, RS_FRAME_ANSWER, 1, g_variant_new_variant (array), NULL, &error);
  g_assert_no_error (error);

  return NULL;
}

static void
test_large (void)
{
  g_auto (Pair) pair = open_pair (FALSE);
  g_auto (RsFrame) frame = { 0 };
  g_autoptr (GVariant) array = NULL;
  g_autoptr (GError) error = NULL;
  GThread *sender = g_thread_new ("sender", send_large, pair.near);
  const gint64 *numbers;
  gsize n;

  rs_link_receive (pair.far, &frame, NULL, &error);
  g_assert_no_error (error);
  g_thread_join (sender);

  g_assert_cmpuint ((gsize) g_variant_get_data (frame.body) % 8, ==, 0);
  array = g_variant_get_variant (frame.body);
  numbers = g_variant_get_fixed_array (array, &n, sizeof *numbers);
  g_assert_cmpuint (n, ==, N_LARGE / sizeof *numbers);
  for (gsize i = 0; i < n; i++)
    if (numbers[i] != (gint64) (i * 2654435761u))
      g_assert_cmpint (numbers[i], ==, (gint64) (i * 2654435761u));
}

static void
test_truncated (void)
{
  g_autoptr (GByteArray) bytes = error_bytes ();

  assert_refused (bytes->data, 0, RS_LINK_ERROR_CLOSED);
  for (gsize length = 1; length < bytes->len; length++)
    assert_refused (bytes->data, length, RS_LINK_ERROR_TRUNCATED);
}

/* Whatever bit is wrong, there is no frame; what is told of it is the first thing that is wrong */
static void
test_flipped_header (void)
{
  g_autoptr (GByteArray) bytes = frame_bytes (RS_FRAME_CANCEL, 3, g_variant_new ("()"));

  for (gsize i = 0; i < RS_FRAME_HEADER_SIZE; i++)
    for (int bit = 0; bit < 8; bit++)
      {
        g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);

        copy[i] ^= (guint8) (1 << bit);
        assert_refused (copy, bytes->len,
                        i >= 8 && i < 12 ? RS_LINK_ERROR_VERSION : RS_LINK_ERROR_GARBAGE);
      }
}

static void
test_garbage (void)
{
  const char *text = "Traceback (most recent call last): that is what a module prints\n";
  g_autoptr (GByteArray) body = error_bytes ();
  guint8 header[RS_FRAME_HEADER_SIZE];

  assert_refused (text, strlen (text), RS_LINK_ERROR_GARBAGE);

  /* No text ends in anything but NUL */
  g_assert_cmpint (body->data[RS_FRAME_HEADER_SIZE + 1], ==, '\0');
  body->data[RS_FRAME_HEADER_SIZE + 1] = 'x';
  assert_refused (body->data, body->len, RS_LINK_ERROR_GARBAGE);

  /* An answer need not be what it says it is, but it is safe to look at */
  rs_frame_write_header (header, RS_FRAME_ANSWER, 3, 0);
  {
    g_auto (Pair) pair = open_pair (TRUE);
    g_auto (RsFrame) frame = { 0 };
    g_autoptr (GVariant) inner = NULL;

    write_all (pair.raw, header, sizeof header);
    g_assert_true (rs_link_receive (pair.near, &frame, NULL, NULL));
    inner = g_variant_get_variant (frame.body);
    g_assert_true (g_variant_is_of_type (inner, G_VARIANT_TYPE_UNIT));
  }

  /* A body that its type cannot have */
  rs_frame_write_header (header, RS_FRAME_PROGRESS, 3, 0);
  assert_refused (header, sizeof header, RS_LINK_ERROR_GARBAGE);
}

static void
test_too_large (void)
{
  guint8 header[RS_FRAME_HEADER_SIZE];

  rs_frame_write_header (header, RS_FRAME_ANSWER, 3, RS_LINK_MAX_BODY + 1);
  assert_refused (header, sizeof header, RS_LINK_ERROR_TOO_LARGE);
  rs_frame_write_header (header, RS_FRAME_ANSWER, 3, G_MAXUINT64);
  assert_refused (header, sizeof header, RS_LINK_ERROR_TOO_LARGE);

  /* What may be is waited for, and costs no memory before it comes */
  rs_frame_write_header (header, RS_FRAME_ANSWER, 3, RS_LINK_MAX_BODY);
  assert_refused (header, sizeof header, RS_LINK_ERROR_TRUNCATED);
}

static void
test_send_too_large (void)
{
  g_auto (Pair) pair = open_pair (FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *pages = g_malloc (RS_LINK_MAX_BODY); /* never touched */
  GVariant *array;

  /* "v" adds a byte and the type */
  array = g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, pages, RS_LINK_MAX_BODY, TRUE, NULL,
                                   NULL);
  g_assert_false (
    rs_link_send (pair.near, RS_FRAME_ANSWER, 1, g_variant_new_variant (array), NULL, &error));
  g_assert_error (error, RS_LINK_ERROR, RS_LINK_ERROR_TOO_LARGE);

  /* Nothing of it was sent */
  g_clear_error (&error);
  rs_link_send (pair.near, RS_FRAME_CANCEL, 1, g_variant_new ("()"), NULL, &error);
  g_assert_no_error (error);
  {
    g_auto (RsFrame) frame = { 0 };

    g_assert_true (rs_link_receive (pair.far, &frame, NULL, NULL));
    g_assert_cmpint (frame.kind, ==, RS_FRAME_CANCEL);
  }
}

static void
test_closed (void)
{
  g_auto (Pair) pair = open_pair (FALSE);
  g_autoptr (GError) error = NULL;

  /* What was said before is heard */
  rs_link_send (pair.far, RS_FRAME_CANCEL, 1, g_variant_new ("()"), NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&pair.far, rs_link_free);
  {
    g_auto (RsFrame) frame = { 0 };

    g_assert_true (rs_link_receive (pair.near, &frame, NULL, NULL));
    g_assert_cmpint (frame.kind, ==, RS_FRAME_CANCEL);
  }
  assert_fails (pair.near, RS_LINK_ERROR_CLOSED);

  /* No signal ends the process */
  g_assert_false (rs_link_send (pair.near, RS_FRAME_CANCEL, 1, g_variant_new ("()"), NULL, &error));
  g_assert_error (error, RS_LINK_ERROR, RS_LINK_ERROR_CLOSED);
}

static gpointer
read_some_and_close (gpointer user_data)
{
  int fd = GPOINTER_TO_INT (user_data);
  guint8 some[1000];

  g_assert_cmpint (recv (fd, some, sizeof some, MSG_WAITALL), ==, sizeof some);
  close (fd);

  return NULL;
}

/* The other end goes away while a frame that does not fit into the socket is sent */
static void
test_closed_while_sending (void)
{
  g_auto (Pair) pair = open_pair (TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *data = g_malloc0 (N_LARGE);
  GThread *thread = g_thread_new ("closer", read_some_and_close, GINT_TO_POINTER (pair.raw));
  GVariant *array = g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, data, N_LARGE, TRUE, NULL,
                                             NULL);

  pair.raw = -1;
  g_assert_false (
    rs_link_send (pair.near, RS_FRAME_ANSWER, 1, g_variant_new_variant (array), NULL, &error));
  g_assert_error (error, RS_LINK_ERROR, RS_LINK_ERROR_CLOSED);
  g_thread_join (thread);
}

static void
test_closed_descriptor (void)
{
  g_auto (Pair) pair = open_pair (FALSE);
  g_autoptr (GError) error = NULL;
  int fd = rs_link_get_fd (pair.near);
  int kept = dup (fd);

  /* As a module does that closes every descriptor there is */
  g_assert_cmpint (close (fd), ==, 0);
  assert_fails (pair.near, RS_LINK_ERROR_IO);
  g_assert_false (rs_link_send (pair.near, RS_FRAME_CANCEL, 1, g_variant_new ("()"), NULL, &error));
  g_assert_error (error, RS_LINK_ERROR, RS_LINK_ERROR_IO);

  g_assert_cmpint (dup2 (kept, fd), ==, fd);
  close (kept);
}

typedef struct
{
  RsLink *link;
  GCancellable *cancellable;
  GError *error;
} Waiting;

static gpointer
wait_in_thread (gpointer user_data)
{
  Waiting *waiting = user_data;
  RsFrame frame;

  g_assert_false (rs_link_receive (waiting->link, &frame, waiting->cancellable, &waiting->error));

  return NULL;
}

/* A frame of which @n bytes came before the wait for the rest was cancelled */
static void
assert_resumes (const GByteArray *bytes,
                gsize             n)
{
  g_auto (Pair) pair = open_pair (TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (RsFrame) frame = { 0 };
  g_autoptr (GError) error = NULL;
  Waiting waiting = { pair.near, cancellable, NULL };
  GThread *thread;

  write_all (pair.raw, bytes->data, n);
  thread = g_thread_new ("waiting", wait_in_thread, &waiting);
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&waiting.error);

  write_all (pair.raw, bytes->data + n, bytes->len - n);
  rs_link_receive (pair.near, &frame, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (frame.serial, ==, 3);
  g_assert_cmpmem (g_variant_get_data (frame.body), g_variant_get_size (frame.body),
                   bytes->data + RS_FRAME_HEADER_SIZE, bytes->len - RS_FRAME_HEADER_SIZE);
}

static void
test_cancel (void)
{
  g_autoptr (GByteArray) bytes = error_bytes ();

  for (gsize n = 0; n < bytes->len; n++)
    assert_resumes (bytes, n);
}

static gpointer
cancel_after_some (gpointer user_data)
{
  gpointer *both = user_data;
  guint8 byte;

  /* So much is sent that the other end waits for room */
  g_assert_cmpint (recv (GPOINTER_TO_INT (both[0]), &byte, 1, MSG_WAITALL), ==, 1);
  g_cancellable_cancel (both[1]);

  return NULL;
}

static void
test_cancel_send (void)
{
  g_auto (Pair) pair = open_pair (TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *data = g_malloc0 (N_LARGE);
  gpointer both[] = { GINT_TO_POINTER (pair.raw), cancellable };
  GThread *thread = g_thread_new ("canceller", cancel_after_some, both);
  GVariant *array = g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, data, N_LARGE, TRUE, NULL,
                                             NULL);

  g_assert_false (rs_link_send (pair.near, RS_FRAME_ANSWER, 1, g_variant_new_variant (array),
                                cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);

  g_clear_error (&error);
  g_assert_false (rs_link_send (pair.near, RS_FRAME_CANCEL, 1, g_variant_new ("()"), NULL, &error));
  g_assert_error (error, RS_LINK_ERROR, RS_LINK_ERROR_CLOSED);
}

/* What was begun is waited for until then, and taken up again. */
static void
test_deadline (void)
{
  g_auto (Pair) pair = open_pair (TRUE);
  g_autoptr (GByteArray) bytes = error_bytes ();
  g_autoptr (GError) error = NULL;
  g_auto (RsFrame) frame = { 0 };
  const gsize parts[] = { 0, 1, RS_FRAME_HEADER_SIZE, RS_FRAME_HEADER_SIZE + 1 };

  rs_link_set_deadline (pair.near, g_get_monotonic_time ());
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (i > 0)
        write_all (pair.raw, bytes->data + parts[i - 1], parts[i] - parts[i - 1]);
      g_assert_false (rs_link_receive (pair.near, &frame, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
      g_clear_error (&error);
    }

  write_all (pair.raw, bytes->data + RS_FRAME_HEADER_SIZE + 1,
             bytes->len - RS_FRAME_HEADER_SIZE - 1);
  rs_link_receive (pair.near, &frame, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (frame.serial, ==, 3);
  g_assert_cmpmem (g_variant_get_data (frame.body), g_variant_get_size (frame.body),
                   bytes->data + RS_FRAME_HEADER_SIZE, bytes->len - RS_FRAME_HEADER_SIZE);
}

/* Who does not listen is not waited for, and hears nothing more. */
static void
test_deadline_send (void)
{
  g_auto (Pair) pair = open_pair (TRUE);
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *data = g_malloc0 (N_LARGE);
  GVariant *array = g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, data, N_LARGE, TRUE, NULL,
                                             NULL);

  rs_link_set_deadline (pair.near, g_get_monotonic_time ());
  g_assert_false (rs_link_send (pair.near, RS_FRAME_ANSWER, 1, g_variant_new_variant (array), NULL,
                                &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);

  g_clear_error (&error);
  rs_link_set_deadline (pair.near, RS_LINK_NO_DEADLINE);
  g_assert_false (rs_link_send (pair.near, RS_FRAME_CANCEL, 1, g_variant_new ("()"), NULL, &error));
  g_assert_error (error, RS_LINK_ERROR, RS_LINK_ERROR_CLOSED);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link/kinds", test_kinds);
  g_test_add_func ("/link/large", test_large);
  g_test_add_func ("/link/truncated", test_truncated);
  g_test_add_func ("/link/flipped-header", test_flipped_header);
  g_test_add_func ("/link/garbage", test_garbage);
  g_test_add_func ("/link/too-large", test_too_large);
  g_test_add_func ("/link/send-too-large", test_send_too_large);
  g_test_add_func ("/link/closed", test_closed);
  g_test_add_func ("/link/closed-while-sending", test_closed_while_sending);
  g_test_add_func ("/link/closed-descriptor", test_closed_descriptor);
  g_test_add_func ("/link/cancel", test_cancel);
  g_test_add_func ("/link/cancel-send", test_cancel_send);
  g_test_add_func ("/link/deadline", test_deadline);
  g_test_add_func ("/link/deadline-send", test_deadline_send);

  return g_test_run ();
}
