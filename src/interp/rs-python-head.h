/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

/* IOV_MAX of Linux */
#define RS_PYTHON_HEADS_MAX 1024

/* What every object begins with. */
typedef struct
{
  guintptr count;
  PyTypeObject *type;
} RsPythonHead;

G_STATIC_ASSERT (sizeof (RsPythonHead) == sizeof (PyObject));

/* Looks at memory that may or may not be an object. */
void rs_python_head_read  (gconstpointer        address,
                           guintptr            *count,
                           PyTypeObject       **type);
void rs_python_heads_read (const gconstpointer *addresses,
                           gsize                n_addresses,
                           RsPythonHead        *heads);

G_END_DECLS
