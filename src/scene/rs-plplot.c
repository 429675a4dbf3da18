/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plplot.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <plplot.h>
#include <setjmp.h>
#include <string.h>

#include "rs-error.h"
#include "rs-text-size.h"

/* The device that draws on a cairo context of ours. */
#define DEVICE "extcairo"

/* PLplot's limit for a text is 500 bytes; what is doubled by escaping counts. */
#define MAX_TEXT 480

/* Where PLplot reads the family of its sans font, at each plinit(). */
#define FAMILY_VARIABLE "PLPLOT_FREETYPE_SANS_FAMILY"

/* The one slot of PLplot's colour table that is ever used. */
#define PEN_SLOT 1

/* PLplot is all globals; so is what guards it. Main thread only. */
static jmp_buf leave;
static gboolean running;
static char trouble[256];

/* PLplot would exit() after this; jumping out of it is what keeps the process alive. */
static int
exit_cb (const char *message)
{
  g_strlcpy (trouble, message, sizeof trouble);
  if (running)
    longjmp (leave, 1);

  return 1;
}

/* A drawing call was refused, for example a text that is no UTF-8; the rest is drawn. */
static void
abort_cb (const char *message)
{
  g_debug ("PLplot: %s", message);
}

static gboolean
device_exists (void)
{
  const char *menus[128];
  const char *devices[128];
  const char **menu = menus;
  const char **device = devices;
  int n = G_N_ELEMENTS (devices);

  plgDevs (&menu, &device, &n);
  for (int i = 0; i < n; i++)
    if (strcmp (device[i], DEVICE) == 0)
      return TRUE;

  return FALSE;
}

static void
start (double   width,
       double   height,
       cairo_t *cr)
{
  int columns = (int) ceil (width);
  int rows = (int) ceil (height);

  plsdev (DEVICE);
  plspage (0, 0, columns, rows, 0, 0);
  /* the page itself is painted by the caller */
  plscol0a (0, 255, 255, 255, 0);
  plinit ();
  if (cr == NULL)
    return;

  pl_cmd (PLESC_DEVINIT, cr);
  pladv (0);
  /* one viewport over the page, and its world the page's own units, y downwards */
  plvpor (0, 1, 0, 1);
  plwind (0, columns, rows, 0);
}

/**
 * rs_plplot_set_font_family:
 * @family: font families as Pango reads them, for example "Cantarell,sans"
 *
 * Chooses the font of all figures from now on. It is kept in the environment, for that is where
 * PLplot reads it: to be called before other threads start. Characters that have a meaning in
 * Pango's markup are left out, because PLplot does not escape them.
 */
void
rs_plplot_set_font_family (const char *family)
{
  g_autofree char *plain = NULL;

  g_return_if_fail (family != NULL);

  plain = g_strdelimit (g_strdup (family), "\"'<>&\n\r\t", ' ');
  g_strstrip (plain);
  if (plain[0] == '\0')
    return;

  g_setenv (FAMILY_VARIABLE, plain, TRUE);
  rs_text_size_set_family (plain);
}

/**
 * rs_plplot_check:
 * @error: return location for %RS_ERROR_DRAW
 *
 * Finds out whether PLplot can draw here: it needs its cairo driver and its font file. Without
 * the driver PLplot would ask on standard input, without the font file end the process. Main
 * thread only. A success is remembered.
 *
 * Returns: %FALSE if something is missing; the message names it and the package to install
 */
gboolean
rs_plplot_check (GError **error)
{
  static gboolean fine;

  if (fine)
    return TRUE;

  if (!device_exists ())
    {
      g_set_error (error, RS_ERROR, RS_ERROR_DRAW,
                   /* Translators: %s are the name of a driver and of a package. */
                   _("PLplot’s driver “%s” is missing: install the package %s."),
                   DEVICE, "plplot-driver-cairo");
      return FALSE;
    }

  fine = rs_plplot_run (NULL, 100, 100, NULL, NULL, error);

  return fine;
}

/**
 * rs_plplot_run:
 * @cr: (nullable): where to draw; its state is the same afterwards
 * @width: of the page, in units of @cr
 * @height: of the page, in units of @cr
 * @draw: (nullable): draws with rs_pen_line() and its sisters
 * @data: for @draw
 * @error: return location for %RS_ERROR_DRAW
 *
 * Draws with PLplot. @draw may be left by longjmp() at any call of a pen: it must own no memory.
 * Main thread only, and not from within @draw.
 *
 * Each drawing is a plinit() … plend1(), which costs 17 µs and carries no state over. Never
 * plend(): PLplot 5.15 then uses a driver that it has unloaded.
 *
 * Returns: %FALSE if PLplot gave up
 */
gboolean
rs_plplot_run (cairo_t     *cr,
               double       width,
               double       height,
               RsPlplotDraw draw,
               gpointer     data,
               GError     **error)
{
  volatile gboolean done = FALSE;

  g_return_val_if_fail (width > 0 && height > 0, FALSE);
  g_return_val_if_fail (cr != NULL || draw == NULL, FALSE);
  g_return_val_if_fail (!running, FALSE);

  plsexit (exit_cb);
  plsabort (abort_cb);
  trouble[0] = '\0';
  if (cr != NULL)
    cairo_save (cr);
  running = TRUE;
  if (setjmp (leave) == 0)
    {
      start (width, height, cr);
      if (draw != NULL)
        draw (data);
      done = TRUE;
    }
  running = FALSE;
  plend1 ();
  /* the driver leaves the context upside down */
  if (cr != NULL)
    cairo_restore (cr);

  if (done)
    return TRUE;

  if (strstr (trouble, "font") != NULL)
    g_set_error (error, RS_ERROR, RS_ERROR_DRAW,
                 /* Translators: %s are the name of a file and of a package. */
                 _("PLplot’s font file %s is missing: install the package %s."),
                 "plxtnd5.fnt", "libplplot-data");
  else
    g_set_error (error, RS_ERROR, RS_ERROR_DRAW, _("PLplot cannot draw: %s"), trouble);

  return FALSE;
}

static int
channel (double value)
{
  /* a theme's colour may lie outside of what a screen shows */
  return (int) lround (CLAMP (value, 0, 1) * 255);
}

/**
 * rs_pen_set:
 * @color: of what is drawn next
 * @width: of lines, and the diameter of dots
 */
void
rs_pen_set (const RsColor *color,
            double         width)
{
  plscol0a (PEN_SLOT, channel (color->red), channel (color->green), channel (color->blue),
            CLAMP (color->alpha, 0, 1));
  plcol0 (PEN_SLOT);
  plwidth (width);
}

/**
 * rs_pen_line:
 * @x0: start
 * @y0: start
 * @x1: end
 * @y1: end
 *
 * Draws a straight line.
 */
void
rs_pen_line (double x0,
             double y0,
             double x1,
             double y1)
{
  pljoin (x0, y0, x1, y1);
}

/**
 * rs_pen_lines:
 * @x: (array length=n): where each corner is
 * @y: (array length=n): the same
 * @n: how many corners
 *
 * Draws a line through many corners; none if there are less than two.
 */
void
rs_pen_lines (const double *x,
              const double *y,
              gsize         n)
{
  if (n > 1)
    plline ((PLINT) MIN (n, G_MAXINT32), x, y);
}

/**
 * rs_pen_rect:
 * @rect: where
 *
 * Fills a rectangle. PLplot's driver draws a line one unit wide around what it fills, whatever the
 * width of the pen: half of it lies outside, and is made room for.
 */
void
rs_pen_rect (const RsRect *rect)
{
  double dx = MIN (rect->width / 2, 0.5);
  double dy = MIN (rect->height / 2, 0.5);
  double left = rect->x + dx, right = rect->x + rect->width - dx;
  double top = rect->y + dy, bottom = rect->y + rect->height - dy;
  const double x[] = { left, right, right, left };
  const double y[] = { top, top, bottom, bottom };

  plfill (G_N_ELEMENTS (x), x, y);
}

/**
 * rs_pen_dot:
 * @x: centre
 * @y: centre
 *
 * Draws a round dot as thick as the pen: a line without length, its ends round. PLplot's symbols
 * would be texts and three times as slow.
 */
void
rs_pen_dot (double x,
            double y)
{
  plpoin (1, &x, &y, -1);
}

/**
 * rs_pen_text:
 * @text: any text
 * @size: of the font, in units of the page
 * @x: where
 * @y: middle of its capital letters
 * @align: 0 if @x is where it begins, 0.5 its middle, 1 its end
 * @upwards: whether it runs upwards
 *
 * Writes a text.
 */
void
rs_pen_text (const char *text,
             double      size,
             double      x,
             double      y,
             double      align,
             gboolean    upwards)
{
  char escaped[MAX_TEXT + 2];
  gsize n = 0;

  /* '#' begins an escape of PLplot, doubled it is itself */
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = g_utf8_next_char (p) - p;

      if (n + length + 1 > MAX_TEXT)
        break;
      if (*p == '#')
        escaped[n++] = '#';
      memcpy (escaped + n, p, length);
      n += length;
    }
  escaped[n] = '\0';

  /* PLplot reads millimetres at 72 dots an inch, Pango then sets points at 96 */
  plschr (size * 0.75 * 25.4 / 72, 1);
  plptex (x, y, upwards ? 0 : 1, upwards ? -1 : 0, align, escaped);
}
