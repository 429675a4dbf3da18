/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders-data.h"

#include "rs-json-write.h"
#include "rs-text-flush.h"

/* (transfer full) */
static JsonNode *
holder_to_json (const RsHolder *holder)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  rs_json_set_string (object, "module", holder->module);
  json_object_set_string_member (object, "kind", rs_holder_kind_get_nick (holder->kind));
  rs_json_set_string (object, "place", holder->place);
  rs_json_set_string (object, "file", holder->file);
  if (holder->line > 0)
    json_object_set_int_member (object, "line", holder->line);
  else
    json_object_set_null_member (object, "line");
  json_object_set_int_member (object, "count", (gint64) holder->count);

  json_node_take_object (node, g_steal_pointer (&object));
  return node;
}

/* The value or text that was asked for */
static void
append_subject (GString         *out,
                const RsHolders *self)
{
  gsize length;
  const char *text = rs_holders_get_text (self, &length);

  if (text == NULL)
    {
      g_string_append_printf (out, "\"value\":%" G_GINT64_FORMAT, rs_holders_get_value (self));
      return;
    }

  g_string_append (out, "\"text\":");
  rs_json_append_text (out, text, length);
}

/**
 * rs_holders_write_json:
 * @self: the holders of a value
 * @stream: where to; not closed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Writes one object, "value" or "text", "references" and "holders", a holder a line. What is not
 * known is null.
 *
 * Returns: %FALSE if the stream failed
 */
gboolean
rs_holders_write_json (RsHolders      *self,
                       GOutputStream  *stream,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr (JsonGenerator) generator = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  generator = json_generator_new ();
  text = g_string_new ("{");
  append_subject (text, self);
  g_string_append_printf (text, ",\n \"references\":%" G_GUINT64_FORMAT ",\n \"holders\":[",
                          rs_holders_get_total (self));

  for (gsize i = 0; i < rs_holders_get_n (self); i++)
    {
      g_string_append (text, i == 0 ? "\n  " : ",\n  ");
      rs_json_append_node (text, generator, holder_to_json (rs_holders_get (self, i)));

      if (!rs_text_flush_full (text, stream, cancellable, error))
        return FALSE;
    }

  g_string_append (text, "\n ]}\n");

  return rs_text_flush (text, stream, cancellable, error);
}
