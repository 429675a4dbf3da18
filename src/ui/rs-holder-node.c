/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holder-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-holder-text.h"
#include "rs-wording.h"

struct _RsHolderNode
{
  GObject parent_instance;

  /* Owned */
  RsHolders *holders;   /* (nullable): keeps @holder */
  GListStore *children; /* (nullable): NULL of a holder */
  char *title;
  char *caption;  /* (nullable): the small line below the title */
  char *sort_key; /* of the name, by the rules of the language */

  const RsHolder *holder; /* (nullable): NULL of a package, module or section */
  RsHolderSection section;
  guint64 count;
};

G_DEFINE_FINAL_TYPE (RsHolderNode, rs_holder_node, G_TYPE_OBJECT)

static void
rs_holder_node_finalize (GObject *object)
{
  RsHolderNode *self = RS_HOLDER_NODE (object);

  g_clear_pointer (&self->holders, rs_holders_unref);
  g_clear_object (&self->children);
  g_free (self->title);
  g_free (self->caption);
  g_free (self->sort_key);

  G_OBJECT_CLASS (rs_holder_node_parent_class)->finalize (object);
}

static void
rs_holder_node_class_init (RsHolderNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_holder_node_finalize;
}

static void
rs_holder_node_init (RsHolderNode *self G_GNUC_UNUSED)
{
}

static RsHolderSection
get_section (RsHolderKind kind)
{
  switch (kind)
    {
    case RS_HOLDER_COMPILED_IN:
      return RS_HOLDER_SECTION_COMPILED_IN;

    case RS_HOLDER_OPERAND:
      return RS_HOLDER_SECTION_OPERANDS;

    default:
      return RS_HOLDER_SECTION_REFERENCES;
    }
}

static const char *
get_section_title (RsHolderSection section)
{
  g_assert (section != RS_HOLDER_SECTION_REFERENCES);

  return section == RS_HOLDER_SECTION_COMPILED_IN ? _("Compiled into Python")
                                                  : _("Operands in Bytecode");
}

static const char *
get_section_caption (void)
{
  /* Translators: below “Compiled into Python” and “Operands in Bytecode” */
  return _("no references, not in the total");
}

/* (transfer full): the sentence without what stands around it already: the file is the caption,
 * the module may be the row above. */
static char *
dup_short_text (const RsHolder *holder,
                gboolean        with_module)
{
  RsHolder less = *holder;

  less.file = NULL;
  if (!with_module)
    less.module = NULL;

  return rs_holder_dup_text (&less);
}

/* As files are sorted, whatever the case. */
static char *
make_sort_key (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_utf8_collate_key_for_filename (folded, -1);
}

static RsHolderNode *
new_leaf (RsHolders      *holders,
          const RsHolder *holder,
          gboolean        with_module)
{
  RsHolderNode *self = g_object_new (RS_TYPE_HOLDER_NODE, NULL);
  g_autofree char *name = NULL;

  self->holders = rs_holders_ref (holders);
  self->holder = holder;
  self->section = get_section (holder->kind);
  self->count = holder->count;
  self->title = dup_short_text (holder, with_module);

  if (holder->file != NULL)
    {
      g_autofree char *base = g_path_get_basename (holder->file);

      self->caption = holder->line > 0 ? g_strdup_printf ("%s:%u", base, holder->line)
                                       : g_steal_pointer (&base);
    }

  /* among packages it stands where its package would */
  name = with_module && holder->module != NULL
           ? g_strdup_printf ("%s %s", holder->module, self->title)
           : g_strdup (self->title);
  self->sort_key = make_sort_key (name);

  return self;
}

static RsHolderNode *
new_group (const char      *title,
           RsHolderSection  section,
           GListStore      *children)
{
  RsHolderNode *self = g_object_new (RS_TYPE_HOLDER_NODE, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (children));

  self->title = g_strdup (title);
  self->sort_key = make_sort_key (title);
  self->section = section;
  self->children = children;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RsHolderNode) child = g_list_model_get_item (G_LIST_MODEL (children), i);

      self->count += child->count;
    }

  return self;
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
    return new_leaf (holders, first, TRUE);

  children = g_list_store_new (RS_TYPE_HOLDER_NODE);
  for (guint i = from; i < to; i++)
    take_node (children, new_leaf (holders, get_row (rows, i), FALSE));

  return new_group (get_title_of (first->module), get_section (first->kind), children);
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

  return new_group (get_title_of (first->package), get_section (first->kind), children);
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
  RsHolderNode *group;
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

  group = new_group (get_section_title (section), section, g_steal_pointer (&packages));
  group->caption = g_strdup (get_section_caption ());
  take_node (tree, group);
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
 * rs_holder_node_new_tree:
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
rs_holder_node_new_tree (RsHolders  *holders,
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
        g_ptr_array_add (rows[get_section (holder->kind)], (gpointer) holder);
    }

  tree = g_list_store_new (RS_TYPE_HOLDER_NODE);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      add_section (tree, holders, i, rows[i]);
      g_ptr_array_unref (rows[i]);
    }

  return G_LIST_MODEL (tree);
}

/**
 * rs_holder_node_get_holder:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the holder; %NULL of a package, module or section
 */
const RsHolder *
rs_holder_node_get_holder (RsHolderNode *self)
{
  g_return_val_if_fail (RS_IS_HOLDER_NODE (self), NULL);

  return self->holder;
}

/**
 * rs_holder_node_get_children:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the rows below it; %NULL of a holder
 */
GListModel *
rs_holder_node_get_children (RsHolderNode *self)
{
  g_return_val_if_fail (RS_IS_HOLDER_NODE (self), NULL);

  return self->children != NULL ? G_LIST_MODEL (self->children) : NULL;
}

/**
 * rs_holder_node_get_section:
 * @self: a row
 *
 * Returns: what the row is added up with
 */
RsHolderSection
rs_holder_node_get_section (RsHolderNode *self)
{
  g_return_val_if_fail (RS_IS_HOLDER_NODE (self), RS_HOLDER_SECTION_REFERENCES);

  return self->section;
}

/**
 * rs_holder_node_get_title:
 * @self: a row
 *
 * Returns: (transfer none): a name, or a sentence without what the rows above it say
 */
const char *
rs_holder_node_get_title (RsHolderNode *self)
{
  g_return_val_if_fail (RS_IS_HOLDER_NODE (self), NULL);

  return self->title;
}

/**
 * rs_holder_node_get_caption:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the file and line, or what a section is
 */
const char *
rs_holder_node_get_caption (RsHolderNode *self)
{
  g_return_val_if_fail (RS_IS_HOLDER_NODE (self), NULL);

  return self->caption;
}

/**
 * rs_holder_node_get_count:
 * @self: a row
 *
 * Returns: its references, or those of all rows below it
 */
guint64
rs_holder_node_get_count (RsHolderNode *self)
{
  g_return_val_if_fail (RS_IS_HOLDER_NODE (self), 0);

  return self->count;
}

/**
 * rs_holder_node_dup_source:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): “FILE:LINE” with the whole path; %NULL if there is no file
 */
char *
rs_holder_node_dup_source (RsHolderNode *self)
{
  g_return_val_if_fail (RS_IS_HOLDER_NODE (self), NULL);

  if (self->holder == NULL || self->holder->file == NULL)
    return NULL;
  if (self->holder->line == 0)
    return g_strdup (self->holder->file);

  return g_strdup_printf ("%s:%u", self->holder->file, self->holder->line);
}

/**
 * rs_holder_node_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): the whole sentence of a holder; the name and count of any other row
 */
char *
rs_holder_node_dup_text (RsHolderNode *self)
{
  g_autofree char *count = NULL;

  g_return_val_if_fail (RS_IS_HOLDER_NODE (self), NULL);

  if (self->holder != NULL)
    return rs_holder_dup_text (self->holder);

  count = rs_wording_number ((gint64) self->count);
  /* Translators: the name of a package, and how many references it holds */
  return g_strdup_printf (_("%s: %s"), self->title, count);
}

static void
collect_holders (GListModel *list,
                 GPtrArray  *nodes)
{
  guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RsHolderNode) node = g_list_model_get_item (list, i);

      if (node->children != NULL)
        collect_holders (G_LIST_MODEL (node->children), nodes);
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
 * rs_holder_node_dup_all_text:
 * @tree: a tree of rs_holder_node_new_tree()
 *
 * Returns: (transfer full): a line for each holder, with the count, a tab and the sentence, the
 *   most references first; what is no reference follows under a line of its own
 */
char *
rs_holder_node_dup_all_text (GListModel *tree)
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

      if (node->section != section)
        g_string_append_printf (text, "\n%s (%s)\n", get_section_title (node->section),
                                get_section_caption ());
      section = node->section;
      g_string_append_printf (text, "%" G_GUINT64_FORMAT "\t%s\n", node->count, sentence);
    }

  return g_string_free (text, FALSE);
}

/**
 * rs_holder_node_get_total:
 * @tree: a tree of rs_holder_node_new_tree()
 *
 * Returns: the references of all its holders, without what is no reference
 */
guint64
rs_holder_node_get_total (GListModel *tree)
{
  guint64 total = 0;
  guint n;

  g_return_val_if_fail (G_IS_LIST_MODEL (tree), 0);

  n = g_list_model_get_n_items (tree);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RsHolderNode) node = g_list_model_get_item (tree, i);

      if (node->section == RS_HOLDER_SECTION_REFERENCES)
        total += node->count;
    }

  return total;
}

/**
 * rs_holder_node_compare_name:
 * @self: a row
 * @other: another
 *
 * Compares by name, as files are sorted. What is no reference comes last.
 *
 * Returns: less than, equal to or greater than 0
 */
int
rs_holder_node_compare_name (RsHolderNode *self,
                             RsHolderNode *other)
{
  g_return_val_if_fail (RS_IS_HOLDER_NODE (self), 0);
  g_return_val_if_fail (RS_IS_HOLDER_NODE (other), 0);

  if (self->section != other->section)
    return (int) self->section - (int) other->section;

  return strcmp (self->sort_key, other->sort_key);
}

/**
 * rs_holder_node_compare_count:
 * @self: a row
 * @other: another
 *
 * Compares by count, the most references first, and then by name. What is no reference comes last.
 *
 * Returns: less than, equal to or greater than 0
 */
int
rs_holder_node_compare_count (RsHolderNode *self,
                              RsHolderNode *other)
{
  g_return_val_if_fail (RS_IS_HOLDER_NODE (self), 0);
  g_return_val_if_fail (RS_IS_HOLDER_NODE (other), 0);

  if (self->section == other->section && self->count != other->count)
    return self->count > other->count ? -1 : 1;

  return rs_holder_node_compare_name (self, other);
}
