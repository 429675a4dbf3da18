/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RsPythonFacts:
 * @version: for example "3.11.2"
 * @version_hex: PY_VERSION_HEX of the running library
 * @executable: (nullable): sys.executable
 * @library: (nullable): the file of the libpython in use
 * @cache_min: the lowest integer that Python keeps as one shared object, found by identity
 * @cache_max: the highest one
 * @counted: whether this version counts the references to its cached integers
 * @pad: what a cached integer's count starts at (999,999,999 on 3.11), 0 where there is no pad
 * @int_floor: what sys.getrefcount() prints for an integer that nobody uses, measured
 * @string_floor: the same for a string
 * @tested: whether Refscope has been tested with this version
 * @imports: (nullable): the modules that were imported on purpose, in their order
 * @changed: whether it is no more as it started, because something was imported or run
 *
 * What an interpreter is, as found by asking it. Immutable; may be passed between threads.
 */
typedef struct
{
  const char *version;
  guint version_hex;
  const char *executable;
  const char *library;
  gint64 cache_min;
  gint64 cache_max;
  gboolean counted;
  gint64 pad;
  gint64 int_floor;
  gint64 string_floor;
  gboolean tested;
  const char *const *imports;
  gboolean changed;
} RsPythonFacts;

#define RS_TYPE_PYTHON_FACTS (rs_python_facts_get_type ())

GType          rs_python_facts_get_type (void) G_GNUC_CONST;
RsPythonFacts *rs_python_facts_new      (const RsPythonFacts *values);
RsPythonFacts *rs_python_facts_add      (const RsPythonFacts *self,
                                         const char          *import);
RsPythonFacts *rs_python_facts_ref      (RsPythonFacts       *self);
void           rs_python_facts_unref    (RsPythonFacts       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsPythonFacts, rs_python_facts_unref)

G_END_DECLS
