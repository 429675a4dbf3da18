/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-console-history.h"

struct _RsConsoleHistory
{
  GPtrArray *codes; /* (owned) (element-type utf8) */
  char *typed;      /* (nullable) (owned) what comes after the last of them */
  guint position;   /* in @codes, or as many as there are */
};

/**
 * rs_console_history_new:
 *
 * Returns: (transfer full): a history in which nothing was run
 */
RsConsoleHistory *
rs_console_history_new (void)
{
  RsConsoleHistory *self = g_new0 (RsConsoleHistory, 1);

  self->codes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * rs_console_history_free:
 * @self: (transfer full): a history
 */
void
rs_console_history_free (RsConsoleHistory *self)
{
  g_ptr_array_unref (self->codes);
  g_free (self->typed);
  g_free (self);
}

static const char *
get (RsConsoleHistory *self,
     guint             position)
{
  return position < self->codes->len ? g_ptr_array_index (self->codes, position) : NULL;
}

/**
 * rs_console_history_add:
 * @self: a history
 * @code: what was run
 *
 * Adds it, unless it is what was run before, and goes to the end.
 */
void
rs_console_history_add (RsConsoleHistory *self,
                        const char       *code)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (code != NULL);

  if (self->codes->len == 0 || g_strcmp0 (get (self, self->codes->len - 1), code) != 0)
    g_ptr_array_add (self->codes, g_strdup (code));
  if (self->codes->len > RS_CONSOLE_HISTORY_KEPT)
    g_ptr_array_remove_index (self->codes, 0);

  self->position = self->codes->len;
  g_clear_pointer (&self->typed, g_free);
}

/**
 * rs_console_history_go:
 * @self: a history
 * @step: -1 for what was run before, 1 for what was run after
 * @typed: what stands at the prompt, to which one can come back from further up
 *
 * Goes a step.
 *
 * Returns: (transfer none) (nullable): what is to stand at the prompt, valid until the next call;
 *   %NULL if there is nothing in that direction
 */
const char *
rs_console_history_go (RsConsoleHistory *self,
                       int               step,
                       const char       *typed)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (step == -1 || step == 1, NULL);
  g_return_val_if_fail (typed != NULL, NULL);

  if (step < 0 ? self->position == 0 : self->position == self->codes->len)
    return NULL;

  if (self->position == self->codes->len)
    {
      g_free (self->typed);
      self->typed = g_strdup (typed);
    }
  self->position += step;

  return self->position == self->codes->len ? self->typed : get (self, self->position);
}
