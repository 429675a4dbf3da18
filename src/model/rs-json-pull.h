/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads JSON value by value, as the one who reads expects them. json-glib has no room for NUL or half
 * a surrogate pair in a string, makes a node of every number, and calls itself for each bracket, so
 * that a small file could take all memory or the stack.
 *
 * After the first error every function returns nothing at all, so that only the end needs to be
 * looked at. */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;

  GString *key;  /* (owned) the last one that was read, for errors */
  GString *text; /* (owned) the last string that was read */
  GError *error; /* (nullable) (owned) the first error */
} RsJsonPull;

/* What is to be found in an object */
typedef struct
{
  const char *name;
  gboolean optional;
} RsJsonKey;

void        rs_json_pull_init         (RsJsonPull       *self,
                                       const char       *data,
                                       gsize             length);
void        rs_json_pull_clear        (RsJsonPull       *self);
gboolean    rs_json_pull_finish       (RsJsonPull       *self,
                                       GError          **error);
void        rs_json_pull_fail         (RsJsonPull       *self,
                                       const char       *format,
                                       ...) G_GNUC_PRINTF (2, 3);

void        rs_json_pull_begin_object (RsJsonPull       *self);
gboolean    rs_json_pull_next_key     (RsJsonPull       *self,
                                       const RsJsonKey  *keys,
                                       guint             n_keys,
                                       guint            *seen,
                                       guint            *key);
void        rs_json_pull_begin_array  (RsJsonPull       *self);
gboolean    rs_json_pull_next_item    (RsJsonPull       *self,
                                       gboolean         *first);
void        rs_json_pull_begin_tuple  (RsJsonPull       *self);
void        rs_json_pull_comma        (RsJsonPull       *self);
void        rs_json_pull_end_tuple    (RsJsonPull       *self);

gboolean    rs_json_pull_null         (RsJsonPull       *self);
gboolean    rs_json_pull_boolean      (RsJsonPull       *self);
gint64      rs_json_pull_int          (RsJsonPull       *self,
                                       gint64            min,
                                       gint64            max);
const char *rs_json_pull_text         (RsJsonPull       *self,
                                       gsize            *length);
char       *rs_json_pull_dup_string   (RsJsonPull       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsJsonPull, rs_json_pull_clear)

G_END_DECLS
