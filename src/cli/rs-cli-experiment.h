/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-cli-source.h"

G_BEGIN_DECLS

/* The options that say what is measured: --import, --code, --venv, --python, --memory,
 * --open. */
typedef struct
{
  char **imports;
  char *code;
  char *venv;
  char *python;
  char *memory;
  char *open;
} RsCliExperiment;

void     rs_cli_experiment_init  (RsCliExperiment        *self,
                                  GOptionContext         *context);
void     rs_cli_experiment_clear (RsCliExperiment        *self);
gboolean rs_cli_experiment_parse (const RsCliExperiment  *self,
                                  RsCliSource            *source,
                                  GError                **error);

G_END_DECLS
