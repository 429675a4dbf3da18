/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <math.h>
#include <string.h>

#include "scene-fixture.h"

static RsFigure *
figure_new (RsStringSnapshot *snapshot,
            RsScale           scale)
{
  return rs_figure_new_bars (snapshot, NULL, RS_MEASURE_REFERENCES, scale, 1000000);
}

static RsScene *
scene_new (RsFigure *figure,
           double    width,
           double    height)
{
  RsStyle style;

  rs_style_init (&style, width, height, FALSE);

  return rs_scene_new (figure, NULL, NULL, &style);
}

static void
find_text (RsScene     *scene,
           const char  *wanted,
           RsSceneText *text)
{
  for (gsize i = 0; i < rs_scene_get_n_texts (scene); i++)
    {
      rs_scene_get_text (scene, i, text);
      if (g_str_equal (text->text, wanted))
        return;
    }

  g_error ("there is no text “%s”", wanted);
}

static void
test_axes (void)
{
  const FixtureString strings[] = { { "a", 4 }, { "b", 100 }, { "c", 0 } };
  g_autoptr (RsStringSnapshot) letters
    = fixture_strings (RS_STRINGS_LETTERS, strings, G_N_ELEMENTS (strings));
  g_autoptr (RsStringSnapshot) words
    = fixture_strings (RS_STRINGS_WORDS, strings, G_N_ELEMENTS (strings));
  g_autoptr (RsFigure) upright = figure_new (letters, RS_SCALE_LINEAR);
  g_autoptr (RsFigure) upright_log = figure_new (letters, RS_SCALE_LOG);
  g_autoptr (RsFigure) lying = figure_new (words, RS_SCALE_LINEAR);
  RsAxis axis;

  g_assert_false (rs_figure_get_lying (upright));
  g_assert_true (rs_figure_get_lying (lying));
  g_assert_true (rs_figure_get_strings (upright) == letters);
  g_assert_null (rs_figure_get_snapshot (upright, 0));

  axis = rs_figure_get_x_axis (upright);
  g_assert_cmpfloat (axis.min, ==, -0.5);
  g_assert_cmpfloat (axis.max, ==, 2.5);
  axis = rs_figure_get_y_axis (upright);
  g_assert_cmpint (axis.scale, ==, RS_SCALE_LINEAR);
  g_assert_cmpfloat (axis.min, ==, 0);
  g_assert_cmpfloat (axis.max, ==, 108);

  /* one reference is seen, none is not */
  axis = rs_figure_get_x_axis (upright_log);
  g_assert_cmpint (axis.scale, ==, RS_SCALE_LINEAR);
  axis = rs_figure_get_y_axis (upright_log);
  g_assert_cmpint (axis.scale, ==, RS_SCALE_LOG);
  g_assert_cmpfloat (axis.min, ==, 0.5);
  g_assert_cmpfloat_with_epsilon (axis.max, 100 * pow (200, 0.08), 1e-9);

  /* the first row is at the top */
  axis = rs_figure_get_y_axis (lying);
  g_assert_cmpfloat (axis.min, ==, -2.5);
  g_assert_cmpfloat (axis.max, ==, 0.5);
  axis = rs_figure_get_x_axis (lying);
  g_assert_cmpfloat (axis.min, ==, 0);
  g_assert_cmpfloat_with_epsilon (axis.max, 110, 1e-9);
}

static void
test_points (void)
{
  const FixtureString strings[] = { { "a", 4 }, { "b", RS_ABSENT }, { "c", 0 } };
  g_autoptr (RsStringSnapshot) letters
    = fixture_strings (RS_STRINGS_LETTERS, strings, G_N_ELEMENTS (strings));
  g_autoptr (RsStringSnapshot) words
    = fixture_strings (RS_STRINGS_WORDS, strings, G_N_ELEMENTS (strings));
  g_autoptr (RsStringSnapshot) sorted
    = rs_string_snapshot_sort (letters, RS_STRING_ORDER_BY_COUNT, RS_MEASURE_REFERENCES);
  g_autoptr (RsFigure) upright = figure_new (letters, RS_SCALE_LOG);
  g_autoptr (RsFigure) lying = figure_new (words, RS_SCALE_LOG);
  g_autoptr (RsFigure) by_count = figure_new (sorted, RS_SCALE_LOG);
  g_autoptr (RsSnapshot) ints = fixture_snapshot_csv ("bare-3.11-references.csv", 0, 99);
  g_autoptr (RsFigure) dots = fixture_figure (ints, NULL, RS_SCALE_LOG, RS_ANNOTATE_NONE);
  RsFigurePoint point;
  gsize index;

  g_assert_cmpuint (rs_figure_get_n_series (upright), ==, 1);
  g_assert_cmpuint (rs_figure_get_n_points (upright, 0), ==, 3);
  g_assert_cmpuint (rs_figure_get_n_points (dots, 0), ==, 100);
  g_assert_true (rs_figure_get_point (upright, 0, 0, &point));
  g_assert_cmpint (point.value, ==, 0);
  g_assert_cmpint (point.count, ==, 4);
  g_assert_cmpfloat (point.x, ==, 0);
  g_assert_cmpfloat (point.y, ==, 4);
  g_assert_true (rs_figure_get_point (lying, 0, 2, &point));
  g_assert_cmpfloat (point.x, ==, 0);
  g_assert_cmpfloat (point.y, ==, -2);
  g_assert_true (rs_figure_get_point (upright, 0, 1, &point));
  g_assert_cmpint (point.count, ==, RS_ABSENT);
  g_assert_true (isnan (point.y));
  g_assert_false (rs_figure_get_point (upright, 0, 3, &point));
  g_assert_false (rs_figure_get_point (upright, 1, 0, &point));

  /* bars without a length can be gone to */
  g_assert_true (rs_figure_next_shown (upright, 0, -1, 1, FALSE, &index));
  g_assert_cmpuint (index, ==, 0);
  g_assert_true (rs_figure_next_shown (upright, 0, 0, 1, FALSE, &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_true (rs_figure_next_shown (upright, 0, G_MAXSSIZE, -1, FALSE, &index));
  g_assert_cmpuint (index, ==, 2);
  g_assert_false (rs_figure_next_shown (upright, 0, 2, 1, FALSE, &index));
  g_assert_false (rs_figure_next_shown (upright, 0, 0, -1, FALSE, &index));
  g_assert_false (rs_figure_next_shown (upright, 0, -1, 1, TRUE, &index));

  /* by text, wherever it has been sorted to: 4, 0, absent */
  g_assert_true (rs_figure_get_point (upright, 0, 2, &point));
  g_assert_true (rs_figure_find_alike (by_count, &point, upright, &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_true (rs_figure_find_alike (lying, &point, upright, &index));
  g_assert_cmpuint (index, ==, 2);
  g_assert_false (rs_figure_find_alike (dots, &point, upright, &index));
  g_assert_true (rs_figure_find_value (upright, 0, 2, &index));
  g_assert_cmpuint (index, ==, 2);
  g_assert_false (rs_figure_find_value (upright, 0, 3, &index));
  g_assert_false (rs_figure_find_value (upright, 0, -1, &index));
}

static void
test_texts (void)
{
  g_autoptr (RsStringSnapshot) letters = fixture_letters ();
  g_autoptr (RsStringSnapshot) words = fixture_words (500);
  g_autoptr (RsStringSnapshot) weird = fixture_weird (RS_STRINGS_WORDS);
  g_autoptr (RsFigure) upright = figure_new (letters, RS_SCALE_LINEAR);
  g_autoptr (RsFigure) lying
    = rs_figure_new_bars (words, NULL, RS_MEASURE_PRINTED, RS_SCALE_LOG, 60);
  g_autoptr (RsFigure) hard
    = rs_figure_new_bars (weird, NULL, RS_MEASURE_REFCOUNT, RS_SCALE_LOG, 60);
  g_autoptr (RsFigure) hard_printed
    = rs_figure_new_bars (weird, NULL, RS_MEASURE_PRINTED, RS_SCALE_LOG, 1);
  g_autofree char *upright_x = rs_figure_dup_x_title (upright);
  g_autofree char *upright_y = rs_figure_dup_y_title (upright);
  g_autofree char *lying_x = rs_figure_dup_x_title (lying);
  g_autofree char *title = rs_figure_dup_title (lying);
  g_autofree char *upright_summary = rs_figure_dup_summary (upright);
  g_autofree char *lying_summary = rs_figure_dup_summary (lying);
  g_autofree char *point = rs_figure_dup_point_text (upright, 0, 23);
  g_autofree char *printed = rs_figure_dup_point_text (lying, 0, 1);
  g_autofree char *refcount = rs_figure_dup_point_text (hard, 0, 0);
  g_autofree char *absent = rs_figure_dup_point_text (hard, 0, 13);
  g_autofree char *empty = rs_figure_dup_point_text (hard, 0, 2);
  g_autofree char *note = rs_figure_dup_note (hard);
  g_autofree char *printed_note = rs_figure_dup_note (hard_printed);

  g_assert_cmpstr (upright_x, ==, "letter");
  g_assert_cmpstr (upright_y, ==, "references to letter");
  g_assert_cmpstr (lying_x, ==, "sys.getrefcount(word)");
  g_assert_cmpstr (title, ==, "The words that Python refers to most often");
  g_assert_cmpstr (upright_summary, ==,
                   "Bar chart of 26 letters. The longest bar is that of x, with 1204.");
  g_assert_cmpstr (lying_summary, ==,
                   "Bar chart of 60 words on a log scale. The longest bar is that of self, with "
                   "48127. 440 words are not shown.");
  g_assert_cmpstr (point, ==, "x: 1204 references");
  g_assert_cmpstr (printed, ==, "name: sys.getrefcount() prints 24065");
  g_assert_cmpstr (refcount, ==, "#gl and ##: refcount 12");
  g_assert_cmpstr (absent, ==, "not counted: not counted");
  g_assert_cmpstr (empty, ==, "“”: refcount 61");
  g_assert_cmpstr (note, ==, "Python 3.11.2 does not count the references to 1 string");
  g_assert_cmpstr (printed_note, ==,
                   "15 words are not shown\nWhat Python would print for 1 string is not known");
  g_assert_null (rs_figure_dup_point_text (upright, 0, 26));
}

/* Each bar stands in the middle of its band, and ends where its count is. */
static void
check_geometry (RsFigure *figure,
                double    width,
                double    height)
{
  g_autoptr (RsScene) scene = scene_new (figure, width, height);
  RsRect box = rs_scene_get_plot_box (scene);
  gboolean lying = rs_figure_get_lying (figure);
  RsAxis counts = lying ? rs_figure_get_x_axis (figure) : rs_figure_get_y_axis (figure);
  gsize n = rs_figure_get_n_points (figure, 0);
  double pitch = (lying ? box.height : box.width) / (double) n;

  for (gsize i = 0; i < n; i++)
    {
      RsFigurePoint point, found;
      RsRect rect, band;
      double x, y, unit;

      g_assert_true (rs_figure_get_point (figure, 0, i, &point));
      g_assert_true (rs_scene_get_bar (scene, i, &rect, &band));
      g_assert_true (rs_scene_get_position (scene, 0, i, &x, &y));
      unit = point.count > 0 ? rs_axis_to_unit (&counts, (double) point.count) : 0;
      if (lying)
        {
          g_assert_cmpfloat_with_epsilon (band.y, box.y + pitch * (double) i, 1e-6);
          g_assert_cmpfloat_with_epsilon (band.height, pitch, 1e-6);
          g_assert_cmpfloat (band.width, ==, box.width);
          g_assert_cmpfloat_with_epsilon (rect.x, box.x, 0.51);
          g_assert_cmpfloat_with_epsilon (rect.width, unit * box.width, 1.01);
          g_assert_cmpfloat_with_epsilon (rect.y + rect.height / 2, band.y + band.height / 2, 0.51);
          g_assert_cmpfloat (x, ==, rect.x + rect.width);
        }
      else
        {
          g_assert_cmpfloat_with_epsilon (band.x, box.x + pitch * (double) i, 1e-6);
          g_assert_cmpfloat_with_epsilon (band.width, pitch, 1e-6);
          g_assert_cmpfloat (band.height, ==, box.height);
          g_assert_cmpfloat_with_epsilon (rect.y + rect.height, box.y + box.height, 0.51);
          g_assert_cmpfloat_with_epsilon (rect.height, unit * box.height, 1.01);
          g_assert_cmpfloat_with_epsilon (rect.x + rect.width / 2, band.x + band.width / 2, 0.51);
          g_assert_cmpfloat (y, ==, rect.y);
        }

      /* the whole column picks it, and its text beside the axis; not what is far from it */
      g_assert_true (rs_scene_lookup (scene, band.x + band.width / 2, band.y + band.height / 2, 0,
                                      &found));
      g_assert_cmpuint (found.index, ==, i);
      g_assert_true (rs_scene_lookup (scene, band.x + 0.01, band.y + 0.01, 0, &found));
      g_assert_cmpuint (found.index, ==, i);
      x = lying ? box.x - 8 : band.x + band.width / 2;
      y = lying ? band.y + band.height / 2 : box.y + box.height + 8;
      g_assert_true (rs_scene_lookup (scene, x, y, 9, &found));
      g_assert_cmpuint (found.index, ==, i);
      g_assert_false (rs_scene_lookup (scene, x, y, 7, &found));
    }
  g_assert_false (rs_scene_get_bar (scene, n, &(RsRect) { 0 }, &(RsRect) { 0 }));
}

static void
test_geometry (void)
{
  const int sizes[][2] = { { 360, 300 }, { 900, 600 }, { 1800, 1200 } };
  g_autoptr (RsStringSnapshot) letters = fixture_letters ();
  g_autoptr (RsStringSnapshot) words = fixture_words (12);
  g_autoptr (RsStringSnapshot) weird = fixture_weird (RS_STRINGS_LETTERS);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int scale = RS_SCALE_LINEAR; scale <= RS_SCALE_LOG; scale++)
      {
        g_autoptr (RsFigure) upright = figure_new (letters, (RsScale) scale);
        g_autoptr (RsFigure) lying = figure_new (words, (RsScale) scale);
        g_autoptr (RsFigure) hard = figure_new (weird, (RsScale) scale);

        check_geometry (upright, sizes[i][0], sizes[i][1]);
        check_geometry (lying, sizes[i][0], sizes[i][1]);
        check_geometry (hard, sizes[i][0], sizes[i][1]);
      }
}

/* No text touches another, nor the end of the page. */
static void
check_texts (RsScene *scene,
             double   width,
             double   height)
{
  gsize n = rs_scene_get_n_texts (scene);

  for (gsize i = 0; i < n; i++)
    {
      RsSceneText a;

      rs_scene_get_text (scene, i, &a);
      g_assert_cmpfloat (a.x, >, 0);
      g_assert_cmpfloat (a.x, <, width);
      g_assert_cmpfloat (a.y, >, 0);
      g_assert_cmpfloat (a.y, <, height);
      g_assert_true (g_utf8_validate (a.text, -1, NULL));
      for (gsize j = 0; j < i; j++)
        {
          RsSceneText b;

          rs_scene_get_text (scene, j, &b);
          g_assert_cmpfloat (hypot (a.x - b.x, a.y - b.y), >, 3);
        }
    }
}

static void
test_labels (void)
{
  g_autoptr (RsStringSnapshot) letters = fixture_letters ();
  g_autoptr (RsStringSnapshot) weird = fixture_weird (RS_STRINGS_LETTERS);
  g_autoptr (RsFigure) figure = figure_new (letters, RS_SCALE_LINEAR);
  g_autoptr (RsFigure) hard = figure_new (weird, RS_SCALE_LINEAR);
  g_autoptr (RsScene) small = scene_new (figure, 360, 300);
  g_autoptr (RsScene) large = scene_new (figure, 900, 600);
  g_autoptr (RsScene) tiny = scene_new (figure, 100, 80);
  g_autoptr (RsScene) hard_scene = scene_new (hard, 700, 450);
  RsSceneText text;
  RsRect rect, band;

  /* all letters and all counts */
  for (char letter = 'a'; letter <= 'z'; letter++)
    {
      char name[] = { letter, '\0' };

      g_assert_cmpuint (fixture_count_texts (small, name), ==, 1);
      g_assert_cmpuint (fixture_count_texts (large, name), ==, 1);
      g_assert_cmpuint (fixture_count_texts (tiny, name), ==, 0);
    }
  check_texts (small, 360, 300);
  check_texts (large, 900, 600);
  check_texts (hard_scene, 700, 450);

  /* above its bar where there is room, turned where there is little, inside at the top */
  find_text (large, "614", &text);
  g_assert_true (rs_scene_get_bar (large, 0, &rect, &band));
  g_assert_false (text.upwards);
  g_assert_cmpfloat (text.y, <, rect.y - 4);
  g_assert_cmpfloat_with_epsilon (text.x, rect.x + rect.width / 2, 1e-6);
  find_text (small, "614", &text);
  g_assert_true (text.upwards);
  find_text (small, "1204", &text);
  g_assert_true (rs_scene_get_bar (small, 23, &rect, &band));
  g_assert_true (text.upwards);
  g_assert_cmpfloat (text.align, ==, 1);
  g_assert_cmpfloat (text.y, >, rect.y);

  /* 0 is told from absence, and a space is seen */
  g_assert_cmpuint (fixture_count_texts (hard_scene, "-"), ==, 1);
  find_text (hard_scene, "-", &text);
  g_assert_true (rs_scene_get_bar (hard_scene, 17, &rect, &band));
  g_assert_cmpfloat (rect.height, ==, 0);
  g_assert_cmpfloat_with_epsilon (text.x, band.x + band.width / 2, 0.51);
  g_assert_true (rs_scene_get_bar (hard_scene, 11, &rect, &band));
  g_assert_cmpfloat (rect.height, ==, 0);
  g_assert_cmpuint (fixture_count_texts (hard_scene, "0"), ==, 2); /* of the axis, too */
  g_assert_cmpuint (fixture_count_texts (hard_scene, "“ ”"), ==, 1);
  g_assert_cmpuint (fixture_count_texts (hard_scene, "#"), ==, 1);
  g_assert_cmpuint (fixture_count_texts (hard_scene, "\\ud800"), ==, 1);
}

/* As many bars as can be read, and a note of the others. */
static void
test_many (void)
{
  g_autoptr (RsStringSnapshot) words = fixture_words (100000);
  g_autoptr (RsFigure) figure = figure_new (words, RS_SCALE_LOG);
  g_autoptr (RsScene) scene = scene_new (figure, 900, 600);
  g_autoptr (RsScene) small = scene_new (figure, 360, 300);
  RsAxis x_axis = rs_figure_get_x_axis (figure), y_axis = rs_figure_get_y_axis (figure);
  RsAxis fit_x, fit_y;
  g_autoptr (RsScene) all = NULL;
  RsStyle style;
  RsRect rect, band, box;
  gsize n = 0, n_small = 0;

  while (rs_scene_get_bar (scene, n, &rect, &band))
    {
      g_assert_cmpfloat (band.height, >=, 13);
      n++;
    }
  while (rs_scene_get_bar (small, n_small, &rect, &band))
    n_small++;
  g_assert_cmpuint (n, ==, 34);
  g_assert_cmpuint (n_small, ==, 14);
  g_assert_cmpuint (fixture_count_texts (scene, "99966 words are not shown"), ==, 1);
  g_assert_cmpuint (fixture_count_texts (small, "99986 words are not shown"), ==, 1);
  check_texts (scene, 900, 600);

  rs_style_init (&style, 900, 600, FALSE);
  rs_scene_fit_axes (figure, &style, &fit_x, &fit_y);
  g_assert_true (rs_axis_equal (&fit_x, &x_axis));
  g_assert_cmpfloat (fit_y.max, ==, 0.5);
  g_assert_cmpfloat (fit_y.min, ==, 0.5 - 34);

  /* whoever wants all of them gets one a pixel, the longest */
  all = rs_scene_new (figure, &x_axis, &y_axis, &style);
  cairo_surface_destroy (fixture_draw (all, 900, 600, 1));
  box = rs_scene_get_plot_box (all);
  g_assert_true (rs_scene_get_bar (all, 0, &rect, &band));
  g_assert_cmpfloat (band.height, >=, 1);
  g_assert_cmpfloat (band.height, <, 1.1);
  for (gsize i = n = 0; i < 100000; i++)
    n += i < 2000 && rs_scene_get_bar (all, i, &rect, &band);
  g_assert_cmpuint (n, <=, 2000 / (gsize) (100000 / box.height) + 1);
  g_assert_cmpuint (rs_scene_get_n_texts (all), <, 200);
}

static void
test_latin (void)
{
  g_autoptr (RsStringSnapshot) snapshot = fixture_latin ();
  g_autoptr (RsFigure) figure = figure_new (snapshot, RS_SCALE_LINEAR);
  const int widths[] = { 360, 900, 1800, 4000 };
  const gsize shown[] = { 23, 66, 139, 256 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (RsScene) scene = scene_new (figure, widths[i], 600);
      RsRect rect, band;
      gsize n = 0;

      while (rs_scene_get_bar (scene, n, &rect, &band))
        n++;
      g_assert_cmpuint (n, ==, shown[i]);
      check_texts (scene, widths[i], 600);
      /* what is one character is never turned, an escape is where it has no room */
      for (gsize j = 0; j < rs_scene_get_n_texts (scene); j++)
        {
          RsSceneText text;

          rs_scene_get_text (scene, j, &text);
          if (g_utf8_strlen (text.text, -1) == 1)
            g_assert_false (text.upwards && !g_ascii_isdigit (text.text[0]));
          if (g_str_has_prefix (text.text, "\\x1"))
            g_assert_true (text.upwards);
        }
      cairo_surface_destroy (fixture_draw (scene, widths[i], 600, 1));
    }
}

static void
test_thin (void)
{
  const FixtureString zero[] = { { "a", 0 }, { "b", 0 } };
  const FixtureString absent[] = { { "a", RS_ABSENT } };
  const FixtureString one[] = { { "a", 1 } };
  const FixtureString huge[] = { { "a", G_MAXINT64 - 4 }, { "b", 1 }, { "c", 4294967295 } };
  const struct
  {
    const FixtureString *strings;
    gsize n;
  } cases[] = {
    { NULL, 0 }, { zero, 2 }, { absent, 1 }, { one, 1 }, { huge, 3 },
  };
  const int sizes[][2] = { { 1, 1 }, { 40, 30 }, { 360, 300 }, { 1800, 1200 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int kind = RS_STRINGS_LETTERS; kind <= RS_STRINGS_WORDS; kind++)
      for (int scale = RS_SCALE_LINEAR; scale <= RS_SCALE_LOG; scale++)
        for (gsize size = 0; size < G_N_ELEMENTS (sizes); size++)
          {
            g_autoptr (RsStringSnapshot) snapshot
              = fixture_strings ((RsStringsKind) kind, cases[i].strings, cases[i].n);
            g_autoptr (RsFigure) figure = figure_new (snapshot, (RsScale) scale);
            g_autoptr (RsScene) scene = scene_new (figure, sizes[size][0], sizes[size][1]);
            g_autofree char *summary = rs_figure_dup_summary (figure);
            RsFigurePoint point;
            RsRect rect, band;

            g_assert_true (g_str_has_prefix (summary, "Bar chart of "));
            cairo_surface_destroy (fixture_draw (scene, sizes[size][0], sizes[size][1], 2));
            g_assert_cmpint (rs_scene_get_bar (scene, 0, &rect, &band), ==, cases[i].n > 0);
            if (size < 2)
              continue;
            g_assert_cmpint (rs_scene_lookup (scene, sizes[size][0] / 2.0, sizes[size][1] / 2.0,
                                              1, &point),
                             ==, cases[i].n > 0);
            if (cases[i].n == 0)
              continue;
            g_assert_cmpuint (fixture_count_texts (scene, "a"), ==, 1);
            g_assert_cmpint ((kind == RS_STRINGS_LETTERS ? rect.height : rect.width) > 0, ==,
                             cases[i].strings[0].count > 0);
          }
}

/* A bar is cut off where it leaves the view, and gone where it is out of it. */
static void
test_zoomed (void)
{
  g_autoptr (RsStringSnapshot) letters = fixture_letters ();
  g_autoptr (RsFigure) figure = figure_new (letters, RS_SCALE_LINEAR);
  RsAxis x_axis = { RS_SCALE_LINEAR, 1.75, 5.25 };
  RsAxis y_axis = { RS_SCALE_LINEAR, 100, 300 };
  g_autoptr (RsScene) scene = NULL;
  RsRect box, rect, band;
  RsStyle style;

  rs_style_init (&style, 900, 600, FALSE);
  scene = rs_scene_new (figure, &x_axis, &y_axis, &style);
  box = rs_scene_get_plot_box (scene);
  g_assert_false (rs_scene_get_bar (scene, 1, &rect, &band));
  g_assert_false (rs_scene_get_bar (scene, 6, &rect, &band));

  /* c: half of its band, and more than the view's 300 */
  g_assert_true (rs_scene_get_bar (scene, 2, &rect, &band));
  g_assert_cmpfloat (band.x, ==, box.x);
  g_assert_cmpfloat_with_epsilon (band.width, box.width / 3.5 * 0.75, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect.y, box.y, 0.51);
  g_assert_cmpfloat_with_epsilon (rect.y + rect.height, box.y + box.height, 0.51);
  /* d: 290 of 100 to 300 */
  g_assert_true (rs_scene_get_bar (scene, 3, &rect, &band));
  g_assert_cmpfloat_with_epsilon (rect.height, box.height * 0.95, 1.01);
  g_assert_cmpuint (fixture_count_texts (scene, "22 letters are not shown"), ==, 1);
  g_assert_cmpuint (fixture_count_texts (scene, "b"), ==, 0);
  g_assert_cmpuint (fixture_count_texts (scene, "f"), ==, 1);
}

/* Bars that share a pixel are the same ones wherever the view is, and leave no gaps. */
static void
test_panned (void)
{
  enum { N = 6000 };
  g_autofree FixtureString *strings = g_new0 (FixtureString, N);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RsStringSnapshot) snapshot = NULL;
  g_autoptr (RsFigure) figure = NULL;
  RsAxis y_axis = { RS_SCALE_LINEAR, 0, 1100 };
  RsStyle style;
  gsize n_drawn = 0;

  for (guint i = 0; i < N; i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("w%u", i));
      strings[i] = (FixtureString){ texts->pdata[i], (i * 7919) % 1009 + 1 };
    }
  snapshot = fixture_strings (RS_STRINGS_LETTERS, strings, N);
  figure = figure_new (snapshot, RS_SCALE_LINEAR);
  rs_style_init (&style, 500, 300, FALSE);

  for (int by = 1; by <= 5; by++)
    {
      RsAxis from = { RS_SCALE_LINEAR, 99.5, 4099.5 };
      RsAxis to = { RS_SCALE_LINEAR, 99.5 + by, 4099.5 + by };
      g_autoptr (RsScene) before = rs_scene_new (figure, &from, &y_axis, &style);
      g_autoptr (RsScene) after = rs_scene_new (figure, &to, &y_axis, &style);
      RsRect last = { 0, 0, 0, 0 };

      for (gsize i = 150; i < 4050; i++)
        {
          RsRect rect, moved, band;
          gboolean is_drawn = rs_scene_get_bar (before, i, &rect, &band);

          g_assert_cmpint (rs_scene_get_bar (after, i, &moved, &band), ==, is_drawn);
          if (!is_drawn)
            continue;
          if (last.width > 0)
            g_assert_cmpfloat (last.x + last.width, ==, rect.x);
          last = rect;
          n_drawn++;
        }
    }
  g_assert_cmpuint (n_drawn, >, 5 * 300);
}

/* The bars of a series have its colour, and are otherwise the same. */
static void
test_color (void)
{
  g_autoptr (RsStringSnapshot) words = fixture_words (40);
  g_autoptr (RsFigure) figure
    = rs_figure_new_bars (words, "A", RS_MEASURE_REFERENCES, RS_SCALE_LOG, 7);
  g_autoptr (RsFigure) other = rs_figure_recolor (figure, &(guint){ 2 });

  g_assert_cmpuint (rs_figure_get_color (figure, 0), ==, 0);
  g_assert_cmpuint (rs_figure_get_color (other, 0), ==, 2);
  g_assert_cmpuint (rs_figure_get_n_points (other, 0), ==, 7);
  g_assert_cmpint (rs_figure_get_scale (other), ==, RS_SCALE_LOG);
  g_assert_cmpstr (rs_figure_get_series_name (other, 0), ==, "A");
  g_assert_true (rs_figure_get_strings (other) == words);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();

  g_test_add_func ("/scene/bars/color", test_color);
  g_test_add_func ("/scene/bars/axes", test_axes);
  g_test_add_func ("/scene/bars/points", test_points);
  g_test_add_func ("/scene/bars/texts", test_texts);
  g_test_add_func ("/scene/bars/geometry", test_geometry);
  g_test_add_func ("/scene/bars/labels", test_labels);
  g_test_add_func ("/scene/bars/many", test_many);
  g_test_add_func ("/scene/bars/latin", test_latin);
  g_test_add_func ("/scene/bars/thin", test_thin);
  g_test_add_func ("/scene/bars/zoomed", test_zoomed);
  g_test_add_func ("/scene/bars/panned", test_panned);

  return g_test_run ();
}
