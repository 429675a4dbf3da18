/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>

#include "rs-bench.h"

/* From the start of the process to the first plot on the screen, as a person sees it: the screen is
 * looked at until the red of the outliers is on it. In turn with it the essay's own script with
 * Debian's matplotlib, to the end of its savefig(), so that a machine that slows down slows both.
 */

#define N_RUNS 7
#define ENOUGH_RED 40
#define DEADLINE_MS 30000

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
  g_autofree char *folder = NULL;
  g_autofree char *picture = NULL;
  double times[N_RUNS], their_times[N_RUNS];
  double ours, theirs;
  gboolean rival;

  if (argc != 3 || display == NULL)
    {
      g_printerr ("usage: bench-startup REFSCOPE SCRIPT, on a display with nothing on it\n");
      return 2;
    }

  folder = g_dir_make_tmp ("refscope-bench-XXXXXX", NULL);
  picture = g_build_filename (folder, "theirs.png", NULL);
  rival = rs_bench_have_module (RS_BENCH_PYTHON, "matplotlib");
  for (int i = -1; i < N_RUNS; i++)
    {
      double time = run_ms (display, argv[1]);
      const char *const script[] = { RS_BENCH_PYTHON, "-I", argv[2], picture, NULL };
      double their_time = rival ? rs_bench_run_ms (script) : 0;

      /* the first turn warms the disk's cache */
      if (i >= 0)
        {
          times[i] = time;
          their_times[i] = their_time;
        }
    }

  ours = rs_bench_median (times, N_RUNS);
  theirs = rs_bench_median (their_times, N_RUNS);
  g_print ("start of the process to the first plot on screen: %.0f ms\n", ours);
  if (rival)
    g_print ("the essay's script with matplotlib, to the end of savefig(): %.0f ms, %.1f times as "
             "long\n",
             theirs, theirs / ours);
  else
    g_print (RS_BENCH_PYTHON " has no matplotlib: nothing to compare with\n");

  g_unlink (picture);
  g_rmdir (folder);
  XCloseDisplay (display);

  return 0;
}
