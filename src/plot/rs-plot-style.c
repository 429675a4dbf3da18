/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-style.h"

#define DEFAULT_RESOLUTION 96.0
#define POINTS_PER_INCH 72.0

/* The size of the widget's text in drawing units, with the person's text scaling. */
static double
get_font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double resolution;

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  resolution = pango_cairo_context_get_resolution (context);
  if (resolution <= 0)
    resolution = DEFAULT_RESOLUTION;

  return size * resolution / POINTS_PER_INCH;
}

static void
get_text_color (GtkWidget *widget,
                GdkRGBA   *color)
{
#if GTK_CHECK_VERSION (4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

/* A theme is dark where its text is light: no other sign of it is there in every GTK. */
static gboolean
is_light (const GdkRGBA *color)
{
  return 0.2126 * color->red + 0.7152 * color->green + 0.0722 * color->blue > 0.5;
}

/* The colour that a translucent one makes over another: a vector image would turn into pixels for
 * what is translucent. libadwaita mixes colours outside of 0 to 1, too. */
static RsColor
mix_over (const GdkRGBA *over,
          const RsColor *under)
{
  RsColor color
    = { CLAMP (over->red, 0, 1), CLAMP (over->green, 0, 1), CLAMP (over->blue, 0, 1), 1 };

  return rs_color_mix (&color, under, 1 - CLAMP (over->alpha, 0, 1));
}

/**
 * rs_plot_style_init_from_widget:
 * @style: (out): the style
 * @widget: a widget with a size
 *
 * Makes the style in which a figure fills the widget: its size, scale factor, text size and text
 * colour, light or dark as its theme is. The background stays transparent, for the widget has its
 * own.
 */
void
rs_plot_style_init_from_widget (RsStyle   *style,
                                GtkWidget *widget)
{
  GdkRGBA text;

  g_return_if_fail (style != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  get_text_color (widget, &text);
  rs_style_init (style, gtk_widget_get_width (widget), gtk_widget_get_height (widget),
                 is_light (&text));

  style->scale = gtk_widget_get_scale_factor (widget);
  style->font_size = get_font_size (widget);
  style->text = mix_over (&text, &style->background);
  style->background.alpha = 0;
}
