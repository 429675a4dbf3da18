/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-annotate.h"

G_BEGIN_DECLS

/**
 * RsAnnotateBox:
 *
 * Chooses which points carry their number. "mode" (uint, an RsAnnotateMode) and "list" (string) are
 * what the person chose and typed; "annotate" (RsAnnotate, read only) is the last choice that was
 * right; "error" (string, read only) says what is wrong with the list now, or is %NULL.
 */
#define RS_TYPE_ANNOTATE_BOX (rs_annotate_box_get_type ())

G_DECLARE_FINAL_TYPE (RsAnnotateBox, rs_annotate_box, RS, ANNOTATE_BOX, GtkWidget)

RsAnnotate *rs_annotate_box_get_annotate (RsAnnotateBox *self);
const char *rs_annotate_box_get_error    (RsAnnotateBox *self);

G_END_DECLS
