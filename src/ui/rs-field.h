/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How long a pause in typing is taken for the end of it. */
#define RS_FIELD_PAUSE_MS 300

/**
 * RsFieldCheck:
 *
 * What a widget of fields keeps while a person types: the error that it shows, and the pause after
 * which what was typed is taken. To be embedded in the widget.
 */
typedef struct
{
  /*< private >*/
  GObject *owner;
  GParamSpec *pspec;
  void (*apply) (gpointer owner);
  char *error;
  guint pause_id;
} RsFieldCheck;

void        rs_field_set_error       (GtkWidget    *field,
                                      const char   *message);

void        rs_field_check_init      (RsFieldCheck *self,
                                      gpointer      owner,
                                      GParamSpec   *pspec,
                                      void        (*apply) (gpointer owner));
void        rs_field_check_clear     (RsFieldCheck *self);
void        rs_field_check_later     (RsFieldCheck *self);
void        rs_field_check_stop      (RsFieldCheck *self);
void        rs_field_check_set_error (RsFieldCheck *self,
                                      const char   *message);
const char *rs_field_check_get_error (RsFieldCheck *self);

G_END_DECLS
