/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holder-node-private.h"

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

/* What a holder is added up with */
RsHolderSection
rs_holder_node_section_of (RsHolderKind kind)
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

/* (transfer full): the row of a holder, named with its module if no row above it is the module */
RsHolderNode *
rs_holder_node_new (RsHolders      *holders,
                    const RsHolder *holder,
                    gboolean        with_module)
{
  RsHolderNode *self = g_object_new (RS_TYPE_HOLDER_NODE, NULL);
  g_autofree char *name = NULL;

  self->holders = rs_holders_ref (holders);
  self->holder = holder;
  self->section = rs_holder_node_section_of (holder->kind);
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

/* (transfer full): the row of a package, module or section. Takes @children. */
RsHolderNode *
rs_holder_node_new_group (const char      *title,
                          const char      *caption,
                          RsHolderSection  section,
                          GListStore      *children)
{
  RsHolderNode *self = g_object_new (RS_TYPE_HOLDER_NODE, NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (children));

  self->title = g_strdup (title);
  self->caption = g_strdup (caption);
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
