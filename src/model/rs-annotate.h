/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RsAnnotateMode:
 * @RS_ANNOTATE_AUTO: the outliers that were found
 * @RS_ANNOTATE_POWERS_OF_TWO: every power of two
 * @RS_ANNOTATE_NONE: nothing
 * @RS_ANNOTATE_LIST: the integers of a list
 *
 * Which points of a plot carry their number.
 */
typedef enum
{
  RS_ANNOTATE_AUTO,
  RS_ANNOTATE_POWERS_OF_TWO,
  RS_ANNOTATE_NONE,
  RS_ANNOTATE_LIST,
} RsAnnotateMode;

/**
 * RsAnnotate:
 *
 * A choice of points to annotate. Immutable; may be passed between threads.
 */
typedef struct _RsAnnotate RsAnnotate;

#define RS_TYPE_ANNOTATE (rs_annotate_get_type ())

GType          rs_annotate_get_type   (void) G_GNUC_CONST;
RsAnnotate    *rs_annotate_new        (RsAnnotateMode     mode);
RsAnnotate    *rs_annotate_new_list   (const gint64      *values,
                                       gsize              n_values);
RsAnnotate    *rs_annotate_parse      (const char        *text,
                                       const char        *what,
                                       GError           **error);
RsAnnotate    *rs_annotate_parse_list (const char        *text,
                                       const char        *what,
                                       GError           **error);
RsAnnotate    *rs_annotate_ref        (RsAnnotate        *self);
void           rs_annotate_unref      (RsAnnotate        *self);
RsAnnotateMode rs_annotate_get_mode   (const RsAnnotate  *self);
const gint64  *rs_annotate_get_values (const RsAnnotate  *self,
                                       gsize             *n_values);
gboolean       rs_annotate_wants      (const RsAnnotate  *self,
                                       gint64             value,
                                       gboolean           outlier);
gboolean       rs_annotate_equal      (const RsAnnotate  *a,
                                       const RsAnnotate  *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsAnnotate, rs_annotate_unref)

G_END_DECLS
