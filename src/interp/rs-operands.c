/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-operands.h"

#include "rs-python-opcodes.h"

#if RS_PYTHON_HAS_OPERANDS

/* An instruction is a byte for what to do and one for its operand. */
#define UNIT 2

static void
count_instruction (guint8   opcode,
                   guint8   operand,
                   RsTally *tally)
{
#ifdef LOAD_SMALL_INT /* a version to come may have others */
  if (opcode == LOAD_SMALL_INT)
    rs_tally_add (tally, RS_TALLY_OPERAND, operand, 1);
#endif
#ifdef CONSTANT_MINUS_ONE
  if (opcode == LOAD_COMMON_CONSTANT && operand == CONSTANT_MINUS_ONE)
    rs_tally_add (tally, RS_TALLY_OPERAND, -1, 1);
#endif
}

/* The public way: bytecode as it was compiled, with zeros where inline caches are. CPython keeps the
 * bytes, which hold no reference. */
static void
count_in_copy (PyCodeObject *code,
               RsTally      *tally)
{
  PyObject *bytes = PyCode_GetCode (code); /* new reference */
  const guint8 *units;

  if (bytes == NULL)
    {
      PyErr_Clear ();
      return;
    }

  units = (const guint8 *) PyBytes_AS_STRING (bytes);
  for (Py_ssize_t i = 0; i + 1 < PyBytes_GET_SIZE (bytes); i += UNIT)
    count_instruction (units[i], units[i + 1], tally);

  Py_DECREF (bytes);
}

#if RS_PYTHON_HAS_LAYOUT

/* An optimizer or a debugger puts instructions of its own in the place of others, and keeps those
 * elsewhere. */
static gboolean
is_replaced (const PyCodeObject *code)
{
  return code->_co_monitoring != NULL || code->co_executors != NULL;
}

/* Bytecode as it runs: instructions are specialized in place, but none of these two is, and inline
 * caches may hold any bytes. */
static void
count_in_place (PyCodeObject *code,
                RsTally      *tally)
{
  const guint8 *units = (const guint8 *) code->co_code_adaptive;
  Py_ssize_t n_units = Py_SIZE (code);

  for (Py_ssize_t i = 0; i < n_units; i++)
    {
      guint8 opcode = units[i * UNIT];

      count_instruction (opcode, units[i * UNIT + 1], tally);
      i += rs_python_opcode_caches[rs_python_opcode_deopt[opcode]];
    }
}

#endif

#endif

/**
 * rs_operands_count:
 * @code: a code object
 * @tally: where to count
 *
 * Counts the integers that instructions carry themselves. From Python 3.14 on `LOAD_SMALL_INT` does
 * so for 0 to 255, which were constants of the code before; from 3.15 on `LOAD_COMMON_CONSTANT` for
 * -1. GIL held.
 */
void
rs_operands_count (PyCodeObject *code,
                   RsTally      *tally)
{
#if RS_PYTHON_HAS_OPERANDS
#if RS_PYTHON_HAS_LAYOUT
  if (!is_replaced (code))
    count_in_place (code, tally);
  else
#endif
    count_in_copy (code, tally);
#endif
}
