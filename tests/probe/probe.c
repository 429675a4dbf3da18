/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "probe.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rs-answer.h"
#include "rs-error-variant.h"
#include "rs-error.h"
#include "rs-interp.h"
#include "rs-probe-status.h"
#include "rs-python-facts-variant.h"
#include "rs-request-variant.h"

/* Returns: (transfer full): the probe of the Python that the tests are linked with */
char *
probe_file (void)
{
  g_autofree char *version = rs_interp_dup_version ();
  g_autofree char *name = g_strdup_printf ("refscope-probe-%s", version);

  *strrchr (name, '.') = '\0'; /* 3.11 of 3.11.2 */

  return g_build_filename (g_getenv ("REFSCOPE_PROBE_FOLDER"), name, NULL);
}

static gpointer
read_output (gpointer user_data)
{
  Probe *self = user_data;
  GString *output = g_string_new (NULL);
  gboolean told = FALSE;
  char part[4096];
  gssize n;

  while ((n = read (self->output, part, sizeof part)) > 0)
    {
      g_string_append_len (output, part, n);
      if (!told && g_str_has_suffix (output->str, "ready\n"))
        {
          told = TRUE;
          g_async_queue_push (self->ready, self);
        }
    }
  close (self->output);

  return output;
}

/* Starts a probe, and waits for nothing.
 *
 * @arguments: (nullable): beside those that each has */
Probe *
probe_spawn (const char *const *arguments)
{
  Probe *self = g_new0 (Probe, 1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *file = probe_file ();
  g_autoptr (GError) error = NULL;
  int link[2], output[2], target = 3;

  self->scratch = g_dir_make_tmp (NULL, &error);
  g_assert_no_error (error);

  g_ptr_array_add (argv, file);
  g_ptr_array_add (argv, (gpointer) "--link-fd=3");
  g_ptr_array_add (argv, (gpointer) "--scratch");
  g_ptr_array_add (argv, self->scratch);
  for (gsize i = 0; arguments != NULL && arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);

  rs_link_open_pair (link, &error);
  g_assert_no_error (error);
  g_unix_open_pipe (output, FD_CLOEXEC, &error);
  g_assert_no_error (error);

  g_spawn_async_with_pipes_and_fds (NULL, (const char *const *) argv->pdata, NULL,
                                    G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, -1, output[1],
                                    output[1], &link[1], &target, 1, &self->pid, &self->control,
                                    NULL, NULL, &error);
  g_assert_no_error (error);
  close (link[1]);
  close (output[1]);

  self->link = rs_link_new (link[0]);
  self->output = output[0];
  self->ready = g_async_queue_new ();
  self->reader = g_thread_new ("output", read_output, self);

  return self;
}

/* Starts a probe, and waits until it is ready. */
Probe *
probe_start (const char *const *arguments)
{
  Probe *self = probe_spawn (arguments);
  g_auto (RsFrame) frame = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) python = NULL;
  const char *program;

  rs_link_receive (self->link, &frame, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (frame.kind, ==, RS_FRAME_HELLO);

  g_assert_true (g_variant_lookup (frame.body, RS_PROBE_HELLO_PROGRAM, "&s", &program));
  g_assert_cmpstr (program, ==, PACKAGE_VERSION);
  g_assert_true (g_variant_lookup (frame.body, RS_PROBE_HELLO_PID, "i", &self->inner));
  g_assert_cmpint (self->inner, >, 1);
  python = g_variant_lookup_value (frame.body, RS_PROBE_HELLO_PYTHON, NULL);
  self->python = rs_python_facts_from_variant (python, &error);
  g_assert_no_error (error);

  return self;
}

void
probe_send (Probe           *self,
            const RsRequest *request)
{
  g_autoptr (GError) error = NULL;

  self->serial++;
  rs_link_send (self->link, RS_FRAME_REQUEST, self->serial,
                g_variant_new_variant (rs_request_to_variant (request)), NULL, &error);
  g_assert_no_error (error);
}

/* Waits for the answer to what was sent last. An error of the link is one, too. */
gboolean
probe_receive (Probe         *self,
               RsRequestKind  kind,
               GValue        *answer,
               GError       **error)
{
  for (;;)
    {
      g_auto (RsFrame) frame = { 0 };
      g_autoptr (GVariant) inner = NULL;

      if (!rs_link_receive (self->link, &frame, NULL, error))
        return FALSE;

      g_assert_cmpuint (frame.serial, ==, self->serial);
      if (frame.kind == RS_FRAME_PROGRESS)
        continue;

      if (frame.kind == RS_FRAME_ERROR)
        {
          g_propagate_error (error, rs_error_from_variant (frame.body));
          return FALSE;
        }

      g_assert_cmpint (frame.kind, ==, RS_FRAME_ANSWER);
      inner = g_variant_get_variant (frame.body);

      return rs_answer_from_variant (kind, inner, answer, error);
    }
}

/* @request: (transfer full) */
gboolean
probe_ask (Probe      *self,
           RsRequest  *request,
           GValue     *answer,
           GError    **error)
{
  RsRequestKind kind = rs_request_get_kind (request);

  probe_send (self, request);
  rs_request_unref (request);

  return probe_receive (self, kind, answer, error);
}

void
probe_run (Probe      *self,
           const char *code)
{
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  probe_ask (self, rs_request_new_run (code), &answer, &error);
  g_assert_no_error (error);
  g_assert_true (g_value_get_boolean (&answer));
}

char *
probe_run_error (Probe      *self,
                 const char *code)
{
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (probe_ask (self, rs_request_new_run (code), &answer, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PYTHON);

  return g_strdup (error->message);
}

/* Lets it import the modules in the folder of that name */
void
probe_use_modules (Probe *self)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "probe", "modules", NULL);
  g_autofree char *code = g_strdup_printf ("import sys\nsys.dont_write_bytecode = True\n"
                                           "sys.path.append('%s')",
                                           folder);

  probe_run (self, code);
}

/* Imports one of the test modules, which fails. */
char *
probe_import_error (Probe      *self,
                    const char *module)
{
  g_auto (GValue) answer = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (probe_ask (self, rs_request_new_import (module, NULL), &answer, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PYTHON);

  return g_strdup (error->message);
}

/* Waits until it has printed a line that ends in “ready” */
void
probe_wait_ready (Probe *self)
{
  g_async_queue_pop (self->ready);
}

/* Says that nobody waits for the last request */
void
probe_cancel (Probe *self)
{
  g_autoptr (GError) error = NULL;

  rs_link_send (self->link, RS_FRAME_CANCEL, self->serial, g_variant_new ("()"), NULL, &error);
  g_assert_no_error (error);
}

void
probe_stop (Probe *self)
{
  close (self->control);
  self->control = -1;
}

/* Waits until all of it has ended, and frees @self.
 *
 * @output: (out) (optional): what it has printed
 *
 * Returns: how it has ended, for the macros of waitpid(2) */
int
probe_wait (Probe    *self,
            GString **output)
{
  GString *printed;
  int status;

  g_assert_cmpint (waitpid (self->pid, &status, 0), ==, self->pid);

  /* It has taken its folder with it */
  g_assert_cmpint (g_rmdir (self->scratch), ==, 0);
  g_free (self->scratch);

  printed = g_thread_join (self->reader);
  if (output != NULL)
    *output = printed;
  else
    g_string_free (printed, TRUE);

  if (self->control >= 0)
    close (self->control);
  rs_link_free (self->link);
  g_clear_pointer (&self->python, rs_python_facts_unref);
  g_async_queue_unref (self->ready);
  g_free (self);

  return status;
}

/* Closes the link, and waits for the end that this is */
void
probe_end (Probe *self)
{
  int pair[2];
  int status;

  g_assert_true (rs_link_open_pair (pair, NULL));
  rs_link_free (self->link);
  self->link = rs_link_new (pair[0]);
  close (pair[1]);

  status = probe_wait (self, NULL);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, RS_PROBE_EXIT_DONE);
}
