/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "recording-fixture.h"

#include <string.h>

#include "rs-string-rows.h"

/* What a file could trip over, with as many references as there are texts behind it */
static const struct
{
  const char *text;
  gsize length;
} texts[] = {
  { "error", 5 },      { "__init__", 8 },
  { "a\0b", 3 },       { "\xed\xa0\x80x", 4 },
  { "\"quoted\"", 8 }, { "two\r\nlines\n", 11 },
  { "e", 1 },          { "\\x00 \\\\ \\u0041", 14 },
  { "שלום", 8 },       { "😀", 4 },
  { "", 0 },           { "\xed\xa0\xbd\xed\xb8\x80", 6 },
  { "os.path", 7 },    { "\x7f\x1b[31m", 6 },
};

static RsReferences *
new_references (void)
{
  static const RsReferenceCount counts[] = {
    { G_MININT64, 1, 0, 0, 0 },
    { -5, 2, 1, 0, 0 },
    { 0, 500, 20, 7, 3 },
    { 1, G_MAXUINT32, G_MAXUINT32, G_MAXUINT32, G_MAXUINT32 },
    { 256, 47, 0, 0, 0 },
    { 9999999, 0, 0, 4, 0 },
    { G_MAXINT64, 3, 3, 0, 0 },
  };

  return rs_references_new_beyond (g_memdup2 (counts, sizeof counts), G_N_ELEMENTS (counts), 12);
}

/* Of the integers from -5 to 300, with a cache to 256. 0 and 1 are not counted. */
static RsIntCounts *
new_ints (RsPythonFacts *python)
{
  g_autoptr (RsReferences) references = new_references ();
  gsize n = 306;
  gint64 *refcount = g_new0 (gint64, n), *printed = g_new0 (gint64, n);

  for (gsize i = 0; i < n; i++)
    {
      gint64 value = (gint64) i - 5;
      gboolean absent = !python->counted || value == 0 || value == 1;

      refcount[i] = value > 256 ? 0 : absent ? RS_ABSENT : (value * 7 + 35) % 11;
      printed[i] = value > 256 ? 3 : value == 0 ? RS_ABSENT : 1000000000 + refcount[i];
    }

  return rs_int_counts_new (python, -5, n, refcount, printed,
                            python->counted ? g_memdup2 (refcount + 6, 256 * sizeof (gint64)) : NULL,
                            references);
}

static RsStringSnapshot *
new_strings (RsPythonFacts *python,
             gsize          n_distinct)
{
  g_auto (RsStringRows) rows;

  rs_string_rows_init (&rows);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 references = (gint64) (G_N_ELEMENTS (texts) - 1 - i);
      RsStringRow row = {
        .text = texts[i].text,
        .length = texts[i].length,
        .n_objects = references > 0 ? 2 : 0,
        .references = references,
        .heap = references - (references > 1),
        .c_variables = references > 1,
        .compiled_in = (gint64) i,
        .refcount = python->counted ? references : RS_ABSENT,
        .printed = i == 3 ? RS_ABSENT : 1000000000 + references,
        .net = python->counted && i != 3 ? references : RS_ABSENT,
      };

      rs_string_rows_add (&rows, &row);
    }

  return rs_string_rows_finish (&rows, RS_STRINGS_MOST_USED, python, 70000, n_distinct);
}

/* A recording of an experiment. Of the texts that it has, 13 are referred to. */
RsRecording *
recording_fixture_new (gsize n_distinct)
{
  static const char *const imports[] = { "json", "os.path", NULL };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&(RsPythonFacts) {
    .version = "3.11.2",
    .version_hex = 0x030b02f0,
    .executable = "/usr/bin/python3",
    .library = "/usr/lib/\"libpython\"\n3.11.so",
    .cache_min = -5,
    .cache_max = 256,
    .counted = TRUE,
    .pad = 999999999,
    .int_floor = 3,
    .string_floor = 5,
    .tested = TRUE,
    .imports = imports,
    .changed = TRUE,
  });
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&(RsExperimentValues) {
    .imports = imports,
    .code = "x = 'ü' # \"\\\n",
    .venv = "/home/ada/venv",
    .python = "3.11",
    .memory_limit = 1 << 20,
  });
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 22, 18, 52, 48.75);
  g_autoptr (RsIntCounts) ints = new_ints (python);
  g_autoptr (RsStringSnapshot) strings = new_strings (python, n_distinct);

  return rs_recording_new (&(RsRecordingValues) {
    .title = "Python 3.11 · json, os.path · code",
    .date = date,
    .program = "0.1.0",
    .experiment = experiment,
    .ints = ints,
    .strings = strings,
  });
}

/* One of the embedded interpreter, which counts nothing itself and is known by nothing but a version */
RsRecording *
recording_fixture_new_bare (void)
{
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&(RsPythonFacts) {
    .version = "3.14.0",
    .cache_min = -5,
    .cache_max = 256,
  });
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr (GDateTime) date = g_date_time_new (zone, 2026, 1, 1, 0, 30, 0);
  g_autoptr (RsIntCounts) ints = new_ints (python);
  g_autoptr (RsStringSnapshot) strings = new_strings (python, 13);

  return rs_recording_new (&(RsRecordingValues) {
    .title = "",
    .date = date,
    .program = "",
    .ints = ints,
    .strings = strings,
  });
}
