/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "rs-attribution.h"
#include "rs-holders.h"
#include "rs-snapshot.h"
#include "rs-string-snapshot.h"

G_BEGIN_DECLS

/* What is known of the selected integer in one of several series. */
typedef struct
{
  const char *title;
  gint64 count;         /* or RS_ABSENT */
  gboolean is_selected; /* whether the point of this series is selected */
} RsDetailsSeries;

/**
 * RsDetailsPane:
 *
 * Everything known of one integer, letter or word, in words, and who refers to it. Its buttons call
 * page.unselect, page.copy, page.previous-outlier and page.next-outlier. "narrow" (boolean) is
 * whether it stands below the plot, where it takes the height that it needs, or beside it, where it
 * scrolls.
 */
#define RS_TYPE_DETAILS_PANE (rs_details_pane_get_type ())

G_DECLARE_FINAL_TYPE (RsDetailsPane, rs_details_pane, RS, DETAILS_PANE, GtkWidget)

void        rs_details_pane_show_int          (RsDetailsPane *self,
                                               RsSnapshot    *snapshot,
                                               RsMeasure      measure,
                                               gsize          index);
void        rs_details_pane_show_string       (RsDetailsPane *self,
                                               RsStringSnapshot *snapshot,
                                               gsize          index);
const char *rs_details_pane_get_text          (RsDetailsPane *self);

void        rs_details_pane_set_holders       (RsDetailsPane *self,
                                               RsHolders     *holders);
void        rs_details_pane_set_holders_busy  (RsDetailsPane *self);
void        rs_details_pane_set_holders_error (RsDetailsPane *self,
                                               const char    *message);

void           rs_details_pane_set_comparison (RsDetailsPane         *self,
                                               const RsDetailsSeries *series,
                                               gsize                  n_series);

void           rs_details_pane_set_attribution (RsDetailsPane        *self,
                                               RsAttribution         *attribution);

G_END_DECLS
