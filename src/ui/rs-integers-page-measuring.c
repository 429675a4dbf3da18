/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-integers-page-private.h"

/* A range that is measured in all series that are shown, to be drawn when the last has answered. */
struct _RsIntegersRound
{
  RsPlotPageJob *job; /* (owned) */
  RsRequest *request; /* (owned) */
  GPtrArray *asked;   /* (owned) (element-type RsSeries) */
  GError *error;      /* (nullable) (owned) the first that is to be told */
  guint n_waiting;
  double done; /* of as many as are asked */
};

/* What one of them is asked. */
typedef struct
{
  RsIntegersRound *round; /* (owned) */
  RsSeries *series;       /* (owned) */
  double fraction;
} Question;

static void
round_clear (RsIntegersRound *round)
{
  rs_plot_page_job_free (round->job);
  rs_request_unref (round->request);
  g_ptr_array_unref (round->asked);
  g_clear_error (&round->error);
}

void
rs_integers_round_release (RsIntegersRound *round)
{
  g_rc_box_release_full (round, (GDestroyNotify) round_clear);
}

static void
question_free (Question *question)
{
  rs_integers_round_release (question->round);
  g_object_unref (question->series);
  g_free (question);
}

void
rs_integers_measured_free (RsIntegersMeasured *measured)
{
  g_clear_pointer (&measured->snapshot, rs_snapshot_unref);
  g_free (measured);
}

static RsIntegersMeasured *
get_measured (RsIntegersPage *self,
              RsSeries       *series)
{
  RsIntegersMeasured *measured = g_hash_table_lookup (self->measured, series);

  if (measured == NULL)
    {
      measured = g_new0 (RsIntegersMeasured, 1);
      g_hash_table_insert (self->measured, g_object_ref (series), measured);
    }

  return measured;
}

/* Keeps what was measured of a series. */
void
rs_integers_page_take (RsIntegersPage *self,
                       RsSeries       *series,
                       RsSnapshot     *snapshot)
{
  RsIntegersMeasured *measured = get_measured (self, series);

  rs_snapshot_ref (snapshot);
  g_clear_pointer (&measured->snapshot, rs_snapshot_unref);
  measured->snapshot = snapshot;
  measured->is_stale = FALSE;
}

static gboolean
has_range (RsSnapshot *snapshot,
           RsRequest  *request)
{
  gint64 from = rs_request_get_from (request);

  return rs_snapshot_get_from (snapshot) == from
         && (gint64) rs_snapshot_get_n_ints (snapshot) == rs_request_get_to (request) - from + 1;
}

static gboolean
is_current (RsIntegersRound *round)
{
  return round != NULL && !g_cancellable_is_cancelled (round->job->cancellable);
}

/* The embedded interpreter is up in no time. Nobody waits for an experiment, which may take long:
 * it is measured when it is ready. */
static gboolean
wants_measuring (RsIntegersPage *self,
                 RsSeries       *series,
                 RsRequest      *request)
{
  RsIntegersMeasured *measured = g_hash_table_lookup (self->measured, series);
  RsSeriesState state = rs_series_get_state (series);

  if (!rs_series_get_visible (series))
    return FALSE;
  if (state != RS_SERIES_READY && !rs_series_is_embedded (series))
    return FALSE;
  if (is_current (self->round) && g_ptr_array_find (self->round->asked, series, NULL))
    return FALSE;

  return measured == NULL || measured->snapshot == NULL || measured->is_stale
         || !has_range (measured->snapshot, request);
}

/* One that fails leaves the others; the list says what has become of it. */
static void
take_error (RsIntegersRound *round,
            RsSeries        *series,
            const GError    *error)
{
  if (round->error != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (rs_series_is_embedded (series))
    round->error = g_error_copy (error);
  else if (rs_series_get_state (series) == RS_SERIES_READY)
    g_set_error (&round->error, error->domain, error->code, "%s: %s",
                 rs_series_get_title (series), error->message);
}

static gboolean
is_measured (gpointer series,
             gpointer measured,
             gpointer request)
{
  RsSnapshot *snapshot = ((RsIntegersMeasured *) measured)->snapshot;

  return rs_series_get_visible (series) && snapshot != NULL && has_range (snapshot, request);
}

static void
end_round (RsIntegersPage  *self,
           RsIntegersRound *round)
{
  /* if all have failed the last picture stands */
  if (g_hash_table_find (self->measured, is_measured, round->request) != NULL)
    {
      self->from = rs_request_get_from (round->request);
      self->to = rs_request_get_to (round->request);
    }
  rs_plot_page_end (round->job, round->error);
  g_clear_pointer (&self->round, rs_integers_round_release);
  rs_integers_page_draw (self);
}

static void
measured_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Question *question = user_data;
  RsIntegersRound *round = question->round;
  RsIntegersPage *self = RS_INTEGERS_PAGE (round->job->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSnapshot) snapshot = NULL;

  snapshot = rs_worker_measure_finish (RS_WORKER (source), result, &error);
  if (is_current (round) && self->round == round)
    {
      if (snapshot != NULL)
        rs_integers_page_take (self, question->series, snapshot);
      else
        take_error (round, question->series, error);
      if (--round->n_waiting == 0)
        end_round (self, round);
    }

  question_free (question);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Question *question = user_data;
  RsIntegersRound *round = question->round;

  if (!is_current (round))
    return;

  round->done += fraction - question->fraction;
  question->fraction = fraction;
  /* a series that was hidden meanwhile is no more among those asked */
  rs_plot_page_set_progress (round->done / MAX (round->asked->len, 1), round->job->page);
}

static void
ask (RsIntegersPage *self,
     RsSeries       *series)
{
  RsIntegersRound *round = self->round;
  Question *question = g_new0 (Question, 1);

  question->round = g_rc_box_acquire (round);
  question->series = g_object_ref (series);
  g_ptr_array_add (round->asked, g_object_ref (series));
  round->n_waiting++;
  rs_worker_measure_async (rs_series_get_worker (series), round->request, progress_cb, question,
                           round->job->cancellable, measured_cb, question);
}

static void
begin_round (RsIntegersPage *self,
             RsRequest      *request)
{
  g_clear_pointer (&self->round, rs_integers_round_release);
  self->round = g_rc_box_new0 (RsIntegersRound);
  self->round->job = rs_plot_page_begin (RS_PLOT_PAGE (self));
  self->round->request = rs_request_ref (request);
  self->round->asked = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Measures those that are shown and of which the range is not known, unless they are just being
 * measured. */
static void
measure_missing (RsIntegersPage *self)
{
  RsRequest *request = rs_range_box_get_request (self->range_box);
  RsSeriesList *list = rs_plot_page_get_list (RS_PLOT_PAGE (self));

  if (request == NULL)
    return;

  if (is_current (self->round) && !rs_request_equal (self->round->request, request))
    begin_round (self, request);
  for (guint i = 0; i < rs_series_list_get_n (list); i++)
    {
      RsSeries *series = rs_series_list_get (list, i);

      if (!wants_measuring (self, series, request))
        continue;
      if (!is_current (self->round))
        begin_round (self, request);
      ask (self, series);
    }
}

/* Measures the range that the fields hold, all of it anew. */
void
rs_integers_page_measure (RsPlotPage *page)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (page);
  GHashTableIter iter;
  gpointer measured;

  if (rs_range_box_get_request (self->range_box) == NULL)
    return;

  g_hash_table_iter_init (&iter, self->measured);
  while (g_hash_table_iter_next (&iter, NULL, &measured))
    ((RsIntegersMeasured *) measured)->is_stale = TRUE;
  if (is_current (self->round))
    begin_round (self, rs_range_box_get_request (self->range_box));
  measure_missing (self);
}

static gboolean
is_gone (gpointer series,
         gpointer measured,
         gpointer list)
{
  return !rs_series_list_find (list, series, NULL);
}

/* Something has become of the series: measures what is not known, and draws what is. */
void
rs_integers_page_series_changed (RsPlotPage *page,
                                 RsSeries   *series,
                                 gboolean    counts)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (page);
  RsSeriesList *list = rs_plot_page_get_list (page);

  g_hash_table_foreach_remove (self->measured, is_gone, list);
  if (counts)
    {
      get_measured (self, series)->is_stale = TRUE;
      if (is_current (self->round))
        g_ptr_array_remove (self->round->asked, series);
    }

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) || is_current (self->round))
    measure_missing (self);
  else
    self->is_behind = TRUE;
  rs_integers_page_draw (self);
}

/* Measures what became ready while nobody looked. */
void
rs_integers_page_catch_up (RsIntegersPage *self)
{
  if (!self->is_behind)
    return;

  self->is_behind = FALSE;
  measure_missing (self);
}

/* Measures another range, and remembers it for the next time. */
void
rs_integers_page_request_changed_cb (RsIntegersPage *self)
{
  RsRequest *request = rs_range_box_get_request (self->range_box);
  GSettings *settings = rs_plot_page_get_settings (RS_PLOT_PAGE (self));

  if (settings == NULL)
    return;

  g_settings_set_int64 (settings, "from", rs_request_get_from (request));
  g_settings_set_int64 (settings, "to", rs_request_get_to (request));
  rs_plot_page_measure (RS_PLOT_PAGE (self));
}

/* The measurement is given up: the fields say again what the plot shows. */
void
rs_integers_page_restore (RsPlotPage *page)
{
  RsIntegersPage *self = RS_INTEGERS_PAGE (page);
  GSettings *settings = rs_plot_page_get_settings (page);

  if (self->snapshot == NULL)
    return;

  g_signal_handlers_block_by_func (self->range_box, rs_integers_page_request_changed_cb, self);
  rs_range_box_set_range (self->range_box, self->from, self->to);
  g_signal_handlers_unblock_by_func (self->range_box, rs_integers_page_request_changed_cb, self);
  g_settings_set_int64 (settings, "from", self->from);
  g_settings_set_int64 (settings, "to", self->to);
}
