/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>

/* From the start of the process to the first plot on the screen, as a person sees it: the screen is
 * looked at until the red of the outliers is on it.
 */

#define N_RUNS 7
#define ENOUGH_RED 40
#define DEADLINE_MS 30000

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static int
count_red (Display *display)
{
  Window root = DefaultRootWindow (display);
  XWindowAttributes attributes;
  XImage *image;
  int n_red = 0;

  XGetWindowAttributes (display, root, &attributes);
  image = XGetImage (display, root, 0, 0, (unsigned) attributes.width,
                     (unsigned) attributes.height, AllPlanes, ZPixmap);
  for (int y = 0; y < attributes.height; y++)
    for (int x = 0; x < attributes.width; x++)
      {
        unsigned long pixel = XGetPixel (image, x, y);
        int red = (pixel >> 16) & 255;
        int green = (pixel >> 8) & 255;
        int blue = pixel & 255;

        if (red > 150 && green < 90 && blue < 90)
          n_red++;
      }
  XDestroyImage (image);

  return n_red;
}

static double
run_ms (Display    *display,
        const char *program)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gint64 started = g_get_monotonic_time ();
  double elapsed;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, NULL);
  if (process == NULL)
    g_error ("%s: %s", program, error->message);

  while (count_red (display) < ENOUGH_RED)
    if (g_get_monotonic_time () - started > DEADLINE_MS * 1000)
      g_error ("no plot within %d ms", DEADLINE_MS);
  elapsed = (g_get_monotonic_time () - started) / 1000.0;

  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
  while (count_red (display) > 0)
    ;

  return elapsed;
}

int
main (int   argc,
      char *argv[])
{
  Display *display = XOpenDisplay (NULL);
  double times[N_RUNS];

  if (argc != 2 || display == NULL)
    {
      g_printerr ("usage: bench-startup REFSCOPE, on a display with nothing on it\n");
      return 2;
    }

  run_ms (display, argv[1]);
  for (int i = 0; i < N_RUNS; i++)
    times[i] = run_ms (display, argv[1]);
  qsort (times, N_RUNS, sizeof *times, compare_doubles);

  g_print ("start of the process to the first plot on screen: %.0f ms\n", times[N_RUNS / 2]);
  XCloseDisplay (display);

  return 0;
}
