/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-window.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rs-export-dialog.h"
#include "rs-test-app.h"
#include "rs-test-input.h"

static void
test_export (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autofree char *folder = g_dir_make_tmp ("refscope-XXXXXX", NULL);
  g_autofree char *png = g_build_filename (folder, "a.png", NULL);
  g_autofree char *csv = g_build_filename (folder, "a.csv", NULL);
  g_autoptr (GFile) png_file = g_file_new_for_path (png);
  g_autoptr (GFile) csv_file = g_file_new_for_path (csv);
  g_autofree char *contents = NULL;

  rs_test_app_open (app);
  g_settings_set_int (app->settings, "export-width", 300);
  g_settings_set_int (app->settings, "export-height", 200);
  g_settings_set_int (app->settings, "export-dpi", 96);

  rs_window_export (RS_WINDOW (app->window), RS_EXPORT_PNG, png_file);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Exported a.png"));
  g_assert_nonnull (rs_test_find_action (app->window, "win.open-folder"));
  {
    g_autoptr (GdkTexture) texture = gdk_texture_new_from_filename (png, NULL);

    g_assert_nonnull (texture);
    g_assert_cmpint (gdk_texture_get_width (texture), ==, 300);
    g_assert_cmpint (gdk_texture_get_height (texture), ==, 200);
  }

  rs_window_export (RS_WINDOW (app->window), RS_EXPORT_CSV, csv_file);
  rs_test_need (g_file_test (csv, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (csv, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "\n1000,"));

  g_remove (png);
  g_remove (csv);
  g_rmdir (folder);
}

static gboolean
is_about_folder (GtkWidget *widget,
                 gpointer   folder)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && strstr (gtk_label_get_text (GTK_LABEL (widget)), folder) != NULL;
}

static void
test_export_fails (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent-folder/a.svg");

  rs_test_app_open (app);
  rs_window_export (RS_WINDOW (app->window), RS_EXPORT_SVG, file);
  rs_test_need (rs_test_find_where (app->window, is_about_folder, (gpointer) "nonexistent-folder"));
  g_assert_null (rs_test_find_action (app->window, "win.open-folder"));
}

/* A pipe that nobody reads from: an export to it is under way for as long as a test wants. */
typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  int fd;
  guint drain_id;
} Pipe;

static Pipe
pipe_new (void)
{
  Pipe self = { 0 };

  self.folder = g_dir_make_tmp ("refscope-XXXXXX", NULL);
  self.path = g_build_filename (self.folder, "slow.csv", NULL);
  self.file = g_file_new_for_path (self.path);
  g_assert_cmpint (mkfifo (self.path, 0600), ==, 0);
  self.fd = g_open (self.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  g_assert_cmpint (self.fd, >=, 0);

  return self;
}

static gboolean
drain_cb (gpointer user_data)
{
  const Pipe *self = user_data;
  char bytes[4096];

  while (read (self->fd, bytes, sizeof bytes) > 0)
    continue;

  return G_SOURCE_CONTINUE;
}

/* A write that has begun ends only when somebody reads. */
static void
pipe_drain (Pipe *self)
{
  self->drain_id = g_timeout_add (5, drain_cb, self);
}

static void
pipe_stop (Pipe *self)
{
  g_clear_handle_id (&self->drain_id, g_source_remove);
}

static void
pipe_clear (Pipe *self)
{
  pipe_stop (self);
  close (self->fd);
  g_remove (self->path);
  g_rmdir (self->folder);
  g_object_unref (self->file);
  g_free (self->path);
  g_free (self->folder);
}

/* More than a pipe holds. */
static void
open_wide (RsTestApp *app)
{
  g_settings_set_int64 (app->settings, "to", 99999);
  rs_test_app_open (app);
}

/* What takes long says so, and can be cancelled. */
static void
test_export_cancel (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  Pipe slow = pipe_new ();

  open_wide (app);
  rs_window_export (RS_WINDOW (app->window), RS_EXPORT_CSV, slow.file);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Exporting slow.csv…"));
  rs_test_wait_for_frame (app->window);
  rs_test_screenshot (app->window, "exporting");
  gtk_widget_activate_action (app->window, "win.cancel-export", NULL);
  pipe_drain (&slow);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "slow.csv was not exported"));
  g_assert_null (rs_test_find_action (app->window, "win.open-folder"));

  /* the next one is not cancelled with it */
  pipe_stop (&slow);
  rs_window_export (RS_WINDOW (app->window), RS_EXPORT_CSV, slow.file);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Exporting slow.csv…"));
  pipe_drain (&slow);
  rs_test_need (rs_test_find (app->window, GTK_TYPE_LABEL, "Exported slow.csv"));
  pipe_clear (&slow);
}

/* The program stays until an export that its window began has ended. */
static void
test_export_close (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  Pipe slow = pipe_new ();
  char byte;

  open_wide (app);
  rs_window_export (RS_WINDOW (app->window), RS_EXPORT_CSV, slow.file);
  rs_test_need (read (slow.fd, &byte, 1) == 1);
  gtk_window_close (GTK_WINDOW (app->window));
  rs_test_need (gtk_application_get_windows (GTK_APPLICATION (app->app)) == NULL);
  pipe_drain (&slow);
  rs_window_finish_exports ();
  pipe_stop (&slow);
  rs_test_need (app->alive == NULL);
  /* the writer has gone: nothing comes any more once what is in the pipe is read */
  while (read (slow.fd, &byte, 1) == 1)
    continue;
  g_assert_cmpint (read (slow.fd, &byte, 1), ==, 0);
  pipe_clear (&slow);
}

static GtkWidget *
find_export_dialog (void)
{
  return rs_test_find_anywhere (RS_TYPE_EXPORT_DIALOG, NULL);
}

static void
test_export_dialog (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *dialog;

  rs_test_app_open (app);
  rs_test_key (app->window, GDK_KEY_e, GDK_CONTROL_MASK);
  rs_test_need ((dialog = find_export_dialog ()) != NULL);
  rs_test_wait_for_frame (dialog);
  g_assert_nonnull (rs_test_find (dialog, GTK_TYPE_LABEL, "Resolution"));
  rs_test_screenshot (dialog, "export");

  g_settings_set_enum (app->settings, "export-format", RS_EXPORT_SVG);
  rs_test_need (rs_test_find (dialog, GTK_TYPE_LABEL, "Resolution") == NULL);
  g_assert_nonnull (rs_test_find (dialog, GTK_TYPE_LABEL, "Width"));
  g_settings_set_enum (app->settings, "export-format", RS_EXPORT_JSON);
  rs_test_need (rs_test_find (dialog, GTK_TYPE_LABEL, "Width") == NULL);

  rs_test_focus_window (dialog);
  rs_test_key (dialog, GDK_KEY_Escape, 0);
  rs_test_need (find_export_dialog () == NULL);
}

/* The dialog goes with a number typed and not taken yet, which then says that it has changed. */
static void
test_export_dialog_goes (void)
{
  g_autoptr (RsTestApp) app = rs_test_app_new ();
  GtkWidget *dialog;
  GtkWidget *width;

  rs_test_app_open (app);
  g_settings_set_enum (app->settings, "export-format", RS_EXPORT_PNG);
  rs_test_key (app->window, GDK_KEY_e, GDK_CONTROL_MASK);
  rs_test_need ((dialog = find_export_dialog ()) != NULL);
  rs_test_focus_window (dialog);
  width = rs_test_find_named (dialog, "width_spin");
  rs_test_click_middle (width);
  rs_test_key (width, GDK_KEY_a, GDK_CONTROL_MASK);
  rs_test_type (width, "1234");
  gtk_window_destroy (GTK_WINDOW (dialog));
  rs_test_need (find_export_dialog () == NULL);
  g_assert_cmpint (g_settings_get_int (app->settings, "export-width"), ==, 1234);
}

int
main (int   argc,
      char *argv[])
{
  rs_test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/window-export/export", test_export);
  g_test_add_func ("/ui/window-export/export-fails", test_export_fails);
  g_test_add_func ("/ui/window-export/export-cancel", test_export_cancel);
  g_test_add_func ("/ui/window-export/export-close", test_export_close);
  g_test_add_func ("/ui/window-export/export-dialog", test_export_dialog);
  g_test_add_func ("/ui/window-export/export-dialog-goes", test_export_dialog_goes);

  return g_test_run ();
}
