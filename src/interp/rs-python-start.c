/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python-start.h"

#include <glib/gi18n-lib.h>

#include "rs-error.h"
#include "rs-python-version.h"

/**
 * rs_python_set_status_error:
 * @status: a status for which PyStatus_Exception() holds
 * @error: where to put the error
 *
 * Tells what kept CPython from starting, as %RS_ERROR_START. CPython's own way to report it,
 * Py_ExitStatusException(), would end the process.
 */
void
rs_python_set_status_error (PyStatus   status,
                            GError   **error)
{
  const char *message = status.err_msg != NULL ? status.err_msg : _("no reason given");

  if (status.func != NULL)
    g_set_error (error,
                 RS_ERROR,
                 RS_ERROR_START,
                 /* Translators: the first %s is CPython's own message, the second its C function */
                 _("Python could not be started: %s (in %s)"),
                 message,
                 status.func);
  else
    g_set_error (error, RS_ERROR, RS_ERROR_START, _("Python could not be started: %s"), message);
}

/**
 * rs_python_start:
 * @executable: (nullable): what Python takes itself for, %NULL for the program of the library that
 *   is linked; in a virtual environment, its `bin/python`
 * @error: where to put an error
 *
 * Starts CPython isolated from the person who runs it: no environment variables, no user's
 * site-packages, no folder of the script or the current folder on the path, no signal handlers, no
 * arguments, UTF-8 whatever the locale. The site module does run, so that what is loaded is what
 * `python3 -I` has before the first line of a script.
 *
 * To be called once, on the thread that will drive the interpreter. On success the calling thread
 * holds the GIL.
 *
 * The settings are those of https://docs.python.org/3/c-api/init_config.html#isolated-configuration
 *
 * Returns: %TRUE, or %FALSE with %RS_ERROR_START
 */
gboolean
rs_python_start (const char  *executable,
                 GError     **error)
{
  PyPreConfig preconfig;
  PyConfig config;
  PyStatus status;

  if (!rs_python_version_check (error))
    return FALSE;

  if (Py_IsInitialized ())
    {
      g_set_error_literal (error,
                           RS_ERROR,
                           RS_ERROR_START,
                           _("Python was already started by another part of this program."));
      return FALSE;
    }

  /* Without it an isolated Python takes every file name and text for ASCII in the C locale */
  PyPreConfig_InitIsolatedConfig (&preconfig);
  preconfig.utf8_mode = 1;
  status = Py_PreInitialize (&preconfig);
  if (PyStatus_Exception (status))
    {
      rs_python_set_status_error (status, error);
      return FALSE;
    }

  PyConfig_InitIsolatedConfig (&config);

  /* Left alone, Python takes itself for the first python3 on PATH, which need not be the one whose
   * library is linked, and looks for its modules there */
  status = PyConfig_SetBytesString (&config, &config.executable,
                                    executable != NULL ? executable : PYTHON_EXECUTABLE);
  if (!PyStatus_Exception (status))
    status = Py_InitializeFromConfig (&config);

  PyConfig_Clear (&config);

  if (PyStatus_Exception (status))
    {
      rs_python_set_status_error (status, error);
      return FALSE;
    }

  return TRUE;
}
