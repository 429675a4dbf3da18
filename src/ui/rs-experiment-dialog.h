/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rs-experiment.h"

G_BEGIN_DECLS

/**
 * RsExperimentDialog:
 *
 * A dialog that asks what is to be measured: which modules, code, environment and Python. The
 * signal "add" (RsExperiment) says that it is known; the dialog closes itself then.
 */
#define RS_TYPE_EXPERIMENT_DIALOG (rs_experiment_dialog_get_type ())

G_DECLARE_FINAL_TYPE (RsExperimentDialog, rs_experiment_dialog, RS, EXPERIMENT_DIALOG, AdwWindow)

GtkWidget *rs_experiment_dialog_new (GtkWindow *parent,
                                     GSettings *settings);

G_END_DECLS
