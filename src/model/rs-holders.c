/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holders.h"

#include <string.h>

struct _RsHolders
{
  gint64 value;
  char *text; /* (owned) (nullable): NULL if an integer was asked for */
  gsize length;
  GArray *holders; /* (owned) of RsHolder */
  guint64 counts[RS_N_HOLDER_KINDS];
};

G_DEFINE_BOXED_TYPE (RsHolders, rs_holders, rs_holders_ref, rs_holders_unref)

static void
clear_holder (gpointer data)
{
  RsHolder *holder = data;

  g_free (holder->package);
  g_free (holder->module);
  g_free (holder->place);
  g_free (holder->owner);
  g_free (holder->name);
  g_free (holder->file);
}

/**
 * rs_holders_new_array:
 *
 * Returns: (transfer full) (element-type RsHolder): an empty array for rs_holders_new_int(), which
 *   owns the strings of its elements
 */
GArray *
rs_holders_new_array (void)
{
  GArray *holders = g_array_new (FALSE, TRUE, sizeof (RsHolder));

  g_array_set_clear_func (holders, clear_holder);

  return holders;
}

/* The most references first, what is no reference behind it; then by name, so that the same heap is
 * always told the same way. */
static int
compare (gconstpointer one,
         gconstpointer other)
{
  const RsHolder *a = one, *b = other;
  int order = (int) rs_holder_kind_is_reference (b->kind)
              - (int) rs_holder_kind_is_reference (a->kind);

  if (order == 0 && a->count != b->count)
    order = a->count > b->count ? -1 : 1;
  if (order == 0)
    order = g_strcmp0 (a->module, b->module);
  if (order == 0)
    order = (int) a->kind - (int) b->kind;
  if (order == 0)
    order = g_strcmp0 (a->place, b->place);
  if (order == 0)
    order = (a->line > b->line) - (a->line < b->line);

  return order;
}

static RsHolders *
new_holders (GArray *holders)
{
  RsHolders *self = g_atomic_rc_box_new0 (RsHolders);

  for (guint i = 0; i < holders->len; i++)
    {
      RsHolder *holder = &g_array_index (holders, RsHolder, i);

      g_free (holder->package);
      holder->package = holder->module != NULL
                          ? g_strndup (holder->module, strcspn (holder->module, "."))
                          : NULL;
      self->counts[holder->kind] += holder->count;
    }

  g_array_sort (holders, compare);
  self->holders = holders;

  return self;
}

/**
 * rs_holders_new_int:
 * @value: the integer that is held
 * @holders: (transfer full) (element-type RsHolder): from rs_holders_new_array(), in any order; the
 *   packages are filled in
 *
 * Returns: (transfer full): who holds an integer
 */
RsHolders *
rs_holders_new_int (gint64  value,
                    GArray *holders)
{
  RsHolders *self;

  g_return_val_if_fail (holders != NULL, NULL);

  self = new_holders (holders);
  self->value = value;

  return self;
}

/**
 * rs_holders_new_string:
 * @text: the string that is held, UTF-8, may contain NUL
 * @length: its bytes, or -1 if it ends at NUL
 * @holders: (transfer full) (element-type RsHolder): from rs_holders_new_array(), in any order; the
 *   packages are filled in
 *
 * Returns: (transfer full): who holds a string
 */
RsHolders *
rs_holders_new_string (const char *text,
                       gssize      length,
                       GArray     *holders)
{
  RsHolders *self;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (holders != NULL, NULL);

  self = new_holders (holders);
  self->length = length < 0 ? strlen (text) : (gsize) length;
  self->text = g_malloc (self->length + 1);
  memcpy (self->text, text, self->length);
  self->text[self->length] = '\0';

  return self;
}

/**
 * rs_holders_ref:
 * @self: the holders of a value
 *
 * Returns: (transfer full): @self
 */
RsHolders *
rs_holders_ref (RsHolders *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
holders_clear (RsHolders *self)
{
  g_free (self->text);
  g_array_unref (self->holders);
}

/**
 * rs_holders_unref:
 * @self: (transfer full): the holders of a value
 */
void
rs_holders_unref (RsHolders *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) holders_clear);
}

/**
 * rs_holders_get_value:
 * @self: the holders of an integer
 *
 * Returns: the integer; 0 if a string was asked for
 */
gint64
rs_holders_get_value (const RsHolders *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->value;
}

/**
 * rs_holders_get_text:
 * @self: the holders of a string
 * @length: (out) (optional): the bytes of the string, which may contain NUL
 *
 * Returns: (transfer none) (nullable): the string; %NULL if an integer was asked for
 */
const char *
rs_holders_get_text (const RsHolders *self,
                     gsize           *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;

  return self->text;
}

/**
 * rs_holders_get_n:
 * @self: the holders of a value
 *
 * Returns: how many rows there are
 */
gsize
rs_holders_get_n (const RsHolders *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->holders->len;
}

/**
 * rs_holders_get:
 * @self: the holders of a value
 * @i: which row: 0 has the most references; what is no reference comes last
 *
 * Returns: (transfer none): a row
 */
const RsHolder *
rs_holders_get (const RsHolders *self,
                gsize            i)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (i < self->holders->len, NULL);

  return &g_array_index (self->holders, RsHolder, i);
}

/**
 * rs_holders_get_total:
 * @self: the holders of a value
 *
 * Returns: all references: the sum of the counts of the rows that are references
 */
guint64
rs_holders_get_total (const RsHolders *self)
{
  guint64 total = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint kind = 0; kind < RS_N_HOLDER_KINDS; kind++)
    if (rs_holder_kind_is_reference (kind))
      total += self->counts[kind];

  return total;
}

/**
 * rs_holders_count_kind:
 * @self: the holders of a value
 * @kind: a kind, such as %RS_HOLDER_COMPILED_IN, which is beside the total
 *
 * Returns: the sum of the counts of the rows of one kind
 */
guint64
rs_holders_count_kind (const RsHolders *self,
                       RsHolderKind     kind)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (kind < RS_N_HOLDER_KINDS, 0);

  return self->counts[kind];
}
