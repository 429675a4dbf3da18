/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-series-colors.h"

#include <adwaita.h>

#include "rs-style.h"

/* How light a colour may be for white to be seen on it, as relative luminance. */
#define LIGHT 0.45

static void
append_rule (GString       *css,
             guint          series,
             const RsColor *color)
{
  double luminance = 0.2126 * color->red + 0.7152 * color->green + 0.0722 * color->blue;

  g_string_append_printf (css, ".series-%u check { color: %s; } ", series,
                          luminance > LIGHT ? "black" : "white");
  g_string_append_printf (css, ".series-%u check:checked { background: rgb(%d,%d,%d); } ",
                          series, (int) (color->red * 255 + 0.5), (int) (color->green * 255 + 0.5),
                          (int) (color->blue * 255 + 0.5));
}

static void
update (GtkCssProvider  *provider,
        GParamSpec      *pspec,
        AdwStyleManager *manager)
{
  g_autoptr (GString) css = g_string_new (NULL);
  RsStyle style;

  /* one that cannot be hidden is shown all the same */
  g_string_append (css, ".series-check:checked:disabled check { filter: none; } ");

  rs_style_init (&style, 1, 1, adw_style_manager_get_dark (manager));
  for (guint i = 0; i < RS_STYLE_MAX_SERIES; i++)
    append_rule (css, i, &style.series[i]);

#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_css_provider_load_from_string (provider, css->str);
#else
  gtk_css_provider_load_from_data (provider, css->str, (gssize) css->len);
#endif
}

/**
 * rs_series_colors_install:
 * @display: where windows are shown
 *
 * Gives check buttons of the style classes series-0, series-1 … the colours that series have in the
 * plot, light or dark. Main thread only. To be called once.
 */
void
rs_series_colors_install (GdkDisplay *display)
{
  AdwStyleManager *manager;
  g_autoptr (GtkCssProvider) provider = NULL;

  g_return_if_fail (GDK_IS_DISPLAY (display));

  manager = adw_style_manager_get_for_display (display);
  provider = gtk_css_provider_new ();
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update), provider,
                           G_CONNECT_SWAPPED);
  update (provider, NULL, manager);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
