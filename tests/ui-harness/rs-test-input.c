/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-input.h"

#include <X11/XKBlib.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

#define WHEEL_UP 4
#define WHEEL_DOWN 5
#define DRAG_STEPS 8

/* A connection of our own, so that nothing of GTK's is in the way. */
static Display *
get_display (void)
{
  static Display *display;

  if (display == NULL)
    {
      int event, error, major, minor;

      display = XOpenDisplay (NULL);
      g_assert_nonnull (display);
      g_assert_true (XTestQueryExtension (display, &event, &error, &major, &minor));
    }

  return display;
}

static Window
get_xid (GtkWidget *widget)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (gtk_widget_get_native (widget)));
}

/* Until the application has handled what the server just made of our input. Motion is kept back
 * until the next frame, so one frame is waited for; the window may be gone by then. */
static void
settle (GtkWidget *widget)
{
  g_object_ref (widget);
  XSync (get_display (), False);
  gdk_display_sync (gdk_display_get_default ());
  rs_test_iterate ();
  if (gtk_widget_get_mapped (widget))
    rs_test_wait_for_frame (widget);
  rs_test_iterate ();
  g_object_unref (widget);
}

/* Gives the window of @widget the keyboard, which is a window manager's work when there is one. */
void
rs_test_focus_window (GtkWidget *widget)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  rs_test_wait_for_frame (widget);
  rs_test_need (gdk_surface_get_mapped (gtk_native_get_surface (GTK_NATIVE (window))));
  gdk_display_sync (gdk_display_get_default ());
  XSetInputFocus (get_display (), get_xid (widget), RevertToParent, CurrentTime);
  XSync (get_display (), False);
  rs_test_need (gtk_window_is_active (window));
}

/* Where on the screen, in its pixels, a place of the widget is. */
void
rs_test_get_root (GtkWidget *widget,
                  double     x,
                  double     y,
                  int       *root_x,
                  int       *root_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  graphene_point_t place;
  double native_x, native_y;
  int window_x, window_y;
  Window child;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native),
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y), &place));
  gtk_native_get_surface_transform (native, &native_x, &native_y);
  XTranslateCoordinates (get_display (), get_xid (widget), DefaultRootWindow (get_display ()), 0, 0,
                         &window_x, &window_y, &child);
  *root_x = window_x + (int) ((place.x + native_x) * scale);
  *root_y = window_y + (int) ((place.y + native_y) * scale);
}

void
rs_test_move (GtkWidget *widget,
              double     x,
              double     y)
{
  int root_x, root_y;

  rs_test_get_root (widget, x, y, &root_x, &root_y);
  XTestFakeMotionEvent (get_display (), -1, root_x, root_y, CurrentTime);
  settle (widget);
}

void
rs_test_press (GtkWidget *widget,
               guint      button)
{
  XTestFakeButtonEvent (get_display (), button, True, CurrentTime);
  settle (widget);
}

void
rs_test_release (GtkWidget *widget,
                 guint      button)
{
  XTestFakeButtonEvent (get_display (), button, False, CurrentTime);
  settle (widget);
}

/* Waits until a click can no longer be taken for the second one of a double click. */
static void
forget_last_click (GtkWidget *widget,
                   gint64     last)
{
  int double_click_ms;

  g_object_get (gtk_widget_get_settings (widget), "gtk-double-click-time", &double_click_ms, NULL);
  rs_test_wait (g_get_monotonic_time () > last + (double_click_ms + 50) * 1000,
                RS_TEST_DEADLINE_MS);
}

/* Clicks @times with the first button; 2 is a double click. */
void
rs_test_click (GtkWidget *widget,
               double     x,
               double     y,
               guint      times)
{
  static gint64 last_click;

  if (last_click != 0)
    forget_last_click (widget, last_click);

  rs_test_move (widget, x, y);
  for (guint i = 0; i < times; i++)
    {
      XTestFakeButtonEvent (get_display (), 1, True, CurrentTime);
      XTestFakeButtonEvent (get_display (), 1, False, CurrentTime);
    }
  last_click = g_get_monotonic_time ();
  settle (widget);
}

void
rs_test_click_middle (GtkWidget *widget)
{
  rs_test_click (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0,
                 1);
}

/* Turns the wheel; notches below 0 are upwards. */
void
rs_test_wheel (GtkWidget *widget,
               double     x,
               double     y,
               int        notches)
{
  rs_test_move (widget, x, y);
  for (int i = 0; i < ABS (notches); i++)
    {
      guint button = notches < 0 ? WHEEL_UP : WHEEL_DOWN;

      XTestFakeButtonEvent (get_display (), button, True, CurrentTime);
      XTestFakeButtonEvent (get_display (), button, False, CurrentTime);
      settle (widget);
    }
}

void
rs_test_drag (GtkWidget *widget,
              double     x,
              double     y,
              double     dx,
              double     dy)
{
  rs_test_move (widget, x, y);
  rs_test_press (widget, 1);
  for (int i = 1; i <= DRAG_STEPS; i++)
    rs_test_move (widget, x + dx * i / DRAG_STEPS, y + dy * i / DRAG_STEPS);
  rs_test_release (widget, 1);
}

static void
fake_key (guint    key,
          gboolean down)
{
  KeyCode code = XKeysymToKeycode (get_display (), key);

  g_assert_cmpint (code, !=, 0);
  XTestFakeKeyEvent (get_display (), code, down, CurrentTime);
}

/* Presses and releases a key of the keyboard, with Shift where the keyboard needs it. */
void
rs_test_key (GtkWidget       *widget,
             guint            key,
             GdkModifierType  modifiers)
{
  static const struct
  {
    GdkModifierType modifier;
    guint key;
  } held[] = {
    { GDK_SHIFT_MASK, GDK_KEY_Shift_L },
    { GDK_CONTROL_MASK, GDK_KEY_Control_L },
    { GDK_ALT_MASK, GDK_KEY_Alt_L },
  };
  KeyCode code = XKeysymToKeycode (get_display (), key);

  g_assert_cmpint (code, !=, 0);
  if (XkbKeycodeToKeysym (get_display (), code, 0, 0) != key
      && XkbKeycodeToKeysym (get_display (), code, 0, 1) == key)
    modifiers |= GDK_SHIFT_MASK;

  for (gsize i = 0; i < G_N_ELEMENTS (held); i++)
    if (modifiers & held[i].modifier)
      fake_key (held[i].key, TRUE);
  XTestFakeKeyEvent (get_display (), code, True, CurrentTime);
  XTestFakeKeyEvent (get_display (), code, False, CurrentTime);
  for (gsize i = G_N_ELEMENTS (held); i > 0; i--)
    if (modifiers & held[i - 1].modifier)
      fake_key (held[i - 1].key, FALSE);
  settle (widget);
}

/* A key that means nothing on this keyboard, to be given a character. */
static KeyCode
find_spare_key (void)
{
  Display *display = get_display ();
  int lowest, highest, per_key;
  KeySym *map;
  int spare = 0;

  XDisplayKeycodes (display, &lowest, &highest);
  map = XGetKeyboardMapping (display, (KeyCode) lowest, highest - lowest + 1, &per_key);
  for (int code = highest; code >= lowest && spare == 0; code--)
    {
      gboolean empty = TRUE;

      for (int i = 0; i < per_key; i++)
        empty = empty && map[(code - lowest) * per_key + i] == NoSymbol;
      if (empty)
        spare = code;
    }
  XFree (map);
  g_assert_cmpint (spare, !=, 0);

  return (KeyCode) spare;
}

static void
keys_changed_cb (GdkDevice *device,
                 gboolean  *changed)
{
  *changed = TRUE;
}

/* Puts a character on the spare key and waits until GTK knows the new keyboard. */
static void
type_spare (GtkWidget *widget,
            KeyCode    spare,
            KeySym     symbol)
{
  GdkDisplay *gdk_display = gdk_display_get_default ();
  GdkDevice *keyboard = gdk_seat_get_keyboard (gdk_display_get_default_seat (gdk_display));
  KeySym symbols[2] = { symbol, symbol };
  gboolean changed = FALSE;
  gulong handler;

  handler = g_signal_connect (keyboard, "changed", G_CALLBACK (keys_changed_cb), &changed);
  XChangeKeyboardMapping (get_display (), spare, 2, symbols, 1);
  settle (widget);
  /* Not every GTK says so; then the frame above has to do. */
  rs_test_wait (changed, 100);
  g_signal_handler_disconnect (keyboard, handler);
  XTestFakeKeyEvent (get_display (), spare, True, CurrentTime);
  XTestFakeKeyEvent (get_display (), spare, False, CurrentTime);
  settle (widget);
}

/* Types any text into what has the focus; @widget is in its window. */
void
rs_test_type (GtkWidget  *widget,
              const char *text)
{
  KeyCode spare = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint key = gdk_unicode_to_keyval (g_utf8_get_char (p));
      KeyCode code = XKeysymToKeycode (get_display (), key);

      if (code != 0
          && (XkbKeycodeToKeysym (get_display (), code, 0, 0) == key
              || XkbKeycodeToKeysym (get_display (), code, 0, 1) == key))
        {
          rs_test_key (widget, key, 0);
          continue;
        }
      if (spare == 0)
        spare = find_spare_key ();
      type_spare (widget, spare, key);
    }
}

/* The color on the real screen at a place of the widget, 0xRRGGBB. */
guint32
rs_test_screen_pixel (GtkWidget *widget,
                      double     x,
                      double     y)
{
  Display *display = get_display ();
  int root_x, root_y;
  XImage *image;
  guint32 rgb;

  rs_test_get_root (widget, x, y, &root_x, &root_y);
  image
    = XGetImage (display, DefaultRootWindow (display), root_x, root_y, 1, 1, AllPlanes, ZPixmap);
  g_assert_nonnull (image);
  rgb = XGetPixel (image, 0, 0) & 0xffffff;
  XDestroyImage (image);

  return rgb;
}
