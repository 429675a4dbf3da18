/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RsCliDeadline:
 *
 * What --timeout asks for: the moment at which the command gives up, whatever it is at.
 */
typedef struct _RsCliDeadline RsCliDeadline;

RsCliDeadline *rs_cli_deadline_new             (const char     *seconds,
                                                gint64          started,
                                                GError        **error);
void           rs_cli_deadline_free            (RsCliDeadline  *self);
GCancellable  *rs_cli_deadline_get_cancellable (RsCliDeadline  *self);
void           rs_cli_deadline_explain         (RsCliDeadline  *self,
                                                GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsCliDeadline, rs_cli_deadline_free)

G_END_DECLS
