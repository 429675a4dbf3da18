/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Prints how long a frame takes: laying a figure out, finding its dots, drawing it on pixels. */

#include "config.h"

#include <math.h>

#include "rs-bench.h"
#include "scene-fixture.h"

/* A count that falls as integers grow, with much noise: few dots hide each other. */
static gint64
noisy_count (gint64   value,
             gpointer data)
{
  guint32 noise = (guint32) value * 2654435761u;

  return (gint64) (1e6 / (1 + sqrt ((double) ABS (value)) * (1 + noise % 4096)));
}

/* As a real heap beyond the cache: zeros, and now and then a few. */
static gint64
sparse_count (gint64   value,
              gpointer data)
{
  guint32 noise = (guint32) value * 2654435761u;

  return noise % 16 == 0 ? noise % 37 : 0;
}

/* The median milliseconds of a frame, each with a scene of its own. */
static double
time_frames (RsFigure *figure,
             gsize     n_frames)
{
  g_autofree double *times = g_new (double, n_frames);
  RsStyle style;

  rs_style_init (&style, 900, 600, FALSE);
  for (gsize i = 0; i < n_frames; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (RsScene) scene = rs_scene_new (figure, NULL, NULL, &style);

      cairo_surface_destroy (fixture_draw (scene, 900, 600, 1));
      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
    }

  return rs_bench_median (times, n_frames);
}

/* Ten million integers, one in sixteen of them referenced, in a census. */
static RsSnapshot *
census_new (gsize n)
{
  const RsPythonFacts values = { .version = "3.11.2", .cache_min = -5, .cache_max = 256 };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  g_autoptr (RsReferences) references = NULL;
  RsReferenceCount *counts = g_new0 (RsReferenceCount, n);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  gsize n_counts = 0;

  columns[RS_MEASURE_REFERENCES] = g_new (gint64, n);
  for (gsize i = 0; i < n; i++)
    {
      gint64 count = sparse_count (1 + (gint64) i, NULL);

      columns[RS_MEASURE_REFERENCES][i] = count;
      if (count == 0)
        continue;
      counts[n_counts].value = 1 + (gint64) i;
      counts[n_counts++].heap = (guint32) count;
    }
  references = rs_references_new (counts, n_counts);

  return rs_snapshot_new_ints (python, 1, n, columns, trends, references);
}

static void
time_shares (void)
{
  g_autoptr (RsSnapshot) small = fixture_snapshot_census ("matplotlib-3.11-references.csv", 0, 999);
  g_autoptr (RsSnapshot) large = census_new (10000000);
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (RS_ANNOTATE_AUTO);
  const RsScale scales[] = { RS_SCALE_LOG, RS_SCALE_LINEAR };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (RsFigure) small_figure = rs_figure_new_share (small, NULL, scales[i], annotate);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (RsFigure) large_figure = rs_figure_new_share (large, NULL, scales[i], annotate);
      double made = (double) (g_get_monotonic_time () - start) / 1000;
      double few = time_frames (small_figure, 51);
      double many = time_frames (large_figure, 51);

      g_print ("share, %s: 1,000 integers median %.2f ms; 10,000,000: figure made in %.2f ms, then "
               "median %.2f ms, %.1f times those of 1,000 (aim: 2)\n",
               scales[i] == RS_SCALE_LOG ? "log axis" : "linear axis", few, made, many, many / few);
    }
}

/* Gives matplotlib's time for what the arguments tell it to draw. Negative if there is none. */
static double
run_matplotlib (GPtrArray *more)
{
  g_autofree char *script
    = g_test_build_filename (G_TEST_DIST, "scene", "bench-matplotlib.py", NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *output = NULL;
  int status;

  if (!g_file_test (RS_BENCH_PYTHON, G_FILE_TEST_IS_EXECUTABLE))
    return -1;

  g_ptr_array_add (arguments, (gpointer) RS_BENCH_PYTHON);
  g_ptr_array_add (arguments, script);
  g_ptr_array_extend (arguments, more, NULL, NULL);
  g_ptr_array_add (arguments, NULL);
  if (!g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                     NULL, &output, NULL, &status, NULL)
      || !g_spawn_check_wait_status (status, NULL))
    return -1;

  return g_ascii_strtod (output, NULL);
}

static double
time_matplotlib (RsFigure *figure)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  gsize n_marked;
  const gsize *marked = rs_figure_get_marked (figure, 0, &n_marked);

  g_ptr_array_add (arguments, g_test_build_filename (G_TEST_DIST, "data",
                                                     "matplotlib-3.11-references.csv", NULL));
  for (gsize i = 0; i < n_marked; i++)
    g_ptr_array_add (arguments, g_strdup_printf ("%" G_GSIZE_FORMAT, marked[i]));

  return run_matplotlib (arguments);
}

/* a to z, against matplotlib's bar chart with its counts; and many words. */
static void
time_bars (void)
{
  g_autoptr (RsStringSnapshot) letters = fixture_letters ();
  g_autoptr (RsStringSnapshot) words = fixture_words (100000);
  g_autoptr (RsFigure) figure
    = rs_figure_new_bars (letters, NULL, RS_MEASURE_REFERENCES, RS_SCALE_LINEAR, 60);
  g_autoptr (RsFigure) many = NULL;
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  double ours, theirs, made;
  gint64 start;

  ours = time_frames (figure, 101);
  g_print ("letters, 26 bars, 900x600: median %.2f ms\n", ours);

  start = g_get_monotonic_time ();
  many = rs_figure_new_bars (words, NULL, RS_MEASURE_REFERENCES, RS_SCALE_LOG, 100000);
  made = (double) (g_get_monotonic_time () - start) / 1000;
  g_print ("100,000 words: figure made in %.2f ms, then median %.2f ms a frame\n", made,
           time_frames (many, 51));

  g_ptr_array_add (arguments, g_strdup ("--bars"));
  for (gsize i = 0; i < rs_string_snapshot_get_n_rows (letters); i++)
    g_ptr_array_add (arguments,
                     g_strdup_printf ("%lld",
                                      (long long) rs_string_snapshot_get_count (
                                        letters, i, RS_MEASURE_REFERENCES)));
  theirs = run_matplotlib (arguments);
  if (theirs >= 0)
    g_print ("matplotlib, the same bars: median %.1f ms, %.0f times ours (aim: 10)\n", theirs,
             theirs / ours);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (RsSnapshot) real = NULL;
  g_autoptr (RsSnapshot) noisy = NULL;
  g_autoptr (RsSnapshot) sparse = NULL;
  g_autoptr (RsFigure) real_figure = NULL;
  g_autoptr (RsFigure) noisy_figure = NULL;
  g_autoptr (RsFigure) sparse_figure = NULL;
  double ours, theirs;
  gint64 start;

  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();

  real = fixture_snapshot_csv ("matplotlib-3.11-references.csv", 0, 999);
  real_figure = fixture_figure (real, NULL, RS_SCALE_LOG, RS_ANNOTATE_AUTO);
  /* fonts and drivers are loaded with the first picture */
  start = g_get_monotonic_time ();
  time_frames (real_figure, 1);
  g_print ("first picture of the process: %.1f ms\n",
           (double) (g_get_monotonic_time () - start) / 1000);
  ours = time_frames (real_figure, 101);
  g_print ("1,000 points, 900x600, log-log: median %.2f ms (aim: under 3)\n", ours);

  noisy = fixture_snapshot (1, 100000, noisy_count, NULL);
  noisy_figure = fixture_figure (noisy, NULL, RS_SCALE_LOG, RS_ANNOTATE_NONE);
  g_print ("100,000 points, 900x600, log-log: median %.2f ms (aim: under 16)\n",
           time_frames (noisy_figure, 51));
  g_clear_pointer (&noisy_figure, rs_figure_unref);
  noisy_figure = fixture_figure (noisy, NULL, RS_SCALE_LINEAR, RS_ANNOTATE_NONE);
  g_print ("100,000 points, 900x600, linear: median %.2f ms (aim: under 16)\n",
           time_frames (noisy_figure, 51));

  sparse = fixture_snapshot_raw (1, 10000000, sparse_count);
  start = g_get_monotonic_time ();
  sparse_figure = fixture_figure (sparse, NULL, RS_SCALE_LOG, RS_ANNOTATE_AUTO);
  g_print ("10,000,000 points: figure made in %.0f ms, then median %.0f ms a frame (aim: 150)\n",
           (double) (g_get_monotonic_time () - start) / 1000, time_frames (sparse_figure, 5));

  time_shares ();
  time_bars ();

  theirs = time_matplotlib (real_figure);
  if (theirs < 0)
    g_print ("matplotlib is not installed: no comparison\n");
  else
    g_print ("matplotlib, the same 1,000 points: median %.1f ms, %.0f times ours (aim: 10)\n",
             theirs, theirs / ours);

  return 0;
}
