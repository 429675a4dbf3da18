/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The folder that a probe works in: made by the probe, and removed by whichever of the two
 * processes is left in the end. */
char *rs_scratch_make   (const char  *parent,
                         GError     **error);
void  rs_scratch_remove (const char  *path);

G_END_DECLS
