/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsHolderKind:
 * @RS_HOLDER_CODE_CONSTANT: a literal of a function, also one inside a constant tuple or set
 * @RS_HOLDER_LOCAL_NAME: the name of a parameter or local variable of a function
 * @RS_HOLDER_CODE_NAME: the name of a global or attribute that a function uses
 * @RS_HOLDER_OWN_NAME: what a function, class, module or descriptor is called itself
 * @RS_HOLDER_DEFAULT_ARGUMENT: the default of a parameter, or part of it
 * @RS_HOLDER_ANNOTATION: the annotation of a parameter, or part of it
 * @RS_HOLDER_CLOSURE_CELL: a variable that a function shares with the one around it
 * @RS_HOLDER_MODULE_GLOBAL: a variable of a module
 * @RS_HOLDER_CLASS_ATTRIBUTE: an attribute of a class
 * @RS_HOLDER_INSTANCE_ATTRIBUTE: an attribute of any other object
 * @RS_HOLDER_ATTRIBUTE_NAME: the name of a variable of a module, or of an attribute
 * @RS_HOLDER_DICT_KEY: a key of a dict, or part of a key that is a tuple
 * @RS_HOLDER_DICT_VALUE: a value of a dict
 * @RS_HOLDER_LIST_ITEM: an item of a list
 * @RS_HOLDER_TUPLE_ITEM: an item of a tuple
 * @RS_HOLDER_SET_ITEM: an item of a set or frozenset
 * @RS_HOLDER_ARRAY_ITEM: an item of an array of objects of NumPy
 * @RS_HOLDER_RANGE: a bound of a range or slice
 * @RS_HOLDER_OTHER: any other object that can be reached
 * @RS_HOLDER_UNREACHABLE: an object that no module leads to
 * @RS_HOLDER_C_VARIABLE: a C variable of libpython or an extension module
 * @RS_HOLDER_COMPILED_IN: code that is compiled into libpython and never counted by Python
 * @RS_HOLDER_OPERAND: an operand in bytecode, which is no reference (Python 3.14 and later)
 *
 * How a value is held.
 */
typedef enum
{
  RS_HOLDER_CODE_CONSTANT,
  RS_HOLDER_LOCAL_NAME,
  RS_HOLDER_CODE_NAME,
  RS_HOLDER_OWN_NAME,
  RS_HOLDER_DEFAULT_ARGUMENT,
  RS_HOLDER_ANNOTATION,
  RS_HOLDER_CLOSURE_CELL,
  RS_HOLDER_MODULE_GLOBAL,
  RS_HOLDER_CLASS_ATTRIBUTE,
  RS_HOLDER_INSTANCE_ATTRIBUTE,
  RS_HOLDER_ATTRIBUTE_NAME,
  RS_HOLDER_DICT_KEY,
  RS_HOLDER_DICT_VALUE,
  RS_HOLDER_LIST_ITEM,
  RS_HOLDER_TUPLE_ITEM,
  RS_HOLDER_SET_ITEM,
  RS_HOLDER_ARRAY_ITEM,
  RS_HOLDER_RANGE,
  RS_HOLDER_OTHER,
  RS_HOLDER_UNREACHABLE,
  RS_HOLDER_C_VARIABLE,
  RS_HOLDER_COMPILED_IN,
  RS_HOLDER_OPERAND,
} RsHolderKind;

#define RS_N_HOLDER_KINDS (RS_HOLDER_OPERAND + 1)

const char *rs_holder_kind_get_nick     (RsHolderKind  kind);
const char *rs_holder_kind_get_title    (RsHolderKind  kind);
gboolean    rs_holder_kind_is_reference (RsHolderKind  kind);

G_END_DECLS
