/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-recording-read.h"

enum
{
  PYTHON_VERSION,
  PYTHON_VERSION_HEX,
  PYTHON_CACHE,
  PYTHON_COUNTED,
  PYTHON_PAD,
  PYTHON_INT_FLOOR,
  PYTHON_STRING_FLOOR,
  PYTHON_EXECUTABLE,
  PYTHON_LIBRARY,
  PYTHON_TESTED,
  PYTHON_IMPORTS,
  PYTHON_CHANGED,
};

enum
{
  EXPERIMENT_IMPORTS,
  EXPERIMENT_CODE,
  EXPERIMENT_VENV,
  EXPERIMENT_PYTHON,
  EXPERIMENT_MEMORY_LIMIT,
};

static char *
dup_optional (RsJsonPull *pull)
{
  return rs_json_pull_null (pull) ? NULL : rs_json_pull_dup_string (pull);
}

static void
read_cache (RsJsonPull    *pull,
            RsPythonFacts *values)
{
  rs_json_pull_begin_tuple (pull);
  values->cache_min = rs_json_pull_int (pull, RS_INT_MIN, 0);
  rs_json_pull_comma (pull);
  values->cache_max = rs_json_pull_int (pull, 1, RS_INT_MAX);
  rs_json_pull_end_tuple (pull);
}

static char **
read_names (RsJsonPull *pull)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean first = TRUE;

  rs_json_pull_begin_array (pull);
  while (rs_json_pull_next_item (pull, &first))
    {
      g_autofree char *name = rs_json_pull_dup_string (pull);

      g_strv_builder_add (builder, name);
    }

  return g_strv_builder_end (builder);
}

/* Room's own: "python" */
RsPythonFacts *
rs_recording_read_python (RsJsonPull *pull)
{
  static const RsJsonKey keys[] = {
    [PYTHON_VERSION] = { "version" },
    [PYTHON_VERSION_HEX] = { "version_hex" },
    [PYTHON_CACHE] = { "cache" },
    [PYTHON_COUNTED] = { "counted" },
    [PYTHON_PAD] = { "pad" },
    [PYTHON_INT_FLOOR] = { "int_floor" },
    [PYTHON_STRING_FLOOR] = { "string_floor" },
    [PYTHON_EXECUTABLE] = { "executable", TRUE },
    [PYTHON_LIBRARY] = { "library", TRUE },
    [PYTHON_TESTED] = { "tested" },
    [PYTHON_IMPORTS] = { "imports" },
    [PYTHON_CHANGED] = { "changed" },
  };
  g_autofree char *version = NULL;
  g_autofree char *executable = NULL;
  g_autofree char *library = NULL;
  g_auto (GStrv) imports = NULL;
  RsPythonFacts values = { NULL };
  guint seen = 0, key;

  rs_json_pull_begin_object (pull);
  while (rs_json_pull_next_key (pull, keys, G_N_ELEMENTS (keys), &seen, &key))
    switch (key)
      {
      case PYTHON_VERSION:
        version = rs_json_pull_dup_string (pull);
        break;

      case PYTHON_VERSION_HEX:
        values.version_hex = (guint) rs_json_pull_int (pull, 0, G_MAXUINT32);
        break;

      case PYTHON_CACHE:
        read_cache (pull, &values);
        break;

      case PYTHON_COUNTED:
        values.counted = rs_json_pull_boolean (pull);
        break;

      case PYTHON_PAD:
        values.pad = rs_json_pull_int (pull, 0, RS_RECORDING_MAX_TOTAL);
        break;

      case PYTHON_INT_FLOOR:
        values.int_floor = rs_json_pull_int (pull, 0, RS_RECORDING_MAX_TOTAL);
        break;

      case PYTHON_STRING_FLOOR:
        values.string_floor = rs_json_pull_int (pull, 0, RS_RECORDING_MAX_TOTAL);
        break;

      case PYTHON_EXECUTABLE:
        executable = dup_optional (pull);
        break;

      case PYTHON_LIBRARY:
        library = dup_optional (pull);
        break;

      case PYTHON_TESTED:
        values.tested = rs_json_pull_boolean (pull);
        break;

      case PYTHON_IMPORTS:
        imports = read_names (pull);
        break;

      case PYTHON_CHANGED:
      default:
        values.changed = rs_json_pull_boolean (pull);
        break;
      }

  values.version = version;
  values.executable = executable;
  values.library = library;
  values.imports = imports != NULL && imports[0] != NULL ? (const char *const *) imports : NULL;

  return pull->error == NULL ? rs_python_facts_new (&values) : NULL;
}

/* Room's own: "experiment", %NULL if it is null */
RsExperiment *
rs_recording_read_experiment (RsJsonPull *pull)
{
  static const RsJsonKey keys[] = {
    [EXPERIMENT_IMPORTS] = { "imports" },
    [EXPERIMENT_CODE] = { "code", TRUE },
    [EXPERIMENT_VENV] = { "venv", TRUE },
    [EXPERIMENT_PYTHON] = { "python", TRUE },
    [EXPERIMENT_MEMORY_LIMIT] = { "memory_limit", TRUE },
  };
  g_auto (GStrv) imports = NULL;
  g_autofree char *code = NULL;
  g_autofree char *venv = NULL;
  g_autofree char *python = NULL;
  RsExperimentValues values = { NULL };
  guint seen = 0, key;

  if (rs_json_pull_null (pull))
    return NULL;

  rs_json_pull_begin_object (pull);
  while (rs_json_pull_next_key (pull, keys, G_N_ELEMENTS (keys), &seen, &key))
    switch (key)
      {
      case EXPERIMENT_IMPORTS:
        imports = read_names (pull);
        break;

      case EXPERIMENT_CODE:
        code = dup_optional (pull);
        break;

      case EXPERIMENT_VENV:
        venv = dup_optional (pull);
        break;

      case EXPERIMENT_PYTHON:
        python = dup_optional (pull);
        break;

      case EXPERIMENT_MEMORY_LIMIT:
      default:
        values.memory_limit = (guint64) rs_json_pull_int (pull, 1, G_MAXINT64);
        break;
      }

  values.imports = (const char *const *) imports;
  values.code = code;
  values.venv = venv;
  values.python = python;

  return pull->error == NULL ? rs_experiment_new (&values) : NULL;
}
