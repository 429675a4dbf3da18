/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* memmem() */
#endif

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-export.h"
#include "scene-fixture.h"

static RsFigure *
example (void)
{
  g_autoptr (RsSnapshot) snapshot = fixture_snapshot_csv ("bare-3.11-references.csv", 0, 999);

  return fixture_figure (snapshot, NULL, RS_SCALE_LOG, RS_ANNOTATE_AUTO);
}

static GBytes *
export (RsExportFormat        format,
        const RsExportOptions *options)
{
  g_autoptr (RsFigure) figure = example ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_export_to_stream (figure, NULL, NULL, format, options, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (g_output_stream_is_closed (stream));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
export_text (RsExportFormat         format,
             const RsExportOptions *options)
{
  g_autoptr (GBytes) bytes = export (format, options);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  return g_strndup (text, size);
}

static void
test_formats (void)
{
  RsExportFormat format;

  for (int i = 0; i < RS_N_EXPORT_FORMATS; i++)
    {
      const char *ending = rs_export_format_get_ending ((RsExportFormat) i);
      g_autofree char *path = g_strconcat ("/some.where/a.b", ending, NULL);
      g_autofree char *loud = g_ascii_strup (path, -1);

      g_assert_true (rs_export_format_from_name (ending + 1, &format, NULL));
      g_assert_cmpint (format, ==, i);
      g_assert_true (rs_export_format_from_path (path, &format, NULL));
      g_assert_cmpint (format, ==, i);
      g_assert_true (rs_export_format_from_path (loud, &format, NULL));
      g_assert_cmpint (format, ==, i);
    }

  g_assert_true (rs_export_format_is_picture (RS_EXPORT_EPS));
  g_assert_false (rs_export_format_is_picture (RS_EXPORT_CSV));
}

static void
test_unknown_formats (void)
{
  const char *paths[] = { "a.gif", "a", "/x.png/a", ".png", "a.", "", "a.png " };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      RsExportFormat format;
      g_autoptr (GError) error = NULL;

      g_assert_false (rs_export_format_from_path (paths[i], &format, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_FORMAT);
      for (int j = 0; j < RS_N_EXPORT_FORMATS; j++)
        g_assert_nonnull (strstr (error->message,
                                  rs_export_format_get_ending ((RsExportFormat) j)));
    }
}

static void
assert_bad_options (RsExportOptions options,
                    const char     *says)
{
  g_autoptr (RsFigure) figure = example ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_export_to_stream (figure, NULL, NULL, RS_EXPORT_PNG, &options, stream, NULL,
                                       &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_SIZE);
  if (strstr (error->message, says) == NULL)
    g_error ("not what was expected: %s", error->message);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 0);
}

static void
test_options (void)
{
  RsExportOptions fine = RS_EXPORT_OPTIONS_DEFAULT;
  RsExportOptions largest = { 20000, 20000, 1200, FALSE, FALSE };
  RsExportOptions smallest = { 100, 100, 24, TRUE, TRUE };

  g_assert_true (rs_export_options_check (&fine, NULL));
  g_assert_true (rs_export_options_check (&largest, NULL));
  g_assert_true (rs_export_options_check (&smallest, NULL));

  assert_bad_options ((RsExportOptions) { 0, 600, 96 }, "from 100 to 20000");
  assert_bad_options ((RsExportOptions) { -1, 600, 96 }, "wide");
  assert_bad_options ((RsExportOptions) { 20001, 600, 96 }, "wide");
  assert_bad_options ((RsExportOptions) { 900, 99, 96 }, "high");
  assert_bad_options ((RsExportOptions) { 900, 20001, 96 }, "high");
  assert_bad_options ((RsExportOptions) { 900, 600, 0 }, "from 24 to 1200");
  assert_bad_options ((RsExportOptions) { 900, 600, 1201 }, "1201");
  assert_bad_options ((RsExportOptions) { 900, 600, NAN }, "nan");
  assert_bad_options ((RsExportOptions) { 20000, 100, 300 }, "32767 on a side");
  assert_bad_options ((RsExportOptions) { 20000, 20000, 96 }, "200 million in all");

  g_assert_true (rs_export_options_check_png (&smallest, NULL));
  g_assert_true (rs_export_options_check_png (&(RsExportOptions) { 20000, 10000, 96 }, NULL));
  g_assert_false (rs_export_options_check_png (&(RsExportOptions) { 20000, 10001, 96 }, NULL));
}

static guint32
big_endian (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);

  return GUINT32_FROM_BE (number);
}

static void
assert_png (RsExportOptions options,
            guint           width,
            guint           height,
            guint           dots_a_metre)
{
  g_autoptr (GBytes) bytes = export (RS_EXPORT_PNG, &options);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_assert_cmpuint (size, >, 100);
  g_assert_cmpmem (data, 8, "\211PNG\r\n\032\n", 8);
  g_assert_cmpuint (big_endian (data + 16), ==, width);
  g_assert_cmpuint (big_endian (data + 20), ==, height);
  /* with transparency or without */
  g_assert_cmpint (data[25], ==, options.transparent ? 6 : 2);
  g_assert_cmpmem (data + 37, 4, "pHYs", 4);
  g_assert_cmpuint (big_endian (data + 41), ==, dots_a_metre);
  g_assert_cmpuint (big_endian (data + 45), ==, dots_a_metre);
}

static void
test_png (void)
{
  assert_png ((RsExportOptions) { 900, 600, 96 }, 900, 600, 3780);
  assert_png ((RsExportOptions) { 300, 200, 300 }, 938, 625, 11811);
  assert_png ((RsExportOptions) { 101, 103, 72 }, 76, 77, 2835);
  assert_png ((RsExportOptions) { 300, 200, 96, TRUE, TRUE }, 300, 200, 3780);
}

/* SVG: well-formed, in pixels, and its words are there. */
typedef struct
{
  GString *texts;
  GString *title;
  char *width;
} Svg;

static void
start_cb (GMarkupParseContext *context,
          const char          *element,
          const char         **names,
          const char         **values,
          gpointer             data,
          GError             **error)
{
  Svg *svg = data;

  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (element, "svg") && g_str_equal (names[i], "width"))
      svg->width = g_strdup (values[i]);
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             data,
         GError             **error)
{
  Svg *svg = data;
  const char *element = g_markup_parse_context_get_element (context);

  if (g_str_equal (element, "text"))
    g_string_append_printf (svg->texts, "|%.*s|", (int) length, text);
  if (g_str_equal (element, "title"))
    g_string_append_len (svg->title, text, (gssize) length);
}

static void
test_svg (void)
{
  const GMarkupParser parser = { start_cb, NULL, text_cb, NULL, NULL };
  RsExportOptions options = RS_EXPORT_OPTIONS_DEFAULT;
  g_autofree char *text = export_text (RS_EXPORT_SVG, &options);
  Svg svg = { g_string_new (NULL), g_string_new (NULL), NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &svg, NULL);
  const char *wanted[] = { "|number|", "|256|", "|references (refcount)|", "|1000|",
                           "|cache ends at 256|" };
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, text, -1, &error);
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (svg.width, ==, "900px");
  g_assert_cmpstr (svg.title->str, ==, "How often Python refers to the integers from 0 to 999");
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (svg.texts->str, wanted[i]) == NULL)
      g_error ("%s is missing in %s", wanted[i], svg.texts->str);
  /* drawn, not photographed */
  g_assert_null (strstr (text, "<image"));

  g_string_free (svg.texts, TRUE);
  g_string_free (svg.title, TRUE);
  g_free (svg.width);
}

static void
test_pdf (void)
{
  RsExportOptions options = RS_EXPORT_OPTIONS_DEFAULT;
  g_autofree char *folder = g_dir_make_tmp ("refscope-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RsFigure) figure = example ();
  g_autofree char *output = NULL;
  const char *pdftotext = g_getenv ("REFSCOPE_PDFTOTEXT");
  const char *arguments[] = { pdftotext, "-bbox", path, "-", NULL };
  g_autofree char *text = NULL;
  gsize size;
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_export_to_file (figure, NULL, NULL, RS_EXPORT_PDF, &options, file, NULL,
                                    &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &text, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (text, 5, "%PDF-", 5);
  g_assert_nonnull (memmem (text, size, "%%EOF", 5));

  if (pdftotext == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                   &output, NULL, NULL, &error));
      g_assert_no_error (error);
      /* 900 by 600 pixels are 675 by 450 points */
      g_assert_nonnull (strstr (output, "<page width=\"675.000000\" height=\"450.000000\">"));
      g_assert_nonnull (strstr (output, ">number</word>"));
      g_assert_nonnull (strstr (output, ">256</word>"));
      g_assert_nonnull (strstr (output, ">(refcount)</word>"));
    }
  g_remove (path);
  g_rmdir (folder);
}

static void
test_eps (void)
{
  for (int transparent = 0; transparent < 2; transparent++)
    {
      RsExportOptions options = { 900, 600, 96, FALSE, transparent };
      g_autofree char *text = export_text (RS_EXPORT_EPS, &options);
      const char *box = strstr (text, "%%BoundingBox: ");
      int left, bottom, right, top;

      g_assert_true (g_str_has_prefix (text, "%!PS-Adobe-3.0 EPSF-3.0\n"));
      g_assert_nonnull (box);
      g_assert_cmpint (sscanf (box, "%%%%BoundingBox: %d %d %d %d", &left, &bottom, &right, &top),
                       ==, 4);
      g_assert_cmpint (left, >=, 0);
      g_assert_cmpint (bottom, >=, 0);
      g_assert_cmpint (right, <=, 675);
      g_assert_cmpint (top, <=, 450);
      if (!transparent)
        {
          g_assert_cmpint (left, ==, 0);
          g_assert_cmpint (right, ==, 675);
          g_assert_cmpint (top, ==, 450);
        }
      g_assert_cmpint (right - left, >, top - bottom);
      g_assert_nonnull (strstr (text, "%%Title: How often Python refers"));
      /* fonts and lines, and not one large image */
      g_assert_nonnull (strstr (text, "/FontName"));
      g_assert_null (strstr (text, "/ImageType"));
    }
}

static void
test_data (void)
{
  RsExportOptions options = { 0 };
  g_autofree char *csv = export_text (RS_EXPORT_CSV, &options);
  g_autofree char *json = export_text (RS_EXPORT_JSON, &options);

  /* sizes do not matter for data */
  g_assert_nonnull (strstr (csv, "\n256,,,,,,17,,20,"));
  g_assert_nonnull (strstr (json, "256"));
  g_assert_cmpint (json[0], ==, '{');
}

/* What the options ask for is what is drawn. */
static cairo_status_t
read_cb (void          *data,
         unsigned char *bytes,
         unsigned int   n)
{
  return g_input_stream_read_all (data, bytes, n, NULL, NULL, NULL) ? CAIRO_STATUS_SUCCESS
                                                                    : CAIRO_STATUS_READ_ERROR;
}

static void
test_look (void)
{
  const guint32 corners[2][2] = { { 0xffffffff, 0 }, { 0xff1d1d20, 0 } };

  for (int dark = 0; dark < 2; dark++)
    for (int transparent = 0; transparent < 2; transparent++)
      {
        RsExportOptions options = { 300, 200, 96, dark, transparent };
        g_autoptr (GBytes) bytes = export (RS_EXPORT_PNG, &options);
        g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
        cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, stream);
        guint32 corner;

        g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
        memcpy (&corner, cairo_image_surface_get_data (surface), sizeof corner);
        g_assert_cmphex (corner, ==, corners[dark][transparent]);
        cairo_surface_destroy (surface);
      }
}

/* A disk that is full: the stream says so. */
static void
test_full (void)
{
  for (int format = 0; format < RS_N_EXPORT_FORMATS; format++)
    {
      RsExportOptions options = RS_EXPORT_OPTIONS_DEFAULT;
      g_autoptr (RsFigure) figure = example ();
      g_autoptr (GOutputStream) stream = NULL;
      g_autoptr (GError) error = NULL;
      int fd = g_open ("/dev/full", O_WRONLY | O_CLOEXEC, 0);

      if (fd < 0)
        {
          g_test_skip ("there is no /dev/full");
          return;
        }
      stream = g_unix_output_stream_new (fd, TRUE);
      g_assert_false (rs_export_to_stream (figure, NULL, NULL, (RsExportFormat) format, &options,
                                           stream, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
    }
}

/* Whatever goes wrong, the old file is there and no other. */
static void
test_old_file (void)
{
  const RsExportOptions wrong = { 0, 600, 96 };
  const RsExportOptions right = RS_EXPORT_OPTIONS_DEFAULT;
  g_autofree char *folder = g_dir_make_tmp ("refscope-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "out.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RsFigure) figure = example ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "old", -1, &error);
  g_assert_no_error (error);

  g_assert_false (rs_export_to_file (figure, NULL, NULL, RS_EXPORT_PNG, &wrong, file, NULL,
                                     &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_SIZE);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  for (int format = 0; format < RS_N_EXPORT_FORMATS; format++)
    {
      g_assert_false (rs_export_to_file (figure, NULL, NULL, (RsExportFormat) format, &right,
                                         file, cancelled, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
    }

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "old");
  g_remove (path);
  /* which fails if anything else is in it */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/unknown-formats", test_unknown_formats);
  g_test_add_func ("/export/options", test_options);
  g_test_add_func ("/export/png", test_png);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/pdf", test_pdf);
  g_test_add_func ("/export/eps", test_eps);
  g_test_add_func ("/export/data", test_data);
  g_test_add_func ("/export/look", test_look);
  g_test_add_func ("/export/full", test_full);
  g_test_add_func ("/export/old-file", test_old_file);

  return g_test_run ();
}
