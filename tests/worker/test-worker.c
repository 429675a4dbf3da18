/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker.h"

#include <locale.h>
#include <math.h>

#include "rs-error.h"

#define MANY 10000000

/* What came back of one measurement. */
typedef struct
{
  GThread *thread; /* where it is awaited */
  guint n_answers;
  guint order; /* of the answers in a test, 1 for the first */
  RsSnapshot *snapshot;
  GError *error;

  guint n_progress;
  double fraction;
} Answer;

static guint n_answers;

static void
answer_init (Answer *answer)
{
  *answer = (Answer) { .thread = g_thread_self () };
}

static void
answer_clear (Answer *answer)
{
  g_clear_pointer (&answer->snapshot, rs_snapshot_unref);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
answer_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Answer *answer = user_data;

  g_assert_true (answer->thread == g_thread_self ());
  g_assert_cmpuint (answer->n_answers, ==, 0);

  answer->snapshot = rs_worker_measure_finish (RS_WORKER (source), result, &answer->error);
  answer->n_answers++;
  answer->order = ++n_answers;
  g_assert_true ((answer->snapshot == NULL) != (answer->error == NULL));
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Answer *answer = user_data;

  g_assert_true (answer->thread == g_thread_self ());
  g_assert_cmpuint (answer->n_answers, ==, 0);
  g_assert_cmpfloat (fraction, >=, answer->fraction);
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);

  answer->fraction = fraction;
  answer->n_progress++;
}

static void
measure_cancellable (RsWorker     *worker,
                     gint64        from,
                     gint64        to,
                     GCancellable *cancellable,
                     Answer       *answer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsRequest) request = rs_request_new_ints (from, to, &error);

  g_assert_no_error (error);
  answer_init (answer);
  rs_worker_measure_async (worker, request, progress_cb, answer, cancellable, answer_cb, answer);
}

static void
measure (RsWorker *worker,
         gint64    from,
         gint64    to,
         Answer   *answer)
{
  measure_cancellable (worker, from, to, NULL, answer);
}

/* Begins a long measurement and returns in the middle of it. Where this thread is held up so long
 * that the answer comes first, again. */
static void
measure_half (RsWorker     *worker,
              GCancellable *cancellable,
              Answer       *answer)
{
  measure_cancellable (worker, 0, MANY, cancellable, answer);
  while (answer->n_progress == 0)
    {
      g_main_context_iteration (NULL, TRUE);
      if (answer->n_answers > 0)
        {
          answer_clear (answer);
          measure_cancellable (worker, 0, MANY, cancellable, answer);
        }
    }
}

static void
wait_for (Answer *answer)
{
  while (answer->n_answers == 0)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
}

static void
assert_cancelled (const Answer *answer)
{
  g_assert_error (answer->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_measure (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_auto (Answer) answer = { 0 };
  RsPythonFacts *facts;
  const gint64 *printed;

  measure (worker, 0, 1000, &answer);
  g_assert_cmpuint (answer.n_answers, ==, 0);
  wait_for (&answer);
  g_assert_no_error (answer.error);

  g_assert_cmpint (rs_snapshot_get_from (answer.snapshot), ==, 0);
  g_assert_cmpuint (rs_snapshot_get_n_ints (answer.snapshot), ==, 1001);

  facts = rs_snapshot_get_python (answer.snapshot);
  printed = rs_snapshot_get_column (answer.snapshot, RS_MEASURE_PRINTED);
  g_assert_cmpint (facts->cache_min, ==, -5);
  for (gint64 i = 0; i <= 1000; i++)
    if (i > facts->cache_max)
      g_assert_cmpint (printed[i], ==, facts->int_floor);
    else
      g_assert_cmpint (printed[i], >, 1000);

  rs_worker_stop (worker);
}

static void
test_trend (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_auto (Answer) all = { 0 };
  g_auto (Answer) part = { 0 };
  g_auto (Answer) past = { 0 };
  const RsTrendColumns *trend, *part_trend;
  RsPythonFacts *facts;

  measure (worker, -5, 1100, &all);
  wait_for (&all);
  measure (worker, 200, 300, &part);
  wait_for (&part);
  measure (worker, 1025, 2000, &past);
  wait_for (&past);
  rs_worker_stop (worker);

  facts = rs_snapshot_get_python (all.snapshot);
  trend = rs_snapshot_get_trend (all.snapshot, RS_MEASURE_REFCOUNT);

  g_assert_null (rs_snapshot_get_trend (all.snapshot, RS_MEASURE_PRINTED)->expected);
  g_assert_null (rs_snapshot_get_trend (past.snapshot, RS_MEASURE_REFCOUNT)->expected);
  g_assert_null (rs_snapshot_get_trend (past.snapshot, RS_MEASURE_REFCOUNT)->outlier);

  if (!facts->counted)
    {
      g_assert_null (trend->expected);
      g_assert_null (trend->outlier);
      g_assert_null (rs_snapshot_get_trend (all.snapshot, RS_MEASURE_PRINTED)->outlier);
      return;
    }

  for (gint64 value = -5; value <= 1100; value++)
    if (value < 1 || value > facts->cache_max)
      {
        g_assert_true (isnan (trend->expected[value + 5]));
        g_assert_false (trend->outlier[value + 5]);
      }
    else
      {
        g_assert_true (trend->expected[value + 5] >= 0);
      }

  g_assert_true (trend->outlier[256 + 5]);
  g_assert_cmpmem (trend->outlier,
                   1106,
                   rs_snapshot_get_trend (all.snapshot, RS_MEASURE_PRINTED)->outlier,
                   1106);

  /* What is expected of an integer does not depend on the range that shows it */
  part_trend = rs_snapshot_get_trend (part.snapshot, RS_MEASURE_REFCOUNT);
  g_assert_cmpmem (trend->expected + 205,
                   57 * sizeof (float),
                   part_trend->expected,
                   57 * sizeof (float));
  g_assert_cmpmem (trend->outlier + 205, 57, part_trend->outlier, 57);
}

static void
test_latest_wins (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_auto (Answer) running = { 0 };
  g_auto (Answer) queued = { 0 };
  g_auto (Answer) latest = { 0 };

  measure_half (worker, NULL, &running);
  n_answers = 0;
  measure (worker, 0, MANY, &queued);
  measure (worker, 3, 5, &latest);
  wait_for (&latest);

  assert_cancelled (&running);
  assert_cancelled (&queued);
  g_assert_no_error (latest.error);
  g_assert_cmpuint (rs_snapshot_get_n_ints (latest.snapshot), ==, 3);
  g_assert_cmpuint (running.order, ==, 1);
  g_assert_cmpuint (queued.order, ==, 2);
  g_assert_cmpuint (latest.order, ==, 3);
  g_assert_cmpuint (queued.n_progress, ==, 0);

  rs_worker_stop (worker);
}

/* The answer was on its way when the newer request came */
static void
test_late_answer (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_auto (Answer) late = { 0 };
  g_auto (Answer) latest = { 0 };

  measure (worker, 0, 10, &late);
  while (!g_main_context_pending (NULL))
    g_thread_yield ();
  measure (worker, 0, 20, &latest);
  wait_for (&latest);

  assert_cancelled (&late);
  g_assert_no_error (latest.error);

  rs_worker_stop (worker);
}

static void
ask_again_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Answer *answer = user_data;

  /* A newer request between the answer and its reading */
  measure (RS_WORKER (source), 0, 20, answer + 1);
  answer->snapshot = rs_worker_measure_finish (RS_WORKER (source), result, &answer->error);
  answer->n_answers++;
}

static void
test_asks_before_reading (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (RsRequest) request = rs_request_new_ints (0, 10, NULL);
  Answer answers[2];

  answer_init (&answers[0]);
  answer_init (&answers[1]);
  rs_worker_measure_async (worker, request, NULL, NULL, NULL, ask_again_cb, answers);
  wait_for (&answers[1]);

  assert_cancelled (&answers[0]);
  g_assert_null (answers[0].snapshot);
  g_assert_no_error (answers[1].error);

  rs_worker_stop (worker);
  answer_clear (&answers[0]);
  answer_clear (&answers[1]);
}

static void
test_cancel (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answer) answer = { 0 };
  g_auto (Answer) again = { 0 };
  guint n_progress;

  /* While it runs */
  measure_half (worker, cancellable, &answer);
  n_progress = answer.n_progress;
  g_cancellable_cancel (cancellable);
  wait_for (&answer);
  assert_cancelled (&answer);
  g_assert_cmpuint (answer.n_progress, ==, n_progress);

  /* Before it begins */
  measure_cancellable (worker, 0, MANY, cancellable, &again);
  wait_for (&again);
  assert_cancelled (&again);
  g_assert_cmpuint (again.n_progress, ==, 0);

  rs_worker_stop (worker);
}

/* In the middle of ten million: returns, and what is due still comes */
static void
test_stop (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_auto (Answer) answer = { 0 };
  g_auto (Answer) after = { 0 };
  guint n_progress;

  measure_half (worker, NULL, &answer);
  n_progress = answer.n_progress;
  rs_worker_stop (worker);
  g_assert_cmpuint (answer.n_answers, ==, 0);
  wait_for (&answer);
  assert_cancelled (&answer);
  g_assert_cmpuint (answer.n_progress, ==, n_progress);

  rs_worker_stop (worker);
  measure (worker, 0, 10, &after);
  wait_for (&after);
  assert_cancelled (&after);
}

/* The thread has let go of the interpreter: a stop that did not join would fail the next start */
static void
test_stop_and_start (void)
{
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (RsWorker) worker = rs_worker_new ();
      g_auto (Answer) stopped = { 0 };
      g_auto (Answer) answer = { 0 };
      g_autoptr (RsWorker) next = NULL;

      measure (worker, 0, MANY, &stopped);
      rs_worker_stop (worker);
      next = rs_worker_new ();
      measure (next, 0, 10, &answer);
      wait_for (&answer);
      wait_for (&stopped);
      g_assert_no_error (answer.error);
      assert_cancelled (&stopped);
      rs_worker_stop (next);
    }
}

static void
gone_cb (gpointer  user_data,
         GObject  *object)
{
  gboolean *gone = user_data;

  *gone = TRUE;
}

/* A measurement keeps its worker; then the worker ends by itself, with no source left behind */
static void
test_unref (void)
{
  RsWorker *worker = rs_worker_new ();
  g_auto (Answer) answer = { 0 };
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (worker), gone_cb, &gone);
  measure (worker, 0, 500000, &answer);
  g_object_unref (worker);
  g_assert_false (gone);
  wait_for (&answer);
  g_assert_no_error (answer.error);

  while (!gone)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_main_context_pending (NULL));
}

static void
test_dispose (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_auto (Answer) answer = { 0 };

  measure (worker, 0, MANY, &answer);
  g_object_run_dispose (G_OBJECT (worker));
  g_assert_cmpuint (answer.n_answers, ==, 0);
  wait_for (&answer);
  assert_cancelled (&answer);
  g_assert_cmpuint (answer.n_progress, ==, 0);
}

static void
test_start_error (void)
{
  g_autoptr (RsWorker) first = rs_worker_new ();
  g_autoptr (RsWorker) second = NULL;
  g_auto (Answer) works = { 0 };
  g_auto (Answer) fails = { 0 };
  g_auto (Answer) fails_again = { 0 };

  measure (first, 0, 10, &works);
  wait_for (&works);
  g_assert_no_error (works.error);

  /* There is one interpreter in a process */
  second = rs_worker_new ();
  measure (second, 0, 10, &fails);
  wait_for (&fails);
  g_assert_error (fails.error, RS_ERROR, RS_ERROR_START);
  measure (second, 0, 10, &fails_again);
  wait_for (&fails_again);
  g_assert_error (fails_again.error, RS_ERROR, RS_ERROR_START);

  rs_worker_stop (second);
  rs_worker_stop (first);
}

static gpointer
measure_in_thread (gpointer user_data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (RsWorker) worker = NULL;
  g_auto (Answer) answer = { 0 };

  g_main_context_push_thread_default (context);
  worker = rs_worker_new ();
  measure (worker, 0, 1000000, &answer); /* answer and progress check the thread */
  wait_for (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.n_progress, >, 0);
  rs_worker_stop (worker);
  g_main_context_pop_thread_default (context);

  return NULL;
}

static void
test_context (void)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (RsWorker) worker = NULL;
  g_auto (Answer) answer = { 0 };

  g_thread_join (g_thread_new ("asker", measure_in_thread, NULL));

  /* The context counts at the call, not at the making of the worker */
  worker = rs_worker_new ();
  g_main_context_push_thread_default (context);
  measure (worker, 0, 10, &answer);
  g_main_context_pop_thread_default (context);
  while (!g_main_context_pending (context))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (answer.n_answers, ==, 0);
  while (answer.n_answers == 0)
    g_main_context_iteration (context, TRUE);
  g_assert_no_error (answer.error);
  rs_worker_stop (worker);
}

static gboolean
count_cb (gpointer user_data)
{
  guint *n = user_data;

  (*n)++;

  return G_SOURCE_CONTINUE;
}

/* The thread that asks goes on with its own work */
static void
test_never_waits (void)
{
  g_autoptr (RsWorker) worker = rs_worker_new ();
  g_auto (Answer) answer = { 0 };
  guint n_frames = 0;
  guint id = g_idle_add (count_cb, &n_frames);

  measure (worker, 0, MANY, &answer);
  wait_for (&answer);
  g_assert_no_error (answer.error);
  g_source_remove (id);

  g_assert_cmpuint (rs_snapshot_get_n_ints (answer.snapshot), ==, MANY + 1);
  g_assert_cmpuint (n_frames, >, 10);
  g_assert_cmpuint (answer.n_progress, >, 0);

  rs_worker_stop (worker);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/measure", test_measure);
  g_test_add_func ("/worker/trend", test_trend);
  g_test_add_func ("/worker/latest-wins", test_latest_wins);
  g_test_add_func ("/worker/late-answer", test_late_answer);
  g_test_add_func ("/worker/asks-before-reading", test_asks_before_reading);
  g_test_add_func ("/worker/cancel", test_cancel);
  g_test_add_func ("/worker/stop", test_stop);
  g_test_add_func ("/worker/stop-and-start", test_stop_and_start);
  g_test_add_func ("/worker/unref", test_unref);
  g_test_add_func ("/worker/dispose", test_dispose);
  g_test_add_func ("/worker/start-error", test_start_error);
  g_test_add_func ("/worker/context", test_context);
  g_test_add_func ("/worker/never-waits", test_never_waits);

  return g_test_run ();
}
