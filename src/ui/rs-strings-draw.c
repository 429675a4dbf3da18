/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-strings-draw.h"

#include "rs-status-text.h"
#include "rs-strings-text.h"

/* One can walk through so many; the note of the plot says how many there are besides. */
#define MAX_BARS 1000

/**
 * rs_strings_draw:
 * @page: the page of letters or of words
 * @settings: those of letters and words
 * @snapshot: (inout) (transfer full): what was counted, in whatever order; the same in the order of
 *   the bars, so that it need not be sorted again for another scale
 * @order: the order of the bars
 *
 * Shows counted strings as bars, by the measure that is set, or by references where they have not
 * got it, with what that measure means. Main thread only.
 *
 * Returns: whether there is a figure, and not nothing to draw
 */
gboolean
rs_strings_draw (RsPlotPage        *page,
                 GSettings         *settings,
                 RsStringSnapshot **snapshot,
                 RsStringOrder      order)
{
  RsMeasure wanted = g_settings_get_enum (rs_plot_page_get_settings (page), "measure");
  RsMeasure measure = wanted;
  RsStringSnapshot *sorted;
  guint color = rs_series_get_color (rs_series_list_get_active (rs_plot_page_get_list (page)));
  g_autoptr (RsFigure) bars = NULL;
  g_autoptr (RsFigure) figure = NULL;
  g_autofree char *name = NULL;
  g_autofree char *done_text = NULL;
  g_autofree char *meaning = NULL;
  g_autofree char *notice = NULL;

  if (!rs_string_snapshot_has_measure (*snapshot, measure))
    measure = RS_MEASURE_REFERENCES;
  sorted = rs_string_snapshot_sort (*snapshot, order, measure);
  rs_string_snapshot_unref (*snapshot);
  *snapshot = sorted;
  name = rs_status_text_python (rs_string_snapshot_get_python (sorted));
  done_text = rs_strings_text_done (sorted);
  meaning = rs_strings_text_measure (sorted, measure);
  notice = rs_strings_text_notice (sorted, wanted);
  if (rs_string_snapshot_get_n_rows (sorted) > 0)
    {
      bars = rs_figure_new_bars (sorted, name, measure, g_settings_get_enum (settings, "scale"),
                                 MAX_BARS);
      figure = rs_figure_recolor (bars, &color);
    }

  rs_plot_page_set_meaning (page, meaning, notice);
  rs_plot_page_set_figure (page, figure, figure != NULL ? done_text : name);

  return figure != NULL;
}
