/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holder-rows.h"

#include "rs-holders.h"

/* So many places of a row are told one by one. */
#define MAX_SHOWN 3

struct _RsHolderRow
{
  RsHolder holder; /* (owned) */
  guint number;
  GPtrArray *rests; /* (owned) of char *: what follows the base, each once */
  gboolean has_more;
};

static void
free_row (gpointer data)
{
  RsHolderRow *row = data;

  g_ptr_array_unref (row->rests);
  g_free (row);
}

/**
 * rs_holder_rows_init:
 * @self: (out caller-allocates): no rows
 */
void
rs_holder_rows_init (RsHolderRows *self)
{
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new (NULL, NULL);
  self->key = g_string_new (NULL);
}

/* Other code that holds the same tuple: told, not counted. */
static void
append_sharers (GString      *base,
                RsHolderPath *path)
{
  const RsOwners *owners = path->owners;
  g_autoptr (GArray) codes = NULL;
  guint n_shown = 1;

  if (path->told.n_steps < 2
      || (path->kind != RS_HOLDER_CODE_CONSTANT && path->kind != RS_HOLDER_LOCAL_NAME
          && path->kind != RS_HOLDER_CODE_NAME))
    return;

  codes = g_array_new (FALSE, FALSE, sizeof (guint32));
  rs_owners_find_sharers (
    owners, owners->nodes[path->steps[path->told.n_steps - 2].node].object, codes);

  for (guint i = 0; i < codes->len; i++)
    {
      guint32 code = g_array_index (codes, guint32, i);

      if (code == path->told.node)
        continue;
      if (n_shown++ == MAX_SHOWN)
        {
          g_string_append (base, ", …");
          return;
        }
      g_string_append (base, ", ");
      rs_holder_path_append_code (base, (PyCodeObject *) owners->nodes[code].object);
    }
}

static char *
dup_unless_empty (const GString *text)
{
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static RsHolderRow *
new_row (RsHolderRows       *self,
         const RsHolderPath *path)
{
  RsHolderRow *row = g_new0 (RsHolderRow, 1);

  row->number = self->rows->len;
  row->rests = g_ptr_array_new_with_free_func (g_free);
  row->holder = (RsHolder) {
    .kind = path->kind,
    .module = g_strdup (path->module),
    .place = g_strdup (path->base->str),
    .owner = dup_unless_empty (path->owner),
    .name = dup_unless_empty (path->name),
    .file = g_strdup (path->file),
    .line = path->line,
  };
  g_ptr_array_add (self->rows, row);

  return row;
}

static void
add_rest (RsHolderRow  *row,
          const GString *rest)
{
  if (rest->len == 0)
    return;

  for (guint i = 0; i < row->rests->len; i++)
    if (g_str_equal (g_ptr_array_index (row->rests, i), rest->str))
      return;

  if (row->rests->len < MAX_SHOWN)
    g_ptr_array_add (row->rests, g_strdup (rest->str));
  else
    row->has_more = TRUE;
}

/* What rows are told apart by, as a text. By hand: this is done for each reference. */
static void
make_key (GString            *key,
          const RsHolderPath *path,
          gboolean            is_instance)
{
  g_string_truncate (key, 0);
  g_string_append_c (key, (char) (1 + path->kind));
  g_string_append_c (key, is_instance ? 'i' : ' ');
  for (guint line = path->line; line > 0; line /= 64)
    g_string_append_c (key, (char) ('0' + line % 64));
  g_string_append_c (key, ' ');
  if (path->module != NULL)
    g_string_append (key, path->module);
  g_string_append_c (key, ' ');
  g_string_append_len (key, path->base->str, (gssize) path->base->len);
}

/**
 * rs_holder_rows_add:
 * @self: the rows
 * @path: the way to a place, told
 * @count: the references from there
 *
 * Adds to the row of the same kind, module, name and line, or makes it.
 *
 * Returns: (transfer none): the row
 */
RsHolderRow *
rs_holder_rows_add (RsHolderRows *self,
                    RsHolderPath *path,
                    guint         count)
{
  gboolean is_instance = path->told.end == RS_HOLDER_PATH_INSTANCE
                         && path->kind != RS_HOLDER_ATTRIBUTE_NAME
                         && path->kind != RS_HOLDER_COMPILED_IN;
  RsHolderRow *row;

  append_sharers (path->base, path);
  make_key (self->key, path, is_instance);

  row = g_hash_table_lookup (self->by_key, self->key->str);
  if (row == NULL)
    {
      row = new_row (self, path);
      g_hash_table_insert (self->by_key, g_strdup (self->key->str), row);
    }

  row->holder.count += count;
  add_rest (row, path->rest);

  if (is_instance
      && g_hash_table_add (self->seen, GSIZE_TO_POINTER ((gsize) row->number << 32
                                                         | path->told.node)))
    row->holder.n_objects++;

  return row;
}

/**
 * rs_holder_row_count:
 * @self: a row
 * @count: more references of the same holder
 *
 * Adds references whose places are not told one by one.
 */
void
rs_holder_row_count (RsHolderRow *self,
                     guint        count)
{
  self->holder.count += count;
  self->has_more = TRUE;
}

/* "x[1], [5], …" */
static char *
join_rests (const RsHolderRow *row,
            const char        *base)
{
  GString *text = g_string_new (base);

  for (guint i = 0; i < row->rests->len; i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, g_ptr_array_index (row->rests, i));
    }
  if (row->has_more && row->rests->len > 0)
    g_string_append (text, ", …");

  return g_string_free (text, FALSE);
}

static void
finish_row (RsHolderRow *row)
{
  RsHolder *holder = &row->holder;
  char *place = join_rests (row, holder->place);

  g_free (holder->place);
  holder->place = place;
  if (*place == '\0')
    g_clear_pointer (&holder->place, g_free);

  if (holder->n_objects > 0 && holder->name != NULL && holder->owner != NULL)
    {
      char *name = join_rests (row, holder->name);

      g_free (holder->name);
      holder->name = name;
    }
}

/**
 * rs_holder_rows_finish:
 * @self: the rows, which are no more to be used
 *
 * Returns: (transfer full) (element-type RsHolder): for rs_holders_new_int() and the like
 */
GArray *
rs_holder_rows_finish (RsHolderRows *self)
{
  GArray *holders = rs_holders_new_array ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      RsHolderRow *row = g_ptr_array_index (self->rows, i);

      finish_row (row);
      g_array_append_val (holders, row->holder); /* with its strings */
    }

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->seen);
  g_string_free (self->key, TRUE);

  return holders;
}
