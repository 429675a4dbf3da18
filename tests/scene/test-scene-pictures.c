/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "scene-fixture.h"

#define LINEAR RS_SCALE_LINEAR
#define LOG RS_SCALE_LOG

/* Machines differ in how they blur the edge of a letter: pictures are compared after a blur of
 * this radius, and a channel may be this far off in this share of the pixels. */
#define BLUR 2
#define TOLERANCE 24
#define MAX_SHARE 0.003

typedef struct
{
  const char *name;
  const char *data;
  const char *second; /* another series, or NULL */
  RsScale scale;
  RsMeasure measure;
  RsAnnotateMode annotate;
  gint64 from;
  gint64 to;
  int width;
  int height;
  double device_scale;
  gboolean dark;
  double zoom[4]; /* min and max of x, then of y; all 0: everything */
  RsView view;
  RsStringSnapshot *(*take_strings) (void); /* bars of them, in place of integers */
} Picture;

#define BARE "bare-3.11-references.csv"
#define MATPLOTLIB "matplotlib-3.11-references.csv"

static const Picture pictures[] = {
  { "linear", MATPLOTLIB, NULL, LINEAR, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, 0, 999, 900, 600, 1 },
  { "log-bare", BARE, NULL, LOG, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, 0, 999, 900, 600, 1 },
  { "log-matplotlib", MATPLOTLIB, NULL, LOG, RS_MEASURE_PRINTED, RS_ANNOTATE_AUTO, -5, 999, 900, 600, 1 },
  { "log-powers", BARE, NULL, LOG, RS_MEASURE_REFCOUNT, RS_ANNOTATE_POWERS_OF_TWO, 0, 300, 900, 600, 1 },
  { "dark", MATPLOTLIB, NULL, LOG, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, 0, 999, 900, 600, 1, TRUE },
  { "two-series", BARE, MATPLOTLIB, LOG, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, 0, 999, 900, 600, 1 },
  { "two-series-dark", BARE, MATPLOTLIB, LOG, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, 0, 999, 900, 600, 1, TRUE },
  { "small", BARE, NULL, LOG, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, -5, 999, 320, 240, 1 },
  { "tiny", BARE, NULL, LOG, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, -5, 999, 150, 120, 1 },
  { "double", BARE, NULL, LOG, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, -5, 999, 450, 300, 2 },
  { "one-decade", MATPLOTLIB, NULL, LOG, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, 0, 999, 900, 600, 1, FALSE,
    { 20.5, 71, 12, 190 } },
  { "only-zeros", BARE, NULL, LOG, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, 700, 720, 900, 600, 1 },
  { "linear-zoom", MATPLOTLIB, NULL, LINEAR, RS_MEASURE_REFCOUNT, RS_ANNOTATE_AUTO, -5, 999, 600, 400, 1, FALSE,
    { 50, 300, 0, 300 } },
  { "share", MATPLOTLIB, NULL, LOG, RS_MEASURE_REFERENCES, RS_ANNOTATE_AUTO, -5, 2000, 900, 600, 1, FALSE,
    { 0 }, RS_VIEW_SHARE },
  { "share-linear", BARE, MATPLOTLIB, LINEAR, RS_MEASURE_REFERENCES, RS_ANNOTATE_AUTO, -5, 999, 900, 600, 1, TRUE,
    { 0 }, RS_VIEW_SHARE },
};

static RsStringSnapshot *
take_words (void)
{
  return fixture_words (500);
}

static RsStringSnapshot *
take_weird_letters (void)
{
  return fixture_weird (RS_STRINGS_LETTERS);
}

static RsStringSnapshot *
take_weird_words (void)
{
  return fixture_weird (RS_STRINGS_WORDS);
}

static RsStringSnapshot *
take_none (void)
{
  return fixture_strings (RS_STRINGS_WORDS, NULL, 0);
}

static const Picture bar_pictures[] = {
#define BARS(name, take, scale, width, height, dark)                                               \
  { name, NULL, NULL, scale, RS_MEASURE_REFERENCES, RS_ANNOTATE_NONE, 0, 0, width, height, 1, dark,    \
    { 0 }, RS_VIEW_COUNTS, take }
  BARS ("bars-letters", fixture_letters, LINEAR, 900, 600, FALSE),
  BARS ("bars-letters-dark", fixture_letters, LOG, 900, 600, TRUE),
  BARS ("bars-letters-small", fixture_letters, LINEAR, 360, 300, FALSE),
  BARS ("bars-letters-weird", take_weird_letters, LINEAR, 700, 450, FALSE),
  BARS ("bars-latin", fixture_latin, LOG, 900, 400, FALSE),
  BARS ("bars-words", take_words, LINEAR, 900, 600, FALSE),
  BARS ("bars-words-dark", take_words, LOG, 900, 600, TRUE),
  BARS ("bars-words-small", take_words, LOG, 360, 300, FALSE),
  BARS ("bars-words-weird", take_weird_words, LINEAR, 700, 450, FALSE),
  BARS ("bars-none", take_none, LINEAR, 360, 300, FALSE),
#undef BARS
};

static gint64
no_count (gint64   value,
          gpointer data)
{
  return value <= 256 ? RS_ABSENT : 0;
}

static RsSnapshot *
take (const Picture *picture,
      const char    *data)
{
  if (picture->view == RS_VIEW_SHARE)
    return fixture_snapshot_census (data, picture->from, picture->to);
  if (data != NULL)
    return fixture_snapshot_csv (data, picture->from, picture->to);

  return fixture_snapshot (picture->from, (gsize) (picture->to - picture->from + 1), no_count,
                           NULL);
}

static cairo_surface_t *
draw_bars (const Picture *picture)
{
  g_autoptr (RsStringSnapshot) snapshot = picture->take_strings ();
  g_autoptr (RsFigure) figure
    = rs_figure_new_bars (snapshot, NULL, picture->measure, picture->scale, 500);
  g_autoptr (RsScene) scene = NULL;
  RsStyle style;

  rs_style_init (&style, picture->width, picture->height, picture->dark);
  scene = rs_scene_new (figure, NULL, NULL, &style);

  return fixture_draw (scene, picture->width, picture->height, 1);
}

static cairo_surface_t *
draw (const Picture *picture)
{
  g_autoptr (RsSnapshot) first = NULL;
  g_autoptr (RsAnnotate) annotate = rs_annotate_new (picture->annotate);
  g_autoptr (RsFigure) figure = NULL;
  g_autoptr (RsScene) scene = NULL;
  RsStyle style;
  RsAxis x_axis = { picture->scale, picture->zoom[0], picture->zoom[1] };
  RsAxis y_axis = { picture->scale, picture->zoom[2], picture->zoom[3] };
  gboolean zoomed = picture->zoom[1] > 0;

  if (picture->take_strings != NULL)
    return draw_bars (picture);

  first = take (picture, picture->data);
  if (picture->view == RS_VIEW_SHARE)
    figure = rs_figure_new_share (first, "Python itself", picture->scale, annotate);
  else
    figure
      = rs_figure_new_ints (first, "Python itself", picture->measure, picture->scale, annotate);
  if (picture->second != NULL)
    {
      g_autoptr (RsSnapshot) second = take (picture, picture->second);
      RsFigure *both = rs_figure_add_series (figure, second, "with matplotlib");

      rs_figure_unref (figure);
      figure = both;
    }

  rs_style_init (&style, picture->width, picture->height, picture->dark);
  style.scale = picture->device_scale;
  scene = rs_scene_new (figure, zoomed ? &x_axis : NULL, zoomed ? &y_axis : NULL, &style);

  return fixture_draw (scene, picture->width, picture->height, picture->device_scale);
}

/* Each channel the mean of the square around it. */
static guint8 *
blurred (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *from = cairo_image_surface_get_data (surface);
  guint8 *to = g_malloc ((gsize) stride * height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width * 4; x++)
      {
        int sum = 0, n = 0;

        for (int v = MAX (y - BLUR, 0); v <= MIN (y + BLUR, height - 1); v++)
          for (int u = -BLUR; u <= BLUR; u++)
            if (x + 4 * u >= 0 && x + 4 * u < width * 4)
              {
                sum += from[v * stride + x + 4 * u];
                n++;
              }
        to[y * stride + x] = (guint8) (sum / n);
      }

  return to;
}

/* The share of pixels that differ; they are red in @diff. */
static double
compare (cairo_surface_t *out,
         cairo_surface_t *ref,
         cairo_surface_t *diff)
{
  int width = cairo_image_surface_get_width (out);
  int height = cairo_image_surface_get_height (out);
  int stride = cairo_image_surface_get_stride (out);
  g_autofree guint8 *a = blurred (out);
  g_autofree guint8 *b = blurred (ref);
  guint8 *marks = cairo_image_surface_get_data (diff);
  gsize n_differing = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int worst = 0;
        gsize at = (gsize) y * stride + 4 * x;

        for (gsize channel = 0; channel < 3; channel++)
          worst = MAX (worst, abs (a[at + channel] - b[at + channel]));
        marks[at + 3] = 255;
        marks[at + 2] = (guint8) MIN (255, worst * 4);
        marks[at] = worst > TOLERANCE ? 255 : 0;
        n_differing += worst > TOLERANCE;
      }
  cairo_surface_mark_dirty (diff);

  return (double) n_differing / ((double) width * height);
}

static void
write_png (cairo_surface_t *surface,
           const char      *name,
           const char      *kind)
{
  g_autofree char *file = g_strdup_printf ("%s.%s.png", name, kind);
  g_autofree char *path = g_test_build_filename (G_TEST_BUILT, "scene", file, NULL);

  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  g_test_message ("see %s", path);
}

static cairo_surface_t *
load (const char *path)
{
  cairo_surface_t *png = cairo_image_surface_create_from_png (path);
  cairo_surface_t *surface;
  cairo_t *cr;

  g_assert_cmpint (cairo_surface_status (png), ==, CAIRO_STATUS_SUCCESS);
  /* a PNG without transparency comes as RGB24 */
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cairo_image_surface_get_width (png),
                                        cairo_image_surface_get_height (png));
  cr = cairo_create (surface);
  cairo_set_source_surface (cr, png, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (png);
  cairo_surface_flush (surface);

  return surface;
}

static void
test_picture (gconstpointer data)
{
  const Picture *picture = data;
  g_autofree char *file = g_strconcat (picture->name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scene", "reference", file, NULL);
  cairo_surface_t *out = draw (picture);
  cairo_surface_t *ref, *diff;
  int width = cairo_image_surface_get_width (out);
  int height = cairo_image_surface_get_height (out);
  double share;

  if (g_getenv ("REFSCOPE_UPDATE_REFERENCE") != NULL)
    {
      g_assert_cmpint (cairo_surface_write_to_png (out, path), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (out);
      g_test_skip ("the reference was written anew");
      return;
    }

  ref = load (path);
  g_assert_cmpint (cairo_image_surface_get_width (ref), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (ref), ==, height);
  diff = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  share = compare (out, ref, diff);
  g_test_message ("%.4f %% of the pixels differ", share * 100);
  if (share > MAX_SHARE)
    {
      write_png (out, picture->name, "out");
      write_png (ref, picture->name, "ref");
      write_png (diff, picture->name, "diff");
    }
  g_assert_cmpfloat (share, <=, MAX_SHARE);

  cairo_surface_destroy (diff);
  cairo_surface_destroy (ref);
  cairo_surface_destroy (out);
}

/* The comparison itself must see a missing dot or number. */
static void
test_sees_difference (void)
{
  Picture auto_picture = pictures[1];
  Picture bare_picture = pictures[1];
  cairo_surface_t *a, *b, *diff;

  bare_picture.annotate = RS_ANNOTATE_NONE;
  a = draw (&auto_picture);
  b = draw (&bare_picture);
  diff = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 900, 600);
  g_assert_cmpfloat (compare (a, a, diff), ==, 0);
  g_assert_cmpfloat (compare (a, b, diff), >, 0);

  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  cairo_surface_destroy (diff);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/scene/pictures/", pictures[i].name, NULL);

      g_test_add_data_func (path, &pictures[i], test_picture);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bar_pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/scene/pictures/", bar_pictures[i].name, NULL);

      g_test_add_data_func (path, &bar_pictures[i], test_picture);
    }
  g_test_add_func ("/scene/pictures/sees-difference", test_sees_difference);

  return g_test_run ();
}
