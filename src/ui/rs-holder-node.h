/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-holders.h"

G_BEGIN_DECLS

/**
 * RsHolderSection:
 * @RS_HOLDER_SECTION_REFERENCES: what Python counts
 * @RS_HOLDER_SECTION_COMPILED_IN: the rows of %RS_HOLDER_COMPILED_IN
 * @RS_HOLDER_SECTION_OPERANDS: the rows of %RS_HOLDER_OPERAND
 *
 * What is added up together, in the order in which it is shown.
 */
typedef enum
{
  RS_HOLDER_SECTION_REFERENCES,
  RS_HOLDER_SECTION_COMPILED_IN,
  RS_HOLDER_SECTION_OPERANDS,
} RsHolderSection;

/**
 * RsHolderNode:
 *
 * A row of the tree of holders: a holder, or a package, module or section with the rows below it.
 */
#define RS_TYPE_HOLDER_NODE (rs_holder_node_get_type ())

G_DECLARE_FINAL_TYPE (RsHolderNode, rs_holder_node, RS, HOLDER_NODE, GObject)

const RsHolder  *rs_holder_node_get_holder   (RsHolderNode *self);
GListModel      *rs_holder_node_get_children (RsHolderNode *self);
RsHolderSection  rs_holder_node_get_section  (RsHolderNode *self);
const char      *rs_holder_node_get_title    (RsHolderNode *self);
const char      *rs_holder_node_get_caption  (RsHolderNode *self);
guint64          rs_holder_node_get_count    (RsHolderNode *self);
char            *rs_holder_node_dup_source   (RsHolderNode *self);
char            *rs_holder_node_dup_text     (RsHolderNode *self);

int              rs_holder_node_compare_name  (RsHolderNode *self,
                                               RsHolderNode *other);
int              rs_holder_node_compare_count (RsHolderNode *self,
                                               RsHolderNode *other);

G_END_DECLS
