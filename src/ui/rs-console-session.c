/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-console-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-console-text.h"

/* A text view takes long to lay out a line that is longer. */
#define LINE_LENGTH 4000

/* How often what runs is asked for what it has printed: so that it seems to come at once, and so
 * that what prints without end leaves time for the window. */
#define LOOK_MS 100
#define LOOK_AGAIN_MS 500
#define MUCH 16384

struct _RsConsoleSession
{
  GObject parent_instance;

  /* Owned */
  RsSeries *series;
  GtkTextBuffer *transcript;
  GtkTextBuffer *prompt;
  RsConsoleHistory *history;
  GCancellable *running; /* what runs, or NULL */
  RsWorker *worker;      /* where that is, or NULL */

  guint look_id;
  gsize line_length; /* in bytes, of the last line, which has no line feed yet, or 0 */
};

G_DEFINE_FINAL_TYPE (RsConsoleSession, rs_console_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RUNNING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_running (RsConsoleSession *self,
             GCancellable     *running) /* (nullable) */
{
  if (g_set_object (&self->running, running))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* The oldest lines go first. */
static void
bound (RsConsoleSession *self)
{
  int n = gtk_text_buffer_get_char_count (self->transcript);
  GtkTextIter start, end;

  if (n <= RS_CONSOLE_KEPT)
    return;

  gtk_text_buffer_get_start_iter (self->transcript, &start);
  gtk_text_buffer_get_iter_at_offset (self->transcript, &end, n - RS_CONSOLE_KEPT);
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_delete (self->transcript, &start, &end);
}

static void
append (RsConsoleSession *self,
        const char       *text,
        gssize            length,
        const char       *tag)
{
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (self->transcript, &end);
  gtk_text_buffer_insert_with_tags_by_name (self->transcript, &end, text, (int) length, tag, NULL);
}

/* Of each line the beginning. The last one may go on. */
static void
append_part (RsConsoleSession *self,
             const char       *text,
             const char       *tag)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");
      gsize room = LINE_LENGTH - MIN (self->line_length, LINE_LENGTH);
      gsize shown = length;

      if (length > room)
        shown = (gsize) (g_utf8_find_prev_char (text, text + room + 1) - text);
      g_string_append_len (lines, text, (gssize) shown);
      if (shown < length && self->line_length <= LINE_LENGTH)
        g_string_append (lines, "…");
      self->line_length += length;
      text += length;

      if (*text == '\n')
        {
          g_string_append_c (lines, '\n');
          self->line_length = 0;
          text++;
        }
    }

  append (self, lines->str, (gssize) lines->len, tag);
}

static void
end_line (RsConsoleSession *self,
          const char       *tag)
{
  if (self->line_length > 0)
    append (self, "\n", 1, tag);
  self->line_length = 0;
}

static void
append_lines (RsConsoleSession *self,
              const char       *text,
              const char       *tag)
{
  end_line (self, RS_CONSOLE_TAG_OUTPUT);
  append_part (self, text, tag);
  end_line (self, tag);
}

static gboolean
look_cb (gpointer user_data)
{
  RsConsoleSession *self = user_data;
  g_autofree char *output = rs_worker_take_output (self->worker);
  gsize n = output != NULL ? strlen (output) : 0;

  if (n > 0)
    {
      append_part (self, output, RS_CONSOLE_TAG_OUTPUT);
      bound (self);
    }
  self->look_id = g_timeout_add (n < MUCH ? LOOK_MS : LOOK_AGAIN_MS, look_cb, self);

  return G_SOURCE_REMOVE;
}

static void
append_end (RsConsoleSession *self,
            const GError     *error)
{
  g_autofree char *text = NULL;

  if (rs_series_get_failure (self->series) != NULL)
    text = g_strdup (rs_series_get_failure (self->series));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_("Stopped."));
  else
    text = rs_console_text_dup_error (error->message);

  append_lines (self, text, RS_CONSOLE_TAG_ERROR);
}

/* What was printed last stands above why it ended. */
static void
end_run (RsConsoleSession *self,
         const char       *output, /* (nullable) */
         const GError     *error)  /* (nullable) */
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->worker);
  if (output != NULL)
    append_part (self, output, RS_CONSOLE_TAG_OUTPUT);
  end_line (self, RS_CONSOLE_TAG_OUTPUT);
  if (error != NULL)
    append_end (self, error);
  bound (self);
  set_running (self, NULL);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (RsConsoleSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  rs_worker_run_finish (RS_WORKER (source), result, &output, &error);
  /* what has ended with its Python was told of */
  if (RS_WORKER (source) != self->worker)
    return;

  end_run (self, output, error);

  /* also what was raised in the end may have done something before */
  rs_series_end_code (self->series, RS_WORKER (source));
}

/* What still ran ends with the Python before, and above the note on the new one. */
static void
worker_cb (RsConsoleSession *self)
{
  if (self->worker != NULL)
    {
      g_autoptr (GError) stopped = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
      g_autofree char *output = rs_worker_take_output (self->worker);

      end_run (self, output, stopped);
    }

  append_lines (self, _("From here on it is another Python, without what was run above."),
                RS_CONSOLE_TAG_NOTE);
}

static void
rs_console_session_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, rs_console_session_get_running (RS_CONSOLE_SESSION (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_console_session_finalize (GObject *object)
{
  RsConsoleSession *self = RS_CONSOLE_SESSION (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->worker);
  g_clear_object (&self->running);
  g_clear_object (&self->transcript);
  g_clear_object (&self->prompt);
  g_clear_object (&self->series);
  rs_console_history_free (self->history);

  G_OBJECT_CLASS (rs_console_session_parent_class)->finalize (object);
}

static void
rs_console_session_class_init (RsConsoleSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rs_console_session_get_property;
  object_class->finalize = rs_console_session_finalize;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rs_console_session_init (RsConsoleSession *self)
{
  self->prompt = gtk_text_buffer_new (NULL);
  self->history = rs_console_history_new ();
}

/**
 * rs_console_session_can_run:
 * @series: (nullable): a series
 *
 * Main thread only, as everything here.
 *
 * Returns: whether code can be run in it at all: the embedded interpreter is measured as it is, and
 *   of what was recorded there is none
 */
gboolean
rs_console_session_can_run (RsSeries *series)
{
  RsWorker *worker;

  g_return_val_if_fail (series == NULL || RS_IS_SERIES (series), FALSE);

  worker = series != NULL ? rs_series_get_worker (series) : NULL;

  return worker != NULL && rs_worker_get_experiment (worker) != NULL
         && rs_worker_get_recording (worker) == NULL;
}

/**
 * rs_console_session_create_tags:
 *
 * Returns: (transfer full): the tags of transcripts, whose colours are to be set where they are
 *   shown
 */
GtkTextTagTable *
rs_console_session_create_tags (void)
{
  static const char *const names[]
    = { RS_CONSOLE_TAG_CODE, RS_CONSOLE_TAG_OUTPUT, RS_CONSOLE_TAG_ERROR, RS_CONSOLE_TAG_NOTE };
  GtkTextTagTable *tags = gtk_text_tag_table_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkTextTag) tag = gtk_text_tag_new (names[i]);

      /* a hyphen where a line is wrapped would be taken for one that is there */
      g_object_set (tag, "insert-hyphens", FALSE, NULL);
      if (i == 0)
        g_object_set (tag, "weight", PANGO_WEIGHT_BOLD, NULL);
      gtk_text_tag_table_add (tags, tag);
    }

  return tags;
}

/**
 * rs_console_session_new:
 * @series: (transfer none): where to run code, of which rs_console_session_can_run() is true
 * @tags: (transfer none): the tags of the transcript
 *
 * Returns: (transfer full): a session in which nothing was run
 */
RsConsoleSession *
rs_console_session_new (RsSeries        *series,
                        GtkTextTagTable *tags)
{
  RsConsoleSession *self;

  g_return_val_if_fail (rs_console_session_can_run (series), NULL);
  g_return_val_if_fail (GTK_IS_TEXT_TAG_TABLE (tags), NULL);

  self = g_object_new (RS_TYPE_CONSOLE_SESSION, NULL);
  self->series = g_object_ref (series);
  self->transcript = gtk_text_buffer_new (tags);
  g_signal_connect_object (series, "notify::worker", G_CALLBACK (worker_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * rs_console_session_get_series:
 * @self: a session
 *
 * Returns: (transfer none): where code is run
 */
RsSeries *
rs_console_session_get_series (RsConsoleSession *self)
{
  g_return_val_if_fail (RS_IS_CONSOLE_SESSION (self), NULL);

  return self->series;
}

/**
 * rs_console_session_get_transcript:
 * @self: a session
 *
 * Returns: (transfer none): what was run, and what came of it
 */
GtkTextBuffer *
rs_console_session_get_transcript (RsConsoleSession *self)
{
  g_return_val_if_fail (RS_IS_CONSOLE_SESSION (self), NULL);

  return self->transcript;
}

/**
 * rs_console_session_get_prompt:
 * @self: a session
 *
 * Returns: (transfer none): what is being typed
 */
GtkTextBuffer *
rs_console_session_get_prompt (RsConsoleSession *self)
{
  g_return_val_if_fail (RS_IS_CONSOLE_SESSION (self), NULL);

  return self->prompt;
}

/**
 * rs_console_session_get_history:
 * @self: a session
 *
 * Returns: (transfer none): what was run before
 */
RsConsoleHistory *
rs_console_session_get_history (RsConsoleSession *self)
{
  g_return_val_if_fail (RS_IS_CONSOLE_SESSION (self), NULL);

  return self->history;
}

/**
 * rs_console_session_get_running:
 * @self: a session
 *
 * Returns: whether code runs
 */
gboolean
rs_console_session_get_running (RsConsoleSession *self)
{
  g_return_val_if_fail (RS_IS_CONSOLE_SESSION (self), FALSE);

  return self->running != NULL;
}

/**
 * rs_console_session_run:
 * @self: a session
 * @code: Python; white space at its end is left out
 *
 * Runs code in the background, if the interpreter is ready and nothing runs. What it prints is in
 * the transcript soon after, while it runs.
 *
 * Returns: whether it runs now
 */
gboolean
rs_console_session_run (RsConsoleSession *self,
                        const char       *code)
{
  g_autoptr (GCancellable) running = NULL;
  g_autoptr (RsRequest) request = NULL;
  g_autofree char *trimmed = NULL;
  g_autofree char *echo = NULL;

  g_return_val_if_fail (RS_IS_CONSOLE_SESSION (self), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  trimmed = g_strchomp (g_strdup (code));
  if (self->running != NULL || *trimmed == '\0'
      || rs_series_get_state (self->series) != RS_SERIES_READY)
    return FALSE;

  echo = rs_console_text_dup_echo (trimmed);
  append_lines (self, echo, RS_CONSOLE_TAG_CODE);
  rs_console_history_add (self->history, trimmed);

  running = g_cancellable_new ();
  request = rs_request_new_run (trimmed);
  self->worker = g_object_ref (rs_series_get_worker (self->series));
  self->look_id = g_timeout_add (LOOK_MS, look_cb, self);
  rs_series_begin_code (self->series);
  set_running (self, running);
  rs_worker_run_async (self->worker, request, running, ran_cb, g_object_ref (self));

  return TRUE;
}

/**
 * rs_console_session_stop:
 * @self: a session
 *
 * Interrupts what runs. What does not let itself be interrupted ends with its interpreter.
 */
void
rs_console_session_stop (RsConsoleSession *self)
{
  g_return_if_fail (RS_IS_CONSOLE_SESSION (self));

  g_cancellable_cancel (self->running);
}

/**
 * rs_console_session_clear:
 * @self: a session
 *
 * Empties the transcript.
 */
void
rs_console_session_clear (RsConsoleSession *self)
{
  g_return_if_fail (RS_IS_CONSOLE_SESSION (self));

  gtk_text_buffer_set_text (self->transcript, "", 0);
  self->line_length = 0;
}
