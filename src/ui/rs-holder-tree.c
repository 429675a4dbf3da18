/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holder-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-holder-node-private.h"
#include "rs-holder-text.h"

static const char *
get_section_title (RsHolderSection section)
{
  g_assert (section != RS_HOLDER_SECTION_REFERENCES);

  /* Translators: literals of functions that are part of the Python library. */
  return section == RS_HOLDER_SECTION_COMPILED_IN ? _("Compiled into Python")
                                                  /* Translators: numbers that stand in bytecode
                                                   * itself, where they are no references. */
                                                  : _("Operands in Bytecode");
}

static const char *
get_section_caption (void)
{
  /* Translators: below “Compiled into Python” and “Operands in Bytecode” */
  return _("no references, not in the total");
}

static void
take_node (GListStore   *list,
           RsHolderNode *node)
{
  g_list_store_append (list, node);
  g_object_unref (node);
}

static const RsHolder *
get_row (GPtrArray *rows,
         guint      i)
{
  return g_ptr_array_index (rows, i);
}

static const char *
get_title_of (const char *module)
{
  /* Translators: in place of the name of a package */
  return module != NULL ? module : _("Without a Module");
}

/* (transfer full): the rows of one module. A module with one row is that row. */
static RsHolderNode *
new_module (RsHolders *holders,
            GPtrArray *rows,
            guint      from,
            guint      to)
{
  const RsHolder *first = get_row (rows, from);
  GListStore *children;

  if (to - from == 1)
    return rs_holder_node_new (holders, first, TRUE);

  children = g_list_store_new (RS_TYPE_HOLDER_NODE);
  for (guint i = from; i < to; i++)
    take_node (children, rs_holder_node_new (holders, get_row (rows, i), FALSE));

  return rs_holder_node_new_group (get_title_of (first->module), NULL,
                                   rs_holder_node_section_of (first->kind), children);
}

static guint
find_end (GPtrArray *rows,
          guint      from,
          guint      to,
          gboolean   of_package)
{
  const RsHolder *first = get_row (rows, from);
  guint i;

  for (i = from + 1; i < to; i++)
    {
      const RsHolder *row = get_row (rows, i);

      if (g_strcmp0 (of_package ? row->package : row->module,
                     of_package ? first->package : first->module)
          != 0)
        break;
    }

  return i;
}

/* (transfer full): the rows of one package. A package with one module is that module. */
static RsHolderNode *
new_package (RsHolders *holders,
             GPtrArray *rows,
             guint      from,
             guint      to)
{
  const RsHolder *first = get_row (rows, from);
  GListStore *children;
  guint end = find_end (rows, from, to, FALSE);

  if (end == to)
    return new_module (holders, rows, from, to);

  children = g_list_store_new (RS_TYPE_HOLDER_NODE);
  for (guint begin = from; begin < to; begin = end)
    {
      end = find_end (rows, begin, to, FALSE);
      take_node (children, new_module (holders, rows, begin, end));
    }

  return rs_holder_node_new_group (get_title_of (first->package), NULL,
                                   rs_holder_node_section_of (first->kind), children);
}

/* Like modules side by side, each with the most references first as it was. */
static int
compare_modules (gconstpointer a,
                 gconstpointer b)
{
  const RsHolder *one = *(const RsHolder *const *) a;
  const RsHolder *other = *(const RsHolder *const *) b;
  int order = g_strcmp0 (one->package, other->package);

  if (order == 0)
    order = g_strcmp0 (one->module, other->module);
  if (order == 0 && one->count != other->count)
    order = one->count > other->count ? -1 : 1;
  if (order == 0)
    order = g_strcmp0 (one->place, other->place);
  if (order == 0)
    order = (one->line > other->line) - (one->line < other->line);

  return order;
}

static void
add_section (GListStore      *tree,
             RsHolders       *holders,
             RsHolderSection  section,
             GPtrArray       *rows)
{
  g_autoptr (GListStore) packages = g_list_store_new (RS_TYPE_HOLDER_NODE);
  GListStore *list = section == RS_HOLDER_SECTION_REFERENCES ? tree : packages;
  guint end;

  if (rows->len == 0)
    return;

  g_ptr_array_sort (rows, compare_modules);
  for (guint begin = 0; begin < rows->len; begin = end)
    {
      end = find_end (rows, begin, rows->len, TRUE);
      take_node (list, new_package (holders, rows, begin, end));
    }
  if (section == RS_HOLDER_SECTION_REFERENCES)
    return;

  take_node (tree, rs_holder_node_new_group (get_section_title (section), get_section_caption (),
                                             section, g_steal_pointer (&packages)));
}

/* Whether every word is found in what is known of a holder. */
static gboolean
matches (const RsHolder *holder,
         char          **words)
{
  g_autofree char *sentence = NULL;
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (words == NULL)
    return TRUE;

  sentence = rs_holder_dup_text (holder);
  all = g_strjoin ("\n", sentence, holder->place, rs_holder_kind_get_title (holder->kind),
                   holder->module != NULL ? holder->module : "",
                   holder->file != NULL ? holder->file : "", NULL);
  folded = g_utf8_casefold (all, -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/* (transfer full) (nullable): the words to look for; %NULL if there are none */
static char **
split_search (const char *search)
{
  g_autofree char *folded = search != NULL ? g_utf8_casefold (search, -1) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_auto (GStrv) words = NULL;

  if (folded == NULL)
    return NULL;

  parts = g_strsplit_set (folded, " \t\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  words = g_strv_builder_end (builder);

  return *words != NULL ? g_steal_pointer (&words) : NULL;
}

/**
 * rs_holder_tree_new:
 * @holders: who holds a value
 * @search: (nullable): words that are all to be found in a holder's module, place, kind or file
 *
 * Arranges holders by package and module, and those that are no references in a section of their
 * own. A package with one module is that module, a module with one holder that holder. What
 * does not match @search is left out, also of the sums.
 *
 * Returns: (transfer full): a list of [class@HolderNode], in no particular order
 */
GListModel *
rs_holder_tree_new (RsHolders  *holders,
                    const char *search)
{
  g_auto (GStrv) words = NULL;
  GPtrArray *rows[RS_HOLDER_SECTION_OPERANDS + 1];
  GListStore *tree;

  g_return_val_if_fail (holders != NULL, NULL);

  words = split_search (search);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = g_ptr_array_new ();
  for (gsize i = 0; i < rs_holders_get_n (holders); i++)
    {
      const RsHolder *holder = rs_holders_get (holders, i);

      if (matches (holder, words))
        g_ptr_array_add (rows[rs_holder_node_section_of (holder->kind)], (gpointer) holder);
    }

  tree = g_list_store_new (RS_TYPE_HOLDER_NODE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      add_section (tree, holders, i, rows[i]);
      g_ptr_array_unref (rows[i]);
    }

  return G_LIST_MODEL (tree);
}

static void
collect_holders (GListModel *list,
                 GPtrArray  *nodes)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RsHolderNode) node = g_list_model_get_item (list, i);
      GListModel *children = rs_holder_node_get_children (node);

      if (children != NULL)
        collect_holders (children, nodes);
      else
        g_ptr_array_add (nodes, g_steal_pointer (&node));
    }
}

static int
compare_in_array (gconstpointer a,
                  gconstpointer b)
{
  return rs_holder_node_compare_count (*(RsHolderNode *const *) a, *(RsHolderNode *const *) b);
}

/**
 * rs_holder_tree_dup_text:
 * @tree: a tree of rs_holder_tree_new()
 *
 * Returns: (transfer full): a line for each holder, with the count, a tab and the sentence, the
 *   most references first; what is no reference follows under a line of its own
 */
char *
rs_holder_tree_dup_text (GListModel *tree)
{
  g_autoptr (GPtrArray) nodes = NULL;
  RsHolderSection section = RS_HOLDER_SECTION_REFERENCES;
  GString *text;

  g_return_val_if_fail (G_IS_LIST_MODEL (tree), NULL);

  text = g_string_new (NULL);
  nodes = g_ptr_array_new_with_free_func (g_object_unref);
  collect_holders (tree, nodes);
  g_ptr_array_sort (nodes, compare_in_array);
  for (guint i = 0; i < nodes->len; i++)
    {
      RsHolderNode *node = g_ptr_array_index (nodes, i);
      g_autofree char *sentence = rs_holder_node_dup_text (node);

      if (rs_holder_node_get_section (node) != section)
        {
          section = rs_holder_node_get_section (node);
          g_string_append_printf (text, "\n%s (%s)\n", get_section_title (section),
                                  get_section_caption ());
        }
      g_string_append_printf (text, "%" G_GUINT64_FORMAT "\t%s\n", rs_holder_node_get_count (node),
                              sentence);
    }

  return g_string_free (text, FALSE);
}

/**
 * rs_holder_tree_get_total:
 * @tree: a tree of rs_holder_tree_new()
 *
 * Returns: the references of all its holders, without what is no reference
 */
guint64
rs_holder_tree_get_total (GListModel *tree)
{
  guint64 total = 0;
  guint n;

  g_return_val_if_fail (G_IS_LIST_MODEL (tree), 0);

  n = g_list_model_get_n_items (tree);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RsHolderNode) node = g_list_model_get_item (tree, i);

      if (rs_holder_node_get_section (node) == RS_HOLDER_SECTION_REFERENCES)
        total += rs_holder_node_get_count (node);
    }

  return total;
}
