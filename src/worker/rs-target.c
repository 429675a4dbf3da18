/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-target.h"

G_DEFINE_ABSTRACT_TYPE (RsTarget, rs_target, G_TYPE_OBJECT)

static gboolean
rs_target_real_start (RsTarget  *self,
                      GError   **error)
{
  return TRUE;
}

static gboolean
rs_target_real_prepare (RsTarget      *self,
                        GCancellable  *cancellable,
                        GError       **error)
{
  return TRUE;
}

static int
rs_target_real_get_fd (RsTarget *self)
{
  return -1;
}

static gboolean
rs_target_real_check (RsTarget  *self,
                      GError   **error)
{
  return TRUE;
}

static char *
rs_target_real_take_output (RsTarget *self)
{
  return NULL;
}

static void
rs_target_do_nothing (RsTarget *self)
{
}

static void
rs_target_class_init (RsTargetClass *klass)
{
  klass->start = rs_target_real_start;
  klass->prepare = rs_target_real_prepare;
  klass->get_fd = rs_target_real_get_fd;
  klass->check = rs_target_real_check;
  klass->take_output = rs_target_real_take_output;
  klass->stop = rs_target_do_nothing;
  klass->end = rs_target_do_nothing;
}

static void
rs_target_init (RsTarget *self)
{
}

/**
 * rs_target_start:
 * @self: a target
 * @error: where to put an error
 *
 * Makes ready for questions: starts Python, and does what is to be measured. To be called once, on
 * the worker's thread.
 *
 * Returns: %TRUE, or %FALSE with %RS_ERROR_START, %RS_ERROR_USAGE or %RS_ERROR_PYTHON
 */
gboolean
rs_target_start (RsTarget  *self,
                 GError   **error)
{
  g_return_val_if_fail (RS_IS_TARGET (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return RS_TARGET_GET_CLASS (self)->start (self, error);
}

/**
 * rs_target_ask:
 * @self: a target that was started
 * @request: what to measure or to do
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: user data for @progress
 * @cancellable: (nullable): a cancellable
 * @answer: (out caller-allocates): all zero; filled on success, see rs_answer_get_type_for()
 * @error: where to put an error
 *
 * On the worker's thread.
 *
 * Returns: %TRUE, or %FALSE with %G_IO_ERROR_CANCELLED, %RS_ERROR_START if there is no interpreter
 *   any more, or an error of the function that answers
 */
gboolean
rs_target_ask (RsTarget          *self,
               RsRequest         *request,
               RsTargetProgress   progress,
               gpointer           progress_data,
               GCancellable      *cancellable,
               GValue            *answer,
               GError           **error)
{
  g_return_val_if_fail (RS_IS_TARGET (self), FALSE);
  g_return_val_if_fail (request != NULL, FALSE);
  g_return_val_if_fail (answer != NULL && !G_IS_VALUE (answer), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return RS_TARGET_GET_CLASS (self)->ask (self, request, progress, progress_data, cancellable,
                                          answer, error);
}

/**
 * rs_target_prepare:
 * @self: a target that was started
 * @cancellable: (nullable): a cancellable
 * @error: where to put an error
 *
 * Finds what a question for holders needs. On the worker's thread.
 *
 * Returns: %TRUE, or %FALSE with %G_IO_ERROR_CANCELLED, %RS_ERROR_START if there is no interpreter
 *   any more, or %RS_ERROR_MEASURE
 */
gboolean
rs_target_prepare (RsTarget      *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_return_val_if_fail (RS_IS_TARGET (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return RS_TARGET_GET_CLASS (self)->prepare (self, cancellable, error);
}

/**
 * rs_target_get_fd:
 * @self: a target that was started
 *
 * On the worker's thread.
 *
 * Returns: (transfer none): a descriptor that can be read from as soon as the interpreter ends, or
 *   does what was not asked for; rs_target_check() is to be called then. -1 if there is none
 */
int
rs_target_get_fd (RsTarget *self)
{
  g_return_val_if_fail (RS_IS_TARGET (self), -1);

  return RS_TARGET_GET_CLASS (self)->get_fd (self);
}

/**
 * rs_target_check:
 * @self: a target of which nothing is asked
 * @error: where to put an error
 *
 * On the worker's thread.
 *
 * Returns: %TRUE, or %FALSE with %RS_ERROR_START if there is no interpreter any more, or
 *   %G_IO_ERROR_CANCELLED if that is so since rs_target_stop()
 */
gboolean
rs_target_check (RsTarget  *self,
                 GError   **error)
{
  g_return_val_if_fail (RS_IS_TARGET (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return RS_TARGET_GET_CLASS (self)->check (self, error);
}

/**
 * rs_target_take_output:
 * @self: a target
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): what foreign code printed since the last time, UTF-8
 */
char *
rs_target_take_output (RsTarget *self)
{
  g_return_val_if_fail (RS_IS_TARGET (self), NULL);

  return RS_TARGET_GET_CLASS (self)->take_output (self);
}

/**
 * rs_target_get_memory:
 * @self: a target
 *
 * Any thread.
 *
 * Returns: bytes that the interpreter's process has for itself, see rs_process_memory_read(); 0 if
 *   it has no process of its own, or that is not known
 */
guint64
rs_target_get_memory (RsTarget *self)
{
  RsTargetClass *klass;

  g_return_val_if_fail (RS_IS_TARGET (self), 0);

  klass = RS_TARGET_GET_CLASS (self);

  return klass->get_memory != NULL ? klass->get_memory (self) : 0;
}

/**
 * rs_target_stop:
 * @self: a target
 *
 * Ends soon what the worker's thread waits for. What runs in a process of its own is killed. Any
 * thread.
 */
void
rs_target_stop (RsTarget *self)
{
  g_return_if_fail (RS_IS_TARGET (self));

  RS_TARGET_GET_CLASS (self)->stop (self);
}

/**
 * rs_target_end:
 * @self: a target
 *
 * Lets go of the interpreter, started or not. To be called last, on the worker's thread.
 */
void
rs_target_end (RsTarget *self)
{
  g_return_if_fail (RS_IS_TARGET (self));

  RS_TARGET_GET_CLASS (self)->end (self);
}
