/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-worker-private.h"

#include "rs-embedded-target.h"
#include "rs-error.h"
#include "rs-probe-target.h"
#include "rs-recorded-target.h"
#include "rs-worker-measure.h"

G_DEFINE_FINAL_TYPE (RsWorker, rs_worker, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

/* Where news are heard: an atomic box. No weak reference, which would let the worker's thread hold
 * the last strong one for a moment, and then wait for itself. */
struct _RsWorkerEar
{
  RsWorker *worker; /* NULL after stop; the thread that made the worker only */
};

/* What the worker's thread needs; freed by it. */
typedef struct
{
  RsTarget *target;         /* (owned) */
  RsWorkerMailbox *mailbox; /* outlives the thread */
  GMainContext *context;    /* (owned) of who made the worker */
  RsWorkerEar *ear;         /* (owned) */
  GError *end;              /* (nullable) (owned) why there is no interpreter, which was told */
} Session;

/* News of a session, on its way to who made the worker. */
typedef struct
{
  RsWorkerEar *ear; /* (owned) */
  RsWorkerState state;
  GError *error; /* (nullable) (owned) */
  char *output;  /* (nullable) (owned) */
} News;

static void
news_free (gpointer data)
{
  News *news = data;

  g_atomic_rc_box_release (news->ear);
  g_clear_error (&news->error);
  g_free (news->output);
  g_free (news);
}

static gboolean
news_cb (gpointer user_data)
{
  News *news = user_data;
  RsWorker *self = news->ear->worker;

  if (self == NULL)
    return G_SOURCE_REMOVE;

  self->state = news->state;
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&news->error);
  if (news->output != NULL)
    {
      g_free (self->output);
      self->output = g_steal_pointer (&news->output);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);

  return G_SOURCE_REMOVE;
}

/* Worker's thread. Before the answers that follow from it, for it is sent before them. */
static void
tell (Session       *session,
      RsWorkerState  state,
      const GError  *error,
      char          *output)
{
  GSource *source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  news->ear = g_atomic_rc_box_acquire (session->ear);
  news->state = state;
  news->error = error != NULL ? g_error_copy (error) : NULL;
  news->output = output;

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, news_cb, news, news_free);
  g_source_set_static_name (source, "RsWorker news");
  g_source_attach (source, session->context);
  g_source_unref (source);
}

static void
count_progress (gsize    done,
                gsize    all,
                gpointer user_data)
{
  rs_worker_job_set_progress (user_data, (double) done / (double) all);
}

static void
free_nothing (gpointer result)
{
}

/* What the asking thread is given: the answer itself, or what the analysis makes of it. */
static gpointer
take_result (RsRequest       *request,
             const GValue    *answer, /* empty if there is none */
             GDestroyNotify  *free_result)
{
  switch (rs_request_get_kind (request))
    {
    case RS_REQUEST_INTS:
      *free_result = (GDestroyNotify) rs_snapshot_unref;
      return G_IS_VALUE (answer) ? rs_worker_analyse (g_value_get_boxed (answer)) : NULL;

    case RS_REQUEST_RUN:
      *free_result = free_nothing;
      return GINT_TO_POINTER (G_IS_VALUE (answer));

    case RS_REQUEST_LOADED:
    case RS_REQUEST_IMPORTABLE:
      *free_result = (GDestroyNotify) g_strfreev;
      break;

    case RS_REQUEST_STRINGS:
    case RS_REQUEST_MOST_USED:
      *free_result = (GDestroyNotify) rs_string_snapshot_unref;
      break;

    case RS_REQUEST_INT_HOLDERS:
    case RS_REQUEST_STRING_HOLDERS:
    default:
      *free_result = (GDestroyNotify) rs_holders_unref;
      break;
    }

  return G_IS_VALUE (answer) ? g_value_dup_boxed (answer) : NULL;
}

/* Asks for the holders of one string after the other. */
static GPtrArray *
find_all_holders (RsTarget      *target,
                  GPtrArray     *texts,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GPtrArray) all
    = g_ptr_array_new_full (texts->len, (GDestroyNotify) rs_holders_unref);

  for (guint i = 0; i < texts->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (texts->pdata[i], &length);
      g_autoptr (RsRequest) request = NULL;
      g_auto (GValue) answer = G_VALUE_INIT;

      request = rs_request_new_string_holders (text != NULL ? text : "", (gssize) length);
      if (!rs_target_ask (target, request, NULL, NULL, cancellable, &answer, error))
        return NULL;
      g_ptr_array_add (all, g_value_dup_boxed (&answer));
    }

  return g_steal_pointer (&all);
}

/* An interpreter that has ended since it was ready is told of once. */
static void
take_end (Session      *session,
          const GError *error) /* (nullable) */
{
  if (session->end != NULL || !g_error_matches (error, RS_ERROR, RS_ERROR_START))
    return;

  session->end = g_error_copy (error);
  tell (session, RS_WORKER_FAILED, error, NULL);
}

/* Worker's thread */
static void
do_job (Session     *session,
        RsWorkerJob *job)
{
  RsRequest *request = rs_worker_job_get_request (job);
  RsWorkerOrder *order = rs_worker_job_get_order (job);
  GCancellable *cancellable = rs_worker_job_get_cancellable (job);
  GDestroyNotify free_result = NULL;
  gpointer result = NULL;
  GValue answer = G_VALUE_INIT;
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, &error))
    ;
  else if (session->end != NULL)
    error = g_error_copy (session->end);
  else if (order != NULL)
    {
      free_result = (GDestroyNotify) rs_recording_unref;
      result = rs_worker_order_do (order, session->target, request, cancellable, &error);
    }
  else if (rs_request_get_kind (request) == RS_REQUEST_ALL_HOLDERS)
    {
      free_result = (GDestroyNotify) g_ptr_array_unref;
      result = find_all_holders (session->target, rs_request_get_texts (request), cancellable,
                                 &error);
    }
  else
    {
      rs_target_ask (session->target, request, count_progress, job, cancellable, &answer, &error);
      result = take_result (request, &answer, &free_result);
      if (G_IS_VALUE (&answer))
        g_value_unset (&answer);
    }
  take_end (session, error);

  rs_worker_job_reply (job, result, free_result, error);
}

/* Who has seen a plot may click on a point: what the answer needs is found meanwhile. */
static void
prepare (Session *session)
{
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (GError) error = NULL;

  if (session->end != NULL)
    return;
  cancellable = rs_worker_mailbox_begin_preparation (session->mailbox);
  if (cancellable == NULL)
    return;

  rs_target_prepare (session->target, cancellable, &error);
  rs_worker_mailbox_end_preparation (session->mailbox);
  take_end (session, error);
}

/* Waits for the next job. An interpreter that ends meanwhile is noticed at once. */
static RsWorkerJob *
await_job (Session *session)
{
  gboolean alive = session->end == NULL;

  while (alive && !rs_worker_mailbox_wait (session->mailbox, rs_target_get_fd (session->target)))
    {
      g_autoptr (GError) error = NULL;

      alive = rs_target_check (session->target, &error);
      take_end (session, error);
    }

  return rs_worker_mailbox_pop (session->mailbox);
}

static void
session_free (Session *session)
{
  g_atomic_rc_box_release (session->ear);
  g_main_context_unref (session->context);
  g_object_unref (session->target);
  g_clear_error (&session->end);
  g_free (session);
}

/* Returns: (transfer full) (nullable): what was printed and not told of before */
static gpointer
thread_func (gpointer user_data)
{
  Session *session = user_data;
  char *output = NULL;
  RsWorkerJob *job;

  rs_target_start (session->target, &session->end);
  /* who stops the worker hears no news */
  if (!g_error_matches (session->end, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    output = rs_target_take_output (session->target);
  tell (session, session->end == NULL ? RS_WORKER_READY : RS_WORKER_FAILED, session->end,
        g_steal_pointer (&output));

  while ((job = await_job (session)) != NULL)
    {
      do_job (session, job);
      prepare (session);
    }

  output = rs_target_take_output (session->target);
  rs_target_end (session->target);
  session_free (session);

  return output;
}

static void
rs_worker_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  RsWorker *self = RS_WORKER (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rs_worker_dispose (GObject *object)
{
  RsWorker *self = RS_WORKER (object);

  rs_worker_stop (self);

  G_OBJECT_CLASS (rs_worker_parent_class)->dispose (object);
}

static void
rs_worker_finalize (GObject *object)
{
  RsWorker *self = RS_WORKER (object);

  rs_worker_mailbox_free (self->mailbox);
  g_clear_object (&self->target);
  g_atomic_rc_box_release (self->ear);
  g_clear_pointer (&self->experiment, rs_experiment_unref);
  g_clear_pointer (&self->recording, rs_recording_unref);
  g_clear_error (&self->error);
  g_free (self->output);
  g_free (self->rest);

  G_OBJECT_CLASS (rs_worker_parent_class)->finalize (object);
}

static void
rs_worker_class_init (RsWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rs_worker_get_property;
  object_class->dispose = rs_worker_dispose;
  object_class->finalize = rs_worker_finalize;

  /**
   * RsWorker:state:
   *
   * A #RsWorkerState: how far the interpreter is. Changes in the main context of the thread that
   * made the worker.
   */
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL,
                                             RS_WORKER_STARTING, RS_WORKER_FAILED,
                                             RS_WORKER_STARTING,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
rs_worker_init (RsWorker *self)
{
  self->owner = g_thread_self ();
  self->mailbox = rs_worker_mailbox_new ();
  self->ear = g_atomic_rc_box_new0 (RsWorkerEar);
  self->ear->worker = self;
}

static RsWorker *
new_for_target (RsTarget *target /* (transfer full) */)
{
  RsWorker *self = g_object_new (RS_TYPE_WORKER, NULL);
  Session *session = g_new0 (Session, 1);

  self->target = target;
  session->target = g_object_ref (target);
  session->mailbox = self->mailbox;
  session->context = g_main_context_ref_thread_default ();
  session->ear = g_atomic_rc_box_acquire (self->ear);
  self->thread = g_thread_new ("rs-worker", thread_func, session);

  return self;
}

/**
 * rs_worker_new:
 *
 * Starts the background thread, and on it the interpreter at once, so that Python is up when the
 * first question comes. The worker belongs to the calling thread. There is one interpreter in a
 * process: as long as another such worker runs, every measurement of this one fails.
 *
 * Returns: (transfer full): a worker
 */
RsWorker *
rs_worker_new (void)
{
  return new_for_target (rs_embedded_target_new ());
}

/**
 * rs_worker_new_for_experiment:
 * @experiment: (transfer none): what is to be measured
 *
 * Starts the background thread, and from it at once a Python in a process of its own, where the
 * experiment is done: whatever it does there, this process lives on. There may be many. If it
 * fails, every question is answered with the reason.
 *
 * Returns: (transfer full): a worker
 */
RsWorker *
rs_worker_new_for_experiment (RsExperiment *experiment)
{
  RsWorker *self;

  g_return_val_if_fail (experiment != NULL, NULL);

  self = new_for_target (rs_probe_target_new (experiment));
  self->experiment = rs_experiment_ref (experiment);

  return self;
}

/**
 * rs_worker_new_for_recording:
 * @recording: (transfer none): what was measured before
 *
 * Starts the background thread, on which counts are looked up in a recording. Holders and code end
 * in %RS_ERROR_MEASURE.
 *
 * Returns: (transfer full): a worker
 */
RsWorker *
rs_worker_new_for_recording (RsRecording *recording)
{
  RsWorker *self;
  RsExperiment *experiment;

  g_return_val_if_fail (recording != NULL, NULL);

  self = new_for_target (rs_recorded_target_new (recording));
  self->recording = rs_recording_ref (recording);
  experiment = rs_recording_get_experiment (recording);
  self->experiment = experiment != NULL ? rs_experiment_ref (experiment) : NULL;

  return self;
}

/**
 * rs_worker_get_recording:
 * @self: a worker
 *
 * Returns: (transfer none) (nullable): what answers, %NULL if there is an interpreter
 */
RsRecording *
rs_worker_get_recording (RsWorker *self)
{
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);

  return self->recording;
}

/**
 * rs_worker_get_experiment:
 * @self: a worker
 *
 * Returns: (transfer none) (nullable): what is or was measured, %NULL for the embedded interpreter
 */
RsExperiment *
rs_worker_get_experiment (RsWorker *self)
{
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);

  return self->experiment;
}

/**
 * rs_worker_get_state:
 * @self: a worker
 *
 * On the thread that made the worker.
 *
 * Returns: how far its interpreter is
 */
RsWorkerState
rs_worker_get_state (RsWorker *self)
{
  g_return_val_if_fail (RS_IS_WORKER (self), RS_WORKER_FAILED);
  g_return_val_if_fail (self->owner == g_thread_self (), RS_WORKER_FAILED);

  return self->state;
}

/**
 * rs_worker_get_error:
 * @self: a worker
 *
 * On the thread that made the worker.
 *
 * Returns: (transfer none) (nullable): why it failed
 */
const GError *
rs_worker_get_error (RsWorker *self)
{
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);

  return self->error;
}

/**
 * rs_worker_get_output:
 * @self: a worker
 *
 * On the thread that made the worker.
 *
 * Returns: (transfer none) (nullable): what the experiment printed until it was ready, failed or
 *   was stopped
 */
const char *
rs_worker_get_output (RsWorker *self)
{
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);

  return self->output;
}

/**
 * rs_worker_get_memory:
 * @self: a worker
 *
 * Reads anew how much memory the interpreter has, our own tables in it counted in. On the thread
 * that made the worker.
 *
 * Returns: bytes, see rs_process_memory_read(); 0 if it has no process of its own, or not any more
 */
guint64
rs_worker_get_memory (RsWorker *self)
{
  g_return_val_if_fail (RS_IS_WORKER (self), 0);
  g_return_val_if_fail (self->owner == g_thread_self (), 0);

  return rs_target_get_memory (self->target);
}

/**
 * rs_worker_take_output:
 * @self: a worker of an experiment
 *
 * Takes what was printed since the last time, while it was ready: what code prints can be seen as
 * it runs. rs_worker_run_finish() takes what is left.
 *
 * On the thread that made the worker.
 *
 * Returns: (transfer full) (nullable): UTF-8, %NULL if nothing is printed any more
 */
char *
rs_worker_take_output (RsWorker *self)
{
  g_return_val_if_fail (RS_IS_WORKER (self), NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);

  if (self->thread == NULL)
    return g_steal_pointer (&self->rest);

  return rs_target_take_output (self->target);
}

/**
 * rs_worker_set_prepares:
 * @self: a worker
 * @prepares: whether to find what a question for holders needs while there is nothing to do
 *
 * For who may be asked more questions: then an answer comes at once. It is off at first.
 *
 * On the thread that made the worker.
 */
void
rs_worker_set_prepares (RsWorker *self,
                        gboolean  prepares)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());

  rs_worker_mailbox_set_prepares (self->mailbox, prepares);
}

/* Whether no question is taken any more. On the thread that made the worker. */
gboolean
rs_worker_is_stopped (RsWorker *self)
{
  return self->ear->worker == NULL;
}

/**
 * rs_worker_begin_stop:
 * @self: a worker
 *
 * Cancels what is running or waiting, and has the thread end, but does not wait for that. Who stops
 * several calls it for each first, so that their ends take the time of one. Nothing can be asked any
 * more, and rs_worker_stop() is still to be called.
 *
 * On the thread that made the worker.
 */
void
rs_worker_begin_stop (RsWorker *self)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());

  if (rs_worker_is_stopped (self))
    return;

  for (int i = 0; i < RS_WORKER_N_SLOTS; i++)
    {
      if (self->latest[i] != NULL)
        rs_worker_job_cancel (self->latest[i]);
      g_clear_pointer (&self->latest[i], rs_worker_job_unref);
    }

  self->ear->worker = NULL;
  rs_target_stop (self->target);
  rs_worker_mailbox_quit (self->mailbox);
}

/**
 * rs_worker_stop:
 * @self: a worker
 *
 * Cancels what is running or waiting and ends the thread; returns when it has ended, within some
 * milliseconds. Answers that are still due come as %G_IO_ERROR_CANCELLED from the main context.
 * Every later request is cancelled, too. May be called again; disposing of the worker calls it.
 *
 * On the thread that made the worker.
 */
void
rs_worker_stop (RsWorker *self)
{
  g_return_if_fail (RS_IS_WORKER (self));
  g_return_if_fail (self->owner == g_thread_self ());

  if (self->thread == NULL)
    return;

  rs_worker_begin_stop (self);
  self->rest = g_thread_join (g_steal_pointer (&self->thread));
  if (self->state == RS_WORKER_STARTING)
    self->output = g_steal_pointer (&self->rest);
}
