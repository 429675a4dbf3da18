/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-cli-source.h"
#include "rs-figure.h"
#include "rs-request.h"

G_BEGIN_DECLS

/**
 * RsCliOutput:
 *
 * The options that say what is written, where to and how: --output, --format, --width and so on.
 */
typedef struct _RsCliOutput RsCliOutput;

RsCliOutput *rs_cli_output_new        (GOptionContext     *context);
void         rs_cli_output_free       (RsCliOutput        *self);
gboolean     rs_cli_output_check      (RsCliOutput        *self,
                                       GError            **error);
gboolean     rs_cli_output_check_path (const char         *path,
                                       GError            **error);
gboolean     rs_cli_output_is_empty   (const RsCliOutput  *self);
gboolean     rs_cli_output_record     (RsCliOutput        *self,
                                       RsRequest          *request,
                                       RsCliSource        *source,
                                       GCancellable       *cancellable,
                                       GError            **error);
gboolean     rs_cli_output_write      (RsCliOutput        *self,
                                       RsFigure           *figure,
                                       GCancellable       *cancellable,
                                       GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsCliOutput, rs_cli_output_free)

G_END_DECLS
