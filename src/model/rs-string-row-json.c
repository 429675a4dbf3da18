/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-row-json.h"

#include "rs-json-write.h"

static void
append_count (GString    *out,
              const char *key,
              gint64      count)
{
  g_string_append_printf (out, ",\"%s\":", key);
  rs_json_append_count (out, count);
}

/**
 * rs_string_row_append_json:
 * @out: where to append
 * @row: what is known of a text
 *
 * Appends an object. A number that does not exist is null.
 */
void
rs_string_row_append_json (GString           *out,
                           const RsStringRow *row)
{
  g_string_append (out, "{\"text\":");
  rs_json_append_text (out, row->text, row->length);
  append_count (out, "printed", row->printed);
  append_count (out, "net", row->net);
  append_count (out, "refcount", row->refcount);
  append_count (out, "references", row->references);
  append_count (out, "heap", row->heap);
  append_count (out, "c_variables", row->c_variables);
  append_count (out, "compiled_in", row->compiled_in);
  append_count (out, "objects", row->n_objects);
  g_string_append_c (out, '}');
}
