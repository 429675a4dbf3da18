/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "rs-export.h"
#include "scene-fixture.h"

static RsFigure *
figure_new (RsStringSnapshot *snapshot)
{
  return rs_figure_new_bars (snapshot, NULL, RS_MEASURE_REFERENCES, RS_SCALE_LINEAR, 500);
}

/* NUL and whatever else is in a picture becomes a dot. */
static char *
export_text (RsStringSnapshot *snapshot,
             RsExportFormat    format)
{
  RsExportOptions options = RS_EXPORT_OPTIONS_DEFAULT;
  g_autoptr (RsFigure) figure = figure_new (snapshot);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  gsize size;
  char *text;

  g_assert_true (rs_export_to_stream (figure, NULL, NULL, format, &options, stream, NULL, &error));
  g_assert_no_error (error);
  size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  text = g_memdup2 (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)), size);
  text = g_realloc (text, size + 1);
  text[size] = '\0';
  for (gsize i = 0; i < size; i++)
    if (text[i] == '\0')
      text[i] = '.';

  return text;
}

static void
assert_has (const char *text,
            const char *wanted)
{
  if (strstr (text, wanted) == NULL)
    g_error ("there is no “%s”", wanted);
}

/* What is drawn can be searched for. */
static void
test_svg (void)
{
  g_autoptr (RsStringSnapshot) letters = fixture_letters ();
  g_autoptr (RsStringSnapshot) weird = fixture_weird (RS_STRINGS_WORDS);
  g_autofree char *letters_svg = export_text (letters, RS_EXPORT_SVG);
  g_autofree char *weird_svg = export_text (weird, RS_EXPORT_SVG);

  assert_has (letters_svg, "<title>How often Python refers to each letter</title>");
  assert_has (letters_svg, "<desc>Bar chart of 26 letters. The longest bar is that of x");
  assert_has (letters_svg, ">q</text>");
  assert_has (letters_svg, ">1204</text>");
  assert_has (letters_svg, ">references to letter</text>");
  /* vectors */
  g_assert_null (strstr (letters_svg, "<image"));

  g_assert_true (g_utf8_validate (weird_svg, -1, NULL));
  assert_has (weird_svg, ">#gl and ##</text>");
  assert_has (weird_svg, ">&lt;b&gt;&amp;amp;&lt;/b&gt;</text>");
  assert_has (weird_svg, ">half of \\ud800</text>");
  assert_has (weird_svg, ">RandomJunkBlahBlah</text>");
}

static void
test_pdf (void)
{
  RsExportOptions options = RS_EXPORT_OPTIONS_DEFAULT;
  g_autoptr (RsStringSnapshot) weird = fixture_weird (RS_STRINGS_WORDS);
  g_autoptr (RsFigure) figure = figure_new (weird);
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bars.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *output = NULL;
  const char *pdftotext = g_getenv ("REFSCOPE_PDFTOTEXT");
  const char *arguments[] = { pdftotext, path, "-", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_export_to_file (figure, NULL, NULL, RS_EXPORT_PDF, &options, file, NULL,
                                    &error));
  g_assert_no_error (error);
  if (pdftotext == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                                   &output, NULL, NULL, &error));
      g_assert_no_error (error);
      assert_has (output, "RandomJunkBlahBlah");
      assert_has (output, "#gl and ##");
      assert_has (output, "<b>&amp;</b>");
      assert_has (output, "references to word");
      assert_has (output, "61");
    }
  g_remove (path);
  g_rmdir (folder);
}

static void
test_eps (void)
{
  g_autoptr (RsStringSnapshot) words = fixture_words (500);
  g_autofree char *text = export_text (words, RS_EXPORT_EPS);

  g_assert_true (g_str_has_prefix (text, "%!PS-Adobe-3.0 EPSF-3.0\n"));
  assert_has (text, "%%Title: The words that Python refers to most often");
  assert_has (text, "/FontName");
  g_assert_null (strstr (text, "/ImageType"));
}

/* Data are of all strings, however many have a bar. */
static void
test_data (void)
{
  g_autoptr (RsStringSnapshot) letters = fixture_letters ();
  g_autoptr (RsStringSnapshot) words = fixture_words (500);
  g_autofree char *letters_json = export_text (letters, RS_EXPORT_JSON);
  g_autofree char *json = export_text (words, RS_EXPORT_JSON);
  g_autofree char *csv = export_text (words, RS_EXPORT_CSV);
  gsize n_lines = 0;

  assert_has (letters_json, "\"letters\"");
  assert_has (json, "\"words\"");
  assert_has (json, "\"name_41\"");
  for (const char *p = csv; *p != '\0'; p++)
    n_lines += *p == '\n';
  g_assert_cmpuint (n_lines, ==, 501);
  assert_has (csv, "\"name_41\",");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_pin_font ();

  g_test_add_func ("/export/bars/svg", test_svg);
  g_test_add_func ("/export/bars/pdf", test_pdf);
  g_test_add_func ("/export/bars/eps", test_eps);
  g_test_add_func ("/export/bars/data", test_data);

  return g_test_run ();
}
