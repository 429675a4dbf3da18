/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-status-text.h"

static RsPythonFacts *
python_new (const char *version,
            guint       version_hex,
            gboolean    counted,
            gint64      pad)
{
  const RsPythonFacts values = { .version = (char *) version,
                                 .version_hex = version_hex,
                                 .cache_min = -5,
                                 .cache_max = 256,
                                 .counted = counted,
                                 .pad = pad,
                                 .tested = TRUE };

  return rs_python_facts_new (&values);
}

static RsFigure *
figure_new (gsize n_ints,
            gsize n_outliers)
{
  g_autoptr (RsPythonFacts) python = python_new ("3.11.2", 0x030b02f0, TRUE, 999999999);
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };
  gint64 *refcount = g_new (gint64, n_ints);
  gint64 *printed = g_new (gint64, n_ints);
  g_autoptr (RsSnapshot) snapshot = NULL;
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (RS_ANNOTATE_AUTO);

  trends[RS_MEASURE_REFCOUNT].expected = g_new (float, n_ints);
  trends[RS_MEASURE_REFCOUNT].outlier = g_new (guint8, n_ints);
  for (gsize i = 0; i < n_ints; i++)
    {
      refcount[i] = 1;
      printed[i] = 1000000002;
      trends[RS_MEASURE_REFCOUNT].expected[i] = 1;
      trends[RS_MEASURE_REFCOUNT].outlier[i] = i < n_outliers;
    }
  columns[RS_MEASURE_REFCOUNT] = refcount;
  columns[RS_MEASURE_PRINTED] = printed;
  snapshot = rs_snapshot_new_ints (python, 1, n_ints, columns, trends, NULL);

  return rs_figure_new_ints (snapshot, NULL, RS_MEASURE_REFCOUNT, RS_SCALE_LOG, annotate);
}

static void
test_done (void)
{
  static const struct
  {
    gsize n_ints;
    gsize n_outliers;
    const char *text;
  } cases[] = {
    { 1, 0, "Python 3.11.2 · 1 integer · 0 outliers" },
    { 20, 1, "Python 3.11.2 · 20 integers · 1 outlier" },
    { 20, 12, "Python 3.11.2 · 20 integers · 12 outliers" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsFigure) figure = figure_new (cases[i].n_ints, cases[i].n_outliers);
      g_autofree char *text = rs_status_text_done (figure);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_busy (void)
{
  g_autoptr (RsRequest) one = rs_request_new_ints (7, 7, NULL);
  g_autoptr (RsRequest) many = rs_request_new_ints (-5, 5, NULL);
  g_autofree char *one_text = rs_status_text_busy (one);
  g_autofree char *many_text = rs_status_text_busy (many);

  g_assert_cmpstr (one_text, ==, "Measuring 1 integer…");
  g_assert_cmpstr (many_text, ==, "Measuring 11 integers…");
}

/* Of 1,000 references; the whole that the words tell of is the same. */
static RsSnapshot *
census_new (gint64 cache_max)
{
  const RsReferenceCount counts[] = {
    { 0, 962, 0, 0, 0 },
    { 600, 19, 0, 0, 0 },
    { 5000, 19, 0, 0, 0 },
  };
  const RsPythonFacts values = { .version = "3.15.0", .cache_min = -5, .cache_max = cache_max };
  g_autoptr (RsPythonFacts) python = rs_python_facts_new (&values);
  g_autoptr (RsReferences) references
    = rs_references_new (g_memdup2 (counts, sizeof counts), G_N_ELEMENTS (counts));
  RsTrendColumns trends[RS_N_MEASURES] = { { NULL, NULL } };
  gint64 *columns[RS_N_MEASURES] = { NULL };

  return rs_snapshot_new_ints (python, 0, 10, columns, trends, references);
}

static void
test_share (void)
{
  g_autoptr (RsSnapshot) narrow = census_new (256);
  g_autoptr (RsSnapshot) wide = census_new (1024);
  g_autofree char *narrow_text = rs_status_text_share (narrow);
  g_autofree char *wide_text = rs_status_text_share (wide);
  g_autofree char *meaning = rs_status_text_view_share (narrow);
  g_autofree char *refcount = rs_status_text_no_share (narrow, RS_MEASURE_REFCOUNT);

  g_assert_cmpstr (narrow_text, ==,
                   "−5\u00a0…\u00a0256 take 96.2 % of all references to integers; up to 1024: 98.1 %");
  g_assert_cmpstr (wide_text, ==, "−5\u00a0…\u00a01024 take 98.1 % of all references to integers");
  g_assert_true (g_str_has_suffix (meaning, " A cache up to 1024 instead of 256, as Python 3.15 has "
                                            "it, holds another 1.9 % of all references, "
                                            "for 768 more integers."));

  /* only references add up */
  g_assert_null (rs_status_text_no_share (narrow, RS_MEASURE_REFERENCES));
  g_assert_nonnull (strstr (refcount, "References are counted of every integer."));
}

/* The pad is explained where there is one, and only for the measure that has it. */
static void
test_measure (void)
{
  g_autoptr (RsPythonFacts) padded = python_new ("3.11.2", 0x030b02f0, TRUE, 999999999);
  g_autoptr (RsPythonFacts) plain = python_new ("3.14.0", 0x030e00f0, FALSE, 0);
  g_autofree char *refcount = rs_status_text_measure (padded, RS_MEASURE_REFCOUNT);
  g_autofree char *printed = rs_status_text_measure (padded, RS_MEASURE_PRINTED);
  g_autofree char *plain_printed = rs_status_text_measure (plain, RS_MEASURE_PRINTED);

  g_assert_null (strstr (refcount, "999999999"));
  g_assert_nonnull (strstr (printed, "Python 3.11 starts the count of its small integers at "
                                     "999999999."));
  g_assert_null (strstr (plain_printed, "starts the count"));
}

static void
test_not_counted (void)
{
  g_autoptr (RsPythonFacts) python = python_new ("3.13.1", 0x030d01f0, FALSE, 0);
  g_autofree char *text = rs_status_text_not_counted (python);

  g_assert_true (g_str_has_prefix (text, "Python 3.13 keeps no count for small integers"));
}

/* What is to be known comes in one text: both, one, or nothing. */
static void
test_notice (void)
{
  const RsPythonFacts values = { .version = (char *) "3.16.0", .version_hex = 0x031000f0,
                                 .counted = FALSE };
  g_autoptr (RsPythonFacts) counted = python_new ("3.11.2", 0x030b02f0, TRUE, 999999999);
  g_autoptr (RsPythonFacts) immortal = python_new ("3.13.1", 0x030d01f0, FALSE, 0);
  g_autoptr (RsPythonFacts) untested = rs_python_facts_new (&values);
  g_autofree char *nothing = rs_status_text_notice (counted);
  g_autofree char *one = rs_status_text_notice (immortal);
  g_autofree char *both = rs_status_text_notice (untested);

  g_assert_null (nothing);
  g_assert_cmpstr (one, ==, "Python 3.13 keeps no count for small integers; Refscope counts "
                            "references itself.");
  g_assert_cmpstr (both, ==, "Python 3.16 keeps no count for small integers; Refscope counts "
                             "references itself. Refscope has not been tested with Python 3.16.0: "
                             "it may miss references.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/status-text/done", test_done);
  g_test_add_func ("/ui/status-text/busy", test_busy);
  g_test_add_func ("/ui/status-text/notice", test_notice);
  g_test_add_func ("/ui/status-text/share", test_share);
  g_test_add_func ("/ui/status-text/measure", test_measure);
  g_test_add_func ("/ui/status-text/not-counted", test_not_counted);

  return g_test_run ();
}
