/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python-version.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"

/* CPython 3.11, Include/internal/pycore_object.h, _PyObject_IMMORTAL_INIT: what the count of an
 * object that is compiled into the library starts at. In spite of the name it is still counted up
 * and down. Later versions stop counting such objects instead. */
#define PAD_3_11 G_GINT64_CONSTANT (999999999)

/* https://docs.python.org/3/howto/free-threading-python.html: in sys.version of such a build */
#define FREE_THREADED "free-threading build"

/**
 * rs_python_version_check:
 * @error: where to put an error
 *
 * Whether counts can be read from the CPython that is linked. Needs no running interpreter.
 *
 * Returns: %TRUE, or %FALSE with %RS_ERROR_START
 */
gboolean
rs_python_version_check (GError **error)
{
  /* The version that was compiled for decides how a count is read */
  if (Py_Version >> 16 != PY_VERSION_HEX >> 16)
    {
      g_set_error (error,
                   RS_ERROR,
                   RS_ERROR_START,
                   _("Refscope was built for Python %d.%d, but Python %s is installed."),
                   PY_MAJOR_VERSION,
                   PY_MINOR_VERSION,
                   Py_GetVersion ());
      return FALSE;
    }

  /* rs-python.h refuses the headers, but another library may be there than those are of */
  if (strstr (Py_GetVersion (), FREE_THREADED) != NULL)
    {
      g_set_error (error,
                   RS_ERROR,
                   RS_ERROR_START,
                   _("References cannot be counted in a free-threaded Python, such as %s: "
                     "install an ordinary Python %d.%d."),
                   Py_GetVersion (),
                   PY_MAJOR_VERSION,
                   PY_MINOR_VERSION);
      return FALSE;
    }

  return TRUE;
}

/**
 * rs_python_version_tested:
 *
 * Returns: whether Refscope has been tested with the running version
 */
gboolean
rs_python_version_tested (void)
{
  return Py_Version >= 0x030b0000 && Py_Version < 0x03100000;
}

/**
 * rs_python_version_pad:
 *
 * Returns: what the count of a cached integer starts at, 0 where it starts at nothing
 */
gint64
rs_python_version_pad (void)
{
#if PY_VERSION_HEX < 0x030c0000
  return PAD_3_11;
#else
  return 0;
#endif
}

/**
 * rs_python_is_immortal:
 * @object: (transfer none): a Python object
 *
 * Whether CPython does not count the references to @object, so that its count says nothing. The
 * number that stands in its place differs from version to version (PEP 683) and may drift, so it is
 * never compared with a literal.
 *
 * Returns: %TRUE if they are not counted
 */
gboolean
rs_python_is_immortal (PyObject *object)
{
#if PY_VERSION_HEX >= 0x030e0000
  return PyUnstable_IsImmortal (object);
#elif PY_VERSION_HEX >= 0x030c0000
  /* Include/object.h, _Py_IsImmortal(): the sign of the lower 32 bits */
  return (gint32) (guint32) Py_REFCNT (object) < 0;
#else
  return FALSE;
#endif
}

/**
 * rs_python_pad_of:
 * @object: (transfer none): a Python object
 *
 * What the count of this object started at: on 3.11 some strings are compiled into the library and
 * padded, others with the same text are made at run time and are not.
 *
 * Returns: the pad, or 0
 */
gint64
rs_python_pad_of (PyObject *object)
{
  /* Nothing has half a milliard true references: that would take 4 GB of pointers */
  return Py_REFCNT (object) > PAD_3_11 / 2 ? rs_python_version_pad () : 0;
}
