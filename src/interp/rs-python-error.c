/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python.h"

#include "rs-python-error.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"

/* A chain of causes may be a ring or endless */
#define MAX_CAUSES 16

/* As Python has them, in no other language */
#define CAUSE_LINE "\nThe above exception was the direct cause of the following exception:\n\n"
#define CONTEXT_LINE "\nDuring handling of the above exception, another exception occurred:\n\n"

/**
 * rs_python_take_exception:
 *
 * Afterwards no exception is set. GIL held.
 *
 * Returns: (nullable): a new reference to the exception that was, with its traceback
 */
PyObject *
rs_python_take_exception (void)
{
#if PY_VERSION_HEX >= 0x030c0000
  return PyErr_GetRaisedException ();
#else
  PyObject *type, *value, *traceback;

  PyErr_Fetch (&type, &value, &traceback); /* new references, or NULL */
  PyErr_NormalizeException (&type, &value, &traceback);
  if (value != NULL && traceback != NULL)
    PyException_SetTraceback (value, traceback);
  Py_XDECREF (type);
  Py_XDECREF (traceback);

  return value;
#endif
}

/**
 * rs_python_restore_exception:
 * @exception: (transfer full) (nullable): what rs_python_take_exception() returned
 *
 * Sets it again, whatever is set meanwhile. GIL held.
 */
void
rs_python_restore_exception (PyObject *exception)
{
#if PY_VERSION_HEX >= 0x030c0000
  PyErr_SetRaisedException (exception);
#else
  if (exception == NULL)
    PyErr_Clear ();
  else
    PyErr_Restore (Py_NewRef ((PyObject *) Py_TYPE (exception)), exception,
                   PyException_GetTraceback (exception)); /* takes all three */
#endif
}

/* Any text as UTF-8 without NUL: what Python cannot encode (lone surrogates) is escaped */
static void
append_text (GString  *out,
             PyObject *text)
{
  PyObject *bytes = NULL;

  if (text != NULL && PyUnicode_Check (text))
    bytes = PyUnicode_AsEncodedString (text, "utf-8", "backslashreplace"); /* new reference */

  if (bytes == NULL)
    {
      PyErr_Clear ();
      return;
    }

  for (Py_ssize_t i = 0; i < PyBytes_GET_SIZE (bytes); i++)
    {
      char c = PyBytes_AS_STRING (bytes)[i];

      if (c == '\0')
        g_string_append (out, "\\x00");
      else
        g_string_append_c (out, c);
    }

  Py_DECREF (bytes);
}

/* The name as Python prints it: with its module, unless that is builtins or __main__ */
static void
append_type_name (GString  *out,
                  PyObject *exception)
{
  PyObject *type = (PyObject *) Py_TYPE (exception); /* borrowed */
  PyObject *module = PyObject_GetAttrString (type, "__module__");
  PyObject *name = PyObject_GetAttrString (type, "__qualname__");

  PyErr_Clear ();
  if (module != NULL && PyUnicode_Check (module)
      && PyUnicode_CompareWithASCIIString (module, "builtins") != 0
      && PyUnicode_CompareWithASCIIString (module, "__main__") != 0)
    {
      append_text (out, module);
      g_string_append_c (out, '.');
    }
  append_text (out, name);

  Py_XDECREF (module);
  Py_XDECREF (name);
}

/* The last line of a traceback: "ValueError: what was wrong" */
static void
append_exception (GString  *out,
                  PyObject *exception)
{
  PyObject *text = PyObject_Str (exception); /* new reference, or NULL: __str__ is foreign code */
  gsize colon;

  append_type_name (out, exception);

  colon = out->len;
  if (text != NULL)
    append_text (out, text);
  else
    g_string_append (out, "<exception str() failed>");
  if (out->len > colon)
    g_string_insert (out, (gssize) colon, ": ");

  PyErr_Clear ();
  Py_XDECREF (text);
}

/* "Traceback (most recent call last): ...", printed by Python into a StringIO. The io module is
 * loaded from the start; the traceback module is not, and importing it would change the counts. */
static void
append_frames (GString  *out,
               PyObject *exception)
{
  PyObject *traceback = PyException_GetTraceback (exception); /* new reference, or NULL */
  PyObject *io = NULL;
  PyObject *file = NULL;
  PyObject *text = NULL;

  if (traceback == NULL)
    return;

  /* not by builtins.__import__, which may be foreign code */
  io = PyImport_ImportModuleLevel ("_io", NULL, NULL, NULL, 0);
  if (io != NULL)
    file = PyObject_CallMethod (io, "StringIO", NULL);
  if (file != NULL && PyTraceBack_Print (traceback, file) == 0)
    text = PyObject_CallMethod (file, "getvalue", NULL);
  append_text (out, text);

  PyErr_Clear ();
  Py_XDECREF (text);
  Py_XDECREF (file);
  Py_XDECREF (io);
  Py_DECREF (traceback);
}

static gboolean
suppresses_context (PyObject *exception)
{
  PyObject *suppress = PyObject_GetAttrString (exception, "__suppress_context__");
  gboolean result = suppress == Py_True;

  PyErr_Clear ();
  Py_XDECREF (suppress);

  return result;
}

/* The whole story as Python's own handler prints it, causes first */
static void
append_story (GString  *out,
              PyObject *exception,
              int       depth)
{
  PyObject *cause = PyException_GetCause (exception); /* new reference, or NULL */
  PyObject *context = NULL;

  if (cause == NULL && !suppresses_context (exception))
    context = PyException_GetContext (exception); /* new reference, or NULL */

  if ((cause != NULL || context != NULL) && depth < MAX_CAUSES)
    {
      append_story (out, cause != NULL ? cause : context, depth + 1);
      g_string_append (out, cause != NULL ? CAUSE_LINE : CONTEXT_LINE);
    }

  append_frames (out, exception);
  append_exception (out, exception);
  g_string_append_c (out, '\n');

  Py_XDECREF (context);
  Py_XDECREF (cause);
}

/**
 * rs_python_take_error:
 * @error: where to put the error
 *
 * Takes the exception that Python has set and turns it into %RS_ERROR_PYTHON. Afterwards none is
 * set, and nothing of it is alive.
 *
 * The first line of the message is the type and the first line of the exception's own message. If
 * there is more to say, an empty line follows and then the traceback with all causes, in Python's
 * format. Lone surrogates and NUL are escaped, so that the message is UTF-8 always.
 *
 * To be called with the GIL held.
 */
void
rs_python_take_error (GError **error)
{
  PyObject *exception = rs_python_take_exception ();
  g_autoptr (GString) headline = g_string_new (NULL);
  g_autoptr (GString) story = g_string_new (NULL);
  char *newline;

  if (exception == NULL)
    {
      g_set_error_literal (error,
                           RS_ERROR,
                           RS_ERROR_PYTHON,
                           _("Python failed and did not say why."));
      return;
    }

  append_exception (headline, exception);
  append_story (story, exception, 0);
  Py_DECREF (exception);

  g_strchomp (story->str);
  if (g_str_equal (headline->str, story->str) && strchr (headline->str, '\n') == NULL)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_PYTHON, headline->str);
      return;
    }

  newline = strchr (headline->str, '\n');
  if (newline != NULL)
    *newline = '\0';
  g_set_error (error, RS_ERROR, RS_ERROR_PYTHON, "%s\n\n%s", headline->str, story->str);
}
