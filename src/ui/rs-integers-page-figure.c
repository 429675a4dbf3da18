/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-integers-page-private.h"

#include "rs-status-text.h"

/* Says what the view and the measure mean here, and why it may not be Python's own. */
static void
update_meaning (RsIntegersPage *self,
                RsView          view,
                RsMeasure       shown)
{
  const RsPythonFacts *python = rs_snapshot_get_python (self->snapshot);
  g_autofree char *meaning = NULL;
  g_autofree char *notice = rs_status_text_notice (python);

  if (view == RS_VIEW_SHARE)
    meaning = rs_status_text_view_share (self->snapshot);
  else
    meaning = rs_status_text_measure (python, shown);
  rs_plot_page_set_meaning (RS_PLOT_PAGE (self), meaning, notice);
}

/* What stands in place of a curve that does not exist; %NULL if it does. */
static char *
dup_no_share (RsIntegersPage *self,
              RsView          view,
              RsMeasure       shown)
{
  if (view == RS_VIEW_COUNTS)
    return NULL;

  return rs_status_text_no_share (self->snapshot, shown);
}

static RsFigure *
make_figure (RsIntegersPage *self,
             RsView          view,
             RsMeasure       shown)
{
  g_autofree char *name = rs_status_text_python (rs_snapshot_get_python (self->snapshot));
  RsScale scale = g_settings_get_enum (rs_plot_page_get_settings (RS_PLOT_PAGE (self)), "scale");
  RsAnnotate *annotate = rs_annotate_box_get_annotate (self->annotate_box);

  if (view == RS_VIEW_SHARE)
    return rs_figure_new_share (self->snapshot, name, scale, annotate);

  return rs_figure_new_ints (self->snapshot, name, shown, scale, annotate);
}

/**
 * rs_integers_page_draw:
 * @self: the page
 *
 * Makes the figure of what was measured last, as the controls want it. A share is one of
 * references: with another measure there is no figure, and a sentence in its place.
 */
void
rs_integers_page_draw (RsIntegersPage *self)
{
  GSettings *settings = rs_plot_page_get_settings (RS_PLOT_PAGE (self));
  g_autoptr (RsFigure) figure = NULL;
  g_autofree char *no_share = NULL;
  g_autofree char *done_text = NULL;
  RsView view;
  RsMeasure chosen;
  RsMeasure shown;

  if (self->snapshot == NULL)
    return;

  view = g_settings_get_enum (settings, "view");
  chosen = g_settings_get_enum (settings, "measure");
  shown = rs_snapshot_has_measure (self->snapshot, chosen)
            ? chosen
            : rs_snapshot_get_best_measure (self->snapshot);
  no_share = dup_no_share (self, view, shown);

  if (no_share == NULL)
    {
      figure = make_figure (self, view, shown);
      done_text = rs_status_text_done (figure);
    }
  else
    done_text = rs_status_text_python (rs_snapshot_get_python (self->snapshot));

  gtk_label_set_text (self->no_share_label, no_share != NULL ? no_share : "");
  gtk_widget_set_visible (self->no_share, no_share != NULL);
  gtk_widget_set_visible (self->no_share_button, shown != RS_MEASURE_REFERENCES);
  update_meaning (self, view, shown);
  rs_plot_page_set_figure (RS_PLOT_PAGE (self), figure, done_text);
}
