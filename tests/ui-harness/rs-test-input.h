/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-test-ui.h"

G_BEGIN_DECLS

/* Real pointer and keys for the windows of this process. Places are in the widget's own
 * coordinates; keys are GDK_KEY_ names, which are X's. */
void    rs_test_focus_window  (GtkWidget       *widget);
void    rs_test_get_root      (GtkWidget       *widget,
                               double           x,
                               double           y,
                               int             *root_x,
                               int             *root_y);
void    rs_test_move          (GtkWidget       *widget,
                               double           x,
                               double           y);
void    rs_test_press         (GtkWidget       *widget,
                               guint            button);
void    rs_test_release       (GtkWidget       *widget,
                               guint            button);
void    rs_test_click         (GtkWidget       *widget,
                               double           x,
                               double           y,
                               guint            times);
void    rs_test_click_middle  (GtkWidget       *widget);
void    rs_test_wheel         (GtkWidget       *widget,
                               double           x,
                               double           y,
                               int              notches);
void    rs_test_drag          (GtkWidget       *widget,
                               double           x,
                               double           y,
                               double           dx,
                               double           dy);
void    rs_test_key           (GtkWidget       *widget,
                               guint            key,
                               GdkModifierType  modifiers);
void    rs_test_type          (GtkWidget       *widget,
                               const char      *text);
guint32 rs_test_screen_pixel  (GtkWidget       *widget,
                               double           x,
                               double           y);

G_END_DECLS
