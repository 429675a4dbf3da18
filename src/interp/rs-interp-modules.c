/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include "rs-interp-modules.h"

#include <string.h>

#include "rs-module-name.h"
#include "rs-python-text.h"

/* What a module's file may end in. An extension's says after a dot what it was built for
 * (https://peps.python.org/pep-3149/); ".abi3" fits every version. */
#define LIBRARY ".so"
#define STABLE_LIBRARY ".abi3.so"
#define OWN_LIBRARY ".cpython-" G_STRINGIFY (PY_MAJOR_VERSION) G_STRINGIFY (PY_MINOR_VERSION) "-"

static gint
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
to_sorted_strv (GHashTable *names) /* (transfer full) */
{
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_ptr_array_add (sorted, name);
      g_hash_table_iter_steal (&iter);
    }
  g_hash_table_unref (names);

  g_ptr_array_sort (sorted, compare_names);
  g_ptr_array_add (sorted, NULL);

  return (char **) g_ptr_array_free (sorted, FALSE);
}

static void
add_name (GHashTable *names,
          char       *name) /* (transfer full) (nullable) */
{
  if (name != NULL && rs_module_name_check (name, NULL))
    g_hash_table_add (names, name);
  else
    g_free (name);
}

/**
 * rs_interp_list_loaded:
 * @self: the interpreter
 *
 * Lists what is in sys.modules. Runs nothing of Python's.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names, in the order of their bytes
 */
char **
rs_interp_list_loaded (RsInterp *self)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PyGILState_STATE state;
  PyObject *modules, *key, *module;
  Py_ssize_t at = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);

  state = rs_interp_enter (self);

  modules = PyImport_GetModuleDict (); /* borrowed */
  while (PyDict_Next (modules, &at, &key, &module)) /* borrowed */
    if (module != Py_None) /* None says that it must not be imported */
      {
        char *name = rs_python_text_dup (key);

        if (name != NULL)
          g_hash_table_add (names, name);
      }

  rs_interp_leave (self, state);

  return to_sorted_strv (names);
}

/* Returns: (transfer full) (nullable): the module that a file is, NULL if it is none */
static char *
module_of_file (const char *file)
{
  const char *ending = strchr (file, '.');

  if (ending == NULL
      || !(g_str_equal (ending, ".py") || g_str_equal (ending, ".pyc")
           || g_str_equal (ending, LIBRARY) || g_str_equal (ending, STABLE_LIBRARY)
           || (g_str_has_prefix (ending, OWN_LIBRARY) && g_str_has_suffix (ending, LIBRARY))))
    return NULL;

  return g_strndup (file, (gsize) (ending - file));
}

static gboolean
is_package (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *file;

  if (strchr (name, '.') != NULL)
    return FALSE;

  dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (file, "__init__."))
      {
        g_autofree char *module = module_of_file (file);

        if (module != NULL)
          return TRUE;
      }

  return FALSE;
}

static void
add_folder (GHashTable *names,
            const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      char *module = module_of_file (file);

      if (module != NULL && !g_str_equal (module, "__init__"))
        add_name (names, module);
      else if (module == NULL && is_package (folder, file))
        add_name (names, g_strdup (file));
      else
        g_free (module);
    }
}

static void
add_path (GHashTable *names,
          PyObject   *entry) /* borrowed */
{
  PyObject *bytes;

  if (!PyUnicode_Check (entry) || PyUnicode_GET_LENGTH (entry) == 0)
    return;

  bytes = PyUnicode_EncodeFSDefault (entry); /* new reference, or NULL */
  if (bytes != NULL)
    add_folder (names, PyBytes_AS_STRING (bytes));
  PyErr_Clear ();
  Py_XDECREF (bytes);
}

/**
 * rs_interp_list_importable:
 * @self: the interpreter
 *
 * Lists what can be imported: what is built in, and the modules and packages in the folders of
 * sys.path; not those inside of packages, nor of archives. The folders are read here: to ask
 * Python's pkgutil would load it. Some milliseconds.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names, in the order of their bytes
 */
char **
rs_interp_list_importable (RsInterp *self)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  PyGILState_STATE state;
  PyObject *built_in, *path;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);

  state = rs_interp_enter (self);

  built_in = PySys_GetObject ("builtin_module_names"); /* borrowed, or NULL */
  if (built_in != NULL && PyTuple_Check (built_in))
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE (built_in); i++)
      add_name (names, rs_python_text_dup (PyTuple_GET_ITEM (built_in, i)));

  path = PySys_GetObject ("path"); /* borrowed, or NULL */
  if (path != NULL && PyList_Check (path))
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE (path); i++)
      add_path (names, PyList_GET_ITEM (path, i));

  rs_interp_leave (self, state);

  return to_sorted_strv (names);
}
