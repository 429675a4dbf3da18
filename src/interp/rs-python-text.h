/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

/* A text that is looked for, ready to be compared. */
typedef struct
{
  gunichar *characters; /* (owned) */
  glong n_characters;
} RsPythonText;

gboolean    rs_python_text_init      (RsPythonText       *self,
                                      const char         *text,
                                      gssize              length);
void        rs_python_text_clear     (RsPythonText       *self);
gboolean    rs_python_text_equals    (const RsPythonText *self,
                                      PyObject           *string);
PyObject   *rs_python_text_to_object (const RsPythonText *self);

void        rs_python_text_append    (GString            *out,
                                      PyObject           *string);
char       *rs_python_text_dup       (PyObject           *string);
gboolean    rs_python_text_is        (PyObject           *string,
                                      const char         *ascii);
void        rs_python_key_append     (GString            *out,
                                      PyObject           *key);
PyObject   *rs_python_dict_lookup    (PyObject           *dict,
                                      const char         *ascii);

G_END_DECLS
