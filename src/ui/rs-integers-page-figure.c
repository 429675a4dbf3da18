/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-integers-page-private.h"

#include <glib/gi18n-lib.h>

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
  else if (view == RS_VIEW_GROWTH)
    meaning = rs_status_text_view_growth ();
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
  if (view == RS_VIEW_GROWTH)
    return rs_integers_page_dup_no_growth (self, shown);

  return rs_status_text_no_share (self->snapshot, shown);
}

/* What is known of a series in the range that is shown, or %NULL. */
RsSnapshot *
rs_integers_page_get_snapshot (RsIntegersPage *self,
                               RsSeries       *series)
{
  RsIntegersMeasured *measured = g_hash_table_lookup (self->measured, series);
  RsSnapshot *snapshot = measured != NULL ? measured->snapshot : NULL;

  if (snapshot == NULL || !rs_series_get_visible (series)
      || rs_snapshot_get_from (snapshot) != self->from
      || (gint64) rs_snapshot_get_n_ints (snapshot) != self->to - self->from + 1)
    return NULL;

  return snapshot;
}

/* The series to be shown: the active one, of which the status line speaks, before the others. */
static GPtrArray *
find_shown (RsIntegersPage *self)
{
  RsSeriesList *list = rs_plot_page_get_list (RS_PLOT_PAGE (self));
  RsSeries *active = rs_series_list_get_active (list);
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  if (rs_integers_page_get_snapshot (self, active) != NULL)
    g_ptr_array_add (shown, g_object_ref (active));
  for (guint i = 0; i < rs_series_list_get_n (list); i++)
    {
      RsSeries *series = rs_series_list_get (list, i);

      if (series != active && rs_integers_page_get_snapshot (self, series) != NULL)
        g_ptr_array_add (shown, g_object_ref (series));
    }

  return shown;
}

/* Series that have not got the measure, or no share, are left out. */
static void
leave_out (RsIntegersPage *self,
           GPtrArray      *shown,
           RsView          view,
           RsMeasure       measure)
{
  for (guint i = shown->len - 1; i > 0; i--)
    {
      RsSnapshot *snapshot = rs_integers_page_get_snapshot (self, g_ptr_array_index (shown, i));
      g_autofree char *no_share = NULL;

      if (view == RS_VIEW_SHARE)
        no_share = rs_status_text_no_share (snapshot, measure);
      if (!rs_snapshot_has_measure (snapshot, measure) || no_share != NULL)
        g_ptr_array_remove_index (shown, i);
    }
}

static RsFigure *
make_figure (RsIntegersPage *self,
             GPtrArray      *shown,
             RsView          view,
             RsMeasure       measure)
{
  RsScale scale = g_settings_get_enum (rs_plot_page_get_settings (RS_PLOT_PAGE (self)), "scale");
  RsAnnotate *annotate = rs_annotate_box_get_annotate (self->annotate_box);
  RsSeries *first = g_ptr_array_index (shown, 0);
  g_autofree guint *colors = g_new (guint, shown->len);
  g_autofree char *python = rs_status_text_python (rs_snapshot_get_python (self->snapshot));
  g_autoptr (RsFigure) figure = NULL;
  const char *name = shown->len > 1 || !rs_series_is_embedded (first)
                       ? rs_series_get_title (first)
                       : python;

  if (view == RS_VIEW_SHARE)
    figure = rs_figure_new_share (self->snapshot, name, scale, annotate);
  else if (view == RS_VIEW_GROWTH)
    figure = rs_figure_new_growth (
      rs_integers_page_get_snapshot (self, rs_integers_page_find_before (self, first)),
      self->snapshot, name, measure, scale, annotate);
  else
    figure = rs_figure_new_ints (self->snapshot, name, measure, scale, annotate);

  colors[0] = rs_series_get_color (first);
  for (guint i = 1; i < shown->len; i++)
    {
      RsSeries *series = g_ptr_array_index (shown, i);
      RsFigure *more = rs_figure_add_series (figure, rs_integers_page_get_snapshot (self, series),
                                             rs_series_get_title (series));

      rs_figure_unref (figure);
      figure = more;
      colors[i] = rs_series_get_color (series);
    }

  return rs_figure_recolor (figure, colors);
}

/* The series of the selected point, or %NULL if none is selected. */
static RsSeries *
get_selected (RsIntegersPage *self,
              RsFigurePoint  *point)
{
  if (!rs_plot_view_get_selected (rs_plot_page_get_plot (RS_PLOT_PAGE (self)), point)
      || point->series >= self->shown->len)
    return NULL;

  return g_ptr_array_index (self->shown, point->series);
}

/* Shows the figure; what is selected stays so in the series that it was selected in. */
static void
set_figure (RsIntegersPage *self,
            GPtrArray      *shown,
            RsFigure       *figure,
            const char     *done_text)
{
  RsPlotView *plot = rs_plot_page_get_plot (RS_PLOT_PAGE (self));
  RsFigurePoint point;
  RsSeries *selected = get_selected (self, &point);
  guint place = 0;
  gboolean moved = FALSE;
  gsize index;

  if (selected != NULL && figure != NULL)
    {
      if (!g_ptr_array_find (shown, selected, &place))
        place = 0;
      moved = shown->len <= point.series || place != point.series;
      if (moved)
        rs_plot_view_unselect (plot);
    }

  g_ptr_array_ref (shown); /* it may be the same */
  g_ptr_array_unref (self->shown);
  self->shown = shown;
  rs_plot_page_set_figure (RS_PLOT_PAGE (self), figure, done_text);
  if (moved && rs_figure_find_value (figure, place, point.value, &index))
    rs_plot_view_select (plot, place, index);
}

/* Nothing of what is to be shown could be measured. */
static void
draw_nothing (RsIntegersPage *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  RsSeriesList *list = rs_plot_page_get_list (RS_PLOT_PAGE (self));
  RsSeries *active = rs_series_list_get_active (list);
  RsSeriesState state = rs_series_get_state (active);

  g_clear_pointer (&self->snapshot, rs_snapshot_unref);
  gtk_widget_set_visible (self->no_share, FALSE);
  rs_integers_page_show_growth (self, NULL);
  set_figure (self, none, NULL, "");
  if (state == RS_SERIES_FAILED || state == RS_SERIES_STOPPED)
    {
      g_autofree char *message = rs_series_dup_failure_text (active);

      rs_plot_page_set_failure (RS_PLOT_PAGE (self), message);
    }
}

/**
 * rs_integers_page_draw:
 * @self: the page
 *
 * Makes the figure of what was measured last, as the controls want it. A share is one of
 * references, and growth needs something to compare with: where they have it not there is no
 * figure, and a sentence in its place.
 */
void
rs_integers_page_draw (RsIntegersPage *self)
{
  GSettings *settings = rs_plot_page_get_settings (RS_PLOT_PAGE (self));
  g_autoptr (GPtrArray) shown = NULL;
  g_autoptr (RsFigure) figure = NULL;
  g_autofree char *no_share = NULL;
  g_autofree char *done_text = NULL;
  RsSnapshot *snapshot;
  RsView view;
  RsMeasure chosen;
  RsMeasure measure;

  if (settings == NULL)
    return;

  view = g_settings_get_enum (settings, "view");
  /* the other views keep their own axis as it is */
  g_object_set (self, "log-title", view == RS_VIEW_COUNTS ? _("Log-log") : _("Log"), NULL);

  shown = find_shown (self);
  if (shown->len == 0)
    {
      if (self->snapshot != NULL)
        draw_nothing (self);
      return;
    }

  chosen = g_settings_get_enum (settings, "measure");
  if (view == RS_VIEW_GROWTH)
    rs_integers_page_keep_grown (self, shown);

  snapshot = rs_snapshot_ref (rs_integers_page_get_snapshot (self, g_ptr_array_index (shown, 0)));
  g_clear_pointer (&self->snapshot, rs_snapshot_unref);
  self->snapshot = snapshot;

  measure = rs_snapshot_has_measure (snapshot, chosen) ? chosen
                                                       : rs_snapshot_get_best_measure (snapshot);
  no_share = dup_no_share (self, view, measure);
  leave_out (self, shown, view, measure);

  if (no_share == NULL)
    {
      figure = make_figure (self, shown, view, measure);
      done_text = rs_status_text_done (figure);
    }
  else
    done_text = rs_status_text_python (rs_snapshot_get_python (snapshot));

  gtk_label_set_text (self->no_share_title, view == RS_VIEW_GROWTH
                                              ? _("Nothing to Compare With")
                                              : _("A Share Needs References"));
  gtk_label_set_text (self->no_share_label, no_share != NULL ? no_share : "");
  gtk_widget_set_visible (self->no_share, no_share != NULL);
  gtk_widget_set_visible (self->no_share_button, measure != RS_MEASURE_REFERENCES);
  gtk_widget_set_visible (self->no_pair_button,
                          view == RS_VIEW_GROWTH && measure == RS_MEASURE_REFERENCES);
  update_meaning (self, view, measure);
  set_figure (self, shown, figure, done_text);
  rs_integers_page_show_growth (self, figure);
}

/* The series in the order of the list, for the embedded interpreter is what others are compared
 * with. */
static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      list)
{
  guint left = 0;
  guint right = 0;

  rs_series_list_find (list, *(RsSeries *const *) a, &left);
  rs_series_list_find (list, *(RsSeries *const *) b, &right);

  return left < right ? -1 : left > right;
}

/**
 * rs_integers_page_compare:
 * @self: the page
 * @point: the selected point
 *
 * Shows in the details how often each series refers to the integer.
 */
void
rs_integers_page_compare (RsIntegersPage      *self,
                          const RsFigurePoint *point)
{
  RsDetailsPane *details = rs_plot_page_get_details (RS_PLOT_PAGE (self));
  RsFigure *figure = rs_plot_view_get_figure (rs_plot_page_get_plot (RS_PLOT_PAGE (self)));
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree RsDetailsSeries *rows = g_new0 (RsDetailsSeries, self->shown->len + 1);
  RsSeries *before
    = rs_integers_page_find_before (self, g_ptr_array_index (self->shown, point->series));
  RsMeasure measure = rs_figure_get_measure (figure);

  for (guint i = 0; i < self->shown->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (self->shown, i));
  /* what growth compares with is not a series of its figure */
  if (before != NULL && !g_ptr_array_find (sorted, before, NULL))
    g_ptr_array_add (sorted, before);
  g_ptr_array_sort_with_data (sorted, compare_places,
                              rs_plot_page_get_list (RS_PLOT_PAGE (self)));

  for (guint i = 0; i < sorted->len; i++)
    {
      RsSeries *series = g_ptr_array_index (sorted, i);
      RsSnapshot *snapshot = rs_integers_page_get_snapshot (self, series);

      rows[i].title = rs_series_get_title (series);
      rows[i].is_selected = series == g_ptr_array_index (self->shown, point->series);
      /* all of them have the range that is shown */
      rows[i].count = snapshot != NULL
                        ? rs_snapshot_get_column (snapshot, measure)[point->value - self->from]
                        : RS_ABSENT;
    }

  rs_details_pane_set_comparison (details, rows, sorted->len > 1 ? sorted->len : 0);
}
