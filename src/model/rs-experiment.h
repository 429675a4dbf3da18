/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What an experiment may take of the memory, if nothing else is said: 4 GiB. */
#define RS_EXPERIMENT_MEMORY_DEFAULT (G_GUINT64_CONSTANT (4) << 30)

/**
 * RsExperimentValues:
 * @imports: (nullable) (array zero-terminated=1): the modules to import, in this order
 * @code: (nullable): Python code to run after that; an empty one is none
 * @venv: (nullable): the folder of a virtual environment, as the system writes file names
 * @python: (nullable): a version such as "3.13"; %NULL for the one that Refscope embeds
 * @memory_limit: how many bytes of address space it may take, 0 for
 *   %RS_EXPERIMENT_MEMORY_DEFAULT
 *
 * What makes an experiment. All zero is the bare interpreter.
 */
typedef struct
{
  const char *const *imports;
  const char *code;
  const char *venv;
  const char *python;
  guint64 memory_limit;
} RsExperimentValues;

/**
 * RsExperiment:
 *
 * An interpreter to be measured, and what is to happen in it before. Immutable; may be passed
 * between threads.
 */
typedef struct _RsExperiment RsExperiment;

#define RS_TYPE_EXPERIMENT (rs_experiment_get_type ())

GType              rs_experiment_get_type         (void) G_GNUC_CONST;
RsExperiment      *rs_experiment_new              (const RsExperimentValues *values);
RsExperiment      *rs_experiment_ref              (RsExperiment             *self);
void               rs_experiment_unref            (RsExperiment             *self);

const char *const *rs_experiment_get_imports      (const RsExperiment       *self);
const char        *rs_experiment_get_code         (const RsExperiment       *self);
const char        *rs_experiment_get_venv         (const RsExperiment       *self);
const char        *rs_experiment_get_python       (const RsExperiment       *self);
guint64            rs_experiment_get_memory_limit (const RsExperiment       *self);
gboolean           rs_experiment_is_bare          (const RsExperiment       *self);
RsExperiment      *rs_experiment_dup_bare         (const RsExperiment       *self);
gboolean           rs_experiment_equal            (const RsExperiment       *a,
                                                   const RsExperiment       *b);
char              *rs_experiment_dup_title        (const RsExperiment       *self,
                                                   const char               *version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsExperiment, rs_experiment_unref)

G_END_DECLS
