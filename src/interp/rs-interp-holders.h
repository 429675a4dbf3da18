/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-holders.h"
#include "rs-interp.h"

G_BEGIN_DECLS

gboolean   rs_interp_prepare_holders     (RsInterp      *self,
                                          GCancellable  *cancellable,
                                          GError       **error);
RsHolders *rs_interp_find_int_holders    (RsInterp      *self,
                                          gint64         value,
                                          GCancellable  *cancellable,
                                          GError       **error);
RsHolders *rs_interp_find_string_holders (RsInterp      *self,
                                          const char    *text,
                                          gssize         length,
                                          GCancellable  *cancellable,
                                          GError       **error);

G_END_DECLS
