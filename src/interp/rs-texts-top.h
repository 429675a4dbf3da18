/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <gio/gio.h>

#include "rs-request.h"
#include "rs-texts.h"

G_BEGIN_DECLS

GArray *rs_texts_find_top (const RsTexts        *self,
                           gsize                 n,
                           const RsStringFilter *filter,
                           GCancellable         *cancellable,
                           GError              **error);

G_END_DECLS
