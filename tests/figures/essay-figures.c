/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What README tells of the essay's questions, from a real run: the references to the integers before
 * and after `import matplotlib.pyplot` as a picture, and who holds those that the essay asks about.
 *
 *     essay-figures FOLDER
 */

#include "config.h"

#include "rs-interp-holders.h"
#include "rs-interp.h"
#include "rs-worker-measure.h"

#include <locale.h>
#include <stdlib.h>

#include "rs-axis.h"
#include "rs-export.h"
#include "rs-holder-text.h"

#define MODULE "matplotlib.pyplot"
#define TO 1000
#define N_ROWS 8

static const char *const questions[] = { "256", "100", "20", "z" };

static RsSnapshot *
measure (RsInterp *interp)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsRequest) request = rs_request_new_ints (0, TO, &error);
  RsSnapshot *snapshot = rs_worker_measure (interp, request, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return snapshot;
}

static void
write_figure (RsSnapshot *bare,
              RsSnapshot *with,
              const char *folder)
{
  static const RsExportOptions options = RS_EXPORT_OPTIONS_DEFAULT;
  const RsPythonFacts *python = rs_snapshot_get_python (with);
  g_autoptr (RsAnnotate) annotate = rs_annotate_parse ("auto", NULL);
  g_autoptr (RsFigure) before = rs_figure_new_ints (bare, "bare", RS_MEASURE_REFERENCES,
                                                    RS_SCALE_LOG, annotate);
  g_autoptr (RsFigure) figure = rs_figure_add_series (before, with, "import " MODULE);
  g_autofree char *name = g_strdup_printf ("references-%.4s.svg", python->version);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  rs_export_to_file (figure, NULL, NULL, RS_EXPORT_SVG, &options, file, NULL, &error);
  g_assert_no_error (error);
}

static void
print_counts (RsSnapshot *bare,
              RsSnapshot *with)
{
  RsReferences *before = rs_snapshot_get_references (bare);
  RsReferences *after = rs_snapshot_get_references (with);
  const gint64 edges[] = { 256, 1024 };

  g_print ("Python %s, before and after import " MODULE "\n",
           rs_snapshot_get_python (with)->version);
  g_print ("references to all integers: %" G_GUINT64_FORMAT " and %" G_GUINT64_FORMAT "\n",
           rs_references_get_total (before), rs_references_get_total (after));
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    g_print ("to -5 to %" G_GINT64_FORMAT ": %.1f %% and %.1f %%\n", edges[i],
             100 * rs_references_get_share (before, -5, edges[i]),
             100 * rs_references_get_share (after, -5, edges[i]));
}

static void
print_holders (RsInterp   *interp,
               const char *question)
{
  g_autoptr (RsHolders) holders = NULL;
  g_autoptr (GError) error = NULL;
  gint64 value;

  if (g_ascii_string_to_signed (question, 10, G_MININT64, G_MAXINT64, &value, NULL))
    holders = rs_interp_find_int_holders (interp, value, NULL, &error);
  else
    holders = rs_interp_find_string_holders (interp, question, -1, NULL, &error);
  g_assert_no_error (error);

  g_print ("%s: %" G_GUINT64_FORMAT " references; beside them %" G_GUINT64_FORMAT
           " compiled in, %" G_GUINT64_FORMAT " operands\n",
           question, rs_holders_get_total (holders),
           rs_holders_count_kind (holders, RS_HOLDER_COMPILED_IN),
           rs_holders_count_kind (holders, RS_HOLDER_OPERAND));
  for (int kind = 0; kind < RS_N_HOLDER_KINDS; kind++)
    {
      guint64 count = rs_holders_count_kind (holders, (RsHolderKind) kind);

      if (count > 0)
        g_print ("  %s %" G_GUINT64_FORMAT ";", rs_holder_kind_get_nick ((RsHolderKind) kind), count);
    }
  g_print ("\n");
  for (gsize i = 0; i < MIN (rs_holders_get_n (holders), N_ROWS); i++)
    {
      const RsHolder *holder = rs_holders_get (holders, i);
      g_autofree char *text = rs_holder_dup_text (holder);

      g_print ("  %5" G_GUINT64_FORMAT "  %s\n", holder->count, text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (RsSnapshot) bare = NULL;
  g_autoptr (RsSnapshot) with = NULL;
  g_autoptr (GError) error = NULL;
  RsInterp *interp;

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("Say where to: essay-figures FOLDER\n");
      return EXIT_FAILURE;
    }

  interp = rs_interp_start (&error);
  g_assert_no_error (error);
  bare = measure (interp);
  if (!rs_interp_run (interp, "import " MODULE, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  with = measure (interp);

  write_figure (bare, with, argv[1]);
  print_counts (bare, with);
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    print_holders (interp, questions[i]);

  return EXIT_SUCCESS;
}
