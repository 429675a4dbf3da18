/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-edges.h"

#include "rs-python-layout.h"

/**
 * rs_edges_visit_code:
 * @code: a code object
 * @visit: called for each reference
 * @arg: for @visit
 *
 * Code objects have no tp_traverse (Objects/codeobject.c), and hold the largest part of all
 * references to integers and strings: constants, names, names of local variables.
 */
void
rs_edges_visit_code (PyCodeObject *code,
                     visitproc     visit,
                     void         *arg)
{
  for (int i = 0; i < RS_EDGES_N_CODE_SLOTS; i++)
    RS_EDGE (*rs_edges_code_slot (code, i));
  RS_EDGE (code->co_localspluskinds);
  RS_EDGE (code->co_linetable);
  RS_EDGE (code->co_exceptiontable);

#if RS_PYTHON_HAS_CO_CACHED
  if (code->_co_cached != NULL)
    {
      RS_EDGE (code->_co_cached->_co_code);
      RS_EDGE (code->_co_cached->_co_varnames);
      RS_EDGE (code->_co_cached->_co_cellvars);
      RS_EDGE (code->_co_cached->_co_freevars);
    }
#else
  RS_EDGE (code->_co_code);
#endif
}
