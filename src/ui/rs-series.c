/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-series.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-probe-list.h"
#include "rs-venv.h"
#include "rs-wording.h"

#define SECOND_MS 1000

/* What took longer than this to do is not thrown away unasked. */
#define LONG_US (10 * G_USEC_PER_SEC)

/* What a title puts after the Python. */
#define SEPARATOR " · "

struct _RsSeries
{
  GObject parent_instance;

  /* Owned */
  RsExperiment *experiment; /* NULL: the embedded interpreter, or a recording of one */
  RsRecording *recording;   /* NULL: there is an interpreter */
  char *source;             /* the name of the file of @recording, or NULL */
  RsWorker *worker;
  GCancellable *listing; /* of the question for the modules, or NULL */
  char *title;
  char *status;
  char *failure; /* why it failed, or NULL */

  guint color;
  gboolean visible;
  RsSeriesState state;
  int n_modules;     /* -1: not known */
  guint64 memory;    /* in bytes, when the modules were counted; 0: not known */
  gint64 started_at; /* in microseconds */
  guint tick_id;
  gboolean runs_code;
  guint n_changes; /* of what a person would miss, */
  guint n_saved;   /* and how many of them are in a file */
};

G_DEFINE_FINAL_TYPE (RsSeries, rs_series, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_VISIBLE,
  PROP_STATE,
  PROP_STATUS,
  PROP_WORKER,
  N_PROPS,
};

enum
{
  CHANGED_COUNTS,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static char *
dup_doing (RsSeries *self)
{
  g_autofree char *time = NULL;
  const char *doing;
  int seconds = (int) ((g_get_monotonic_time () - self->started_at) / G_USEC_PER_SEC);

  if (self->experiment == NULL || rs_experiment_is_bare (self->experiment))
    doing = _("Starting…");
  else if (rs_experiment_get_imports (self->experiment)[0] != NULL)
    doing = _("Importing…");
  else
    doing = _("Running…");

  if (seconds < 1)
    return g_strdup (doing);

  time = rs_wording_number (seconds);
  /* Translators: what is being done, such as "Importing…", and for how many seconds by now. */
  return g_strdup_printf (_("%s %s s"), doing, time);
}

static char *
dup_modules (RsSeries *self)
{
  g_autofree char *number = NULL;
  g_autofree char *modules = NULL;
  g_autofree char *memory = NULL;

  if (self->source != NULL)
    /* Translators: %s is the name of the file that a recording was read from. */
    return g_strdup_printf (_("From %s"), self->source);
  if (self->experiment == NULL)
    /* Translators: what is known of the embedded interpreter, in which nothing is imported. */
    return g_strdup (_("Python itself"));
  if (self->n_modules < 0)
    /* Translators: of an experiment that has been measured. */
    return g_strdup (_("Ready"));

  number = rs_wording_number (self->n_modules);
  /* Translators: how many modules are loaded; %s is a number such as "1,000". */
  modules = g_strdup_printf (ngettext ("%s module", "%s modules", (gulong) self->n_modules),
                             number);
  if (self->memory == 0)
    return g_steal_pointer (&modules);

  memory = g_format_size (self->memory);

  return g_strconcat (modules, SEPARATOR, memory, NULL);
}

/* What is wrong is told at length elsewhere: here is room for a line. */
static char *
dup_first_line (const char *text)
{
  return g_strndup (text, strcspn (text, "\n"));
}

static void
update_status (RsSeries *self)
{
  g_autofree char *status = NULL;

  switch (self->state)
    {
    case RS_SERIES_STARTING:
      status = dup_doing (self);
      break;
    case RS_SERIES_READY:
      status = dup_modules (self);
      break;
    case RS_SERIES_STOPPED:
      /* Translators: of an experiment that a person stopped. */
      status = g_strdup (_("Stopped"));
      break;
    case RS_SERIES_FAILED:
    default:
      status = dup_first_line (self->failure);
      break;
    }

  if (g_strcmp0 (status, self->status) == 0)
    return;

  g_free (self->status);
  self->status = g_steal_pointer (&status);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
}

static gboolean
tick_cb (gpointer user_data)
{
  update_status (RS_SERIES (user_data));

  return G_SOURCE_CONTINUE;
}

static void
set_state (RsSeries      *self,
           RsSeriesState  state)
{
  gboolean changed = self->state != state;

  self->state = state;
  if (state != RS_SERIES_STARTING)
    g_clear_handle_id (&self->tick_id, g_source_remove);
  else if (self->tick_id == 0)
    self->tick_id = g_timeout_add (SECOND_MS, tick_cb, self);

  update_status (self);
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RsSeries) self = user_data;
  g_auto (GStrv) modules = rs_worker_list_modules_finish (RS_WORKER (source), result, NULL);

  /* one that fails is told of by the worker's state; of another worker's nobody wants to know */
  if (modules == NULL || RS_WORKER (source) != self->worker)
    return;

  self->n_modules = (int) g_strv_length (modules);
  self->memory = rs_worker_get_memory (self->worker);
  update_status (self);
}

static void
count_modules (RsSeries *self)
{
  g_autoptr (RsRequest) request = rs_request_new_loaded ();

  if (!rs_series_can_run (self))
    return;

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  rs_worker_list_modules_async (self->worker, request, self->listing, listed_cb,
                                g_object_ref (self));
}

static void
take_failure (RsSeries *self)
{
  const GError *error = rs_worker_get_error (self->worker);

  g_free (self->failure);
  self->failure = g_strdup (error != NULL ? error->message : _("Python ended."));
  set_state (self, RS_SERIES_FAILED);
}

static void
worker_state_cb (RsSeries *self)
{
  RsWorkerState state = rs_worker_get_state (self->worker);

  if (state == RS_WORKER_FAILED)
    {
      take_failure (self);
    }
  else if (state == RS_WORKER_READY)
    {
      if (rs_series_can_run (self) && self->state == RS_SERIES_STARTING
          && g_get_monotonic_time () - self->started_at >= LONG_US)
        self->n_changes++;
      set_state (self, RS_SERIES_READY);
      count_modules (self);
    }
}

/* Listens to a worker, in place of the one before. */
static void
take_worker (RsSeries *self,
             RsWorker *worker /* (transfer full) */)
{
  if (self->worker != NULL)
    g_signal_handlers_disconnect_by_data (self->worker, self);
  g_clear_object (&self->worker);
  g_clear_pointer (&self->failure, g_free);

  self->worker = worker;
  self->n_modules = -1;
  self->memory = 0;
  self->n_saved = self->n_changes;
  self->runs_code = FALSE;
  self->started_at = g_get_monotonic_time ();
  g_signal_connect_object (worker, "notify::state", G_CALLBACK (worker_state_cb), self,
                           G_CONNECT_SWAPPED);
  set_state (self, RS_SERIES_STARTING);
  worker_state_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKER]);
}

/* Beside the embedded interpreter there is no other use for the same once more. */
static gboolean
is_console (RsExperiment *experiment)
{
  return rs_experiment_is_bare (experiment) && rs_experiment_get_python (experiment) == NULL;
}

static char *
dup_title (RsExperiment *experiment)
{
  const RsExperimentValues bare = { 0 };
  g_autoptr (RsExperiment) embedded = NULL;
  g_autofree char *series = NULL;

  if (experiment == NULL)
    {
      embedded = rs_experiment_new (&bare);
      return rs_experiment_dup_title (embedded, rs_probe_list_get_default ());
    }

  /* one in which nothing is done yet is for doing something */
  if (is_console (experiment))
    /* Translators: part of the title of an experiment in which statements were typed. */
    return g_strdup_printf ("Python %s" SEPARATOR "%s", rs_probe_list_get_default (), _("console"));

  if (rs_experiment_get_venv (experiment) != NULL)
    series = rs_venv_find_series (rs_experiment_get_venv (experiment), NULL);

  return rs_experiment_dup_title (experiment,
                                  series != NULL ? series : rs_probe_list_get_default ());
}

/* "Python 3.11 · json · recorded 22 Nov 2026" */
static char *
dup_recorded_title (RsRecording *recording)
{
  g_autoptr (GDateTime) date = g_date_time_to_local (rs_recording_get_date (recording));
  /* Translators: a day, by strftime (), as it is written in a line of text. */
  g_autofree char *day = g_date_time_format (date, _("%-d %b %Y"));

  /* Translators: the title of an experiment, such as "Python 3.11 · json", and the day on which it
   * was measured. */
  return g_strdup_printf (_("%s · recorded %s"), rs_recording_get_title (recording), day);
}

static void
rs_series_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  RsSeries *self = RS_SERIES (object);

  switch (prop_id)
    {
    case PROP_VISIBLE:
      g_value_set_boolean (value, self->visible);
      break;
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_WORKER:
      g_value_set_object (value, self->worker);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_series_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VISIBLE:
      rs_series_set_visible (RS_SERIES (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_series_dispose (GObject *object)
{
  RsSeries *self = RS_SERIES (object);

  g_clear_handle_id (&self->tick_id, g_source_remove);
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (self->worker != NULL && !rs_series_is_embedded (self))
    rs_worker_stop (self->worker);
  g_clear_object (&self->worker);

  G_OBJECT_CLASS (rs_series_parent_class)->dispose (object);
}

static void
rs_series_finalize (GObject *object)
{
  RsSeries *self = RS_SERIES (object);

  g_clear_pointer (&self->experiment, rs_experiment_unref);
  g_clear_pointer (&self->recording, rs_recording_unref);
  g_free (self->source);
  g_free (self->title);
  g_free (self->status);
  g_free (self->failure);

  G_OBJECT_CLASS (rs_series_parent_class)->finalize (object);
}

static void
rs_series_class_init (RsSeriesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rs_series_get_property;
  object_class->set_property = rs_series_set_property;
  object_class->dispose = rs_series_dispose;
  object_class->finalize = rs_series_finalize;

  properties[PROP_VISIBLE] = g_param_spec_boolean ("visible", NULL, NULL, TRUE,
                                                   G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                     | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL,
                                             RS_SERIES_STARTING, RS_SERIES_STOPPED,
                                             RS_SERIES_STARTING,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKER] = g_param_spec_object ("worker", NULL, NULL, RS_TYPE_WORKER,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED_COUNTS] = g_signal_new ("changed-counts", RS_TYPE_SERIES, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_series_init (RsSeries *self)
{
  self->visible = TRUE;
  self->n_modules = -1;
}

/**
 * rs_series_new:
 * @worker: (transfer none): who drives the embedded interpreter, and is ended by its owner
 *
 * Makes the series that is always there. Main thread only, as everything here.
 *
 * Returns: (transfer full): Python itself
 */
RsSeries *
rs_series_new (RsWorker *worker)
{
  RsSeries *self;

  g_return_val_if_fail (RS_IS_WORKER (worker), NULL);

  self = g_object_new (RS_TYPE_SERIES, NULL);
  self->title = dup_title (NULL);
  take_worker (self, g_object_ref (worker));

  return self;
}

/**
 * rs_series_new_for_experiment:
 * @experiment: (transfer none): what is to be done
 * @color: which of the colours for series it has
 *
 * Starts an experiment.
 *
 * Returns: (transfer full): its series
 */
RsSeries *
rs_series_new_for_experiment (RsExperiment *experiment,
                              guint         color)
{
  RsSeries *self;

  g_return_val_if_fail (experiment != NULL, NULL);

  self = g_object_new (RS_TYPE_SERIES, NULL);
  self->experiment = rs_experiment_ref (experiment);
  self->color = color;
  self->title = dup_title (experiment);
  rs_series_run_again (self);

  return self;
}

/**
 * rs_series_new_for_recording:
 * @recording: (transfer none): what was measured before
 * @source: (nullable): the name of its file, in UTF-8
 * @color: which of the colours for series it has
 *
 * Shows what was measured before. Nothing can be run in it, and nothing of it is lost.
 *
 * Returns: (transfer full): its series
 */
RsSeries *
rs_series_new_for_recording (RsRecording *recording,
                             const char  *source,
                             guint        color)
{
  RsSeries *self;
  RsExperiment *experiment;

  g_return_val_if_fail (recording != NULL, NULL);

  experiment = rs_recording_get_experiment (recording);
  self = g_object_new (RS_TYPE_SERIES, NULL);
  self->experiment = experiment != NULL ? rs_experiment_ref (experiment) : NULL;
  self->recording = rs_recording_ref (recording);
  self->source = g_strdup (source);
  self->color = color;
  self->title = dup_recorded_title (recording);
  take_worker (self, rs_worker_new_for_recording (recording));

  return self;
}

/**
 * rs_series_get_worker:
 * @self: a series
 *
 * Returns: (transfer none): who measures it
 */
RsWorker *
rs_series_get_worker (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), NULL);

  return self->worker;
}

/**
 * rs_series_get_experiment:
 * @self: a series
 *
 * Returns: (transfer none) (nullable): what was done, %NULL for the embedded interpreter and for a
 *   recording of one
 */
RsExperiment *
rs_series_get_experiment (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), NULL);

  return self->experiment;
}

/**
 * rs_series_get_recording:
 * @self: a series
 *
 * Returns: (transfer none) (nullable): what was measured before, %NULL if there is an interpreter
 */
RsRecording *
rs_series_get_recording (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), NULL);

  return self->recording;
}

/**
 * rs_series_is_embedded:
 * @self: a series
 *
 * Returns: whether it is the embedded interpreter, neither an experiment nor a recording
 */
gboolean
rs_series_is_embedded (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), FALSE);

  return self->experiment == NULL && self->recording == NULL;
}

/**
 * rs_series_can_run:
 * @self: a series
 *
 * Returns: whether it has an interpreter of its own, in which an experiment is done
 */
gboolean
rs_series_can_run (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), FALSE);

  return self->experiment != NULL && self->recording == NULL;
}

/**
 * rs_series_get_title:
 * @self: a series
 *
 * Returns: (transfer none): what to call it: “Python 3.11 · json”
 */
const char *
rs_series_get_title (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), NULL);

  return self->title;
}

/**
 * rs_series_get_subject:
 * @self: a series
 *
 * Returns: (transfer none) (nullable): its title without its Python: “json”; %NULL if there is no
 *   more to it than that
 */
const char *
rs_series_get_subject (RsSeries *self)
{
  const char *subject;

  g_return_val_if_fail (RS_IS_SERIES (self), NULL);

  subject = strstr (self->title, SEPARATOR);

  return subject != NULL ? subject + strlen (SEPARATOR) : NULL;
}

/**
 * rs_series_get_color:
 * @self: a series
 *
 * Returns: which of the colours for series it has, for as long as it lives
 */
guint
rs_series_get_color (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), 0);

  return self->color;
}

/**
 * rs_series_get_visible:
 * @self: a series
 *
 * Returns: whether the plot shows it
 */
gboolean
rs_series_get_visible (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), FALSE);

  return self->visible;
}

/**
 * rs_series_set_visible:
 * @self: a series
 * @visible: whether the plot is to show it
 *
 * Shows it, or hides it. How many can be shown is for [func@SeriesList.can_toggle] to say.
 */
void
rs_series_set_visible (RsSeries *self,
                       gboolean  visible)
{
  g_return_if_fail (RS_IS_SERIES (self));

  visible = !!visible;
  if (self->visible == visible)
    return;

  self->visible = visible;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VISIBLE]);
}

/**
 * rs_series_get_state:
 * @self: a series
 *
 * Returns: how it is
 */
RsSeriesState
rs_series_get_state (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), RS_SERIES_FAILED);

  return self->state;
}

/**
 * rs_series_get_status:
 * @self: a series
 *
 * Returns: (transfer none): how it is, in a line: “Importing… 3 s”, “1,204 modules · 85.2 MB”
 */
const char *
rs_series_get_status (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), NULL);

  return self->status;
}

/**
 * rs_series_get_failure:
 * @self: a series
 *
 * Returns: (transfer none) (nullable): why it failed, at length, %NULL if it did not
 */
const char *
rs_series_get_failure (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), NULL);

  return self->failure;
}

/**
 * rs_series_dup_failure_text:
 * @self: a series that failed or was stopped
 *
 * Returns: (transfer full): which it is, and why it cannot be measured, in a line
 */
char *
rs_series_dup_failure_text (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), NULL);

  /* Translators: the title of an experiment, and what happened to it. */
  return g_strdup_printf (_("%s: %s"), self->title, self->status);
}

/**
 * rs_series_get_output:
 * @self: a series
 *
 * Returns: (transfer none) (nullable): what the experiment printed, %NULL for nothing
 */
const char *
rs_series_get_output (RsSeries *self)
{
  const char *output;

  g_return_val_if_fail (RS_IS_SERIES (self), NULL);

  output = self->worker != NULL ? rs_worker_get_output (self->worker) : NULL;

  return output != NULL && *output != '\0' ? output : NULL;
}

/**
 * rs_series_get_n_modules:
 * @self: a series
 *
 * Returns: how many modules are loaded, -1 if that is not known
 */
int
rs_series_get_n_modules (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), -1);

  return self->n_modules;
}

static void
tell_changed_counts (RsSeries *self)
{
  if (self->state == RS_SERIES_READY)
    count_modules (self);
  g_signal_emit (self, signals[CHANGED_COUNTS], 0);
}

/**
 * rs_series_change_counts:
 * @self: a series
 *
 * Says that something was done in its interpreter, so that it is to be measured anew. Until it is
 * saved it is something that a person would miss.
 */
void
rs_series_change_counts (RsSeries *self)
{
  g_return_if_fail (RS_IS_SERIES (self));

  self->n_changes++;
  tell_changed_counts (self);
}

/**
 * rs_series_begin_code:
 * @self: a series
 *
 * Says that code begins to run in its interpreter, which a person would miss from now on.
 */
void
rs_series_begin_code (RsSeries *self)
{
  g_return_if_fail (RS_IS_SERIES (self));

  self->n_changes++;
  self->runs_code = TRUE;
}

/**
 * rs_series_end_code:
 * @self: a series
 * @worker: (transfer none): where the code ran
 *
 * Says that the code has ended, so that the series is to be measured anew, unless it has another
 * interpreter by now.
 */
void
rs_series_end_code (RsSeries *self,
                    RsWorker *worker)
{
  g_return_if_fail (RS_IS_SERIES (self));

  if (worker != self->worker)
    return;

  self->runs_code = FALSE;
  if (self->state == RS_SERIES_READY)
    tell_changed_counts (self);
}

/**
 * rs_series_get_n_changes:
 * @self: a series
 *
 * Returns: how often something came of it that cannot be had again in a moment
 */
guint
rs_series_get_n_changes (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), 0);

  return self->n_changes;
}

/**
 * rs_series_set_saved:
 * @self: a series
 * @n_changes: rs_series_get_n_changes() when it was recorded
 *
 * Says that what came of it until then is in a file.
 */
void
rs_series_set_saved (RsSeries *self,
                     guint     n_changes)
{
  g_return_if_fail (RS_IS_SERIES (self));

  self->n_saved = n_changes;
}

/**
 * rs_series_is_unsaved:
 * @self: a series
 *
 * Only what took long, or was done by hand, is worth a question: the rest can be done again.
 *
 * Returns: whether a person would miss what came of it, or what has been coming of it for long
 */
gboolean
rs_series_is_unsaved (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), FALSE);

  if (!rs_series_can_run (self))
    return FALSE;
  if (self->state == RS_SERIES_STARTING)
    return g_get_monotonic_time () - self->started_at >= LONG_US;

  return self->state == RS_SERIES_READY && self->n_changes != self->n_saved;
}

/**
 * rs_series_is_busy:
 * @self: a series
 *
 * Returns: whether it starts or code runs in it, which may never end: it cannot be saved yet
 */
gboolean
rs_series_is_busy (RsSeries *self)
{
  g_return_val_if_fail (RS_IS_SERIES (self), FALSE);

  return self->state == RS_SERIES_STARTING
         || (self->state == RS_SERIES_READY && self->runs_code);
}

/**
 * rs_series_begin_stop:
 * @self: a series
 *
 * Has its interpreter end and does not wait for that, where rs_series_stop() follows soon. The
 * embedded one goes on.
 */
void
rs_series_begin_stop (RsSeries *self)
{
  g_return_if_fail (RS_IS_SERIES (self));

  if (!rs_series_is_embedded (self) && self->worker != NULL)
    rs_worker_begin_stop (self->worker);
}

/**
 * rs_series_stop:
 * @self: a series
 *
 * Ends the interpreter of an experiment, whatever it does, or closes a recording. The embedded one
 * goes on.
 */
void
rs_series_stop (RsSeries *self)
{
  g_return_if_fail (RS_IS_SERIES (self));

  if (rs_series_is_embedded (self) || self->worker == NULL || self->state == RS_SERIES_STOPPED
      || self->state == RS_SERIES_FAILED)
    return;

  rs_worker_stop (self->worker);
  set_state (self, RS_SERIES_STOPPED);
}

/**
 * rs_series_run_again:
 * @self: a series
 *
 * Does the experiment once more, in a new interpreter. The embedded one is never started again, and
 * a recording stays what it is.
 */
void
rs_series_run_again (RsSeries *self)
{
  RsWorker *worker;

  g_return_if_fail (RS_IS_SERIES (self));

  if (!rs_series_can_run (self))
    return;

  rs_series_stop (self);
  worker = rs_worker_new_for_experiment (self->experiment);
  rs_worker_set_prepares (worker, TRUE);
  take_worker (self, worker);
  g_signal_emit (self, signals[CHANGED_COUNTS], 0);
}
