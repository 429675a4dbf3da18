/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a module may do to a probe: it ends in a clear reason, and leaves nothing behind. */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "probe.h"
#include "rs-error.h"
#include "rs-int-counts.h"
#include "rs-probe-status.h"

/* Imports a module that ends the probe.
 *
 * Returns: how it has ended */
static int
import_to_death (const char        *module,
                 const char *const *arguments,
                 int                link_code,
                 GString          **output)
{
  Probe *probe = probe_start (arguments);
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  probe_use_modules (probe);
  g_assert_false (probe_ask (probe, rs_request_new_import (module, NULL), &answer, &error));
  g_assert_error (error, RS_LINK_ERROR, link_code);

  return probe_wait (probe, output);
}

static void
assert_exits (const char *module,
              int         expected)
{
  int status = import_to_death (module, NULL, RS_LINK_ERROR_CLOSED, NULL);

  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, expected);
}

static void
assert_dies (const char *module,
             int         expected)
{
  int status = import_to_death (module, NULL, RS_LINK_ERROR_CLOSED, NULL);

  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, expected);
  g_assert_false (WCOREDUMP (status));
}

static void
test_ends (void)
{
  assert_exits ("rs_ends", 7);
}

static void
test_aborts (void)
{
  assert_dies ("rs_aborts", SIGABRT);
}

/* AddressSanitizer takes the place of these ends by its own, and knows no limit of memory */
#ifndef RS_ADDRESS_SANITIZER
static void
test_segfaults (void)
{
  assert_dies ("rs_segfaults", SIGSEGV);
}

static void
test_overflows (void)
{
  assert_dies ("rs_overflows", SIGSEGV);
}

/* It is told, and lives on with the memory that it gave back */
static void
test_hogs (void)
{
  const char *const arguments[] = { "--memory=536870912", NULL };
  Probe *probe = probe_start (arguments);
  g_autofree char *text = NULL;

  probe_use_modules (probe);
  text = probe_import_error (probe, "rs_hogs");
  g_assert_true (g_str_has_prefix (text, "The module “rs_hogs” could not be imported: "
                                         "MemoryError\n"));
  probe_run (probe, "x = bytearray(1 << 26)");
  probe_end (probe);
}
#endif

/* 10 MB of output are not taken for an answer, nor does anything wait for them */
static void
test_prints (void)
{
  Probe *probe = probe_start (NULL);
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (GString) output = NULL;
  g_autoptr (GError) error = NULL;

  probe_use_modules (probe);
  probe_ask (probe, rs_request_new_import ("rs_prints", NULL), &answer, &error);
  g_assert_no_error (error);
  probe_stop (probe);
  probe_wait (probe, &output);
  g_assert_cmpuint (output->len, ==, (1 << 17) * (3 * 14 + 1 + 3 * 12 + 1));
}

/* The link is gone with the rest, and there is nothing to say so with but the status */
static void
test_closes (void)
{
  assert_exits ("rs_closes", RS_PROBE_EXIT_LINK);
}

static void
test_garbage (void)
{
  Probe *probe = probe_start (NULL);
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  probe_use_modules (probe);
  g_assert_false (probe_ask (probe, rs_request_new_import ("rs_garbage", NULL), &answer, &error));
  g_assert_error (error, RS_LINK_ERROR, RS_LINK_ERROR_GARBAGE);
  probe_stop (probe);
  probe_wait (probe, NULL);
}

static gboolean
is_alive (int pid)
{
  return kill (pid, 0) == 0 || errno != ESRCH;
}

/* Returns: how many processes a text names */
static guint
assert_dead (const char *output)
{
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  guint n = 0;

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "pid "))
      {
        g_assert_false (is_alive (atoi (lines[i] + strlen ("pid "))));
        n++;
      }

  return n;
}

/* Whatever a module has started ends with the probe, by what ever that ends */
static void
test_forks (void)
{
  for (int way = 0; way < 3; way++)
    {
      Probe *probe = probe_start (NULL);
      int inner = probe->inner;
      g_auto (GValue) answer = G_VALUE_INIT;
      g_autoptr (GString) output = NULL;
      g_autoptr (GError) error = NULL;

      probe_use_modules (probe);
      probe_ask (probe, rs_request_new_import ("rs_forks", NULL), &answer, &error);
      g_assert_no_error (error);

      if (way == 0)
        probe_stop (probe);
      else if (way == 1)
        kill (probe->pid, SIGTERM);
      else
        kill (probe->inner, SIGKILL);

      probe_wait (probe, &output);
      g_assert_cmpuint (assert_dead (output->str), ==, 4);
      g_assert_false (is_alive (inner));
    }
}

static void
test_threads (void)
{
  Probe *probe = probe_start (NULL);
  g_auto (GValue) done = G_VALUE_INIT;
  g_auto (GValue) counts = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  probe_use_modules (probe);
  probe_ask (probe, rs_request_new_import ("rs_threads", NULL), &done, &error);
  g_assert_no_error (error);
  probe_ask (probe, rs_request_new_ints (0, 1000, NULL), &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rs_int_counts_get_n_ints (g_value_get_boxed (&counts)), ==, 1001);

  /* Threads that go on for ever keep nobody waiting */
  probe_end (probe);
}

static void
test_hooks (void)
{
  Probe *probe = probe_start (NULL);
  g_auto (GValue) done = G_VALUE_INIT;
  g_auto (GValue) counts = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  probe_use_modules (probe);
  probe_ask (probe, rs_request_new_import ("rs_hooks", NULL), &done, &error);
  g_assert_no_error (error);
  probe_ask (probe, rs_request_new_ints (0, 1000, NULL), &counts, &error);
  g_assert_no_error (error);

  text = probe_import_error (probe, "json");
  g_assert_true (g_str_has_prefix (text, "The module “json” could not be imported: "
                                         "RuntimeError: refused\n"));
  probe_run (probe, "x = 1");
  probe_end (probe);
}

static void
test_clears (void)
{
  Probe *probe = probe_start (NULL);
  g_auto (GValue) done = G_VALUE_INIT;
  g_auto (GValue) counts = G_VALUE_INIT;
  g_auto (GValue) loaded = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  probe_use_modules (probe);
  probe_ask (probe, rs_request_new_import ("rs_clears", NULL), &done, &error);
  g_clear_error (&error); /* whether that fails is Python's affair */
  probe_ask (probe, rs_request_new_ints (0, 1000, NULL), &counts, &error);
  g_assert_no_error (error);
  probe_ask (probe, rs_request_new_loaded (), &loaded, &error);
  g_assert_no_error (error);
  probe_run (probe, "x = 1");
  probe_end (probe);
}

/* Stop means stop, whatever runs; and so does the end of the link */
static void
test_stop (void)
{
  const char *const loops[] = {
    "while True: pass",
    "import time; time.sleep(1000)",
    "sum(range(10**15))",
    "import re; re.match('(a*)*b', 'a' * 50)",
    "import signal\nfor i in range(1, 64):\n  if i not in (9, 19, 32, 33):"
    " signal.signal(i, signal.SIG_IGN)\nwhile True:\n  try:\n    while True: pass\n"
    "  except BaseException: pass",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (loops) * 3; i++)
    {
      Probe *probe = probe_start (NULL);
      int inner = probe->inner;
      g_autofree char *code = g_strdup_printf ("print('ready', flush=True)\n%s", loops[i / 3]);
      g_autoptr (RsRequest) request = rs_request_new_run (code);
      gboolean ignores_all = i / 3 == G_N_ELEMENTS (loops) - 1;

      probe_send (probe, request);
      probe_wait_ready (probe);

      if (i % 3 == 0)
        {
          int status;

          probe_stop (probe);
          status = probe_wait (probe, NULL);
          g_assert_true (WIFSIGNALED (status));
          g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
        }
      else if (i % 3 == 1)
        {
          kill (probe->pid, SIGINT);
          probe_wait (probe, NULL);
        }
      else if (ignores_all) /* the end of the link is told by a signal, too */
        {
          probe_stop (probe);
          probe_wait (probe, NULL);
        }
      else
        {
          probe_end (probe);
        }
      g_assert_false (is_alive (inner));
    }
}

/* Nothing lives on when the supervisor is killed: the link ends with its last owner */
static void
test_supervisor_killed (void)
{
  Probe *probe = probe_start (NULL);
  /* It cleans up, for nobody else does */
  g_autoptr (RsRequest) request = rs_request_new_run ("import os\nos.rmdir(os.getcwd())\n"
                                                      "print('ready', flush=True)\n"
                                                      "while True: pass");
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  int status;

  probe_send (probe, request);
  probe_wait_ready (probe);
  kill (probe->pid, SIGKILL);
  g_assert_false (probe_receive (probe, RS_REQUEST_RUN, &answer, &error));
  g_assert_error (error, RS_LINK_ERROR, RS_LINK_ERROR_CLOSED);
  status = probe_wait (probe, NULL);
  g_assert_true (WIFSIGNALED (status));
}

/* The other end goes away at each step: while Python starts, counts, and when the answer comes */
static void
test_peer_gone (void)
{
  g_autoptr (RsRequest) large = rs_request_new_ints (RS_INT_MIN, RS_INT_MAX, NULL);
  Probe *probe = probe_spawn (NULL);
  guint64 done = 0, all = 1;

  probe_end (probe);

  probe = probe_start (NULL);
  probe_end (probe);

  probe = probe_start (NULL);
  probe_send (probe, large);
  probe_end (probe);

  probe = probe_start (NULL);
  probe_send (probe, large);
  while (done < all)
    {
      g_auto (RsFrame) frame = { 0 };

      g_assert_true (rs_link_receive (probe->link, &frame, NULL, NULL));
      g_assert_cmpint (frame.kind, ==, RS_FRAME_PROGRESS);
      g_variant_get (frame.body, "(tt)", &done, &all);
      g_assert_cmpuint (all, ==, RS_INT_MAX - RS_INT_MIN + 1);
    }
  probe_end (probe);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/probe-survival/ends", test_ends);
  g_test_add_func ("/probe-survival/aborts", test_aborts);
#ifndef RS_ADDRESS_SANITIZER
  g_test_add_func ("/probe-survival/segfaults", test_segfaults);
  g_test_add_func ("/probe-survival/overflows", test_overflows);
  g_test_add_func ("/probe-survival/hogs", test_hogs);
#endif
  g_test_add_func ("/probe-survival/prints", test_prints);
  g_test_add_func ("/probe-survival/closes", test_closes);
  g_test_add_func ("/probe-survival/garbage", test_garbage);
  g_test_add_func ("/probe-survival/forks", test_forks);
  g_test_add_func ("/probe-survival/threads", test_threads);
  g_test_add_func ("/probe-survival/hooks", test_hooks);
  g_test_add_func ("/probe-survival/clears", test_clears);
  g_test_add_func ("/probe-survival/stop", test_stop);
  g_test_add_func ("/probe-survival/supervisor-killed", test_supervisor_killed);
  g_test_add_func ("/probe-survival/peer-gone", test_peer_gone);

  return g_test_run ();
}
