/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TEST_DEADLINE_MS 30000

/* The one warning that does not end a test. It is GTK's own: without a compositor, GTK 4.24 tells
 * itself twice that the frame of a popover was submitted (gdk/x11/gdksurface-x11.c). */
#define RS_TEST_HARMLESS_WARNING "gdk_frame_timings_submitted() called on submitted frame"

/* Runs the main loop until @condition holds, or the time is over. */
#define rs_test_wait(condition, milliseconds)                                            \
  G_STMT_START                                                                           \
  {                                                                                      \
    RsTestTimer *timer_ = rs_test_timer_new (milliseconds);                              \
    while (!(condition) && rs_test_timer_iterate (timer_))                               \
      ;                                                                                  \
    rs_test_timer_free (timer_);                                                         \
  }                                                                                      \
  G_STMT_END

/* Runs the main loop until @condition holds; the test fails when it never does. */
#define rs_test_need(condition)                                                          \
  G_STMT_START                                                                           \
  {                                                                                      \
    RsTestTimer *timer_ = rs_test_timer_new (RS_TEST_DEADLINE_MS);                       \
    while (!(condition))                                                                 \
      if (!rs_test_timer_iterate (timer_))                                               \
        g_assertion_message (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC,                \
                             "not within the deadline: " #condition);                    \
    rs_test_timer_free (timer_);                                                         \
  }                                                                                      \
  G_STMT_END

typedef struct _RsTestTimer RsTestTimer;

typedef gboolean (*RsTestMatch) (GtkWidget *widget,
                                 gpointer   user_data);

/* Red, green and blue as 0xRRGGBB. */
typedef gboolean (*RsTestColor) (guint32    rgb);

/* The picture of a widget, a pixel a guint32 0xAARRGGBB. */
typedef struct
{
  int width;
  int height;
  guint32 *data;
} RsTestPixels;

void          rs_test_ui_init        (int            *argc,
                                      char         ***argv);

RsTestTimer  *rs_test_timer_new      (int             milliseconds);
gboolean      rs_test_timer_iterate  (RsTestTimer    *timer);
void          rs_test_timer_free     (RsTestTimer    *timer);

void          rs_test_set_dark       (GtkWidget      *widget,
                                      gboolean        dark);
void          rs_test_wait_for_frame (GtkWidget      *widget);
void          rs_test_iterate        (void);

GtkWidget    *rs_test_find_where     (GtkWidget      *root,
                                      RsTestMatch     match,
                                      gpointer        user_data);
GtkWidget    *rs_test_find           (GtkWidget      *root,
                                      GType           type,
                                      const char     *text);
GtkWidget    *rs_test_find_anywhere  (GType           type,
                                      const char     *text);
GtkWidget    *rs_test_find_action    (GtkWidget      *root,
                                      const char     *action);
GtkWidget    *rs_test_find_named     (GtkWidget      *root,
                                      const char     *name);
char         *rs_test_dup_clipboard  (GtkWidget      *widget);

RsTestPixels *rs_test_pixels_new     (GtkWidget      *widget);
void          rs_test_pixels_free    (RsTestPixels   *pixels);
guint32       rs_test_pixels_get     (RsTestPixels   *pixels,
                                      int             x,
                                      int             y);
guint         rs_test_pixels_count   (RsTestPixels   *pixels,
                                      RsTestColor     color);
guint         rs_test_pixels_differ  (RsTestPixels   *a,
                                      RsTestPixels   *b);
gboolean      rs_test_is_red         (guint32         rgb);
gboolean      rs_test_is_dark        (guint32         rgb);
gboolean      rs_test_is_light       (guint32         rgb);
void          rs_test_screenshot     (GtkWidget      *widget,
                                      const char     *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsTestPixels, rs_test_pixels_free)

G_END_DECLS
