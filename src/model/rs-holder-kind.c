/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holder-kind.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *nick;
  const char *title;
} Kind;

/* Places in a Python program that refer to a value. */
static const Kind kinds[RS_N_HOLDER_KINDS] = {
  /* Translators: a kind of holder: a literal in a function, kept with its bytecode. */
  [RS_HOLDER_CODE_CONSTANT] = { "code-constant", N_("Constant in Code") },
  /* Translators: a kind of holder: the name of a local variable, as a string. */
  [RS_HOLDER_LOCAL_NAME] = { "local-name", N_("Local Name") },
  /* Translators: a kind of holder: the name of a global variable or an attribute that a function
   * uses, as a string. */
  [RS_HOLDER_CODE_NAME] = { "code-name", N_("Name in Code") },
  /* Translators: a kind of holder: what a function, class or module is called itself (__name__). */
  [RS_HOLDER_OWN_NAME] = { "own-name", N_("Own Name") },
  /* Translators: a kind of holder: the default value of a function's parameter. */
  [RS_HOLDER_DEFAULT_ARGUMENT] = { "default-argument", N_("Default Argument") },
  /* Translators: a kind of holder: what is said of a type, as in “x: int”. */
  [RS_HOLDER_ANNOTATION] = { "annotation", N_("Annotation") },
  /* Translators: a kind of holder: a variable that an inner function shares with the one around
   * it. */
  [RS_HOLDER_CLOSURE_CELL] = { "closure-cell", N_("Closure Variable") },
  /* Translators: a kind of holder: a global variable of a module. */
  [RS_HOLDER_MODULE_GLOBAL] = { "module-global", N_("Module Global") },
  /* Translators: a kind of holder: a variable of a class. */
  [RS_HOLDER_CLASS_ATTRIBUTE] = { "class-attribute", N_("Class Attribute") },
  /* Translators: a kind of holder: a variable of one object. */
  [RS_HOLDER_INSTANCE_ATTRIBUTE] = { "instance-attribute", N_("Instance Attribute") },
  /* Translators: a kind of holder: the name of an attribute, as a string. */
  [RS_HOLDER_ATTRIBUTE_NAME] = { "attribute-name", N_("Attribute Name") },
  /* Translators: a kind of holder; dict, list, tuple and set are types of Python. */
  [RS_HOLDER_DICT_KEY] = { "dict-key", N_("Dict Key") },
  [RS_HOLDER_DICT_VALUE] = { "dict-value", N_("Dict Value") },
  [RS_HOLDER_LIST_ITEM] = { "list-item", N_("List Item") },
  [RS_HOLDER_TUPLE_ITEM] = { "tuple-item", N_("Tuple Item") },
  [RS_HOLDER_SET_ITEM] = { "set-item", N_("Set Item") },
  /* Translators: a kind of holder: an item of an array, as array.array or NumPy have it. */
  [RS_HOLDER_ARRAY_ITEM] = { "array-item", N_("Array Item") },
  /* Translators: a kind of holder: range and slice are types of Python. */
  [RS_HOLDER_RANGE] = { "range", N_("Range or Slice") },
  /* Translators: a kind of holder: an object of any other type. */
  [RS_HOLDER_OTHER] = { "other", N_("Other Object") },
  /* Translators: a kind of holder: an object that no module leads to. */
  [RS_HOLDER_UNREACHABLE] = { "unreachable", N_("Not Reachable") },
  /* Translators: a kind of holder: a variable in the C code of Python or of an extension. */
  [RS_HOLDER_C_VARIABLE] = { "c-variable", N_("C Variable") },
  /* Translators: a kind of holder: a literal of a function that is part of the Python library;
   * it is no reference. */
  [RS_HOLDER_COMPILED_IN] = { "compiled-in", N_("Compiled In") },
  /* Translators: a kind of holder: a number that stands in bytecode itself; it is no reference. */
  [RS_HOLDER_OPERAND] = { "operand", N_("Operand") },
};

/**
 * rs_holder_kind_get_nick:
 * @kind: a kind
 *
 * Returns: (transfer none): the word for @kind in data files, never translated
 */
const char *
rs_holder_kind_get_nick (RsHolderKind kind)
{
  g_return_val_if_fail (kind < RS_N_HOLDER_KINDS, NULL);

  return kinds[kind].nick;
}

/**
 * rs_holder_kind_get_title:
 * @kind: a kind
 *
 * Returns: (transfer none): the name of @kind as a person reads it, translated
 */
const char *
rs_holder_kind_get_title (RsHolderKind kind)
{
  g_return_val_if_fail (kind < RS_N_HOLDER_KINDS, NULL);

  return _(kinds[kind].title);
}

/**
 * rs_holder_kind_is_reference:
 * @kind: a kind
 *
 * Whether what holds the value that way counts as a reference. What is compiled into Python and
 * what stands in bytecode are uses of the value, but Python never counted them.
 *
 * Returns: %FALSE for %RS_HOLDER_COMPILED_IN and %RS_HOLDER_OPERAND
 */
gboolean
rs_holder_kind_is_reference (RsHolderKind kind)
{
  g_return_val_if_fail (kind < RS_N_HOLDER_KINDS, FALSE);

  return kind != RS_HOLDER_COMPILED_IN && kind != RS_HOLDER_OPERAND;
}
