/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-details-pane-private.h"

#include <glib/gi18n-lib.h>

#include "rs-string-display.h"
#include "rs-wording.h"

/* More of a text says no more of it. */
#define MAX_CHARACTERS 120

/* How many characters a text has. Lone surrogates are three bytes that are no UTF-8, but begin as
 * any character does. */
static gsize
count_characters (const RsStringRow *row)
{
  gsize n = 0;

  for (gsize i = 0; i < row->length; i++)
    n += ((guchar) row->text[i] & 0xc0) != 0x80;

  return n;
}

static char *
tell_characters (const RsStringRow *row)
{
  gsize n = count_characters (row);
  g_autofree char *number = rs_wording_number ((gint64) n);

  if (n == 1 && g_utf8_validate_len (row->text, row->length, NULL))
    /* Translators: the number of a character in Unicode, such as U+0061 */
    return g_strdup_printf (_("Character U+%04X"), g_utf8_get_char (row->text));

  /* Translators: %s is a number. */
  return g_strdup_printf (ngettext ("%s character", "%s characters", (gulong) n), number);
}

static char *
tell_objects (const RsStringRow *row)
{
  g_autofree char *number = rs_wording_number (row->n_objects);

  g_autofree char *all = NULL;
  g_autofree char *shared = NULL;
  g_autofree char *others = NULL;

  if (row->n_objects == 0)
    return g_strdup (_("No object of Python’s has this text"));
  if (row->n_objects == 1)
    return g_strdup (_("One object with this text"));

  /* Translators: %s is a number, two or more. */
  all = g_strdup_printf (ngettext ("%s object with this text, counted together",
                                   "%s objects with this text, counted together",
                                   row->n_objects),
                         number);
  if (row->shared == RS_ABSENT || row->n_objects != 2)
    return g_steal_pointer (&all);

  shared = rs_wording_number (row->shared);
  others = rs_wording_number (row->references - row->shared);

  /* Translators: how many objects there are, and how many references to each of the two. */
  return g_strdup_printf (_("%s:\nreferences to the one in the table of Latin-1, which chr() gives: "
                            "%s\nreferences to the interned one, of code compiled into Python: %s"),
                          all, shared, others);
}

/**
 * rs_details_pane_show_string:
 * @self: the pane
 * @snapshot: where the text was counted
 * @index: its place in @snapshot
 *
 * Says everything known of a letter or a word. What is not known takes no room. Who refers to it is
 * not in the snapshot: see [method@DetailsPane.set_holders].
 */
void
rs_details_pane_show_string (RsDetailsPane    *self,
                             RsStringSnapshot *snapshot,
                             gsize             index)
{
  const RsStringRow *row;
  g_autofree char *value = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *characters = NULL;
  g_autofree char *objects = NULL;
  g_autofree char *facts = NULL;
  GString *text;

  g_return_if_fail (RS_IS_DETAILS_PANE (self));
  g_return_if_fail (snapshot != NULL);
  g_return_if_fail (index < rs_string_snapshot_get_n_rows (snapshot));

  row = rs_string_snapshot_get_row (snapshot, index);
  value = rs_string_dup_label (row->text, row->length, MAX_CHARACTERS);
  characters = tell_characters (row);
  objects = tell_objects (row);
  facts = g_strjoin ("\n", characters, objects, NULL);

  text = rs_details_pane_begin (self, value);
  /* what is copied is the text itself, however long, and not what makes it fit in here */
  copied = rs_string_dup_escaped (row->text, row->length);
  g_string_printf (text, "%s\n", copied);
  rs_details_pane_show_refcount (self, text, row->references, row->refcount);
  rs_details_pane_show_count (text, self->compiled_in_label, _("Compiled in"),
                              row->compiled_in > 0 ? row->compiled_in : RS_ABSENT);
  rs_details_pane_show_count (text, self->printed_label, _("sys.getrefcount prints"), row->printed);
  /* Translators: what is printed for a text, less the floor: what is printed for one that nobody
   * uses. */
  rs_details_pane_show_count (text, self->net_label, _("Less the floor"), row->net);
  rs_details_pane_show_row (text, self->operands_label, NULL, NULL);
  rs_details_pane_show_row (text, self->expected_label, NULL, NULL);
  rs_details_pane_show_row (text, self->share_label, NULL, NULL);
  rs_details_pane_show_row (text, self->gain_label, NULL, NULL);
  rs_details_pane_show_row (text, self->ratio_label, NULL, NULL);
  rs_details_pane_end (self, text, facts);
  gtk_widget_set_visible (self->outliers_box, FALSE);
}
