/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-console-history.h"
#include "rs-series.h"

G_BEGIN_DECLS

/* What stands in a transcript, as tags by these names. */
#define RS_CONSOLE_TAG_CODE "code"
#define RS_CONSOLE_TAG_OUTPUT "output"
#define RS_CONSOLE_TAG_ERROR "error"
#define RS_CONSOLE_TAG_NOTE "note"

/* How many characters of it are kept: the newest. */
#define RS_CONSOLE_KEPT (512 * 1024)

/**
 * RsConsoleSession:
 *
 * What a person does in the interpreter of a series: one statement after the other runs in it, and
 * is written down with what it printed and what it raised. After each the series is said to have
 * changed. "running" (boolean, read only) is whether one runs.
 */
#define RS_TYPE_CONSOLE_SESSION (rs_console_session_get_type ())

G_DECLARE_FINAL_TYPE (RsConsoleSession, rs_console_session, RS, CONSOLE_SESSION, GObject)

gboolean          rs_console_session_can_run      (RsSeries         *series);
GtkTextTagTable  *rs_console_session_create_tags  (void);
RsConsoleSession *rs_console_session_new          (RsSeries         *series,
                                                   GtkTextTagTable  *tags);
RsSeries         *rs_console_session_get_series   (RsConsoleSession *self);
GtkTextBuffer    *rs_console_session_get_transcript (RsConsoleSession *self);
GtkTextBuffer    *rs_console_session_get_prompt   (RsConsoleSession *self);
RsConsoleHistory *rs_console_session_get_history  (RsConsoleSession *self);
gboolean          rs_console_session_get_running  (RsConsoleSession *self);
gboolean          rs_console_session_run          (RsConsoleSession *self,
                                                   const char       *code);
void              rs_console_session_stop         (RsConsoleSession *self);
void              rs_console_session_clear        (RsConsoleSession *self);

G_END_DECLS
