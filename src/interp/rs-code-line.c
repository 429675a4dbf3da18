/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-code-line.h"

#include <opcode.h>

#include "rs-python-layout.h"

/* An instruction is a byte for what to do and one for its operand. */
#define UNIT 2

typedef gboolean (*Matches) (guint8  opcode,
                             guint32 operand,
                             gint64  wanted);

static gboolean
loads_constant (guint8  opcode,
                guint32 operand,
                gint64  wanted)
{
  switch (opcode)
    {
    case LOAD_CONST:
#ifdef RETURN_CONST
    case RETURN_CONST:
#endif
#ifdef KW_NAMES
    case KW_NAMES:
#endif
      return operand == wanted;

    default:
      return FALSE;
    }
}

static gboolean
loads_operand (guint8  opcode,
               guint32 operand,
               gint64  wanted)
{
#ifdef LOAD_SMALL_INT
  return opcode == LOAD_SMALL_INT && operand == wanted;
#else
  return FALSE;
#endif
}

/* The bytecode as it was compiled. What Python has replaced by faster instructions is undone in a
 * copy, which Python keeps with the code: that copy is taken away again, so that the code is left
 * as it was.
 *
 * Returns: a new reference, or NULL */
static PyObject *
copy_bytecode (PyCodeObject *code)
{
  PyObject *bytes;
#if RS_PYTHON_HAS_CO_CACHED
  gboolean had_cache = code->_co_cached != NULL;
  gboolean had_copy = had_cache && code->_co_cached->_co_code != NULL;

  bytes = PyCode_GetCode (code); /* new reference, or NULL */
  if (code->_co_cached != NULL && !had_copy)
    Py_CLEAR (code->_co_cached->_co_code);
  if (!had_cache)
    {
      PyMem_Free (code->_co_cached); /* Objects/codeobject.c, init_co_cached() */
      code->_co_cached = NULL;
    }
#else
  gboolean had_copy = code->_co_code != NULL;

  bytes = PyCode_GetCode (code); /* new reference, or NULL */
  if (!had_copy)
    Py_CLEAR (code->_co_code);
#endif

  PyErr_Clear ();

  return bytes;
}

/* The line of the first instruction that matches, or the first of the function. */
static guint
find_line (PyCodeObject *code,
           Matches       matches,
           gint64        wanted)
{
  PyObject *bytes = copy_bytecode (code);
  int line = code->co_firstlineno;
  const guint8 *units;
  guint32 extended = 0;

  if (bytes == NULL)
    return (guint) MAX (line, 0);

  units = (const guint8 *) PyBytes_AS_STRING (bytes);
  for (Py_ssize_t i = 0; i + 1 < PyBytes_GET_SIZE (bytes); i += UNIT)
    {
      guint32 operand = extended << 8 | units[i + 1];

      if (units[i] == EXTENDED_ARG)
        {
          extended = operand;
          continue;
        }
      extended = 0;

      if (matches (units[i], operand, wanted))
        {
          int found = PyCode_Addr2Line (code, (int) i);

          if (found > 0)
            line = found;
          break;
        }
    }

  Py_DECREF (bytes);

  return (guint) MAX (line, 0);
}

/**
 * rs_code_line_of_constant:
 * @code: a code object
 * @index: which of its constants
 *
 * GIL held. Leaves nothing with @code.
 *
 * Returns: the line on which the constant is first used; the first line of the code if that is not
 *   known, 0 if that is not known either
 */
guint
rs_code_line_of_constant (PyCodeObject *code,
                          Py_ssize_t    index)
{
  return find_line (code, loads_constant, index);
}

/**
 * rs_code_line_of_operand:
 * @code: a code object
 * @value: an integer that an instruction of it carries
 *
 * GIL held. Leaves nothing with @code.
 *
 * Returns: the line of the first such instruction; otherwise as rs_code_line_of_constant()
 */
guint
rs_code_line_of_operand (PyCodeObject *code,
                         gint64        value)
{
  return find_line (code, loads_operand, value);
}
