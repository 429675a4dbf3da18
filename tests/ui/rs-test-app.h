/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-application.h"
#include "rs-window.h"

G_BEGIN_DECLS

/* The window is to be of use down to this width. */
#define RS_TEST_APP_LEAST_WIDTH 360

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
void        rs_test_app_set_size           (RsTestApp  *self,
                                            int         width,
                                            int         height);
void        rs_test_app_set_dark           (gboolean    dark);
void        rs_test_app_open               (RsTestApp  *self);
void        rs_test_app_show_page          (RsTestApp  *self,
                                            const char *name);
void        rs_test_app_free               (RsTestApp  *self);
GtkWidget  *rs_test_app_get_spin           (RsTestApp  *self,
                                            guint       nth);
void        rs_test_app_replace            (GtkWidget  *field,
                                            const char *text);
gsize       rs_test_app_get_n              (RsTestApp  *self);
guint       rs_test_app_get_n_series       (RsTestApp  *self);
gint64      rs_test_app_get_count          (RsTestApp  *self,
                                            guint       series,
                                            gint64      value);
GtkWidget  *rs_test_app_find               (RsTestApp  *app,
                                            const char *name);
const char *rs_test_app_get_label          (RsTestApp  *app,
                                            const char *name);
gboolean    rs_test_app_are_details_open   (RsTestApp  *app);
gboolean    rs_test_app_are_details_closed (RsTestApp  *app);
void        rs_test_app_click_point        (RsTestApp  *app,
                                            gint64      value);
void        rs_test_app_assert_fits        (GtkWidget  *widget,
                                            int         width);
void        rs_test_app_look_narrow        (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsTestApp, rs_test_app_free)

G_END_DECLS
