/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* JSON in which what does not exist is null, and texts may be anything. */
void rs_json_set_string   (JsonObject    *object,
                           const char    *key,
                           const char    *string);
void rs_json_set_count    (JsonObject    *object,
                           const char    *key,
                           gint64         count);
void rs_json_set_double   (JsonObject    *object,
                           const char    *key,
                           double         number);
void rs_json_append_node  (GString       *out,
                           JsonGenerator *generator,
                           JsonNode      *node);
void rs_json_append_count (GString       *out,
                           gint64         count);
void rs_json_append_text  (GString       *out,
                           const char    *text,
                           gsize          length);

G_END_DECLS
