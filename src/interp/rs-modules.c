/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-modules.h"

#include <string.h>

#include "rs-python-text.h"

typedef struct
{
  const char *module; /* (nullable) */
  const char *file;   /* (nullable): a source file */
} Source;

struct _RsModules
{
  GHashTable *texts;   /* (owned) of char *: every name and file once */
  GHashTable *strings; /* (owned) of PyObject to such: strings that were asked for */
  GHashTable *files;   /* (owned) name of a module to its file */
  GHashTable *by_file; /* (owned) the other way */
  GHashTable *sources; /* (owned) of PyObject to Source: file names of code that were asked for */
};

static const char *
keep (RsModules *self,
      char      *text) /* (transfer full) (nullable) */
{
  const char *kept;

  if (text == NULL)
    return NULL;

  kept = g_hash_table_lookup (self->texts, text);
  if (kept != NULL)
    {
      g_free (text);
      return kept;
    }

  g_hash_table_add (self->texts, text);

  return text;
}

/* The same string stands for a module's name in all its functions: it is read once. */
static const char *
keep_string (RsModules *self,
             PyObject  *string) /* (nullable) */
{
  gpointer kept;

  if (string == NULL || g_hash_table_lookup_extended (self->strings, string, NULL, &kept))
    return string != NULL ? kept : NULL;

  kept = (gpointer) keep (self, rs_python_text_dup (string));
  g_hash_table_insert (self->strings, string, kept);

  return kept;
}

static void
add_module (RsModules *self,
            PyObject  *module)
{
  const char *name = rs_modules_of_module (self, module);
  const char *file;

  file = keep_string (self, rs_python_dict_lookup (PyModule_GetDict (module), "__file__"));
  if (name == NULL || file == NULL)
    return;

  g_hash_table_insert (self->files, (gpointer) name, (gpointer) file);
  /* a file that is run as a program is __main__ too: its own name is better */
  if (!g_hash_table_contains (self->by_file, file) || !g_str_equal (name, "__main__"))
    g_hash_table_insert (self->by_file, (gpointer) file, (gpointer) name);
}

/**
 * rs_modules_new:
 * @owners: what was found
 *
 * Reads the names and files of all modules of sys.modules. GIL held.
 *
 * Returns: (transfer full): the modules
 */
RsModules *
rs_modules_new (const RsOwners *owners)
{
  RsModules *self = g_new0 (RsModules, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->strings = g_hash_table_new (NULL, NULL);
  self->files = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_file = g_hash_table_new (g_str_hash, g_str_equal);
  self->sources = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint32 i = 1; i <= owners->n_modules; i++)
    add_module (self, owners->nodes[i].object);

  return self;
}

/**
 * rs_modules_free:
 * @self: (transfer full): the modules
 */
void
rs_modules_free (RsModules *self)
{
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->by_file);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->strings);
  g_hash_table_unref (self->texts);
  g_free (self);
}

/**
 * rs_modules_of_module:
 * @self: the modules
 * @module: a module object
 *
 * Returns: (transfer none) (nullable): what it calls itself
 */
const char *
rs_modules_of_module (RsModules *self,
                      PyObject  *module)
{
  PyObject *dict = PyModule_GetDict (module); /* borrowed */

  return keep_string (self, rs_python_dict_lookup (dict, "__name__"));
}

/**
 * rs_modules_of_function:
 * @self: the modules
 * @function: a function
 *
 * Returns: (transfer none) (nullable): the module that it says it belongs to, or the one whose
 *   globals it uses
 */
const char *
rs_modules_of_function (RsModules *self,
                        PyObject  *function)
{
  const PyFunctionObject *fields = (PyFunctionObject *) function;
  const char *name = keep_string (self, fields->func_module);

  if (name != NULL)
    return name;

  return keep_string (self, rs_python_dict_lookup (fields->func_globals, "__name__"));
}

/**
 * rs_modules_of_type:
 * @self: the modules
 * @type: a class
 *
 * Returns: (transfer none) (nullable): the module that it says it belongs to
 */
const char *
rs_modules_of_type (RsModules    *self,
                    PyTypeObject *type)
{
  const char *dot;

  if (type->tp_flags & Py_TPFLAGS_HEAPTYPE)
    return keep_string (self, rs_python_dict_lookup (type->tp_dict, "__module__"));

  /* Objects/typeobject.c, type_module(): what is before the last dot, or a builtin */
  dot = strrchr (type->tp_name, '.');

  return keep (self, dot != NULL ? g_strndup (type->tp_name, (gsize) (dot - type->tp_name))
                                 : g_strdup ("builtins"));
}

/* "<frozen importlib._bootstrap>" */
static char *
frozen_module (const char *file)
{
  if (!g_str_has_prefix (file, "<frozen ") || !g_str_has_suffix (file, ">"))
    return NULL;

  return g_strndup (file + strlen ("<frozen "), strlen (file) - strlen ("<frozen ") - 1);
}

static Source *
find_source (RsModules    *self,
             PyCodeObject *code)
{
  Source *source = g_hash_table_lookup (self->sources, code->co_filename);
  const char *file;

  if (source != NULL)
    return source;

  source = g_new0 (Source, 1);
  g_hash_table_insert (self->sources, code->co_filename, source);

  file = keep_string (self, code->co_filename);
  if (file == NULL)
    return source;

  source->module = g_hash_table_lookup (self->by_file, file);
  if (source->module == NULL)
    source->module = keep (self, frozen_module (file));
  source->file = file[0] != '<' ? file : NULL;
  if (source->file == NULL && source->module != NULL)
    source->file = rs_modules_get_file (self, source->module);

  return source;
}

/**
 * rs_modules_of_code:
 * @self: the modules
 * @code: a code object
 *
 * Returns: (transfer none) (nullable): the module whose file it was compiled from
 */
const char *
rs_modules_of_code (RsModules    *self,
                    PyCodeObject *code)
{
  return find_source (self, code)->module;
}

/**
 * rs_modules_file_of_code:
 * @self: the modules
 * @code: a code object
 *
 * Returns: (transfer none) (nullable): the source file, that of a module that is compiled into
 *   Python too
 */
const char *
rs_modules_file_of_code (RsModules    *self,
                         PyCodeObject *code)
{
  return find_source (self, code)->file;
}

/**
 * rs_modules_of_library:
 * @self: the modules
 * @file: a library
 *
 * Returns: (transfer none) (nullable): the extension module that it is
 */
const char *
rs_modules_of_library (RsModules  *self,
                       const char *file)
{
  return g_hash_table_lookup (self->by_file, file);
}

/**
 * rs_modules_get_file:
 * @self: the modules
 * @module: (nullable): the name of a module
 *
 * Returns: (transfer none) (nullable): its source file; %NULL if it is not written in Python
 */
const char *
rs_modules_get_file (RsModules  *self,
                     const char *module)
{
  const char *file = module != NULL ? g_hash_table_lookup (self->files, module) : NULL;

  return file != NULL && g_str_has_suffix (file, ".py") ? file : NULL;
}
