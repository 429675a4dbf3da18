/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

/* How many heads are handled together at most */
#define RS_PYTHON_HEADS_MAX 1024

/* What every object begins with, and what stands before it: the links of the collector's list, if it
 * is one of the collector's objects (Include/internal/pycore_gc.h, PyGC_Head) */
typedef struct
{
  guintptr next;
  guintptr previous;

  guintptr count;
  PyTypeObject *type;
} RsPythonHead;

#define RS_PYTHON_LINKS_SIZE G_STRUCT_OFFSET (RsPythonHead, count)

G_STATIC_ASSERT (sizeof (RsPythonHead) == RS_PYTHON_LINKS_SIZE + sizeof (PyObject));

/* The least that there is */
#define RS_PYTHON_PAGE_SIZE 4096

/* Whether what stands before a head is on the same page, so that one is there as the other is */
static inline gboolean
rs_python_head_has_links (gconstpointer address)
{
  return (guintptr) address % RS_PYTHON_PAGE_SIZE >= RS_PYTHON_LINKS_SIZE;
}

/* Looks at memory that may or may not be an object. */
void     rs_python_head_read     (gconstpointer        address,
                                  guintptr            *count,
                                  PyTypeObject       **type);
void     rs_python_head_look     (gconstpointer        address,
                                  RsPythonHead        *head);
void     rs_python_heads_read    (const gconstpointer *addresses,
                                  gsize                n_addresses,
                                  RsPythonHead        *heads);
void     rs_python_head_ask_links (gconstpointer       address,
                                  RsPythonHead        *head);
gboolean rs_python_heads_can_ask (void);

G_END_DECLS
