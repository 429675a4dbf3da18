/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsModuleCompletion:
 *
 * A list below a field of module names, of those that begin like the name that is typed.
 */
#define RS_TYPE_MODULE_COMPLETION (rs_module_completion_get_type ())

G_DECLARE_FINAL_TYPE (RsModuleCompletion, rs_module_completion, RS, MODULE_COMPLETION, GObject)

/* How many are proposed at once. */
#define RS_MODULE_COMPLETION_MAX 7

RsModuleCompletion *rs_module_completion_new       (GtkEditable        *field);
void                rs_module_completion_set_names (RsModuleCompletion *self,
                                                    const char *const  *names);
char              **rs_module_completion_match     (const char *const  *names,
                                                    const char         *text,
                                                    int                 position,
                                                    int                *start);

G_END_DECLS
