/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-request.h"

G_BEGIN_DECLS

GType     rs_answer_get_type_for  (RsRequestKind   kind);
GVariant *rs_answer_to_variant    (const GValue   *answer);
gboolean  rs_answer_from_variant  (RsRequestKind   kind,
                                   GVariant       *variant,
                                   GValue         *answer,
                                   GError        **error);

G_END_DECLS
