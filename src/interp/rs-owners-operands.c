/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-owners.h"

#include "rs-operands.h"
#include "rs-python-layout.h"
#include "rs-tally.h"

/* What an instruction can carry: its operand is a byte, and -1 is a constant of its own. */
#define OPERAND_MIN (-1)
#define N_OPERANDS 257

static void
list_code (RsOwners *self,
           guint32   code,
           RsTally  *tally)
{
  guint32 *counts = tally->dense[RS_TALLY_OPERAND];

  rs_operands_count ((PyCodeObject *) self->nodes[code].object, tally);
  for (int i = 0; i < N_OPERANDS; i++)
    if (counts[i] > 0)
      {
        const RsOwnersOperand operand = { OPERAND_MIN + i, code, counts[i] };

        g_array_append_val (self->operands, operand);
        counts[i] = 0;
      }
}

static void
list_operands (RsOwners *self)
{
  RsTally tally;

  self->operands = g_array_new (FALSE, FALSE, sizeof (RsOwnersOperand));
  if (!RS_PYTHON_HAS_OPERANDS)
    return;

  rs_tally_init (&tally, OPERAND_MIN, N_OPERANDS);
  for (guint32 i = 1; i < self->n_nodes; i++)
    if (self->nodes[i].object != NULL && PyCode_Check (self->nodes[i].object))
      list_code (self, i, &tally);
  rs_tally_clear (&tally);
}

/**
 * rs_owners_find_operands:
 * @self: owners
 * @value: an integer
 * @operands: (element-type RsOwnersOperand): where to add all code that has instructions with it
 *
 * The bytecode is read when this is asked for the first time. GIL held.
 */
void
rs_owners_find_operands (RsOwners *self,
                         gint64    value,
                         GArray   *operands)
{
  if (self->operands == NULL)
    list_operands (self);

  for (guint i = 0; i < self->operands->len; i++)
    {
      const RsOwnersOperand *operand = &g_array_index (self->operands, RsOwnersOperand, i);

      if (operand->value == value)
        g_array_append_val (operands, *operand);
    }
}
