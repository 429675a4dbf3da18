/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-integers-page-private.h"

#include "rs-status-text.h"

/* A question who held a value before, with who holds it. */
typedef struct
{
  RsIntegersPage *page;      /* (owned) */
  GCancellable *cancellable; /* (owned) */
  RsHolders *after;          /* (owned) */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->page);
  g_object_unref (question->cancellable);
  rs_holders_unref (question->after);
  g_free (question);
}

/* (nullable): the series to compare one with: the same Python, in which nothing was imported or
 * run. */
RsSeries *
rs_integers_page_find_before (RsIntegersPage *self,
                              RsSeries       *series)
{
  RsSeriesList *list = rs_plot_page_get_list (RS_PLOT_PAGE (self));
  RsSnapshot *after = rs_integers_page_get_snapshot (self, series);
  const RsPythonFacts *python = after != NULL ? rs_snapshot_get_python (after) : NULL;

  if (python == NULL || !python->changed)
    return NULL;

  for (guint i = 0; i < rs_series_list_get_n (list); i++)
    {
      RsSeries *other = rs_series_list_get (list, i);
      RsSnapshot *before = rs_integers_page_get_snapshot (self, other);

      if (before != NULL && !rs_snapshot_get_python (before)->changed
          && g_str_equal (rs_snapshot_get_python (before)->version, python->version))
        return other;
    }

  return NULL;
}

/* Leaves out what has nothing to be compared with, or something else than the first. Leaves all if
 * none has. */
void
rs_integers_page_keep_grown (RsIntegersPage *self,
                             GPtrArray      *shown)
{
  g_autoptr (GPtrArray) grown = g_ptr_array_new ();
  RsSeries *first = NULL;

  for (guint i = 0; i < shown->len; i++)
    {
      RsSeries *before = rs_integers_page_find_before (self, g_ptr_array_index (shown, i));

      if (before == NULL || (first != NULL && before != first))
        continue;
      first = before;
      g_ptr_array_add (grown, g_ptr_array_index (shown, i));
    }
  if (grown->len == 0)
    return;

  for (guint i = shown->len; i > 0; i--)
    if (!g_ptr_array_find (grown, g_ptr_array_index (shown, i - 1), NULL))
      g_ptr_array_remove_index (shown, i - 1);
}

/* Whether an experiment was measured, whatever has become of it since. */
static gboolean
is_result (gpointer series,
           gpointer measured,
           gpointer user_data)
{
  RsSnapshot *snapshot = ((RsIntegersMeasured *) measured)->snapshot;

  return snapshot != NULL && rs_snapshot_get_python (snapshot)->changed;
}

/* Why the first of what is shown has no growth, or NULL if it has. (transfer full) */
char *
rs_integers_page_dup_no_growth (RsIntegersPage *self,
                                RsMeasure       measure)
{
  RsSeriesList *list = rs_plot_page_get_list (RS_PLOT_PAGE (self));
  guint n_others = rs_series_list_get_n (list) - 1;
  gboolean has_pair = FALSE;

  if (measure == RS_MEASURE_PRINTED)
    return rs_status_text_no_growth_printed ();

  for (guint i = 0; i < rs_series_list_get_n (list); i++)
    has_pair |= rs_integers_page_find_before (self, rs_series_list_get (list, i)) != NULL;
  if (has_pair)
    return NULL;

  return rs_status_text_no_growth (n_others > 0,
                                   rs_series_list_get_n_ended (list) < n_others
                                     || g_hash_table_find (self->measured, is_result, NULL) != NULL);
}

/* Lists what has grown of the first series of a figure; NULL for no list. */
void
rs_integers_page_show_growth (RsIntegersPage *self,
                              RsFigure       *figure)
{
  RsSnapshot *before = figure != NULL ? rs_figure_get_before (figure) : NULL;
  g_autoptr (RsGrowth) growth = NULL;

  if (before != NULL)
    growth = rs_growth_new_ints (before, rs_figure_get_snapshot (figure, 0),
                                 rs_figure_get_measure (figure));
  rs_growth_view_set_growth (self->growth_view, growth);
}

/* What was chosen in the list is selected in the plot, which need not be able to show it. */
void
rs_integers_page_growth_selected_cb (RsIntegersPage *self,
                                     gint64          value)
{
  RsPlotView *plot = rs_plot_page_get_plot (RS_PLOT_PAGE (self));
  RsFigure *figure = rs_plot_page_get_figure (RS_PLOT_PAGE (self));
  gsize index;

  if (figure != NULL && rs_figure_find_value (figure, 0, value, &index))
    rs_plot_view_select (plot, 0, index);
}

static void
found_before_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Question *question = user_data;
  RsIntegersPage *self = question->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsHolders) before = NULL;
  g_autoptr (RsAttribution) attribution = NULL;

  before = rs_worker_find_holders_finish (RS_WORKER (source), result, &error);
  if (self->attribution == question->cancellable)
    {
      g_clear_object (&self->attribution);
      /* the holders are told all the same: that nobody could be asked before is no news */
      if (before != NULL)
        {
          attribution = rs_attribution_new (before, question->after);
          rs_details_pane_set_attribution (rs_plot_page_get_details (RS_PLOT_PAGE (self)),
                                           attribution);
        }
    }

  question_free (question);
}

/* Who holds what is selected is known: asks who held it before, for what each module added. */
void
rs_integers_page_found (RsPlotPage *page,
                        RsHolders  *holders)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (page);
  g_autoptr (RsRequest) request = NULL;
  RsSeries *before = NULL;
  RsFigurePoint point;
  Question *question;

  g_cancellable_cancel (self->attribution);
  g_clear_object (&self->attribution);
  rs_details_pane_set_attribution (rs_plot_page_get_details (page), NULL);

  if (holders != NULL && rs_plot_view_get_selected (rs_plot_page_get_plot (page), &point)
      && point.series < self->shown->len)
    before = rs_integers_page_find_before (self, g_ptr_array_index (self->shown, point.series));
  if (before == NULL)
    return;

  question = g_new0 (Question, 1);
  question->page = g_object_ref (self);
  question->cancellable = g_cancellable_new ();
  question->after = rs_holders_ref (holders);
  self->attribution = g_object_ref (question->cancellable);
  request = rs_request_new_int_holders (point.value);
  rs_worker_find_holders_async (rs_series_get_worker (before), request, question->cancellable,
                                found_before_cb, question);
}
