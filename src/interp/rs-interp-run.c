/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

#include "rs-error.h"
#include "rs-heap-walk.h"
#include "rs-module-name.h"
#include "rs-python-error.h"

/* read and written by a signal handler, on the thread of the interpreter */
static volatile sig_atomic_t is_running;
static volatile sig_atomic_t was_interrupted;

/* Python flushes at its end, which never comes here */
static void
flush (const char *name)
{
  PyObject *file = PySys_GetObject (name); /* borrowed, or NULL */
  PyObject *result;

  if (file == NULL || file == Py_None)
    return;

  Py_INCREF (file);
  result = PyObject_CallMethod (file, "flush", NULL); /* new reference, or NULL */
  PyErr_Clear ();
  Py_XDECREF (result);
  Py_DECREF (file);
}

/* Foreign code finds itself alone in the process, as it would in a program of its own. */
static PyGILState_STATE
begin (RsInterp *self)
{
  PyGILState_STATE state = rs_interp_enter (self);

  self->generation++;
  if (self->walk != NULL)
    rs_heap_walk_rest (self->walk);
  is_running = TRUE;

  return state;
}

static void
end (RsInterp        *self,
     PyGILState_STATE state)
{
  flush ("stdout");
  flush ("stderr");

  is_running = FALSE;
  if (was_interrupted)
    {
      /* one that came too late is not for what is run next */
      was_interrupted = FALSE;
      (void) PyErr_CheckSignals ();
      PyErr_Clear ();
    }

  rs_interp_leave (self, state);
}

/* sys.displayhook while a single statement runs: shows the value as the one before does, and takes
 * it out of `_` again, where it would be held for as long as nothing else is shown. */
static PyObject *
show (PyObject *hook,
      PyObject *value)
{
  PyObject *builtins = PyEval_GetBuiltins (); /* borrowed, or NULL */
  PyObject *name = PyUnicode_FromString ("_"); /* new reference, or NULL */
  PyObject *before = NULL;
  PyObject *result;

  if (name != NULL && builtins != NULL && PyDict_Check (builtins))
    before = Py_XNewRef (PyDict_GetItemWithError (builtins, name));
  PyErr_Clear ();

  result = PyObject_CallOneArg (hook, value); /* new reference, or NULL */

  if (name != NULL && builtins != NULL && PyDict_Check (builtins))
    {
      PyObject *exception = rs_python_take_exception (); /* new reference, or NULL */

      if (before != NULL)
        PyDict_SetItem (builtins, name, before);
      else if (PyDict_Contains (builtins, name) == 1)
        PyDict_DelItem (builtins, name);
      rs_python_restore_exception (exception);
    }

  Py_XDECREF (before);
  Py_XDECREF (name);

  return result;
}

static PyMethodDef show_method = { "displayhook", show, METH_O, NULL };

/* Returns: a new reference to what stands in for sys.displayhook, NULL if there is none */
static PyObject *
install_hook (void)
{
  PyObject *hook = PySys_GetObject ("displayhook"); /* borrowed, or NULL */
  PyObject *ours = hook != NULL ? PyCFunction_New (&show_method, hook) : NULL; /* new reference */

  if (ours != NULL)
    PySys_SetObject ("displayhook", ours);
  PyErr_Clear ();

  return ours;
}

static void
remove_hook (PyObject *ours) /* (transfer full) (nullable) */
{
  PyObject *exception;

  if (ours == NULL)
    return;

  exception = rs_python_take_exception (); /* new reference, or NULL */

  /* unless the statement has set another */
  if (PySys_GetObject ("displayhook") == ours)
    PySys_SetObject ("displayhook", PyCFunction_GET_SELF (ours));
  Py_DECREF (ours);

  rs_python_restore_exception (exception);
}

/* Code that runs has a frame, and so has the traceback of what it raises. */
static gboolean
is_no_single_statement (void)
{
  PyObject *exception, *traceback;
  gboolean result;

  if (!PyErr_ExceptionMatches (PyExc_SyntaxError))
    return FALSE;

  exception = rs_python_take_exception (); /* new reference */
  traceback = PyException_GetTraceback (exception); /* new reference, or NULL */
  result = traceback == NULL;
  Py_XDECREF (traceback);
  rs_python_restore_exception (exception);

  return result;
}

/* Runs a single statement as a prompt does, and anything else as a file. PyRun_String() keeps the
 * syntax tree until the end: sys.getrefcount() then prints what it prints in a program.
 *
 * Returns: a new reference, or NULL with an exception set */
static PyObject *
run_statements (const char *code,
                PyObject   *names)
{
  g_autofree char *statement = g_strconcat (code, "\n", NULL); /* what ends a block at a prompt */
  PyObject *hook = install_hook (); /* new reference, or NULL */
  PyObject *result = PyRun_String (statement, Py_single_input, names, names); /* new reference */

  remove_hook (hook);

  if (result == NULL && is_no_single_statement ())
    {
      PyErr_Clear ();
      result = PyRun_String (code, Py_file_input, names, names); /* new reference, or NULL */
    }

  return result;
}

/* What is measured from now on is no more the Python that was started. */
static void
tell_change (RsInterp   *self,
             const char *module)
{
  RsPythonFacts *facts = rs_python_facts_add (self->facts, module);

  rs_python_facts_unref (self->facts);
  self->facts = facts;
}

/**
 * rs_interp_run:
 * @self: the interpreter
 * @code: UTF-8, any number of lines
 * @error: where to put an error
 *
 * Runs @code in the namespace of `__main__` and lets go of the compiled code, so that what is left
 * is what @code itself keeps. A single statement is run as at Python's prompt: what an expression
 * comes to is printed, though not kept in `_`. An exception, SystemExit among them, is an error:
 * its first line is type and message, the traceback follows after an empty line.
 *
 * Returns: %TRUE, or %FALSE with %RS_ERROR_PYTHON
 */
gboolean
rs_interp_run (RsInterp    *self,
               const char  *code,
               GError     **error)
{
  PyGILState_STATE state;
  PyObject *module, *result = NULL;
  gboolean success;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  state = begin (self);

  module = PyImport_AddModule ("__main__"); /* borrowed, or NULL */
  if (module != NULL)
    result = run_statements (code, PyModule_GetDict (module)); /* new reference, or NULL */

  success = result != NULL;
  if (!success)
    rs_python_take_error (error);
  tell_change (self, NULL);
  Py_XDECREF (result);

  end (self, state);

  return success;
}

static void
take_import_error (const char *module,
                   GError    **error)
{
  gboolean is_exit = PyErr_ExceptionMatches (PyExc_SystemExit);
  g_autoptr (GError) cause = NULL;

  rs_python_take_error (&cause);

  if (is_exit)
    g_set_error (error, RS_ERROR, RS_ERROR_PYTHON,
                 /* Translators: the second %s is Python's own word, as in “SystemExit: 3” */
                 _("The module “%s” ended the program while it was imported: %s"), module,
                 cause->message);
  else
    g_set_error (error, RS_ERROR, RS_ERROR_PYTHON,
                 /* Translators: the second %s is the type and the message of an exception */
                 _("The module “%s” could not be imported: %s"), module, cause->message);
}

/**
 * rs_interp_import:
 * @self: the interpreter
 * @module: its name, with dots if it is in a package
 * @error: where to put an error
 *
 * Imports a module as `import a.b.c` does, but for the name that this would leave in `__main__`:
 * only what the modules themselves keep is left. The first line of an error names the module, type
 * and message of the exception, SystemExit among them; the traceback follows after an empty line.
 *
 * Returns: %TRUE, or %FALSE with %RS_ERROR_PYTHON, or %RS_ERROR_USAGE if nothing can have that name
 */
gboolean
rs_interp_import (RsInterp    *self,
                  const char  *module,
                  GError     **error)
{
  g_autofree char *code = NULL;
  PyGILState_STATE state;
  PyObject *names, *result = NULL;
  gboolean success;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);
  g_return_val_if_fail (module != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!rs_module_name_check (module, error))
    return FALSE;

  code = g_strdup_printf ("import %s", module);
  state = begin (self);

  names = PyDict_New (); /* new reference */
  if (names != NULL)
    result = PyRun_String (code, Py_file_input, names, names); /* new reference, or NULL */

  success = result != NULL;
  if (!success)
    take_import_error (module, error);
  tell_change (self, success ? module : NULL);
  Py_XDECREF (result);
  Py_XDECREF (names);

  end (self, state);

  return success;
}

/* Python calls it between two instructions.
 *
 * Returns: 0, or -1 with an exception set */
static int
raise_interrupt (void *unused)
{
  if (!is_running)
    return 0;

  PyErr_SetNone (PyExc_KeyboardInterrupt);

  return -1;
}

/**
 * rs_interp_interrupt:
 *
 * Has what rs_interp_run() or rs_interp_import() is running raise KeyboardInterrupt, as soon as it
 * comes to it: C code that does not return cannot be interrupted, and what is asleep only if
 * Python's signal module was loaded. Nothing happens if nothing runs.
 *
 * To be called from a signal handler, on the thread of the interpreter: there Python looks for such
 * a call at once (CPython 3.11, Python/ceval.c, _PyEval_SignalReceived()).
 */
void
rs_interp_interrupt (void)
{
  struct sigaction action;

  if (!is_running)
    return;

  was_interrupted = TRUE;

  /* Python's own way, which wakes what is asleep; there is no handler until _signal is loaded */
  if (sigaction (SIGINT, NULL, &action) == 0 && action.sa_handler != SIG_DFL
      && action.sa_handler != SIG_IGN)
    raise (SIGINT);
  else
    Py_AddPendingCall (raise_interrupt, NULL);
}

/**
 * rs_interp_hide_handler:
 * @self: the interpreter
 * @signal_number: a signal that has its default handler, but had one of ours until now
 *
 * Has Python's signal module, if it was loaded meanwhile, say of this signal what it would have
 * found in any other program. It holds a 0 for each that has its default handler.
 */
void
rs_interp_hide_handler (RsInterp *self,
                        int       signal_number)
{
  PyGILState_STATE state;
  PyObject *module, *known = NULL, *result = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->owner == g_thread_self ());

  state = rs_interp_enter (self);

  module = PyDict_GetItemString (PyImport_GetModuleDict (), "_signal"); /* borrowed, or NULL */
  if (module != NULL)
    known = PyObject_CallMethod (module, "getsignal", "i", signal_number); /* new reference */
  if (known == Py_None) /* a handler that is not Python's */
    result = PyObject_CallMethod (module, "signal", "ii", signal_number, 0); /* SIG_DFL */

  PyErr_Clear ();
  Py_XDECREF (result);
  Py_XDECREF (known);
  rs_interp_leave (self, state);
}
