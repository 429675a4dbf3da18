/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-svg-text.h"

#include <string.h>

/* From the middle of capitals to where they stand, in font sizes. */
#define BASELINE 0.365

static void
append_number (GString    *text,
               const char *attribute,
               double      number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, " %s=\"%s\"", attribute,
                          g_ascii_formatd (digits, sizeof digits, "%.2f", number));
}

static void
append_text (GString           *text,
             const RsSceneText *from)
{
  const char *anchor = from->align < 0.25 ? "start" : from->align > 0.75 ? "end" : "middle";
  g_autofree char *escaped = g_markup_escape_text (from->text, -1);
  double shift = from->size * BASELINE;

  g_string_append_printf (text, "<text text-anchor=\"%s\"", anchor);
  append_number (text, "font-size", from->size);
  append_number (text, "x", from->upwards ? from->x + shift : from->x);
  append_number (text, "y", from->upwards ? from->y : from->y + shift);
  if (from->upwards)
    {
      char x[G_ASCII_DTOSTR_BUF_SIZE];
      char y[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (text, " transform=\"rotate(-90 %s %s)\"",
                              g_ascii_formatd (x, sizeof x, "%.2f", from->x + shift),
                              g_ascii_formatd (y, sizeof y, "%.2f", from->y));
    }
  g_string_append_printf (text, ">%s</text>\n", escaped);
}

/**
 * rs_svg_text_add:
 * @svg: what cairo wrote
 * @scene: what it shows
 *
 * Makes an SVG searchable. cairo writes letters as outlines, which look alike everywhere but are
 * no text. So the file gets a title and a description, and over every word the same word
 * invisibly: it can be found, selected, copied and read aloud.
 *
 * Returns: %FALSE if @svg is no SVG
 */
gboolean
rs_svg_text_add (GByteArray *svg,
                 RsScene    *scene)
{
  RsFigure *figure = rs_scene_get_figure (scene);
  g_autofree char *title = rs_figure_dup_title (figure);
  g_autofree char *summary = rs_figure_dup_summary (figure);
  g_autofree char *head = g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", title,
                                                   summary);
  g_autoptr (GString) text = NULL;
  const char *root, *begin, *end;
  gssize at;

  root = g_strstr_len ((const char *) svg->data, svg->len, "<svg");
  begin = root != NULL ? memchr (root, '>', svg->len - (gsize) (root - (char *) svg->data)) : NULL;
  end = g_strrstr_len ((const char *) svg->data, svg->len, "</svg>");
  if (begin == NULL || end == NULL || end < begin)
    return FALSE;

  text = g_string_new_len ((const char *) svg->data, svg->len);
  at = end - (const char *) svg->data;
  g_string_truncate (text, (gsize) at);
  g_string_append (text, "<g fill-opacity=\"0\" font-family=\"sans-serif\">\n");
  for (gsize i = 0; i < rs_scene_get_n_texts (scene); i++)
    {
      RsSceneText from;

      rs_scene_get_text (scene, i, &from);
      append_text (text, &from);
    }
  g_string_append (text, "</g>\n</svg>\n");
  g_string_insert (text, begin + 1 - (const char *) svg->data, head);

  g_byte_array_set_size (svg, 0);
  g_byte_array_append (svg, (const guint8 *) text->str, (guint) text->len);

  return TRUE;
}
