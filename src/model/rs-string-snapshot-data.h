/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-string-snapshot.h"

G_BEGIN_DECLS

gboolean rs_string_snapshot_write_json (RsStringSnapshot  *self,
                                        RsMeasure          measure,
                                        GOutputStream     *stream,
                                        GCancellable      *cancellable,
                                        GError           **error);
gboolean rs_string_snapshot_write_csv  (RsStringSnapshot  *self,
                                        GOutputStream     *stream,
                                        GCancellable      *cancellable,
                                        GError           **error);

G_END_DECLS
