/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-request.h"

G_BEGIN_DECLS

/**
 * RsRangeBox:
 *
 * The two fields From and To. "request" (RsRequest, read only) is the last range that was right;
 * "error" (string, read only) says what is wrong with what the fields hold now, or is %NULL.
 */
#define RS_TYPE_RANGE_BOX (rs_range_box_get_type ())

G_DECLARE_FINAL_TYPE (RsRangeBox, rs_range_box, RS, RANGE_BOX, GtkWidget)

RsRequest  *rs_range_box_get_request (RsRangeBox *self);
void        rs_range_box_set_range   (RsRangeBox *self,
                                      gint64      from,
                                      gint64      to);
const char *rs_range_box_get_error   (RsRangeBox *self);

G_END_DECLS
