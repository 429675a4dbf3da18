/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-recording-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-recording-read.h"

/* Outside of these a date is a slip, and may be none in the time of another place. */
#define FIRST_YEAR 1970
#define LAST_YEAR 9998

#define READ_SIZE (1024 * 1024)

enum
{
  MARK_FORMAT,
  MARK_PROGRAM,
};

enum
{
  INTS_FROM,
  INTS_TO,
  INTS_RUNS,
};

enum
{
  STRINGS_TOTAL_REFERENCES,
  STRINGS_TOTAL_TEXTS,
  STRINGS_TEXTS,
};

enum
{
  PART_REFSCOPE,
  PART_TITLE,
  PART_DATE,
  PART_PYTHON,
  PART_EXPERIMENT,
  PART_REFERENCES,
  PART_INTS,
  PART_STRINGS,
};

typedef struct
{
  gsize n;
  gint64 refcount;
  gint64 printed;
} Run;

/* What was read so far; all owned and nullable */
typedef struct
{
  RsJsonPull pull;

  char *program;
  char *title;
  GDateTime *date;
  RsPythonFacts *python;
  RsExperiment *experiment;
  RsReferences *references;
  gint64 from;
  gint64 to;
  GArray *runs; /* of Run, which have as many integers as there are from @from to @to */
  RsStringRows rows;
  guint64 total_references;
  gsize total_texts;
} Parse;

static void
parse_clear (Parse *self)
{
  rs_json_pull_clear (&self->pull);
  g_free (self->program);
  g_free (self->title);
  g_clear_pointer (&self->date, g_date_time_unref);
  g_clear_pointer (&self->python, rs_python_facts_unref);
  g_clear_pointer (&self->experiment, rs_experiment_unref);
  g_clear_pointer (&self->references, rs_references_unref);
  g_clear_pointer (&self->runs, g_array_unref);
  rs_string_rows_clear (&self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parse, parse_clear)

/* Returns: the version of the format */
static gint64
read_mark (RsJsonPull  *pull,
           char       **program)
{
  static const RsJsonKey keys[] = {
    [MARK_FORMAT] = { "format" },
    [MARK_PROGRAM] = { "program" },
  };
  guint seen = 0, key;
  gint64 format = 0;

  rs_json_pull_begin_object (pull);
  while (rs_json_pull_next_key (pull, keys, G_N_ELEMENTS (keys), &seen, &key))
    if (key == MARK_FORMAT)
      format = rs_json_pull_int (pull, 1, G_MAXINT64);
    else
      *program = rs_json_pull_dup_string (pull);

  return format;
}

/* Before anything else is understood: whose file this is, and whether we can know what it says */
static gboolean
check_mark (const char  *data,
            gsize        length,
            GError     **error)
{
  static const RsJsonKey keys[] = { { "refscope" } };
  g_auto (RsJsonPull) pull = { NULL };
  g_autofree char *program = NULL;
  guint seen = 0, key;
  gint64 format = 0;

  rs_json_pull_init (&pull, data, length);
  rs_json_pull_begin_object (&pull);
  if (rs_json_pull_next_key (&pull, keys, G_N_ELEMENTS (keys), &seen, &key))
    format = read_mark (&pull, &program);

  if (pull.error != NULL || format == 0)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_DATA,
                           _("The file is not a Refscope recording."));
      return FALSE;
    }

  if (format > RS_RECORDING_FORMAT)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_DATA,
                   _("The recording was made by a newer Refscope, %s: update Refscope to open it."),
                   program);
      return FALSE;
    }

  return TRUE;
}

static GDateTime *
read_date (RsJsonPull *pull)
{
  g_autofree char *text = rs_json_pull_dup_string (pull);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) utc = date != NULL ? g_date_time_to_utc (date) : NULL;

  if (utc != NULL && g_date_time_get_year (utc) >= FIRST_YEAR
      && g_date_time_get_year (utc) <= LAST_YEAR)
    return g_steal_pointer (&utc);

  rs_json_pull_fail (pull, _("The text at “%s” is no date."), pull->key->str);

  return NULL;
}

/* Returns: (transfer full): the runs, which have at most as many integers as can be asked for */
static GArray *
read_runs (RsJsonPull *pull,
           gint64     *n_ints)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));
  gboolean first = TRUE;

  *n_ints = 0;
  rs_json_pull_begin_array (pull);
  while (rs_json_pull_next_item (pull, &first))
    {
      Run run;

      rs_json_pull_begin_tuple (pull);
      run.n = (gsize) rs_json_pull_int (pull, 1, RS_INT_MAX - RS_INT_MIN + 1 - *n_ints);
      rs_json_pull_comma (pull);
      run.refcount = rs_recording_read_said (pull);
      rs_json_pull_comma (pull);
      run.printed = rs_recording_read_said (pull);
      rs_json_pull_end_tuple (pull);

      *n_ints += (gint64) run.n;
      g_array_append_val (runs, run);
    }

  return runs;
}

static void
read_ints (Parse *self)
{
  static const RsJsonKey keys[] = {
    [INTS_FROM] = { "from" },
    [INTS_TO] = { "to" },
    [INTS_RUNS] = { "runs" },
  };
  RsJsonPull *pull = &self->pull;
  gint64 n_ints = 0;
  guint seen = 0, key;

  rs_json_pull_begin_object (pull);
  while (rs_json_pull_next_key (pull, keys, G_N_ELEMENTS (keys), &seen, &key))
    if (key == INTS_FROM)
      self->from = rs_json_pull_int (pull, RS_INT_MIN, RS_INT_MAX);
    else if (key == INTS_TO)
      self->to = rs_json_pull_int (pull, RS_INT_MIN, RS_INT_MAX);
    else
      self->runs = read_runs (pull, &n_ints);

  if (n_ints != self->to - self->from + 1)
    rs_json_pull_fail (pull, _("There are %lld integers where %lld to %lld are told."),
                       (long long) n_ints, (long long) self->from, (long long) self->to);
}

static void
read_strings (Parse *self)
{
  static const RsJsonKey keys[] = {
    [STRINGS_TOTAL_REFERENCES] = { "total_references" },
    [STRINGS_TOTAL_TEXTS] = { "total_texts" },
    [STRINGS_TEXTS] = { "texts" },
  };
  guint seen = 0, key;

  rs_json_pull_begin_object (&self->pull);
  while (rs_json_pull_next_key (&self->pull, keys, G_N_ELEMENTS (keys), &seen, &key))
    if (key == STRINGS_TOTAL_REFERENCES)
      self->total_references = (guint64) rs_json_pull_int (&self->pull, 0, RS_RECORDING_MAX_TOTAL);
    else if (key == STRINGS_TOTAL_TEXTS)
      self->total_texts = (gsize) rs_json_pull_int (&self->pull, 0, RS_RECORDING_MAX_TOTAL);
    else
      rs_recording_read_texts (&self->pull, &self->rows);
}

static void
read_all (Parse *self)
{
  static const RsJsonKey keys[] = {
    [PART_REFSCOPE] = { "refscope" },
    [PART_TITLE] = { "title" },
    [PART_DATE] = { "date" },
    [PART_PYTHON] = { "python" },
    [PART_EXPERIMENT] = { "experiment", TRUE },
    [PART_REFERENCES] = { "references" },
    [PART_INTS] = { "ints" },
    [PART_STRINGS] = { "strings" },
  };
  RsJsonPull *pull = &self->pull;
  guint seen = 0, key;

  rs_json_pull_begin_object (pull);
  while (rs_json_pull_next_key (pull, keys, G_N_ELEMENTS (keys), &seen, &key))
    switch (key)
      {
      case PART_REFSCOPE:
        read_mark (pull, &self->program);
        break;

      case PART_TITLE:
        self->title = rs_json_pull_dup_string (pull);
        break;

      case PART_DATE:
        self->date = read_date (pull);
        break;

      case PART_PYTHON:
        self->python = rs_recording_read_python (pull);
        break;

      case PART_EXPERIMENT:
        self->experiment = rs_recording_read_experiment (pull);
        break;

      case PART_REFERENCES:
        self->references = rs_recording_read_references (pull);
        break;

      case PART_INTS:
        read_ints (self);
        break;

      case PART_STRINGS:
      default:
        read_strings (self);
        break;
      }
}

/* (transfer full) (nullable) */
static RsIntCounts *
make_ints (Parse   *self,
           GError **error)
{
  gsize n_ints = (gsize) (self->to - self->from) + 1, n = 0;
  gint64 *refcount, *printed, *cache_refcount = NULL;

  if (self->from > self->python->cache_min || self->to < self->python->cache_max)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_DATA,
                   _("The integers from %lld to %lld are not all that Python caches."),
                   (long long) self->from, (long long) self->to);
      return NULL;
    }

  refcount = g_new (gint64, n_ints);
  printed = g_new (gint64, n_ints);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const Run *run = &g_array_index (self->runs, Run, i);

      for (gsize j = 0; j < run->n; j++, n++)
        {
          refcount[n] = run->refcount;
          printed[n] = run->printed;
        }
    }
  if (self->python->counted)
    cache_refcount = g_memdup2 (refcount + (1 - self->from),
                                (gsize) self->python->cache_max * sizeof *refcount);

  return rs_int_counts_new (self->python, self->from, n_ints, refcount, printed, cache_refcount,
                            self->references);
}

static RsRecording *
make_recording (Parse   *self,
                GError **error)
{
  g_autoptr (RsIntCounts) ints = make_ints (self, error);
  g_autoptr (RsStringSnapshot) strings = NULL;

  if (ints == NULL)
    return NULL;

  strings = rs_string_rows_finish (&self->rows, RS_STRINGS_MOST_USED, self->python,
                                   self->total_references, self->total_texts);
  if (!rs_recording_check_texts (strings, error))
    return NULL;

  return rs_recording_new (&(RsRecordingValues) {
    .title = self->title,
    .date = self->date,
    .program = self->program,
    .experiment = self->experiment,
    .ints = ints,
    .strings = strings,
  });
}

/**
 * rs_recording_new_from_json:
 * @data: (array length=length): what a `.refscope` file has in it
 * @length: how many bytes
 * @error: return location for %RS_ERROR_DATA
 *
 * Reads a recording. Nothing of it is trusted: what is wrong is told, with the line where it stands.
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the recording, or %NULL if it is none, or a newer one
 */
RsRecording *
rs_recording_new_from_json (const char  *data,
                            gsize        length,
                            GError     **error)
{
  g_auto (Parse) parse = { { NULL } };
  RsRecording *recording = NULL;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  rs_json_pull_init (&parse.pull, data, length);
  rs_string_rows_init (&parse.rows);
  if (length > RS_RECORDING_MAX_FILE)
    {
      g_autofree char *limit = g_format_size_full (RS_RECORDING_MAX_FILE,
                                                   G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, RS_ERROR, RS_ERROR_DATA,
                   /* Translators: %s is a size such as “256 MiB”. */
                   _("The file is larger than %s: no recording of Refscope is."), limit);
      return NULL;
    }

  if (!check_mark (data, length, error))
    return NULL;

  read_all (&parse);
  if (rs_json_pull_finish (&parse.pull, error))
    recording = make_recording (&parse, error);
  if (recording == NULL)
    /* Translators: a sentence that says what is wrong follows. */
    g_prefix_error (error, "%s ", _("The recording cannot be read."));

  return recording;
}

/**
 * rs_recording_read_json:
 * @stream: a `.refscope` file; not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for %RS_ERROR_DATA or a #GIOErrorEnum
 *
 * Reads a recording, as rs_recording_new_from_json() does. Blocks. Any thread.
 *
 * Returns: (transfer full) (nullable): the recording, or %NULL if it is none or the stream failed
 */
RsRecording *
rs_recording_read_json (GInputStream  *stream,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (GByteArray) data = NULL;
  gsize n_read;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  data = g_byte_array_new ();
  do
    {
      gsize length = data->len;

      g_byte_array_set_size (data, (guint) (length + READ_SIZE));
      /* not every stream looks at it */
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !g_input_stream_read_all (stream, data->data + length, READ_SIZE, &n_read,
                                       cancellable, error))
        return NULL;
      g_byte_array_set_size (data, (guint) (length + n_read));
    }
  while (n_read == READ_SIZE && data->len <= RS_RECORDING_MAX_FILE);

  return rs_recording_new_from_json ((const char *) data->data, data->len, error);
}
