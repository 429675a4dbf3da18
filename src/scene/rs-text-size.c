/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-text-size.h"

#include <pango/pangocairo.h>

/* A figure has some hundred texts; a session with much zooming should not collect them for ever. */
#define MAX_KNOWN 4096

/* Texts are measured at this size and scaled: one entry serves every size. */
#define MEASURED_SIZE 100.0

/* Main thread only, as all drawing. */
static PangoLayout *layout;
static GHashTable *known;
static char *chosen_family;

static void
prepare (void)
{
  PangoContext *context;
  PangoFontDescription *font;
  const char *family = chosen_family;

  /* what PLplot draws with */
  if (family == NULL)
    family = g_getenv ("PLPLOT_FREETYPE_SANS_FAMILY");

  font = pango_font_description_new ();
  pango_font_description_set_family (font, family != NULL ? family : "sans");
  pango_font_description_set_absolute_size (font, MEASURED_SIZE * PANGO_SCALE);
  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  layout = pango_layout_new (context);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  g_object_unref (context);
  known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * rs_text_size_set_family:
 * @family: the font families that texts are drawn with
 *
 * Forgets what was measured with another font.
 */
void
rs_text_size_set_family (const char *family)
{
  g_free (chosen_family);
  chosen_family = g_strdup (family);
  g_clear_object (&layout);
  g_clear_pointer (&known, g_hash_table_unref);
}

/**
 * rs_text_size_width:
 * @text: a text
 * @size: of the font
 *
 * How long a text is. Each is measured once.
 *
 * Returns: its length in the units of @size
 */
double
rs_text_size_width (const char *text,
                    double      size)
{
  double *width;

  g_return_val_if_fail (text != NULL, 0);

  if (layout == NULL)
    prepare ();

  width = g_hash_table_lookup (known, text);
  if (width == NULL)
    {
      PangoRectangle extents;

      if (g_hash_table_size (known) >= MAX_KNOWN)
        g_hash_table_remove_all (known);
      pango_layout_set_text (layout, text, -1);
      pango_layout_get_extents (layout, NULL, &extents);
      width = g_new (double, 1);
      *width = (double) extents.width / PANGO_SCALE / MEASURED_SIZE;
      g_hash_table_insert (known, g_strdup (text), width);
    }

  return *width * size;
}
