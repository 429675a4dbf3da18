/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsView:
 * @RS_VIEW_COUNTS: a dot for each integer, its count upwards
 * @RS_VIEW_SHARE: a curve: what share of all references is to the integers so far
 * @RS_VIEW_GROWTH: a dot for each integer: how many times its count before its count is
 *
 * How the counts of a range of integers are drawn.
 */
typedef enum
{
  RS_VIEW_COUNTS,
  RS_VIEW_SHARE,
  RS_VIEW_GROWTH,
} RsView;

#define RS_N_VIEWS 3

const char *rs_view_get_nick  (RsView       view);
gboolean    rs_view_from_nick (const char  *nick,
                               RsView      *view,
                               GError     **error);

G_END_DECLS
