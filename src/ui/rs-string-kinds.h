/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-string-snapshot.h"
#include "rs-worker.h"

G_BEGIN_DECLS

/**
 * RsStringKinds:
 *
 * The column of a table that says in which ways each text is held. That is not counted with the
 * texts: it is asked for the rows in view, some at a time, and remembered.
 */
#define RS_TYPE_STRING_KINDS (rs_string_kinds_get_type ())

G_DECLARE_FINAL_TYPE (RsStringKinds, rs_string_kinds, RS, STRING_KINDS, GObject)

RsStringKinds *rs_string_kinds_new          (GtkScrolledWindow *viewport);
void           rs_string_kinds_set_worker   (RsStringKinds     *self,
                                             RsWorker          *worker);
void           rs_string_kinds_set_snapshot (RsStringKinds     *self,
                                             RsStringSnapshot  *snapshot);
void           rs_string_kinds_bind         (RsStringKinds     *self,
                                             GtkInscription    *cell,
                                             gsize              row);
void           rs_string_kinds_unbind       (RsStringKinds     *self,
                                             GtkInscription    *cell);
void           rs_string_kinds_stop         (RsStringKinds     *self);

G_END_DECLS
