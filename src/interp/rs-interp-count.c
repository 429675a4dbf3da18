/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-interp-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-python-error.h"
#include "rs-python-version.h"
#include "rs-snapshot.h"

/* An integer takes about 15 ns: a cancellation is seen after 0.1 ms, progress told every ms */
#define INTS_PER_CHECK 4096
#define INTS_PER_PROGRESS 65536

/* Reads the count of an object that we hold one reference to. It is read from C with no Python
 * frame running, so no variable and no stack of ours is in it. */
static void
read_count (PyObject *object,
            gint64    floor,
            gint64   *refcount,
            gint64   *printed)
{
  gint64 raw = Py_REFCNT (object);

  if (rs_python_is_immortal (object))
    {
      *refcount = RS_ABSENT;
      *printed = raw;
      return;
    }

  *refcount = raw - rs_python_pad_of (object) - 1;
  *printed = raw - 1 + floor;
}

/**
 * rs_interp_count_ints:
 * @self: the interpreter
 * @from: the first integer
 * @n_ints: how many
 * @refcount: (array length=n_ints): the references to each integer object, less the pad of the
 *   version and less our own; 0 past the cache, where every integer is a new object; %RS_ABSENT
 *   where Python does not count
 * @printed: (array length=n_ints): what `[sys.getrefcount(i) for i in range(...)]` prints for each
 * @progress: (nullable) (scope call): told every 65,536 integers how many are done
 * @progress_data: user data for @progress
 * @cancellable: (nullable): looked at every 4,096 integers
 * @error: where to put an error
 *
 * Counts the references to every integer of a range.
 *
 * Every integer is really made and its count is read, past the cache too: at some 15 ns each there
 * is no need to assume that they are new. No count changes by it, so counting again gives the same.
 *
 * Returns: %TRUE; %FALSE with %G_IO_ERROR_CANCELLED, %RS_ERROR_RANGE if the range leaves 64 bits,
 *   or %RS_ERROR_PYTHON if there is no memory
 */
gboolean
rs_interp_count_ints (RsInterp          *self,
                      gint64             from,
                      gsize              n_ints,
                      gint64            *refcount,
                      gint64            *printed,
                      RsInterpProgress   progress,
                      gpointer           progress_data,
                      GCancellable      *cancellable,
                      GError           **error)
{
  PyGILState_STATE state;
  gint64 floor;
  gsize i;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);
  g_return_val_if_fail (n_ints == 0 || (refcount != NULL && printed != NULL), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (n_ints > 0 && n_ints - 1 > (guint64) G_MAXINT64 - (guint64) from)
    {
      g_set_error (error,
                   RS_ERROR,
                   RS_ERROR_RANGE,
                   _("%lld cannot be the first of so many integers: "
                     "the last must fit into 64 bits."),
                   (long long) from);
      return FALSE;
    }

  floor = self->facts->int_floor;
  state = rs_interp_enter (self);

  for (i = 0; i < n_ints; i++)
    {
      PyObject *object;

      if (i % INTS_PER_CHECK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        break;

      if (progress != NULL && i > 0 && i % INTS_PER_PROGRESS == 0)
        progress (i, n_ints, progress_data);

      object = PyLong_FromLongLong (from + (gint64) i); /* new reference */
      if (object == NULL)
        {
          rs_python_take_error (error);
          break;
        }
      read_count (object, floor, &refcount[i], &printed[i]);
      Py_DECREF (object);
    }

  rs_interp_leave (self, state);

  if (i < n_ints)
    return FALSE;

  if (progress != NULL)
    progress (n_ints, n_ints, progress_data);

  return TRUE;
}

/* A string of its own, not the object that Python shares for a character of Latin-1 */
static PyObject *
copy_character (PyObject *text)
{
  PyObject *copy = PyUnicode_New (1, PyUnicode_MAX_CHAR_VALUE (text)); /* new reference */

  if (copy != NULL)
    PyUnicode_WRITE (PyUnicode_KIND (copy),
                     PyUnicode_DATA (copy),
                     0,
                     PyUnicode_READ_CHAR (text, 0));

  return copy;
}

/* Finds the interned object of a text, as a literal in a program would, without leaving one behind.
 *
 * Returns: a new reference, to @text itself if no other object is interned; %NULL with an exception
 *   set */
static PyObject *
find_interned (PyObject *text)
{
  PyObject *copy, *interned;

  /* There is one empty string, and a character of Latin-1 is a shared object that would stay in
   * Python's table: a copy is interned in its place, and leaves the table when we let go of it */
  if (PyUnicode_GET_LENGTH (text) == 0 || PyUnicode_CHECK_INTERNED (text))
    return Py_NewRef (text);

  if (PyUnicode_GET_LENGTH (text) > 1)
    {
      interned = Py_NewRef (text);
      PyUnicode_InternInPlace (&interned); /* takes the reference, gives one to what was there */
      return interned;
    }

  copy = copy_character (text);
  if (copy == NULL)
    return NULL;

  interned = Py_NewRef (copy);
  PyUnicode_InternInPlace (&interned);
  if (interned == copy)
    Py_SETREF (interned, Py_NewRef (text));
  Py_DECREF (copy);

  return interned;
}

/**
 * rs_interp_count_text:
 * @self: the interpreter
 * @text: (transfer none): a string that the caller has just made; borrowed
 * @refcount: (out): its references, less the pad and less the caller's
 * @printed: (out): as of rs_interp_count_strings()
 * @net: (out): the references to the one object that @printed is about, which is what it prints
 *   less the pad and less what it prints for a text that nobody uses; %RS_ABSENT where Python does
 *   not count
 *
 * Counts the object that Python uses for @text, and the second one that 3.11 has for most letters:
 * names and literals use the interned object, chr() and indexing another.
 *
 * To be called with the GIL held.
 *
 * Returns: %FALSE with a Python exception set if there is no memory
 */
gboolean
rs_interp_count_text (RsInterp *self,
                      PyObject *text,
                      gint64   *refcount,
                      gint64   *printed,
                      gint64   *net)
{
  PyObject *interned;
  gint64 floor = self->facts->string_floor;
  gint64 other_refcount, other_printed;

  if (rs_python_is_immortal (text))
    {
      read_count (text, floor, refcount, printed);
      *net = *refcount;
      return TRUE;
    }

  /* To look for the interned object is to make one, and here it would stay. It would be immortal,
   * so what is known of it is known without. */
  if (self->count.interns_forever)
    {
      *refcount = *net = RS_ABSENT;
      *printed = floor;
      return TRUE;
    }

  interned = find_interned (text); /* new reference */
  if (interned == NULL)
    return FALSE;

  /* A word that was not there, or a character whose shared object is the interned one */
  if (interned == text)
    {
      Py_DECREF (interned);
      read_count (text, floor, refcount, printed);
      *net = *refcount;
      return TRUE;
    }

  read_count (interned, self->count.used_string_floor, refcount, printed);
  *net = *refcount;
  read_count (text, floor, &other_refcount, &other_printed);
  if (*refcount != RS_ABSENT)
    *refcount += other_refcount; /* 0 if @text is only ours */
  Py_DECREF (interned);

  return TRUE;
}

/**
 * rs_interp_count_strings:
 * @self: the interpreter
 * @strings: (array length=n_strings): UTF-8, may contain NUL
 * @lengths: (array length=n_strings) (nullable): the bytes of each; -1 or no array if it
 *   ends at NUL
 * @n_strings: how many
 * @refcount: (array length=n_strings): the references to the interned object of each text, less
 *   the pad and less our own; for one character of Latin-1 also those to the object that chr()
 *   returns, where that is another; %RS_ABSENT where Python does not count
 * @printed: (array length=n_strings): what `for w in [...]: print(w, sys.getrefcount(w))` prints
 *   for each, if Python interns it in a literal: ASCII letters, digits and underscores
 * @error: where to put an error
 *
 * Counts the references to strings. No interned string is left behind and no count changes. Where
 * an interned string stays for ever (Python 3.12.0 to 3.12.6) nothing is interned and every count
 * is %RS_ABSENT.
 *
 * Returns: %TRUE; %FALSE with %RS_ERROR_USAGE if a text is no UTF-8, or %RS_ERROR_PYTHON if there
 *   is no memory
 */
gboolean
rs_interp_count_strings (RsInterp           *self,
                         const char *const  *strings,
                         const gssize       *lengths,
                         gsize               n_strings,
                         gint64             *refcount,
                         gint64             *printed,
                         GError            **error)
{
  PyGILState_STATE state;
  gboolean success = TRUE;
  gint64 net;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->owner == g_thread_self (), FALSE);
  g_return_val_if_fail (n_strings == 0 || strings != NULL, FALSE);
  g_return_val_if_fail (n_strings == 0 || (refcount != NULL && printed != NULL), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  state = rs_interp_enter (self);

  for (gsize i = 0; success && i < n_strings; i++)
    {
      gssize length = lengths != NULL ? lengths[i] : -1;
      PyObject *text;

      if (length < 0)
        length = (gssize) strlen (strings[i]);

      text = PyUnicode_DecodeUTF8 (strings[i], length, NULL); /* new reference */
      if (text == NULL && PyErr_ExceptionMatches (PyExc_UnicodeDecodeError))
        {
          PyErr_Clear ();
          g_set_error (error,
                       RS_ERROR,
                       RS_ERROR_USAGE,
                       /* Translators: %u is a position in a list, 1 for the first */
                       _("Text %u is not valid UTF-8: give it in UTF-8."),
                       (guint) i + 1);
          success = FALSE;
        }
      else if (text == NULL || !rs_interp_count_text (self, text, &refcount[i], &printed[i], &net))
        {
          rs_python_take_error (error);
          success = FALSE;
        }

      Py_XDECREF (text);
    }

  rs_interp_leave (self, state);

  return success;
}
