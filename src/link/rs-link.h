/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-frame.h"

G_BEGIN_DECLS

/**
 * RsLink:
 *
 * One end of a connection between two processes: frames go in, frames come out. One thread may send
 * while another receives.
 */
typedef struct _RsLink RsLink;

#define RS_LINK_NO_DEADLINE G_MAXINT64

gboolean rs_link_open_pair (int            fds[2],
                            GError       **error);
RsLink  *rs_link_new       (int            fd);
void     rs_link_free      (RsLink        *self);
int      rs_link_get_fd    (RsLink        *self);
void     rs_link_set_deadline (RsLink     *self,
                            gint64         deadline);
gboolean rs_link_send      (RsLink        *self,
                            RsFrameKind    kind,
                            guint32        serial,
                            GVariant      *body,
                            GCancellable  *cancellable,
                            GError       **error);
gboolean rs_link_receive   (RsLink        *self,
                            RsFrame       *frame,
                            GCancellable  *cancellable,
                            GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsLink, rs_link_free)

G_END_DECLS
