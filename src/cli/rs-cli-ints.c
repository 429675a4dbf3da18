/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-ints.h"

#include <glib/gi18n-lib.h>

#include "rs-cli-deadline.h"
#include "rs-cli-experiment.h"
#include "rs-cli-growth.h"
#include "rs-cli-options.h"
#include "rs-cli-output.h"
#include "rs-cli-session.h"
#include "rs-cli-table.h"
#include "rs-error.h"
#include "rs-figure.h"
#include "rs-wording.h"

typedef struct
{
  char *from;
  char *to;
  char *view;
  char *scale;
  char *measure;
  char *annotate;
  char *timeout;
  gboolean outliers;
  gboolean table;
  gboolean bare;
  RsCliExperiment experiment;
  RsCliOutput *output;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->view);
  g_free (self->scale);
  g_free (self->measure);
  g_free (self->annotate);
  g_free (self->timeout);
  rs_cli_experiment_clear (&self->experiment);
  g_clear_pointer (&self->output, rs_cli_output_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_arguments (Options *options,
                 char   **arguments,
                 GError **error)
{
  g_autoptr (GOptionContext) context = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from,
      N_("First integer (default 0)"), N_("INTEGER") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to,
      N_("Last integer (default 1000)"), N_("INTEGER") },
    { "view", 0, 0, G_OPTION_ARG_STRING, &options->view,
      N_("What to draw: counts (default); share: how much of all references is to the integers "
         "up to each; or growth: how many times as many there are as before anything was imported "
         "or run"),
      N_("VIEW") },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &options->scale,
      N_("Both axes: linear or log-log (default log-log); of a share or growth that of the "
         "integers"),
      N_("SCALE") },
    { "measure", 0, 0, G_OPTION_ARG_STRING, &options->measure,
      N_("What to count: references (default), all that refers to it; refcount, what Python keeps "
         "of that; or printed, what sys.getrefcount prints"),
      N_("MEASURE") },
    { "annotate", 0, 0, G_OPTION_ARG_STRING, &options->annotate,
      N_("Points that carry their number: auto, powers-of-two, none or a list such as 20,100"),
      N_("WHICH") },
    { "outliers", 0, 0, G_OPTION_ARG_NONE, &options->outliers,
      N_("Print the outliers only"), NULL },
    { "table", 0, 0, G_OPTION_ARG_NONE, &options->table,
      N_("Print the table even when files are written"), NULL },
    { "bare", 0, 0, G_OPTION_ARG_NONE, &options->bare,
      N_("Compare with the same Python before anything is imported or run"), NULL },
    { "timeout", 0, 0, G_OPTION_ARG_STRING, &options->timeout,
      N_("Give up after so many seconds"), N_("SECONDS") },
    { NULL },
  };

  context = g_option_context_new (NULL);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Counts the references to every integer of a range."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  rs_cli_experiment_init (&options->experiment, context);
  options->output = rs_cli_output_new (context);

  words = rs_cli_options_parse (context, arguments, error);
  if (words == NULL)
    return FALSE;

  if (words[0] != NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   _("“%s” is too much: “refscope ints” takes options only, "
                     "such as --from 0 --to 1000."),
                   words[0]);
      return FALSE;
    }

  return TRUE;
}

/* A share is one of references: no other measure has a sum that means something. What is printed
 * is no multiple of anything, for it has a pad and a floor. */
static gboolean
parse_view (const Options *options,
            RsView        *view,
            GError       **error)
{
  *view = RS_VIEW_COUNTS;
  if (options->view != NULL && !rs_view_from_nick (options->view, view, error))
    {
      g_prefix_error (error, "--view: ");
      return FALSE;
    }

  if (*view == RS_VIEW_SHARE && options->measure != NULL
      && !g_str_equal (options->measure, rs_measure_get_nick (RS_MEASURE_REFERENCES)))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   _("--view share: a share is one of all references: use --measure references "
                     "instead of “%s”."),
                   options->measure);
      return FALSE;
    }
  if (*view == RS_VIEW_GROWTH && g_strcmp0 (options->measure, "printed") == 0)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("--view growth: what sys.getrefcount prints does not start at 0: use "
                             "--measure references."));
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_scale (const char *text,
             RsScale    *scale,
             GError    **error)
{
  if (text == NULL || g_str_equal (text, "log-log"))
    *scale = RS_SCALE_LOG;
  else if (g_str_equal (text, "linear"))
    *scale = RS_SCALE_LINEAR;
  else
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   _("--scale: “%s” is no scale: use “linear” or “log-log”."), text);
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_measure (const char *text,
               RsMeasure  *measure,
               GError    **error)
{
  if (rs_measure_from_nick (text, measure, error))
    return TRUE;

  g_prefix_error (error, "--measure: ");
  return FALSE;
}

/* Says which integers of a list are not in the plot. */
static void
warn_of_annotate (const RsAnnotate *annotate,
                  const RsRequest  *request)
{
  gint64 from = rs_request_get_from (request);
  gint64 to = rs_request_get_to (request);
  g_autoptr (GString) outside = g_string_new (NULL);
  const gint64 *values;
  gsize n_values;

  values = rs_annotate_get_values (annotate, &n_values);
  for (gsize i = 0; i < n_values; i++)
    if (values[i] < from || values[i] > to)
      g_string_append_printf (outside, "%s%lld", outside->len > 0 ? ", " : "",
                              (long long) values[i]);
  if (outside->len == 0)
    return;

  /* Translators: the first and last integer of a range, then one or more integers. */
  g_printerr (_("refscope: --annotate: not in the range from %lld to %lld and left out: %s.\n"),
              (long long) from, (long long) to, outside->str);
}

static gboolean
check_measure (const char *asked,
               RsSnapshot *snapshot,
               RsMeasure  *measure,
               GError    **error)
{
  const RsPythonFacts *python = rs_snapshot_get_python (snapshot);

  if (asked == NULL)
    {
      *measure = rs_snapshot_get_best_measure (snapshot);
      return TRUE;
    }

  if (!parse_measure (asked, measure, error))
    return FALSE;

  if (!rs_snapshot_has_measure (snapshot, *measure))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_MEASURE,
                   _("Python %s keeps no refcount for its small integers: "
                     "use --measure references."),
                   python->version);
      return FALSE;
    }

  return TRUE;
}

static RsRequest *
make_request (const Options *options,
              GError       **error)
{
  gint64 from = 0;
  gint64 to = 1000;

  if (options->from != NULL && !rs_int_parse (options->from, "--from", &from, error))
    return NULL;
  if (options->to != NULL && !rs_int_parse (options->to, "--to", &to, error))
    return NULL;

  return rs_request_new_ints (from, to, error);
}

/* What the command line asks for, understood. */
typedef struct
{
  RsRequest *request;
  RsCliSource source;
  RsAnnotate *annotate;
  RsScale scale;
  RsView view;
  gboolean bare; /* whether to compare */
} Choices;

static void
choices_clear (Choices *self)
{
  g_clear_pointer (&self->request, rs_request_unref);
  rs_cli_source_clear (&self->source);
  g_clear_pointer (&self->annotate, rs_annotate_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

static gboolean
parse_choices (const Options *options,
               Choices       *choices,
               GError       **error)
{
  RsMeasure measure;

  if (!parse_scale (options->scale, &choices->scale, error)
      || (options->measure != NULL && !parse_measure (options->measure, &measure, error))
      || !parse_view (options, &choices->view, error)
      || (choices->request = make_request (options, error)) == NULL
      || (choices->annotate = rs_annotate_parse (options->annotate != NULL ? options->annotate
                                                                           : "auto",
                                                 "--annotate", error)) == NULL
      || !rs_cli_experiment_parse (&options->experiment, &choices->source, error))
    return FALSE;

  choices->bare = options->bare || choices->view == RS_VIEW_GROWTH;
  if (choices->bare && choices->source.experiment == NULL && !options->bare)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("--view growth compares with Python itself: say with --import or --code "
                             "what to compare."));
      return FALSE;
    }
  if (options->bare && choices->source.recording != NULL)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("--bare measures: it does not go with --open."));
      return FALSE;
    }
  if (options->bare && choices->source.experiment == NULL)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("--bare compares with Python itself: say with --import or --code "
                             "what to compare."));
      return FALSE;
    }

  return TRUE;
}

/* The same Python before anything was imported or run. */
static RsSnapshot *
measure_bare (const Choices *choices,
              GCancellable  *cancellable,
              GError       **error)
{
  g_auto (RsCliSource) bare = { .experiment = rs_experiment_dup_bare (choices->source.experiment) };

  return rs_cli_session_measure (choices->request, &bare, cancellable, error);
}

static RsFigure *
make_figure (const Choices *choices,
             RsSnapshot    *snapshot,
             RsSnapshot    *bare,
             RsMeasure      measure)
{
  RsExperiment *experiment = rs_cli_source_get_experiment (&choices->source);
  g_autofree char *name = NULL;
  g_autofree char *bare_name = NULL;
  g_autoptr (RsExperiment) bare_experiment = NULL;
  g_autoptr (RsFigure) figure = NULL;

  if (experiment != NULL)
    name = rs_experiment_dup_title (experiment, rs_snapshot_get_python (snapshot)->version);

  if (choices->view == RS_VIEW_GROWTH)
    return rs_figure_new_growth (bare, snapshot, name, measure, choices->scale, choices->annotate);

  figure = choices->view == RS_VIEW_SHARE
             ? rs_figure_new_share (snapshot, name, choices->scale, choices->annotate)
             : rs_figure_new_ints (snapshot, name, measure, choices->scale, choices->annotate);
  if (bare == NULL)
    return g_steal_pointer (&figure);

  bare_experiment = rs_experiment_dup_bare (experiment);
  bare_name = rs_experiment_dup_title (bare_experiment, rs_snapshot_get_python (bare)->version);

  return rs_figure_add_series (figure, bare, bare_name);
}

static gboolean
measure_and_write (const Options *options,
                   Choices       *choices,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (RsSnapshot) snapshot = NULL;
  g_autoptr (RsSnapshot) bare = NULL;
  g_autoptr (RsFigure) figure = NULL;
  g_autofree char *untested = NULL;
  RsMeasure measure;

  if (!rs_cli_output_record (options->output, choices->request, &choices->source, cancellable,
                             error))
    return FALSE;
  snapshot = rs_cli_session_measure (choices->request, &choices->source, cancellable, error);
  if (snapshot == NULL || !check_measure (options->measure, snapshot, &measure, error))
    return FALSE;
  if (choices->bare && (bare = measure_bare (choices, cancellable, error)) == NULL)
    return FALSE;

  untested = rs_wording_untested (rs_snapshot_get_python (snapshot));
  if (untested != NULL)
    g_printerr ("refscope: %s\n", untested);

  if (choices->view == RS_VIEW_SHARE)
    measure = RS_MEASURE_REFERENCES;
  figure = make_figure (choices, snapshot, bare, measure);
  if (!rs_cli_output_write (options->output, figure, cancellable, error))
    return FALSE;
  if (!options->table && !rs_cli_output_is_empty (options->output))
    return TRUE;
  if (choices->view == RS_VIEW_GROWTH)
    return rs_cli_growth_print (bare, snapshot, measure, options->outliers, cancellable, error);

  return rs_cli_table_print (snapshot, bare, choices->view, measure, options->outliers,
                             cancellable, error);
}

/**
 * rs_cli_ints_run:
 * @arguments: (array zero-terminated=1): the command's name as its --help is to
 *   show it, and the words after it
 * @error: return location for what the command line got wrong, or what failed
 *
 * Measures a range of integers and prints or writes what was asked for. Everything that can be
 * checked is checked before Python starts, so that a wrong word costs nothing.
 *
 * Returns: %FALSE if something was wrong or failed
 */
gboolean
rs_cli_ints_run (char   **arguments,
                 GError **error)
{
  gint64 started = g_get_monotonic_time ();
  g_auto (Options) options = { NULL };
  g_auto (Choices) choices = { NULL };
  g_autoptr (RsCliDeadline) deadline = NULL;

  g_return_val_if_fail (arguments != NULL, FALSE);

  if (!parse_arguments (&options, arguments, error)
      || !parse_choices (&options, &choices, error)
      || (deadline = rs_cli_deadline_new (options.timeout, started, error)) == NULL
      || !rs_cli_output_check (options.output, error))
    return FALSE;

  warn_of_annotate (choices.annotate, choices.request);
  if (measure_and_write (&options, &choices, rs_cli_deadline_get_cancellable (deadline), error))
    return TRUE;

  rs_cli_deadline_explain (deadline, error);
  return FALSE;
}
