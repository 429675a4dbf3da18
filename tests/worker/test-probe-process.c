/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a supervisor may do to who waits for it, by scripts in its place. */

#include "config.h"

#include "rs-probe-process.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rs-leftovers.h"
#include "rs-probe-list.h"
#include "rs-test-system.h"

typedef struct
{
  char *folder; /* (owned) of the script */
  char *scratch;
  char *go; /* (owned) a pipe that the script may read from */
  RsProbeProcess *process;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *script = data;
  g_autofree char *name = g_strconcat ("refscope-probe-", rs_probe_list_get_default (), NULL);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *file = NULL;
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&(RsExperimentValues){ NULL });
  g_autoptr (GString) output = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("refscope-test-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, name, NULL);
  fixture->go = g_build_filename (fixture->folder, "go", NULL);
  fixture->scratch = g_build_filename (fixture->folder, "scratch", NULL);
  file = g_build_filename (fixture->scratch, "file", NULL);
  contents = g_strdup_printf ("#!/bin/sh\ncd '%s'\n%s", fixture->folder, script);
  g_assert_cmpint (mkfifo (fixture->go, 0600), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->scratch, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);

  g_setenv ("REFSCOPE_PROBE_FOLDER", fixture->folder, TRUE);
  fixture->process = rs_probe_process_spawn (experiment, &error);
  g_assert_no_error (error);
  while (strstr (output->str, "ready\n") == NULL)
    {
      g_autofree char *part = rs_probe_process_take_output (fixture->process);

      g_string_append (output, part);
      g_usleep (1000);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  rs_test_remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->go);
  g_free (fixture->scratch);
}

static gboolean
has_scratch (Fixture *fixture)
{
  return g_file_test (fixture->scratch, G_FILE_TEST_EXISTS);
}

/* Nobody waits for a folder that takes long to remove, but in the end. */
static void
test_slow_removal (Fixture       *fixture,
                   gconstpointer  data)
{
  int fd;

  rs_probe_process_free (fixture->process);
  g_assert_true (has_scratch (fixture));

  fd = open (fixture->go, O_WRONLY);
  g_assert_cmpint (write (fd, "\n", 1), ==, 1);
  close (fd);
  rs_leftovers_wait ();
  g_assert_false (has_scratch (fixture));
}

/* Who is killed before it has removed it is not the last to be able to. */
static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *end = NULL;

  rs_probe_process_set_scratch (fixture->process, fixture->scratch);
  while (!rs_probe_process_wait (fixture->process, 1000))
    ;
  end = rs_probe_process_dup_end (fixture->process);
  g_assert_nonnull (strstr (end, "SIGKILL"));
  g_assert_true (has_scratch (fixture));
  rs_probe_process_free (fixture->process);
  rs_leftovers_wait ();
  g_assert_false (has_scratch (fixture));
}

/* Neither is who does not end. */
static void
test_deaf (Fixture       *fixture,
           gconstpointer  data)
{
  rs_probe_process_set_scratch (fixture->process, fixture->scratch);
  rs_probe_process_free (fixture->process);
  rs_leftovers_wait ();
  g_assert_false (has_scratch (fixture));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  /* nothing is left to wait for */
  rs_leftovers_wait ();

  g_test_add ("/probe-process/slow-removal", Fixture,
              "trap '' TERM\necho ready\nexec >&- 2>&-\nread line < go\nrm -r scratch\n", set_up,
              test_slow_removal, tear_down);
  g_test_add ("/probe-process/killed", Fixture, "echo ready\nkill -KILL $$\n", set_up, test_killed,
              tear_down);
  g_test_add ("/probe-process/deaf", Fixture, "trap '' TERM\necho ready\nread line < go\n", set_up,
              test_deaf, tear_down);

  return g_test_run ();
}
