/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-interp-facts.h"
#include "rs-python-error.h"
#include "rs-python-start.h"
#include "rs-traversed.h"

/* A collection may free what keeps other garbage alive, and a finalizer may leave some behind. */
#define MAX_COLLECTIONS 3

/* Python cannot be started twice in a process, nor again after a start that failed half-way */
static GMutex lock;
static RsInterp *the_interp;
static GError *start_error;

/**
 * rs_interp_enter:
 * @self: the interpreter
 *
 * Takes the GIL, which is free between two calls so that nothing that Python runs by itself (a
 * thread of an imported module, say) stands still while Refscope is idle.
 *
 * Returns: what rs_interp_leave() wants back
 */
PyGILState_STATE
rs_interp_enter (RsInterp *self)
{
  g_assert (self != NULL);
  g_assert (self->owner == g_thread_self ());

  return PyGILState_Ensure ();
}

void
rs_interp_leave (RsInterp         *self,
                 PyGILState_STATE  state)
{
  g_assert (self->owner == g_thread_self ());
  g_assert (PyErr_Occurred () == NULL);

  PyGILState_Release (state);
}

/**
 * rs_interp_collect:
 * @self: the interpreter, which was entered
 * @cancellable: (nullable): looked at between two collections
 *
 * Makes ready for a walk through the heap. Lets go of what nobody holds any more, for garbage is no
 * use of anything; what finalizers and callbacks raise, Python has told already. And empties the
 * cache of methods, whose references are borrowed (Objects/typeobject.c).
 */
void
rs_interp_collect (RsInterp     *self,
                   GCancellable *cancellable)
{
  int was_enabled = PyGC_Enable (); /* or it would not collect */

  for (int i = 0; i < MAX_COLLECTIONS && !g_cancellable_is_cancelled (cancellable); i++)
    if (PyGC_Collect () <= 0)
      break;

  if (!was_enabled)
    PyGC_Disable ();

  /* finalizers and gc.callbacks may have run, whatever was freed */
  self->generation++;
  PyErr_Clear ();

  PyType_ClearCache ();
}

static RsInterp *
start_locked (const RsInterpSetup *setup,
              GError             **error)
{
  RsStatics *statics = rs_statics_new ();
  RsPythonFacts *facts;
  RsCountFacts count;
  RsInterp *self;

  if (!rs_python_start (setup->executable, error))
    {
      rs_statics_free (statics);
      return NULL;
    }

  facts = rs_interp_facts_find (&count, error);

  /* Until here the starting thread held the GIL. Its thread state is found again by Ensure. */
  (void) PyEval_SaveThread ();

  if (facts == NULL)
    {
      rs_statics_free (statics);
      return NULL;
    }

  self = g_new0 (RsInterp, 1);
  self->owner = g_thread_self ();
  self->facts = facts;
  self->count = count;
  self->statics = statics;

  return self;
}

static RsInterp *
obtain_locked (const RsInterpSetup *setup,
               GError             **error)
{
  if (the_interp == NULL && start_error == NULL)
    the_interp = start_locked (setup, &start_error);

  if (the_interp == NULL)
    {
      if (error != NULL)
        *error = g_error_copy (start_error);
      return NULL;
    }

  if (the_interp->owner == NULL)
    the_interp->owner = g_thread_self ();

  if (the_interp->owner != g_thread_self ())
    {
      g_set_error_literal (error,
                           RS_ERROR,
                           RS_ERROR_START,
                           _("Python is already in use by another thread of this program."));
      return NULL;
    }

  return the_interp;
}

/**
 * rs_interp_dup_version:
 *
 * Says which Python is linked. Needs no interpreter. Any thread.
 *
 * Returns: (transfer full): for example "3.11.2"
 */
char *
rs_interp_dup_version (void)
{
  return g_strndup (Py_GetVersion (), strcspn (Py_GetVersion (), " "));
}

/**
 * rs_interp_start:
 * @error: where to put an error
 *
 * rs_interp_start_with() nothing special.
 *
 * Returns: (transfer none): the interpreter of this process, or %NULL with %RS_ERROR_START
 */
RsInterp *
rs_interp_start (GError **error)
{
  return rs_interp_start_with (&(RsInterpSetup) { NULL }, error);
}

/**
 * rs_interp_start_with:
 * @setup: how; of no effect on an interpreter that runs
 * @error: where to put an error
 *
 * Starts the interpreter, or returns the one that runs if it belongs to the calling thread or has
 * been given up by its own. Some milliseconds. An interpreter that another thread still uses is an
 * error, and a start that failed fails the same way for ever: neither ends the process.
 *
 * Call setlocale() before: the site module reads its files in the encoding of the locale.
 *
 * Returns: (transfer none): the interpreter of this process, or %NULL with %RS_ERROR_START
 */
RsInterp *
rs_interp_start_with (const RsInterpSetup *setup,
                      GError             **error)
{
  RsInterp *self;

  g_return_val_if_fail (setup != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_mutex_lock (&lock);
  self = obtain_locked (setup, error);
  g_mutex_unlock (&lock);

  return self;
}

/**
 * rs_interp_give_up:
 * @self: the interpreter
 *
 * Lets another thread call rs_interp_start() and own the interpreter, with everything in it as it
 * is. For a thread that is about to end.
 */
void
rs_interp_give_up (RsInterp *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->owner == g_thread_self ());

  g_mutex_lock (&lock);
  self->owner = NULL;
  g_mutex_unlock (&lock);
}

/**
 * rs_interp_get_traversed:
 *
 * Tells in whose code this thread is while objects are looked at: a type of an extension shows
 * what its objects hold by a function of its own, which may crash. Can be called from a signal
 * handler.
 *
 * Returns: (transfer none) (nullable): the name of the type, as C gave it, %NULL if it is our own
 */
const char *
rs_interp_get_traversed (void)
{
  PyTypeObject *type = rs_traversed;

  return type != NULL ? type->tp_name : NULL;
}

/**
 * rs_interp_get_facts:
 * @self: the interpreter
 *
 * Returns: (transfer none): what this interpreter is; to be kept only by a reference of one's own, for
 *   there are others once something was imported or run
 */
RsPythonFacts *
rs_interp_get_facts (RsInterp *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->owner == g_thread_self (), NULL);

  return self->facts;
}
