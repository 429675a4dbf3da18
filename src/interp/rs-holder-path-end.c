/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holder-path.h"

#include <string.h>

#include "rs-code-line.h"
#include "rs-python-text.h"

/* The step n from the end, 0 for the last; none has the kind of no step that is looked for. */
static const RsSlot *
step_from_end (const RsHolderPath *self,
               guint               n)
{
  static const RsSlot none = { .kind = RS_SLOT_OTHER };

  return n < self->told.n_steps ? &self->steps[self->told.n_steps - 1 - n].slot : &none;
}

static PyObject *
end_object (const RsHolderPath *self)
{
  return self->owners->nodes[self->told.node].object;
}

static void
append_type_name (GString      *out,
                  PyTypeObject *type)
{
  const char *dot = strrchr (type->tp_name, '.');

  if (type->tp_flags & Py_TPFLAGS_HEAPTYPE)
    rs_python_text_append (out, ((PyHeapTypeObject *) type)->ht_qualname);
  else
    g_string_append (out, dot != NULL ? dot + 1 : type->tp_name);
}

/* "Random.gauss()", and for the body of a module or class its name alone */
void
rs_holder_path_append_code (GString      *out,
                            PyCodeObject *code)
{
  const int function = CO_OPTIMIZED | CO_NEWLOCALS;

  rs_python_text_append (out, code->co_qualname);
  if ((code->co_flags & function) == function)
    g_string_append (out, "()");
}

/* A key that is a name, which every key of a module or class is but for mischief. */
static void
append_name (GString  *out,
             PyObject *key)
{
  if (PyUnicode_Check (key))
    rs_python_text_append (out, key);
  else
    rs_python_key_append (out, key);
}

/* Puts a dot between the name of the owner, if it has one, and what follows. */
static void
append_dot (GString *out)
{
  if (out->len > 0)
    g_string_append_c (out, '.');
}

/* A variable of a module or an attribute of a class: its value, or its name as a string. */
static guint
tell_dict (RsHolderPath *self,
           RsHolderKind  kind)
{
  const RsSlot *slot = step_from_end (self, 1);

  if (slot->kind != RS_SLOT_VALUE && slot->kind != RS_SLOT_KEY)
    return 1;

  self->kind = slot->kind == RS_SLOT_VALUE ? kind : RS_HOLDER_ATTRIBUTE_NAME;
  append_dot (self->base);
  append_name (self->base, slot->key);

  return 2;
}

static guint
tell_module (RsHolderPath *self)
{
  self->module = rs_modules_of_module (self->modules, end_object (self));
  self->file = rs_modules_get_file (self->modules, self->module);

  switch (step_from_end (self, 0)->kind)
    {
    case RS_SLOT_DICT:
      return tell_dict (self, RS_HOLDER_MODULE_GLOBAL);

    case RS_SLOT_OWN_NAME:
      self->kind = RS_HOLDER_OWN_NAME;
      return 1;

    default:
      return 0;
    }
}

static void
tell_type_source (RsHolderPath *self,
                  PyTypeObject *type)
{
  PyObject *line;

  self->module = rs_modules_of_type (self->modules, type);
  self->file = rs_modules_get_file (self->modules, self->module);
  if (self->file == NULL || !(type->tp_flags & Py_TPFLAGS_HEAPTYPE))
    return;

  /* classes know their line from Python 3.13 on */
  line = rs_python_dict_lookup (type->tp_dict, "__firstlineno__");
  if (line != NULL && PyLong_CheckExact (line))
    {
      int overflow;
      long number = PyLong_AsLongAndOverflow (line, &overflow);

      if (overflow == 0 && number > 0 && number <= G_MAXINT)
        self->line = (guint) number;
    }
}

static guint
tell_type (RsHolderPath *self)
{
  PyTypeObject *type = (PyTypeObject *) end_object (self);

  tell_type_source (self, type);
  append_type_name (self->base, type);

  switch (step_from_end (self, 0)->kind)
    {
    case RS_SLOT_DICT:
      return tell_dict (self, RS_HOLDER_CLASS_ATTRIBUTE);

    case RS_SLOT_OWN_NAME:
      self->kind = RS_HOLDER_OWN_NAME;
      return 1;

    case RS_SLOT_ATTRIBUTE_NAMES:
      /* either directly, or as an item of the tuple of __slots__ */
      self->kind = RS_HOLDER_ATTRIBUTE_NAME;
      append_dot (self->base);
      g_string_append (self->base, self->text != NULL ? self->text : "");
      return self->told.n_steps;

    default:
      return 0;
    }
}

static PyObject *
local_name (PyCodeObject *code,
            Py_ssize_t    i)
{
  PyObject *names = code->co_localsplusnames;

  return names != NULL && i >= 0 && i < PyTuple_GET_SIZE (names) ? PyTuple_GET_ITEM (names, i)
                                                                   : NULL;
}

/* "f()" with a parameter or variable: "f(x)" */
static void
tell_name_of_function (RsHolderPath *self,
                       RsHolderKind  kind,
                       PyObject     *name)
{
  PyFunctionObject *function = (PyFunctionObject *) end_object (self);

  self->kind = kind;
  g_string_append (self->owner, self->base->str);

  g_string_truncate (self->base, 0);
  rs_python_text_append (self->base, function->func_qualname);
  if (name != NULL)
    rs_python_text_append (self->name, name);
  g_string_append_printf (self->base, "(%s)", self->name->str);
}

static guint
tell_default (RsHolderPath *self)
{
  PyFunctionObject *function = (PyFunctionObject *) end_object (self);
  PyCodeObject *code = (PyCodeObject *) function->func_code;
  const RsSlot *slot = step_from_end (self, 1);
  Py_ssize_t n_defaults = PyTuple_GET_SIZE (function->func_defaults);

  if (slot->kind != RS_SLOT_TUPLE_ITEM)
    return 1;

  /* the last parameters have the defaults */
  tell_name_of_function (self,
                         RS_HOLDER_DEFAULT_ARGUMENT,
                         local_name (code, code->co_argcount - n_defaults + slot->index));

  return 2;
}

static guint
tell_keyword_default (RsHolderPath *self)
{
  const RsSlot *slot = step_from_end (self, 1);

  if (slot->kind != RS_SLOT_VALUE)
    {
      g_string_append (self->base, ".__kwdefaults__");
      return 1;
    }

  tell_name_of_function (self, RS_HOLDER_DEFAULT_ARGUMENT, slot->key);

  return 2;
}

static guint
tell_closure (RsHolderPath *self)
{
  PyFunctionObject *function = (PyFunctionObject *) end_object (self);
  PyCodeObject *code = (PyCodeObject *) function->func_code;
  const RsSlot *slot = step_from_end (self, 1);
  Py_ssize_t n_names = PyTuple_GET_SIZE (code->co_localsplusnames);

  if (slot->kind != RS_SLOT_TUPLE_ITEM || step_from_end (self, 2)->kind != RS_SLOT_CELL)
    return 1;

  /* the variables of the function around come last (Objects/codeobject.c) */
  tell_name_of_function (self,
                         RS_HOLDER_CLOSURE_CELL,
                         local_name (code, n_names - code->co_nfreevars + slot->index));

  return 3;
}

static guint
tell_annotation (RsHolderPath *self)
{
  PyFunctionObject *function = (PyFunctionObject *) end_object (self);
  const RsSlot *slot = step_from_end (self, 1);
  PyObject *name = NULL;

  if (slot->kind == RS_SLOT_VALUE)
    name = slot->key;
  else if (slot->kind == RS_SLOT_TUPLE_ITEM && slot->index % 2 == 1)
    /* name, annotation, name, annotation: until somebody asks for the dict (3.11 to 3.13) */
    name = PyTuple_GET_ITEM (function->func_annotations, slot->index - 1);
  else
    {
      g_string_append (self->base, ".__annotations__");
      return 1;
    }

  tell_name_of_function (self, RS_HOLDER_ANNOTATION, name);

  return 2;
}

static guint
tell_function (RsHolderPath *self)
{
  PyFunctionObject *function = (PyFunctionObject *) end_object (self);
  PyCodeObject *code = (PyCodeObject *) function->func_code;

  self->module = rs_modules_of_function (self->modules, (PyObject *) function);
  self->file = rs_modules_file_of_code (self->modules, code);
  self->line = self->file != NULL ? (guint) MAX (code->co_firstlineno, 0) : 0;
  rs_python_text_append (self->base, function->func_qualname);
  g_string_append (self->base, "()");

  switch (step_from_end (self, 0)->kind)
    {
    case RS_SLOT_DEFAULTS:
      return tell_default (self);

    case RS_SLOT_KEYWORD_DEFAULTS:
      return tell_keyword_default (self);

    case RS_SLOT_CLOSURE:
      return tell_closure (self);

    case RS_SLOT_ANNOTATIONS:
      return tell_annotation (self);

    case RS_SLOT_DICT:
      g_string_truncate (self->base, self->base->len - strlen ("()"));
      return tell_dict (self, RS_HOLDER_INSTANCE_ATTRIBUTE);

    case RS_SLOT_OWN_NAME:
      self->kind = RS_HOLDER_OWN_NAME;
      return 1;

    default:
      return 0;
    }
}

static guint
tell_code (RsHolderPath *self)
{
  PyCodeObject *code = (PyCodeObject *) end_object (self);
  guint32 parent = self->owners->nodes[self->told.node].parent;

  self->module = rs_modules_of_code (self->modules, code);
  /* code that was compiled from no file belongs to the function that was made of it */
  if (self->module == NULL && parent != 0
      && PyFunction_Check (self->owners->nodes[parent].object))
    self->module = rs_modules_of_function (self->modules, self->owners->nodes[parent].object);
  self->file = rs_modules_file_of_code (self->modules, code);
  self->line = self->file != NULL ? (guint) MAX (code->co_firstlineno, 0) : 0;
  rs_holder_path_append_code (self->base, code);

  switch (step_from_end (self, 0)->kind)
    {
    case RS_SLOT_CONSTANTS:
      self->kind = RS_HOLDER_CODE_CONSTANT;
      if (self->file != NULL)
        self->line = rs_code_line_of_constant (code, step_from_end (self, 1)->index);
      return 2;

    case RS_SLOT_NAMES:
      self->kind = RS_HOLDER_CODE_NAME;
      return 2;

    case RS_SLOT_LOCAL_NAMES:
      self->kind = RS_HOLDER_LOCAL_NAME;
      return 2;

    case RS_SLOT_OWN_NAME:
      self->kind = RS_HOLDER_OWN_NAME;
      return 1;

    default:
      return 0;
    }
}

static guint
tell_library (RsHolderPath *self)
{
  guint32 number = self->owners->nodes[self->told.node].parent;
  const char *file = g_array_index (self->owners->libraries, RsOwnersLibrary, number).file;
  g_autofree char *name = NULL;

  self->module = rs_modules_of_library (self->modules, file);
  name = self->module != NULL ? g_strdup (self->module) : g_path_get_basename (file);

  if (self->told.n_steps == 1)
    {
      self->kind = RS_HOLDER_C_VARIABLE;
      g_string_append (self->base, name);
      return 1;
    }

  /* what it holds has no name, but the library has */
  if (self->module == NULL)
    g_string_append_printf (self->base, "%s.", name);
  g_string_append (self->base, "<C variable>");

  return 1;
}

static guint
tell_instance (RsHolderPath *self)
{
  PyTypeObject *type = Py_TYPE (end_object (self));
  const RsSlot *slot = step_from_end (self, 0);
  guint n_told = 1;

  tell_type_source (self, type);
  append_type_name (self->owner, type);

  if (slot->kind == RS_SLOT_DICT)
    {
      slot = step_from_end (self, 1);
      n_told = 2;
    }

  self->kind = slot->kind == RS_SLOT_KEY ? RS_HOLDER_ATTRIBUTE_NAME
                                         : RS_HOLDER_INSTANCE_ATTRIBUTE;
  if (slot->key != NULL)
    append_name (self->name, slot->key);
  else if (slot->name != NULL)
    g_string_append (self->name, slot->name);

  g_string_append_printf (self->base, "%s.%s", self->owner->str, self->name->str);

  return n_told;
}

/**
 * rs_holder_path_tell_end:
 * @self: a path
 *
 * Says what the path ends at and what of that leads on: a parameter, an attribute, a constant.
 *
 * Returns: how many steps this took, from the end
 */
guint
rs_holder_path_tell_end (RsHolderPath *self)
{
  PyObject *object = end_object (self);
  guint n_told;

  if (object == NULL)
    n_told = tell_library (self);
  else if (self->told.end == RS_HOLDER_PATH_INSTANCE)
    n_told = tell_instance (self);
  else if (PyModule_Check (object))
    n_told = tell_module (self);
  else if (PyType_Check (object))
    n_told = tell_type (self);
  else if (PyFunction_Check (object))
    n_told = tell_function (self);
  else
    n_told = tell_code (self);

  return MIN (n_told, self->told.n_steps);
}
