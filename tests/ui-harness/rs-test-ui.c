/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-ui.h"

#include <locale.h>

struct _RsTestTimer
{
  gint64 end;
  guint source;
};

static GLogWriterOutput
log_cb (GLogLevelFlags   level,
        const GLogField *fields,
        gsize            n_fields,
        gpointer         user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE")
        && g_strstr_len (fields[i].value, fields[i].length,
                         RS_TEST_HARMLESS_WARNING) != NULL)
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* Starts GLib's tests and GTK; every other warning ends the test. */
void
rs_test_ui_init (int    *argc,
                 char ***argv)
{
  /* gtk_test_init () wants the locale en_US.UTF-8, which not every machine has */
  g_test_init (argc, argv, NULL);
  g_log_set_writer_func (log_cb, NULL, NULL);
  gtk_disable_setlocale ();
  setlocale (LC_ALL, "C.UTF-8");
  gtk_init ();
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

RsTestTimer *
rs_test_timer_new (int milliseconds)
{
  RsTestTimer *timer = g_new0 (RsTestTimer, 1);

  timer->end = g_get_monotonic_time () + milliseconds * G_GINT64_CONSTANT (1000);
  /* So that an iteration never blocks beyond the deadline. */
  timer->source = g_timeout_add (5, tick_cb, NULL);

  return timer;
}

/* Runs the main loop once; FALSE: the time is over. */
gboolean
rs_test_timer_iterate (RsTestTimer *timer)
{
  if (g_get_monotonic_time () >= timer->end)
    return FALSE;

  g_main_context_iteration (NULL, TRUE);

  return TRUE;
}

void
rs_test_timer_free (RsTestTimer *timer)
{
  g_source_remove (timer->source);
  g_free (timer);
}

/* Handles what is already waiting in the main loop. */
void
rs_test_iterate (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

typedef struct
{
  gboolean flushed; /* motion that was kept back has been handled */
  gboolean painted; /* and after that a frame was drawn */
} Frame;

static void
flush_events_cb (GdkFrameClock *clock,
                 Frame         *frame)
{
  frame->flushed = TRUE;
}

static void
after_paint_cb (GdkFrameClock *clock,
                Frame         *frame)
{
  frame->painted = frame->flushed;
}

/* Asks for the dark or the light theme by the property of GTK 4.20, which warns of the older one, if
 * this GTK has it. */
void
rs_test_set_dark (GtkWidget *widget,
                  gboolean   dark)
{
  GtkSettings *settings = gtk_widget_get_settings (widget);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (settings),
                                                    "gtk-interface-color-scheme");

  if (pspec == NULL)
    {
      g_object_set (settings, "gtk-application-prefer-dark-theme", dark, NULL);
      return;
    }

  g_object_set (settings, pspec->name,
                g_enum_get_value_by_nick (G_PARAM_SPEC_ENUM (pspec)->enum_class,
                                          dark ? "dark" : "light")->value,
                NULL);
}

/* Runs the main loop until the window of @widget has handled what it had kept back for its next
 * frame, which is motion and scrolling, and has drawn a whole frame after that, or is closed. */
void
rs_test_wait_for_frame (GtkWidget *widget)
{
  g_autoptr (GdkFrameClock) clock = NULL;
  Frame frame = { FALSE, FALSE };
  gulong flush_handler, paint_handler;

  g_object_ref (widget);
  rs_test_need (gtk_widget_get_mapped (widget));
  clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  flush_handler = g_signal_connect (clock, "flush-events", G_CALLBACK (flush_events_cb), &frame);
  paint_handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &frame);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_FLUSH_EVENTS);
  rs_test_need (frame.flushed || !gtk_widget_get_mapped (widget));
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  rs_test_need (frame.painted || !gtk_widget_get_mapped (widget));
  g_signal_handler_disconnect (clock, flush_handler);
  g_signal_handler_disconnect (clock, paint_handler);
  g_object_unref (widget);
}

/* The first widget below @root, itself included, that matches. (transfer none) (nullable) */
GtkWidget *
rs_test_find_where (GtkWidget   *root,
                    RsTestMatch  match,
                    gpointer     user_data)
{
  if (match (root, user_data))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = rs_test_find_where (child, match, user_data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  GType type;
  const char *text;
} TypeAndText;

/* What a person reads on the widget. */
static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_WINDOW (widget))
    return gtk_window_get_title (GTK_WINDOW (widget));

  return NULL;
}

static gboolean
match_type_and_text (GtkWidget *widget,
                     gpointer   user_data)
{
  const TypeAndText *wanted = user_data;
  const char *text;

  if (!G_TYPE_CHECK_INSTANCE_TYPE (widget, wanted->type) || !gtk_widget_get_mapped (widget))
    return FALSE;
  if (wanted->text == NULL)
    return TRUE;

  text = get_text (widget);

  return text != NULL && g_str_has_prefix (text, wanted->text);
}

/* The first widget on screen below @root of a type whose text begins with @text (or any).
 * (transfer none) (nullable) */
GtkWidget *
rs_test_find (GtkWidget  *root,
              GType       type,
              const char *text)
{
  TypeAndText wanted = { type, text };

  return rs_test_find_where (root, match_type_and_text, &wanted);
}

/* The same in every window of the process, tooltips and popovers included. */
GtkWidget *
rs_test_find_anywhere (GType       type,
                       const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = rs_test_find (window, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
match_action (GtkWidget *widget,
              gpointer   user_data)
{
  return GTK_IS_ACTIONABLE (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), user_data) == 0;
}

/* The first button on screen below @root with this action. (transfer none) (nullable) */
GtkWidget *
rs_test_find_action (GtkWidget  *root,
                     const char *action)
{
  return rs_test_find_where (root, match_action, (gpointer) action);
}

static gboolean
match_name (GtkWidget *widget,
            gpointer   user_data)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), user_data) == 0;
}

/* The first widget below @root, seen or not, that a template calls so. (transfer none) (nullable) */
GtkWidget *
rs_test_find_named (GtkWidget  *root,
                    const char *name)
{
  return rs_test_find_where (root, match_name, (gpointer) name);
}

static void
got_text_cb (GObject      *clipboard,
             GAsyncResult *result,
             gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* The text on the clipboard, once there is one. (transfer full) */
char *
rs_test_dup_clipboard (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, got_text_cb, &text);
  rs_test_need (text != NULL);

  return text;
}

static GdkTexture *
render (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);

  return gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

/* What the widget draws, at scale 1, once its next frame is drawn. Where it draws nothing,
 * and its background is not its own, the pixels are transparent. */
RsTestPixels *
rs_test_pixels_new (GtkWidget *widget)
{
  RsTestPixels *pixels = g_new0 (RsTestPixels, 1);
  g_autoptr (GdkTexture) texture = NULL;

  rs_test_wait_for_frame (widget);
  texture = render (widget);
  pixels->width = gdk_texture_get_width (texture);
  pixels->height = gdk_texture_get_height (texture);
  pixels->data = g_new (guint32, (gsize) pixels->width * pixels->height);
  gdk_texture_download (texture, (guchar *) pixels->data, (gsize) pixels->width * 4);

  return pixels;
}

void
rs_test_pixels_free (RsTestPixels *pixels)
{
  g_free (pixels->data);
  g_free (pixels);
}

guint32
rs_test_pixels_get (RsTestPixels *pixels,
                    int           x,
                    int           y)
{
  g_assert_cmpint (x, >=, 0);
  g_assert_cmpint (x, <, pixels->width);
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (y, <, pixels->height);

  return pixels->data[(gsize) y * pixels->width + x];
}

/* How many opaque pixels are of a color. */
guint
rs_test_pixels_count (RsTestPixels *pixels,
                      RsTestColor   color)
{
  guint n = 0;

  for (gsize i = 0; i < (gsize) pixels->width * pixels->height; i++)
    if (pixels->data[i] >> 24 == 255 && color (pixels->data[i] & 0xffffff))
      n++;

  return n;
}

/* How many pixels differ; every one when the sizes differ. */
guint
rs_test_pixels_differ (RsTestPixels *a,
                       RsTestPixels *b)
{
  gsize n_pixels = (gsize) a->width * a->height;
  guint n = 0;

  if (a->width != b->width || a->height != b->height)
    return n_pixels;

  for (gsize i = 0; i < n_pixels; i++)
    if (a->data[i] != b->data[i])
      n++;

  return n;
}

static int
red_of (guint32 rgb)
{
  return (rgb >> 16) & 255;
}

static int
green_of (guint32 rgb)
{
  return (rgb >> 8) & 255;
}

static int
blue_of (guint32 rgb)
{
  return rgb & 255;
}

gboolean
rs_test_is_red (guint32 rgb)
{
  return red_of (rgb) > 150 && red_of (rgb) - green_of (rgb) > 80
         && red_of (rgb) - blue_of (rgb) > 80;
}

gboolean
rs_test_is_dark (guint32 rgb)
{
  return red_of (rgb) < 90 && green_of (rgb) < 90 && blue_of (rgb) < 90;
}

gboolean
rs_test_is_light (guint32 rgb)
{
  return red_of (rgb) > 200 && green_of (rgb) > 200 && blue_of (rgb) > 200;
}

/* Writes what the widget draws to NAME.png in the folder that RS_TEST_SCREENSHOTS names, if it
 * does. */
void
rs_test_screenshot (GtkWidget  *widget,
                    const char *name)
{
  const char *folder = g_getenv ("RS_TEST_SCREENSHOTS");
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;

  rs_test_wait_for_frame (widget);
  texture = render (widget);
  file = g_strconcat (name, ".png", NULL);
  path = g_build_filename (folder, file, NULL);
  g_mkdir_with_parents (folder, 0755);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}
