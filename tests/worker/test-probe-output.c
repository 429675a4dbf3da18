/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-probe-output.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* What prints, and what is read of it. */
typedef struct
{
  RsProbeOutput *output;
  int fd;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  int fds[2];

  g_assert_cmpint (pipe (fds), ==, 0);
  fixture->output = rs_probe_output_new (fds[0], NULL);
  g_assert_nonnull (fixture->output);
  close (fds[0]);
  fixture->fd = fds[1];
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->output, rs_probe_output_free);
  close (fixture->fd);
}

static void
print (Fixture    *fixture,
       const void *bytes,
       gsize       n)
{
  const char *place = bytes;

  while (n > 0)
    {
      gssize written = write (fixture->fd, place, n);

      g_assert_cmpint (written, >, 0);
      place += written;
      n -= (gsize) written;
    }
}

/* What was written before is there, however late the reading thread is. */
static void
test_all_of_it (Fixture       *fixture,
                gconstpointer  data)
{
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *line = g_strdup_printf ("line %d\n", i);
      g_autofree char *taken = NULL;

      print (fixture, line, strlen (line));
      taken = rs_probe_output_take (fixture->output);
      g_assert_cmpstr (taken, ==, line);
    }
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *taken = rs_probe_output_take (fixture->output);

  g_assert_cmpstr (taken, ==, "");
}

static void
test_not_utf8 (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *taken = NULL;

  print (fixture, "a\xff\xfe" "b\0c", 6);
  taken = rs_probe_output_take (fixture->output);
  g_assert_true (g_utf8_validate (taken, -1, NULL));
  g_assert_true (g_str_has_prefix (taken, "a\xef\xbf\xbd\xef\xbf\xbd" "b"));
}

/* A character that is not complete is left for the next time, if there is one. */
static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *written;
    const char *taken;
  } parts[] = {
    { "a\xe2", "a" },         { "\x82", "" },     { "\xac", "€" },
    { "\xf0\x9f\x90", "" },   { "\x8d" "b", "🐍b" }, { "\xc3", "" },
    { "c", "\xef\xbf\xbd" "c" }, { "\xac", "\xef\xbf\xbd" }, { "d\xe2\x82", "d" },
  };
  g_autofree char *last = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *taken = NULL;

      print (fixture, parts[i].written, strlen (parts[i].written));
      taken = rs_probe_output_take (fixture->output);
      g_assert_cmpstr (taken, ==, parts[i].taken);
    }

  close (fixture->fd);
  fixture->fd = -1;
  last = rs_probe_output_take (fixture->output);
  g_assert_cmpstr (last, ==, "\xef\xbf\xbd\xef\xbf\xbd");
}

/* Who prints without end is not held up, and fills nothing: the end of it is kept. */
static void
test_very_much (Fixture       *fixture,
                gconstpointer  data)
{
  const gsize n = 100 * 1000 * 1000, step = 1000 * 1000;
  g_autofree char *bytes = g_malloc (step);
  g_autofree char *taken = NULL;
  const char *newline;

  memset (bytes, 'x', step);
  for (gsize i = 0; i < n / step; i++)
    print (fixture, bytes, step);
  print (fixture, "the end", 7);

  taken = rs_probe_output_take (fixture->output);
  newline = strchr (taken, '\n');
  g_assert_nonnull (newline);
  g_assert_nonnull (strstr (taken, "99.7")); /* MB left out */
  g_assert_cmpuint (strlen (newline + 1), ==, RS_PROBE_OUTPUT_KEPT);
  g_assert_true (g_str_has_suffix (taken, "xxthe end"));
}

/* Freeing does not wait for whoever still holds the pipe; and what is left when all are gone can be
 * taken. */
static void
test_end (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *taken = NULL;
  g_autofree char *more = NULL;

  print (fixture, "last words", 10);
  close (fixture->fd);
  fixture->fd = -1;
  taken = rs_probe_output_take (fixture->output);
  more = rs_probe_output_take (fixture->output);
  g_assert_cmpstr (taken, ==, "last words");
  g_assert_cmpstr (more, ==, "");
}

/* Who is faster than the reader holds up neither who takes nor who frees. */
static void
test_endless (void)
{
  int fd = open ("/dev/zero", O_RDONLY);
  RsProbeOutput *output = rs_probe_output_new (fd, NULL);

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *taken = rs_probe_output_take (output);

      g_assert_cmpuint (strlen (taken), >, 0);
    }
  rs_probe_output_free (output);
  close (fd);
}

/* Without a descriptor to read from there is an error. */
static void
test_no_descriptor (void)
{
  struct rlimit limit;
  struct rlimit low;
  g_autoptr (GError) error = NULL;
  int fd = open ("/dev/zero", O_RDONLY);

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  low = limit;
  low.rlim_cur = (rlim_t) fd + 1;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &low), ==, 0);
  g_assert_null (rs_probe_output_new (fd, &error));
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES);
  g_assert_cmpstr (error->message, ==, g_strerror (EMFILE));

  g_clear_error (&error);
  close (fd);
  g_assert_null (rs_probe_output_new (fd, &error));
  g_assert_cmpstr (error->message, ==, g_strerror (EBADF));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/probe-output/all-of-it", Fixture, NULL, set_up, test_all_of_it, tear_down);
  g_test_add ("/probe-output/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/probe-output/not-utf8", Fixture, NULL, set_up, test_not_utf8, tear_down);
  g_test_add ("/probe-output/parts", Fixture, NULL, set_up, test_parts, tear_down);
  g_test_add ("/probe-output/very-much", Fixture, NULL, set_up, test_very_much, tear_down);
  g_test_add ("/probe-output/end", Fixture, NULL, set_up, test_end, tear_down);
  g_test_add_func ("/probe-output/endless", test_endless);
  g_test_add_func ("/probe-output/no-descriptor", test_no_descriptor);

  return g_test_run ();
}
