/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-recording-read.h"

#include <glib/gi18n-lib.h>

enum
{
  REFERENCES_BEYOND,
  REFERENCES_COUNTS,
};

static GArray *
read_reference_counts (RsJsonPull *pull)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (RsReferenceCount));
  gboolean first = TRUE;
  gint64 last = 0;

  rs_json_pull_begin_array (pull);
  while (rs_json_pull_next_item (pull, &first))
    {
      RsReferenceCount count;

      rs_json_pull_begin_tuple (pull);
      count.value = rs_json_pull_int (pull, G_MININT64, G_MAXINT64);
      rs_json_pull_comma (pull);
      count.heap = (guint32) rs_json_pull_int (pull, 0, G_MAXUINT32);
      rs_json_pull_comma (pull);
      count.c_variables = (guint32) rs_json_pull_int (pull, 0, G_MAXUINT32);
      rs_json_pull_comma (pull);
      count.compiled_in = (guint32) rs_json_pull_int (pull, 0, G_MAXUINT32);
      rs_json_pull_comma (pull);
      count.operands = (guint32) rs_json_pull_int (pull, 0, G_MAXUINT32);
      rs_json_pull_end_tuple (pull);

      if (counts->len > 0 && count.value <= last)
        rs_json_pull_fail (pull, _("%lld must be greater than the integer before it."),
                           (long long) count.value);
      last = count.value;
      g_array_append_val (counts, count);
    }

  return counts;
}

/* Room's own: "references" */
RsReferences *
rs_recording_read_references (RsJsonPull *pull)
{
  static const RsJsonKey keys[] = {
    [REFERENCES_BEYOND] = { "beyond" },
    [REFERENCES_COUNTS] = { "counts" },
  };
  g_autoptr (GArray) counts = NULL;
  guint64 beyond = 0;
  guint seen = 0, key;
  gsize n_counts;

  rs_json_pull_begin_object (pull);
  while (rs_json_pull_next_key (pull, keys, G_N_ELEMENTS (keys), &seen, &key))
    if (key == REFERENCES_BEYOND)
      beyond = (guint64) rs_json_pull_int (pull, 0, RS_RECORDING_MAX_TOTAL);
    else
      counts = read_reference_counts (pull);

  if (pull->error != NULL)
    return NULL;

  n_counts = counts->len;
  return rs_references_new_beyond (
    (RsReferenceCount *) (gpointer) g_array_free (g_steal_pointer (&counts), FALSE), n_counts, beyond);
}
