/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-snapshot-data.h"

#include <json-glib/json-glib.h>

#include "rs-cumulative.h"
#include "rs-json-write.h"
#include "rs-python-facts-json.h"
#include "rs-text-flush.h"

static void
set_parts (JsonObject   *object,
           RsReferences *references,
           gint64        value)
{
  RsReferenceCount parts = { 0 };

  if (references != NULL)
    rs_references_find (references, value, &parts);
  rs_json_set_count (object, "heap", references != NULL ? parts.heap : RS_ABSENT);
  rs_json_set_count (object, "c_variables", references != NULL ? parts.c_variables : RS_ABSENT);
  rs_json_set_count (object, "compiled_in", references != NULL ? parts.compiled_in : RS_ABSENT);
  rs_json_set_count (object, "operands", references != NULL ? parts.operands : RS_ABSENT);
}

static JsonNode *
int_to_json (RsReferences       *references,
             const RsCumulative *cumulative,
             const RsIntCount   *count)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  gint64 surplus;

  json_object_set_int_member (object, "value", count->value);
  rs_json_set_count (object, "printed", count->printed);
  rs_json_set_count (object, "refcount", count->refcount);
  rs_json_set_count (object, "references", count->references);
  set_parts (object, references, count->value);
  if (rs_int_count_get_surplus (count, &surplus))
    json_object_set_int_member (object, "surplus", surplus);
  else
    json_object_set_null_member (object, "surplus");
  rs_json_set_double (object, "expected", count->expected);
  rs_json_set_double (object, "ratio", count->ratio);
  json_object_set_boolean_member (object, "outlier", count->outlier);
  rs_json_set_double (object, "cumulative_share",
                      rs_cumulative_get_share (cumulative, count->value));

  json_node_take_object (node, g_steal_pointer (&object));
  return node;
}

/* Of how many references each cumulative share is one. */
static void
append_total (GString            *text,
              const RsReferences *references)
{
  if (references != NULL)
    g_string_append_printf (text, " \"total_references\":%" G_GUINT64_FORMAT ",\n",
                            rs_references_get_total (references));
  else
    g_string_append (text, " \"total_references\":null,\n");
}

/* The name of the array, and a line for each integer. */
static gboolean
write_ints (RsSnapshot     *self,
            RsMeasure       measure,
            JsonGenerator  *generator,
            GString        *text,
            GOutputStream  *stream,
            GCancellable   *cancellable,
            GError        **error)
{
  RsReferences *references = rs_snapshot_get_references (self);
  RsCumulative cumulative;
  RsIntCount count;

  rs_cumulative_init (&cumulative, self);
  g_string_append (text, "\"ints\":[");
  for (gsize i = 0; rs_snapshot_get_int (self, measure, i, &count); i++)
    {
      g_string_append (text, i == 0 ? "\n  " : ",\n  ");
      rs_json_append_node (text, generator, int_to_json (references, &cumulative, &count));

      if (!rs_text_flush_full (text, stream, cancellable, error))
        return FALSE;
    }
  g_string_append (text, "\n ]");

  return TRUE;
}

/**
 * rs_snapshot_write_json:
 * @self: a snapshot
 * @bare: (nullable): the same range before anything was imported or run
 * @measure: whose expectation and ratio to write
 * @stream: where to; not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Writes one object, "python" and "ints", an integer a line, and with @bare once more "ints" under
 * that name. A number that does not exist is null. json-glib makes each record, but the array is
 * written as it goes, so that ten million integers need no tree of ten million nodes.
 *
 * Returns: %FALSE if the stream failed
 */
gboolean
rs_snapshot_write_json (RsSnapshot    *self,
                        RsSnapshot    *bare,
                        RsMeasure      measure,
                        GOutputStream *stream,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  generator = json_generator_new ();
  text = g_string_new (NULL);
  rs_python_facts_append_json (rs_snapshot_get_python (self), text, generator);
  g_string_append_printf (text, ",\n \"measure\":\"%s\",\n", rs_measure_get_nick (measure));
  append_total (text, rs_snapshot_get_references (self));
  g_string_append_c (text, ' ');
  if (!write_ints (self, measure, generator, text, stream, cancellable, error))
    return FALSE;

  if (bare != NULL)
    {
      g_string_append (text, ",\n \"bare\":{\n");
      append_total (text, rs_snapshot_get_references (bare));
      g_string_append_c (text, ' ');
      if (!write_ints (bare, measure, generator, text, stream, cancellable, error))
        return FALSE;
      g_string_append_c (text, '}');
    }

  g_string_append (text, "}\n");

  return rs_text_flush (text, stream, cancellable, error);
}
