/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders-data.h"

#include <json-glib/json-glib.h>

#include "rs-text-flush.h"

static void
set_string (JsonObject *object,
            const char *key,
            const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, key, value);
  else
    json_object_set_null_member (object, key);
}

/* (transfer full) */
static JsonNode *
holder_to_json (const RsHolder *holder)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  set_string (object, "module", holder->module);
  json_object_set_string_member (object, "kind", rs_holder_kind_get_nick (holder->kind));
  set_string (object, "place", holder->place);
  set_string (object, "file", holder->file);
  if (holder->line > 0)
    json_object_set_int_member (object, "line", holder->line);
  else
    json_object_set_null_member (object, "line");
  json_object_set_int_member (object, "count", (gint64) holder->count);

  json_node_take_object (node, g_steal_pointer (&object));
  return node;
}

/* (transfer full): the value or text that was asked for. A NUL is written as JSON writes it, which
 * json-glib's own strings cannot hold. */
static char *
subject_to_json (const RsHolders *self)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GString) parts = NULL;
  const char *text, *end;
  gsize length;

  text = rs_holders_get_text (self, &length);
  if (text == NULL)
    return g_strdup_printf ("\"value\":%" G_GINT64_FORMAT, rs_holders_get_value (self));

  parts = g_string_new ("\"text\":\"");
  node = json_node_new (JSON_NODE_VALUE);
  for (end = text + length; text <= end; text += strlen (text) + 1)
    {
      g_autofree char *part = NULL;

      json_node_set_string (node, text);
      part = json_to_string (node, FALSE); /* with its quotes */
      g_string_append_len (parts, part + 1, (gssize) strlen (part) - 2);
      if (text + strlen (text) < end)
        g_string_append (parts, "\\u0000");
    }
  g_string_append_c (parts, '"');

  return g_string_free (g_steal_pointer (&parts), FALSE);
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
  g_autofree char *subject = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  generator = json_generator_new ();
  subject = subject_to_json (self);
  text = g_string_new (NULL);
  g_string_printf (text, "{%s,\n \"references\":%" G_GUINT64_FORMAT ",\n \"holders\":[", subject,
                   rs_holders_get_total (self));

  for (gsize i = 0; i < rs_holders_get_n (self); i++)
    {
      g_autoptr (JsonNode) node = holder_to_json (rs_holders_get (self, i));

      g_string_append (text, i == 0 ? "\n  " : ",\n  ");
      json_generator_set_root (generator, node);
      json_generator_to_gstring (generator, text);

      if (text->len >= RS_TEXT_FLUSH_SIZE && !rs_text_flush (text, stream, cancellable, error))
        return FALSE;
    }

  g_string_append (text, "\n ]}\n");

  return rs_text_flush (text, stream, cancellable, error);
}
