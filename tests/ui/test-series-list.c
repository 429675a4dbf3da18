/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-series-list.h"

#include <glib/gstdio.h>

#include "rs-probe-list.h"
#include "rs-style.h"

/* Experiments are done in real interpreters. */

#define need(condition)                               \
  G_STMT_START                                        \
  {                                                   \
    while (!(condition))                              \
      g_main_context_iteration (NULL, TRUE);          \
  }                                                   \
  G_STMT_END

static RsExperiment *
experiment_new (const char *module,
                const char *code)
{
  const char *const imports[] = { module, NULL };
  const RsExperimentValues values = { .imports = module != NULL ? imports : NULL, .code = code };

  return rs_experiment_new (&values);
}

static RsSeries *
add (RsSeriesList *list,
     const char   *module,
     const char   *code)
{
  g_autoptr (RsExperiment) experiment = experiment_new (module, code);

  return rs_series_list_add (list, experiment);
}

static void
count_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          guint      *n)
{
  n[0] += added;
  n[1] += removed;
}

static void
test_series (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsSeriesList) list = rs_series_list_new (worker);
  RsSeries *bare = rs_series_list_get (list, 0);
  RsSeries *json;
  RsSeries *missing;
  guint n[2] = { 0, 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (count_cb), n);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_null (rs_series_get_experiment (bare));
  g_assert_true (rs_series_list_get_active (list) == bare);
  g_assert_true (rs_series_get_worker (bare) == worker);
  g_assert_nonnull (strstr (rs_series_get_title (bare), ", bare"));
  g_assert_null (rs_series_get_subject (bare));
  need (rs_series_get_state (bare) == RS_SERIES_READY);
  /* it stays */
  rs_series_list_remove (list, bare);
  rs_series_stop (bare);
  g_assert_cmpuint (rs_series_list_get_n (list), ==, 1);
  g_assert_cmpint (rs_series_get_state (bare), ==, RS_SERIES_READY);

  json = add (list, "json", "print ('hello')");
  g_assert_true (rs_series_list_get_active (list) == json);
  g_assert_cmpint (rs_series_get_state (json), ==, RS_SERIES_STARTING);
  g_assert_cmpstr (rs_series_get_status (json), ==, "Importing…");
  g_assert_cmpstr (rs_series_get_subject (json), ==, "json · code");
  g_assert_cmpuint (rs_series_get_color (json), ==, 1);
  need (rs_series_get_n_modules (json) > 0);
  g_assert_cmpint (rs_series_get_state (json), ==, RS_SERIES_READY);
  g_assert_nonnull (strstr (rs_series_get_status (json), " modules · "));
  g_assert_true (g_str_has_suffix (rs_series_get_status (json), "B"));
  g_assert_cmpstr (rs_series_get_output (json), ==, "hello\n");
  g_assert_null (rs_series_get_failure (json));

  missing = add (list, "no_such_module", NULL);
  g_assert_cmpuint (rs_series_list_get_n_ended (list), ==, 0);
  need (rs_series_get_state (missing) != RS_SERIES_STARTING);
  g_assert_cmpint (rs_series_get_state (missing), ==, RS_SERIES_FAILED);
  g_assert_cmpuint (rs_series_list_get_n_ended (list), ==, 1);
  g_assert_nonnull (strstr (rs_series_get_status (missing), "no_such_module"));
  g_assert_null (strchr (rs_series_get_status (missing), '\n'));
  g_assert_nonnull (strstr (rs_series_get_failure (missing), "Traceback"));
  g_assert_cmpint (rs_series_get_state (json), ==, RS_SERIES_READY);

  rs_series_list_remove (list, missing);
  g_assert_true (rs_series_list_get_active (list) == json);
  rs_series_list_remove (list, json);
  g_assert_true (rs_series_list_get_active (list) == bare);
  g_assert_cmpuint (n[0], ==, 2);
  g_assert_cmpuint (n[1], ==, 2);
  rs_series_list_end (list);
  rs_worker_stop (worker);
}

static void
counts_cb (RsSeriesList *list,
           RsSeries     *series,
           gboolean      counts,
           guint        *n)
{
  *n += counts ? 1 : 0;
}

/* What takes for ever is stopped, and can be run once more, in a new interpreter. */
static void
test_stop (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsSeriesList) list = rs_series_list_new (worker);
  RsSeries *sleeper = add (list, NULL, "import time\ntime.sleep (600)");
  RsWorker *before = rs_series_get_worker (sleeper);
  guint n_counts = 0;

  g_signal_connect (list, "changed", G_CALLBACK (counts_cb), &n_counts);
  g_assert_cmpstr (rs_series_get_status (sleeper), ==, "Running…");
  need (g_str_has_suffix (rs_series_get_status (sleeper), " s"));
  rs_series_stop (sleeper);
  g_assert_cmpint (rs_series_get_state (sleeper), ==, RS_SERIES_STOPPED);
  g_assert_cmpstr (rs_series_get_status (sleeper), ==, "Stopped");

  rs_series_run_again (sleeper);
  g_assert_cmpint (rs_series_get_state (sleeper), ==, RS_SERIES_STARTING);
  g_assert_true (rs_series_get_worker (sleeper) != before);
  g_assert_cmpuint (n_counts, ==, 1);
  rs_series_list_end (list);
  g_assert_cmpint (rs_series_get_state (sleeper), ==, RS_SERIES_STOPPED);
  rs_worker_stop (worker);
}

/* A probe that does not end by itself. It waits for all to be told to before it is killed. */
#define DEAF_PROBE                                         \
  "#!/bin/sh\n"                                            \
  "cd '%s'\n"                                              \
  "trap ': > told-$$' TERM\n"                              \
  ": > began-$$\n"                                         \
  "while [ \"$(ls told-* 2>/dev/null | wc -l)\" -lt 3 ]\n" \
  "do sleep 0.02\n"                                        \
  "done\n"                                                 \
  ": > all-$$\n"                                           \
  "while :; do sleep 0.02; done\n"

/* Returns: how many files have a name that begins so */
static guint
count_files (const char *folder,
             const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      n++;

  return n;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* All are told to end before the end of any is waited for. */
static void
test_end (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsSeriesList) list = rs_series_list_new (worker);
  g_autofree char *folder = g_dir_make_tmp ("refscope-test-XXXXXX", NULL);
  g_autofree char *name = g_strconcat ("refscope-probe-", rs_probe_list_get_default (), NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *script = g_strdup_printf (DEAF_PROBE, folder);
  g_autofree char *before = g_strdup (g_getenv ("REFSCOPE_PROBE_FOLDER"));

  need (rs_series_get_state (rs_series_list_get (list, 0)) == RS_SERIES_READY);
  g_assert_true (g_file_set_contents_full (path, script, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("REFSCOPE_PROBE_FOLDER", folder, TRUE);
  for (guint i = 0; i < 3; i++)
    {
      add (list, "json", NULL);
      while (count_files (folder, "began-") <= i)
        g_main_context_iteration (NULL, FALSE);
    }
  g_setenv ("REFSCOPE_PROBE_FOLDER", before, TRUE);

  rs_series_list_end (list);
  g_assert_cmpuint (count_files (folder, "told-"), ==, 3);
  g_assert_cmpuint (count_files (folder, "all-"), ==, 3);
  for (guint i = 1; i <= 3; i++)
    g_assert_cmpint (rs_series_get_state (rs_series_list_get (list, i)), ==, RS_SERIES_STOPPED);

  rs_worker_stop (worker);
  remove_folder (folder);
}

/* One is always shown, and no more than there are colours for. */
static void
test_visible (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsSeriesList) list = rs_series_list_new (worker);
  RsSeries *bare = rs_series_list_get (list, 0);
  RsSeries *last;

  g_assert_false (rs_series_list_can_toggle (list, bare));
  for (guint i = 1; i < RS_STYLE_MAX_SERIES; i++)
    {
      last = add (list, "json", NULL);
      g_assert_cmpuint (rs_series_get_color (last), ==, i);
      g_assert_true (rs_series_get_visible (last));
    }
  g_assert_true (rs_series_list_can_toggle (list, bare));

  last = add (list, "json", NULL);
  g_assert_false (rs_series_get_visible (last));
  g_assert_false (rs_series_list_can_toggle (list, last));
  g_assert_cmpuint (rs_series_list_get_n_visible (list), ==, RS_STYLE_MAX_SERIES);
  rs_series_set_visible (bare, FALSE);
  g_assert_true (rs_series_list_can_toggle (list, last));

  /* what is left is shown */
  while (rs_series_list_get_n (list) > 1)
    rs_series_list_remove (list, rs_series_list_get (list, 1));
  g_assert_true (rs_series_get_visible (bare));
  rs_worker_stop (worker);
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  RsRecording **recording = user_data;
  g_autoptr (GError) error = NULL;

  *recording = rs_worker_record_finish (RS_WORKER (source), result, &error);
  g_assert_no_error (error);
}

/* What was measured is a series, too, but nothing can be done in it. */
static void
test_recording (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsSeriesList) list = rs_series_list_new (worker);
  RsSeries *json = add (list, "json", NULL);
  g_autoptr (RsRequest) ints = rs_request_new_ints (0, 100, NULL);
  g_autoptr (RsRecording) of_bare = NULL;
  g_autoptr (RsRecording) of_json = NULL;
  g_autofree char *start = NULL;
  RsSeries *series;
  RsWorker *before;

  rs_worker_record_async (worker, ints, NULL, NULL, NULL, recorded_cb, &of_bare);
  rs_worker_record_async (rs_series_get_worker (json), ints, NULL, NULL, NULL, recorded_cb,
                          &of_json);
  need (of_bare != NULL && of_json != NULL);
  g_assert_false (rs_series_is_embedded (json));
  g_assert_true (rs_series_can_run (json));
  g_assert_null (rs_series_get_recording (json));

  series = rs_series_list_add_recording (list, of_bare, "bare.refscope");
  g_assert_true (rs_series_list_get_active (list) == series);
  g_assert_true (rs_series_get_recording (series) == of_bare);
  g_assert_null (rs_series_get_experiment (series));
  g_assert_false (rs_series_is_embedded (series));
  g_assert_false (rs_series_can_run (series));
  g_assert_cmpuint (rs_series_get_color (series), ==, 2);
  start = g_strconcat (rs_series_get_title (rs_series_list_get (list, 0)), " · recorded ", NULL);
  g_assert_true (g_str_has_prefix (rs_series_get_title (series), start));
  g_assert_true (g_str_has_prefix (rs_series_get_subject (series), "recorded "));
  need (rs_series_get_state (series) == RS_SERIES_READY);
  g_assert_cmpstr (rs_series_get_status (series), ==, "From bare.refscope");
  g_assert_cmpint (rs_series_get_n_modules (series), ==, -1);

  before = rs_series_get_worker (series);
  rs_series_run_again (series);
  g_assert_true (rs_series_get_worker (series) == before);
  rs_series_list_remove (list, series);
  g_assert_cmpuint (rs_series_list_get_n (list), ==, 2);

  series = rs_series_list_add_recording (list, of_json, NULL);
  g_assert_true (rs_experiment_equal (rs_series_get_experiment (series),
                                      rs_series_get_experiment (json)));
  g_assert_true (g_str_has_prefix (rs_series_get_subject (series), "json · recorded "));
  rs_series_list_end (list);
  rs_worker_stop (worker);
}

/* What was done by hand is unsaved until all of it is saved. */
static void
test_unsaved (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsSeriesList) list = rs_series_list_new (worker);
  RsSeries *json = add (list, "json", NULL);
  guint n_changes;

  need (rs_series_get_state (json) == RS_SERIES_READY);
  rs_series_set_saved (json, rs_series_get_n_changes (json));
  g_assert_false (rs_series_is_unsaved (json));
  rs_series_change_counts (json);
  g_assert_true (rs_series_is_unsaved (json));

  /* something is done while it is being saved */
  n_changes = rs_series_get_n_changes (json);
  rs_series_change_counts (json);
  rs_series_set_saved (json, n_changes);
  g_assert_true (rs_series_is_unsaved (json));
  rs_series_set_saved (json, rs_series_get_n_changes (json));
  g_assert_false (rs_series_is_unsaved (json));

  /* there is nothing to save of one that has ended */
  rs_series_change_counts (json);
  rs_series_stop (json);
  g_assert_false (rs_series_is_unsaved (json));
  rs_series_run_again (json);
  need (rs_series_get_state (json) == RS_SERIES_READY);
  rs_series_set_saved (json, rs_series_get_n_changes (json));
  g_assert_false (rs_series_is_unsaved (json));

  /* Python itself is there again at any time */
  rs_series_change_counts (rs_series_list_get (list, 0));
  g_assert_false (rs_series_is_unsaved (rs_series_list_get (list, 0)));
  rs_series_list_end (list);
  rs_worker_stop (worker);
}

/* A start that has taken long is not thrown away unasked. */
static void
test_long_start (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsSeriesList) list = rs_series_list_new (worker);
  gint64 began = g_get_monotonic_time ();
  RsSeries *sleeper = add (list, NULL, "import time; time.sleep (1000)");

  g_assert_true (rs_series_is_busy (sleeper));
  g_assert_false (rs_series_is_unsaved (sleeper));
  need (g_get_monotonic_time () - began > 10.5 * G_USEC_PER_SEC);
  g_assert_true (rs_series_is_unsaved (sleeper));
  g_assert_true (rs_series_is_busy (sleeper));
  rs_series_stop (sleeper);
  g_assert_false (rs_series_is_unsaved (sleeper));
  g_assert_false (rs_series_is_busy (sleeper));
  rs_series_list_end (list);
  rs_worker_stop (worker);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/series-list/series", test_series);
  g_test_add_func ("/ui/series-list/stop", test_stop);
  g_test_add_func ("/ui/series-list/end", test_end);
  g_test_add_func ("/ui/series-list/visible", test_visible);
  g_test_add_func ("/ui/series-list/recording", test_recording);
  g_test_add_func ("/ui/series-list/unsaved", test_unsaved);
  g_test_add_func ("/ui/series-list/long-start", test_long_start);

  return g_test_run ();
}
