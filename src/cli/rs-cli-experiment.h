/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-experiment.h"

G_BEGIN_DECLS

/* The options that say what is measured: --import, --code, --venv, --python, --memory. */
typedef struct
{
  char **imports;
  char *code;
  char *venv;
  char *python;
  char *memory;
} RsCliExperiment;

void     rs_cli_experiment_init  (RsCliExperiment        *self,
                                  GOptionContext         *context);
void     rs_cli_experiment_clear (RsCliExperiment        *self);
gboolean rs_cli_experiment_parse (const RsCliExperiment  *self,
                                  RsExperiment          **experiment,
                                  GError                **error);

G_END_DECLS
