/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A module of Python's with a type that crashes when its objects are to show what they hold, once
 * arm() was called. The collector does not know them, as those that are not complete, so that it is
 * the census that finds out. */

#include <Python.h>

static volatile int is_armed;
static int *volatile nowhere;

static int
traverse (PyObject *self,
          visitproc visit,
          void     *arg)
{
  Py_VISIT (Py_TYPE (self));
  if (is_armed)
    *nowhere = 1;

  return 0;
}

static PyObject *
create (PyTypeObject *type,
        PyObject     *arguments,
        PyObject     *names)
{
  return (PyObject *) PyObject_GC_New (PyObject, type); /* new reference, or NULL; not tracked */
}

static void
dealloc (PyObject *self)
{
  PyTypeObject *type = Py_TYPE (self);

  PyObject_GC_Del (self);
  Py_DECREF (type);
}

static PyObject *
arm (PyObject *module,
     PyObject *unused)
{
  is_armed = 1;

  Py_RETURN_NONE;
}

static PyType_Slot slots[] = {
  { Py_tp_new, create },
  { Py_tp_dealloc, dealloc },
  { Py_tp_traverse, traverse },
  { 0, NULL },
};

static PyType_Spec spec = {
  .name = "rs_crashes.Crashes",
  .basicsize = sizeof (PyObject),
  .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
  .slots = slots,
};

static PyMethodDef methods[] = {
  { "arm", arm, METH_NOARGS, NULL },
  { NULL, NULL, 0, NULL },
};

static struct PyModuleDef definition = {
  PyModuleDef_HEAD_INIT,
  .m_name = "rs_crashes",
  .m_size = -1,
  .m_methods = methods,
};

PyMODINIT_FUNC PyInit_rs_crashes (void);

PyMODINIT_FUNC
PyInit_rs_crashes (void)
{
  PyObject *module = PyModule_Create (&definition); /* new reference, or NULL */
  PyObject *type = PyType_FromSpec (&spec);         /* new reference, or NULL */

  /* takes over the reference to the type */
  if (module == NULL || type == NULL || PyModule_AddObject (module, "Crashes", type) < 0)
    {
      Py_XDECREF (type);
      Py_XDECREF (module);
      return NULL;
    }

  return module;
}
