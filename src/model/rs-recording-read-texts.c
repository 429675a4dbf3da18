/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-recording-read.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"
#include "rs-string-decode.h"

/* Counts of 32 bits, two of which make a sum */
#define MAX_SUM ((gint64) G_MAXUINT32 * 2)

enum
{
  TEXT_TEXT,
  TEXT_BYTES,
  TEXT_OBJECTS,
  TEXT_REFERENCES,
  TEXT_HEAP,
  TEXT_C_VARIABLES,
  TEXT_COMPILED_IN,
  TEXT_REFCOUNT,
  TEXT_PRINTED,
  TEXT_NET,
};

/* Room's own: what Python said, whatever it is, or null */
gint64
rs_recording_read_said (RsJsonPull *pull)
{
  return rs_json_pull_null (pull) ? RS_ABSENT : rs_json_pull_int (pull, G_MININT64, G_MAXINT64);
}

/* References, which are never negative */
static gint64
read_count (RsJsonPull *pull)
{
  return rs_json_pull_null (pull) ? RS_ABSENT : rs_json_pull_int (pull, 0, MAX_SUM);
}

/* What JSON alone cannot tell, see is_ambiguous() where it is written */
static void
read_bytes (RsJsonPull *pull,
            GString    *text)
{
  g_autofree char *base64 = rs_json_pull_dup_string (pull);
  g_autofree char *bytes = NULL;
  const char *place, *end;
  gsize length;

  bytes = (char *) g_base64_decode (base64, &length);
  for (place = bytes, end = bytes + length; place < end; )
    if (rs_string_decode (&place, end) == RS_STRING_NOT_UTF8)
      {
        rs_json_pull_fail (pull, _("The bytes at “%s” are no text."), pull->key->str);
        return;
      }

  g_string_truncate (text, 0);
  g_string_append_len (text, bytes, (gssize) length);
}

static void
read_row (RsJsonPull   *pull,
          RsStringRows *rows,
          GString      *text)
{
  static const RsJsonKey keys[] = {
    [TEXT_TEXT] = { "text" },
    [TEXT_BYTES] = { "bytes", TRUE },
    [TEXT_OBJECTS] = { "objects" },
    [TEXT_REFERENCES] = { "references" },
    [TEXT_HEAP] = { "heap" },
    [TEXT_C_VARIABLES] = { "c_variables" },
    [TEXT_COMPILED_IN] = { "compiled_in" },
    [TEXT_REFCOUNT] = { "refcount" },
    [TEXT_PRINTED] = { "printed" },
    [TEXT_NET] = { "net" },
  };
  RsStringRow row = { NULL };
  gboolean has_bytes = FALSE;
  const char *found;
  gsize length;
  guint seen = 0, key;

  g_string_truncate (text, 0);
  rs_json_pull_begin_object (pull);
  while (rs_json_pull_next_key (pull, keys, G_N_ELEMENTS (keys), &seen, &key))
    switch (key)
      {
      case TEXT_TEXT:
        found = rs_json_pull_text (pull, &length);
        if (!has_bytes)
          g_string_append_len (text, found, (gssize) length);
        break;

      case TEXT_BYTES:
        read_bytes (pull, text);
        has_bytes = TRUE;
        break;

      case TEXT_OBJECTS:
        row.n_objects = (guint32) rs_json_pull_int (pull, 0, G_MAXUINT32);
        break;

      case TEXT_REFERENCES:
        row.references = rs_json_pull_int (pull, 0, MAX_SUM);
        break;

      case TEXT_HEAP:
        row.heap = rs_json_pull_int (pull, 0, G_MAXUINT32);
        break;

      case TEXT_C_VARIABLES:
        row.c_variables = rs_json_pull_int (pull, 0, G_MAXUINT32);
        break;

      case TEXT_COMPILED_IN:
        row.compiled_in = read_count (pull);
        break;

      case TEXT_REFCOUNT:
        row.refcount = rs_recording_read_said (pull);
        break;

      case TEXT_PRINTED:
        row.printed = rs_recording_read_said (pull);
        break;

      case TEXT_NET:
      default:
        row.net = rs_recording_read_said (pull);
        break;
      }

  if (row.references != row.heap + row.c_variables)
    rs_json_pull_fail (pull, _("There are %lld references where %lld and %lld are told."),
                       (long long) row.references, (long long) row.heap,
                       (long long) row.c_variables);

  row.text = text->str;
  row.length = text->len;
  rs_string_rows_add (rows, &row);
}

/* Room's own: "texts" of "strings" */
void
rs_recording_read_texts (RsJsonPull   *pull,
                         RsStringRows *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean first = TRUE;

  rs_json_pull_begin_array (pull);
  while (rs_json_pull_next_item (pull, &first))
    read_row (pull, rows, text);
}

/* Room's own: each text once, and no more of them than there are */
gboolean
rs_recording_check_texts (const RsStringSnapshot  *strings,
                          GError                 **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (rs_string_row_hash, rs_string_row_equal);
  guint64 references = 0;
  gsize n_used = 0;

  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (strings); i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (strings, i);

      if (!g_hash_table_add (seen, (gpointer) row))
        {
          g_set_error (error, RS_ERROR, RS_ERROR_DATA, _("Text %u is there twice."),
                       (guint) i + 1);
          return FALSE;
        }
      n_used += row->references > 0;
      references += (guint64) row->references;
    }

  if (n_used > rs_string_snapshot_get_n_distinct (strings)
      || references > rs_string_snapshot_get_total (strings))
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_DATA,
                           _("The texts have more references than all texts together."));
      return FALSE;
    }

  return TRUE;
}
