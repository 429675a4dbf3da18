/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Called once; @file (nullable): what was chosen, %NULL for nothing. Not after @parent has gone. */
typedef void (*RsRecordingChosen) (GtkWindow *parent,
                                   GFile     *file,
                                   gpointer   user_data);

void rs_recording_chooser_open (GtkWindow         *parent,
                                RsRecordingChosen  chosen,
                                gpointer           user_data,
                                GDestroyNotify     free_data);
void rs_recording_chooser_save (GtkWindow         *parent,
                                const char        *name,
                                RsRecordingChosen  chosen,
                                gpointer           user_data,
                                GDestroyNotify     free_data);

G_END_DECLS
