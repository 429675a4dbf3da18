/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-letters-page-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-probe-list.h"
#include "rs-status-text.h"

/* Whether a Python is of a series such as "3.11", which is that of this program if NULL. */
static gboolean
is_of_series (const RsPythonFacts *python,
              const char          *series)
{
  gsize length;

  if (series == NULL)
    series = rs_probe_list_get_default ();
  length = strlen (series);

  return strncmp (python->version, series, length) == 0 && !g_ascii_isdigit (python->version[length]);
}

/* Whether nothing was imported or run in a series, as far as can be told without asking it. */
static gboolean
may_be_before (RsSeries            *series,
               const RsPythonFacts *python)
{
  RsExperiment *experiment = rs_series_get_experiment (series);
  RsRecording *recording = rs_series_get_recording (series);

  if (recording != NULL)
    return !rs_recording_get_python (recording)->changed
           && g_str_equal (rs_recording_get_python (recording)->version, python->version);
  if (rs_series_get_state (series) != RS_SERIES_READY)
    return FALSE;
  if (experiment == NULL)
    return is_of_series (python, NULL);

  return rs_experiment_is_bare (experiment) && rs_experiment_get_venv (experiment) == NULL
         && rs_series_get_n_changes (series) == 0
         && is_of_series (python, rs_experiment_get_python (experiment));
}

/* (nullable): the series to compare what is shown with */
static RsSeries *
find_before (RsLettersPage *self)
{
  RsSeriesList *list = rs_plot_page_get_list (RS_PLOT_PAGE (self));
  const RsPythonFacts *python;

  python = self->snapshot != NULL ? rs_string_snapshot_get_python (self->snapshot) : NULL;
  if (python == NULL || !python->changed)
    return NULL;

  for (guint i = 0; i < rs_series_list_get_n (list); i++)
    if (may_be_before (rs_series_list_get (list, i), python))
      return rs_series_list_get (list, i);

  return NULL;
}

/* (transfer full): why there is no growth, or NULL if there is one */
static char *
dup_why_not (RsLettersPage *self,
             RsFigure      *figure)
{
  RsSeriesList *list = rs_plot_page_get_list (RS_PLOT_PAGE (self));
  guint n_others = rs_series_list_get_n (list) - 1;
  gboolean is_result
    = self->snapshot != NULL && rs_string_snapshot_get_python (self->snapshot)->changed;

  if (find_before (self) == NULL)
    return rs_status_text_no_growth (n_others > 0, rs_series_list_get_n_ended (list) < n_others
                                                     || is_result);
  if (figure != NULL && rs_figure_get_measure (figure) == RS_MEASURE_PRINTED)
    return rs_status_text_no_growth_printed ();

  return NULL;
}

static void
show (RsLettersPage *self,
      RsFigure      *figure)
{
  g_autoptr (RsGrowth) growth = NULL;
  RsFigurePoint point;

  if (figure != NULL && self->before != NULL)
    growth = rs_growth_new_strings (self->before, rs_figure_get_strings (figure),
                                    rs_figure_get_measure (figure));
  rs_growth_view_set_growth (self->growth_view, growth);

  /* what is selected may stand in another place by now */
  if (rs_plot_view_get_selected (rs_plot_page_get_plot (RS_PLOT_PAGE (self)), &point))
    rs_letters_page_select_growth (self, &point);
  else
    rs_letters_page_select_growth (self, NULL);
}

static void
counted_before_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (RsPlotPageJob) job = user_data;
  RsLettersPage *self = RS_LETTERS_PAGE (job->page);
  g_autoptr (RsStringSnapshot) before = NULL;

  before = rs_worker_count_strings_finish (RS_WORKER (source), result, NULL);
  if (self->asking != job->cancellable)
    return;

  g_clear_object (&self->asking);
  /* a recording need not hold these letters: that there is nothing to compare with is no news */
  if (before == NULL || rs_string_snapshot_get_python (before)->changed)
    return;

  self->before = g_steal_pointer (&before);
  rs_letters_page_update_growth (self);
}

/* Counts what is shown in the Python that it is compared with. */
static void
ask (RsLettersPage *self,
     RsSeries      *series)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (RsRequest) request = NULL;
  RsPlotPageJob *job;

  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (self->snapshot); i++)
    {
      const RsStringRow *row = rs_string_snapshot_get_row (self->snapshot, i);

      g_ptr_array_add (texts, g_bytes_new (row->text, row->length));
    }
  if (texts->len == 0)
    return;

  request = rs_request_new_strings (RS_STRINGS_LETTERS, texts);
  self->asking = g_cancellable_new ();
  job = g_new0 (RsPlotPageJob, 1);
  job->page = g_object_ref (RS_PLOT_PAGE (self));
  job->cancellable = g_object_ref (self->asking);
  rs_worker_count_strings_async (rs_series_get_worker (series), request, self->asking,
                                 counted_before_cb, job);
}

/* Lists what has grown, if that is wanted and can be told; asks for what is missing. */
void
rs_letters_page_update_growth (RsLettersPage *self)
{
  RsFigure *figure = rs_plot_page_get_figure (RS_PLOT_PAGE (self));
  g_autofree char *why_not = dup_why_not (self, figure);
  gboolean wanted = gtk_toggle_button_get_active (self->growth_button) && why_not == NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->growth_button), why_not == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->growth_button),
                               why_not != NULL ? why_not
                                               : _("How Many Times as Often as in Python Itself"));
  /* while the page counts, what is shown is old, and the question might be taken for the page's */
  if (wanted && self->before == NULL && self->asking == NULL && figure != NULL
      && !rs_plot_page_get_busy (RS_PLOT_PAGE (self)))
    ask (self, find_before (self));
  show (self, wanted ? figure : NULL);
}

/* What was counted before is of other letters, or of another Python. */
void
rs_letters_page_forget_growth (RsLettersPage *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->before, rs_string_snapshot_unref);
}

void
rs_letters_page_select_growth (RsLettersPage       *self,
                               const RsFigurePoint *point)
{
  gint64 index = point != NULL ? (gint64) point->index : 0;

  rs_growth_view_set_selected (self->growth_view, point != NULL ? &index : NULL);
}

/* What was chosen in the list is selected in the plot. */
void
rs_letters_page_growth_selected_cb (RsLettersPage *self,
                                    gint64         value)
{
  rs_plot_view_select (rs_plot_page_get_plot (RS_PLOT_PAGE (self)), 0, (gsize) value);
}

/* Once the page has its series. */
void
rs_letters_page_start_growth (RsLettersPage *self)
{
  RsSeriesList *list = rs_plot_page_get_list (RS_PLOT_PAGE (self));

  g_settings_bind (self->settings, "growth", self->growth_button, "active",
                   G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
  g_signal_connect_object (self->growth_button, "toggled",
                           G_CALLBACK (rs_letters_page_update_growth), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "changed", G_CALLBACK (rs_letters_page_update_growth), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (rs_letters_page_update_growth), self,
                           G_CONNECT_SWAPPED);
  rs_growth_view_set_page (self->growth_view, GTK_WIDGET (self));
  rs_letters_page_update_growth (self);
}
