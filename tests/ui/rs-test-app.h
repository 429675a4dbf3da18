/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-application.h"
#include "rs-window.h"

G_BEGIN_DECLS

/* The whole program, in the test's own process. */
typedef struct
{
  RsApplication *app;
  GSettings *settings;
  GtkWidget *window;
  RsPlotPage *page; /* that is shown */
  RsPlotView *plot;
  gpointer alive; /* the window, NULL when it is freed */
} RsTestApp;

RsTestApp  *rs_test_app_new                (void);
void        rs_test_app_open               (RsTestApp  *self);
void        rs_test_app_show_page          (RsTestApp  *self,
                                            const char *name);
void        rs_test_app_free               (RsTestApp  *self);
GtkWidget  *rs_test_app_get_spin           (RsTestApp  *self,
                                            guint       nth);
void        rs_test_app_replace            (GtkWidget  *field,
                                            const char *text);
gsize       rs_test_app_get_n              (RsTestApp  *self);
GtkWidget  *rs_test_app_find               (RsTestApp  *app,
                                            const char *name);
const char *rs_test_app_get_label          (RsTestApp  *app,
                                            const char *name);
gboolean    rs_test_app_are_details_open   (RsTestApp  *app);
gboolean    rs_test_app_are_details_closed (RsTestApp  *app);
void        rs_test_app_click_point        (RsTestApp  *app,
                                            gint64      value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsTestApp, rs_test_app_free)

G_END_DECLS
