/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-growth.h"

G_BEGIN_DECLS

/**
 * RsGrowthView:
 *
 * A list of the integers or letters whose counts have changed, those that grew most first. The signal
 * "selected" says that a person chose one of them.
 */
#define RS_TYPE_GROWTH_VIEW (rs_growth_view_get_type ())

G_DECLARE_FINAL_TYPE (RsGrowthView, rs_growth_view, RS, GROWTH_VIEW, GtkWidget)

void rs_growth_view_set_growth   (RsGrowthView *self,
                                  RsGrowth     *growth);
void rs_growth_view_set_page     (RsGrowthView *self,
                                  GtkWidget    *page);
void rs_growth_view_set_subject  (RsGrowthView *self,
                                  const char   *by_value,
                                  const char   *tooltip);
void rs_growth_view_set_selected (RsGrowthView *self,
                                  const gint64 *value);

G_END_DECLS
