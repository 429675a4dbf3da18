/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include "rs-owners.h"

G_BEGIN_DECLS

/* Which module things belong to, by what they say themselves, and where its source is. Names are
 * valid as long as this is. */
typedef struct _RsModules RsModules;

RsModules  *rs_modules_new         (const RsOwners *owners);
void        rs_modules_free        (RsModules      *self);

const char *rs_modules_of_module   (RsModules      *self,
                                    PyObject       *module);
const char *rs_modules_of_function (RsModules      *self,
                                    PyObject       *function);
const char *rs_modules_of_type     (RsModules      *self,
                                    PyTypeObject   *type);
const char *rs_modules_of_code     (RsModules      *self,
                                    PyCodeObject   *code);
const char *rs_modules_of_library  (RsModules      *self,
                                    const char     *file);
const char *rs_modules_get_file    (RsModules      *self,
                                    const char     *module);
const char *rs_modules_file_of_code (RsModules     *self,
                                    PyCodeObject   *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsModules, rs_modules_free)

G_END_DECLS
