/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-cli-strings.h"

#include <glib/gi18n-lib.h>

#include "rs-cli-deadline.h"
#include "rs-cli-session.h"
#include "rs-cli-strings-table.h"
#include "rs-error.h"
#include "rs-wording.h"

/* How many bars a picture shows at most, if it has room for them: the largest has for some 2,000.
 * Data formats have all. */
#define MAX_BARS 2048

/* The options, understood. */
typedef struct
{
  RsMeasure measure;
  RsScale scale;
  RsStringOrder order;
} Choices;

/**
 * rs_cli_strings_init:
 * @self: (out caller-allocates): the options, filled when @context parses
 * @context: where the options are added
 *
 * Makes the options known to a parser. @self must stay where it is.
 */
void
rs_cli_strings_init (RsCliStrings   *self,
                     GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "measure", 0, 0, G_OPTION_ARG_STRING, &self->measure,
      N_("What to count: references (default), all that refers to it; refcount, what Python keeps "
         "of that; or printed, what sys.getrefcount prints"),
      N_("MEASURE") },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &self->sort,
      N_("Order: as-given (default), text or count"), N_("ORDER") },
    { "scale", 0, 0, G_OPTION_ARG_STRING, &self->scale,
      N_("Axis of a picture: linear (default) or log"), N_("SCALE") },
    { "table", 0, 0, G_OPTION_ARG_NONE, &self->table,
      N_("Print the table even when files are written"), NULL },
    { "timeout", 0, 0, G_OPTION_ARG_STRING, &self->timeout,
      N_("Give up after so many seconds"), N_("SECONDS") },
    { NULL },
  };

  g_return_if_fail (self != NULL);
  g_return_if_fail (context != NULL);

  *self = (RsCliStrings) { .started = g_get_monotonic_time () };
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  rs_cli_experiment_init (&self->experiment, context);
  self->output = rs_cli_output_new (context);
}

/**
 * rs_cli_strings_clear:
 * @self: the options, which are no more to be used
 */
void
rs_cli_strings_clear (RsCliStrings *self)
{
  g_free (self->measure);
  g_free (self->scale);
  g_free (self->sort);
  g_free (self->timeout);
  rs_cli_experiment_clear (&self->experiment);
  g_clear_pointer (&self->output, rs_cli_output_free);
}

static gboolean
parse_scale (const char *text,
             RsScale    *scale,
             GError    **error)
{
  if (text == NULL || g_str_equal (text, "linear"))
    *scale = RS_SCALE_LINEAR;
  else if (g_str_equal (text, "log"))
    *scale = RS_SCALE_LOG;
  else
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   _("--scale: “%s” is no scale: use “linear” or “log”."), text);
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_order (const char    *text,
             RsStringOrder *order,
             GError       **error)
{
  if (text == NULL || g_str_equal (text, "as-given"))
    *order = RS_STRING_ORDER_AS_GIVEN;
  else if (g_str_equal (text, "text"))
    *order = RS_STRING_ORDER_BY_TEXT;
  else if (g_str_equal (text, "count"))
    *order = RS_STRING_ORDER_BY_COUNT;
  else
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   _("--sort: “%s” is no order: use “as-given”, “text” or “count”."), text);
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_choices (const RsCliStrings *self,
               Choices            *choices,
               GError            **error)
{
  choices->measure = RS_MEASURE_REFERENCES;
  if (self->measure != NULL && !rs_measure_from_nick (self->measure, &choices->measure, error))
    {
      g_prefix_error (error, "--measure: ");
      return FALSE;
    }

  return parse_scale (self->scale, &choices->scale, error)
         && parse_order (self->sort, &choices->order, error);
}

static gboolean
check_measure (RsStringSnapshot *snapshot,
               RsMeasure         measure,
               GError          **error)
{
  if (rs_string_snapshot_get_n_rows (snapshot) == 0
      || rs_string_snapshot_has_measure (snapshot, measure))
    return TRUE;

  if (measure == RS_MEASURE_REFCOUNT)
    g_set_error (error, RS_ERROR, RS_ERROR_MEASURE,
                 _("Python %s keeps no refcount for these strings: use --measure references."),
                 rs_string_snapshot_get_python (snapshot)->version);
  else
    g_set_error_literal (error, RS_ERROR, RS_ERROR_MEASURE,
                         _("Of none of these strings it is known what Python prints: "
                           "use --measure references."));
  return FALSE;
}

static gboolean
count_and_write (const RsCliStrings *self,
                 RsRequest          *request,
                 RsCliSource        *source,
                 const Choices      *choices,
                 GCancellable       *cancellable,
                 GError            **error)
{
  g_autoptr (RsStringSnapshot) found = NULL;
  g_autoptr (RsStringSnapshot) snapshot = NULL;
  g_autoptr (RsFigure) figure = NULL;
  g_autofree char *untested = NULL;

  if (!rs_cli_output_record (self->output, request, source, cancellable, error))
    return FALSE;
  found = rs_cli_session_count_strings (request, source, cancellable, error);
  if (found == NULL || !check_measure (found, choices->measure, error))
    return FALSE;

  untested = rs_wording_untested (rs_string_snapshot_get_python (found));
  if (untested != NULL)
    g_printerr ("refscope: %s\n", untested);

  snapshot = rs_string_snapshot_sort (found, choices->order, choices->measure);
  figure = rs_figure_new_bars (snapshot, NULL, choices->measure, choices->scale, MAX_BARS);
  if (!rs_cli_output_write (self->output, figure, cancellable, error))
    return FALSE;
  if (self->table || rs_cli_output_is_empty (self->output))
    return rs_cli_strings_table_print (snapshot, cancellable, error);

  return TRUE;
}

/**
 * rs_cli_strings_run:
 * @self: the options, parsed
 * @request: which strings
 * @error: return location for what an option got wrong, or what failed
 *
 * Counts strings and prints or writes what was asked for. The options are checked before Python
 * starts.
 *
 * Returns: %FALSE if something was wrong or failed
 */
gboolean
rs_cli_strings_run (RsCliStrings *self,
                    RsRequest    *request,
                    GError      **error)
{
  g_autoptr (RsCliDeadline) deadline = NULL;
  g_auto (RsCliSource) source = { NULL };
  Choices choices;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (request != NULL, FALSE);

  if (!parse_choices (self, &choices, error)
      || !rs_cli_experiment_parse (&self->experiment, &source, error)
      || (deadline = rs_cli_deadline_new (self->timeout, self->started, error)) == NULL
      || !rs_cli_output_check (self->output, error))
    return FALSE;

  if (count_and_write (self, request, &source, &choices,
                       rs_cli_deadline_get_cancellable (deadline), error))
    return TRUE;

  rs_cli_deadline_explain (deadline, error);
  return FALSE;
}
