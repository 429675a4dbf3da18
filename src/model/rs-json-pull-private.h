/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-json-pull.h"

G_BEGIN_DECLS

/* rs-json-pull-tokens.c */
void     rs_json_pull_skip_space      (RsJsonPull *self);
char     rs_json_pull_peek            (RsJsonPull *self);
void     rs_json_pull_fail_unexpected (RsJsonPull *self,
                                       const char *wanted);
gboolean rs_json_pull_take            (RsJsonPull *self,
                                       char        sign);
gboolean rs_json_pull_take_word       (RsJsonPull *self,
                                       const char *word);
gboolean rs_json_pull_take_string     (RsJsonPull *self,
                                       GString    *text);

G_END_DECLS
