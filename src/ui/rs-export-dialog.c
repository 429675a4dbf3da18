/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-export-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rs-error.h"
#include "rs-settings-map.h"

/* What 96 dots an inch and one unit of size are to each other (CSS). */
#define UNITS_PER_INCH 96.0

struct _RsExportDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwComboRow *format_row;
  GtkWidget *picture_group;
  GtkSpinButton *width_spin;
  GtkSpinButton *height_spin;
  GtkWidget *dpi_row;
  GtkSpinButton *dpi_spin;
  AdwComboRow *dark_row;
  GtkSwitch *transparent_switch;
  GtkWidget *save_button;
  GtkLabel *hint_label;

  /* Owned */
  GSettings *settings;
  char *page; /* the name of what is exported */
#if !GTK_CHECK_VERSION(4, 10, 0)
  GtkFileChooserNative *chooser; /* while it is open */
#endif
};

G_DEFINE_FINAL_TYPE (RsExportDialog, rs_export_dialog, ADW_TYPE_WINDOW)

enum
{
  EXPORT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static RsExportFormat
get_format (RsExportDialog *self)
{
  return adw_combo_row_get_selected (self->format_row);
}

/* Shows what goes with the format, and says what will come of it. */
static void
update (RsExportDialog *self)
{
  g_autofree char *hint = NULL;
  RsExportFormat format;
  double zoom;
  int width, height;

  /* a field that loses the focus as the dialog goes takes what was typed */
  if (self->format_row == NULL)
    return;

  format = get_format (self);
  zoom = gtk_spin_button_get_value (self->dpi_spin) / UNITS_PER_INCH;
  width = (int) lround (gtk_spin_button_get_value (self->width_spin) * zoom);
  height = (int) lround (gtk_spin_button_get_value (self->height_spin) * zoom);

  gtk_widget_set_visible (self->picture_group, rs_export_format_is_picture (format));
  gtk_widget_set_visible (self->dpi_row, format == RS_EXPORT_PNG);

  if (format == RS_EXPORT_PNG)
    /* Translators: width and height of a picture in pixels; the form is that of the height. */
    hint = g_strdup_printf (ngettext ("The plot as it is zoomed now, %d × %d pixel.",
                                      "The plot as it is zoomed now, %d × %d pixels.",
                                      (gulong) height),
                            width, height);
  else if (rs_export_format_is_picture (format))
    hint = g_strdup_printf (
        /* Translators: width and height of a picture in inches. */
        _("The plot as it is zoomed now, %.2f × %.2f inches, sharp at any size."),
        gtk_spin_button_get_value (self->width_spin) / UNITS_PER_INCH,
        gtk_spin_button_get_value (self->height_spin) / UNITS_PER_INCH);
  else
    hint = g_strdup (_("The numbers of the whole range, whatever the zoom."));
  gtk_label_set_text (self->hint_label, hint);
}

static gboolean
index_is_dark (GValue   *value,
               GVariant *variant,
               gpointer  user_data)
{
  g_value_set_uint (value, g_variant_get_boolean (variant) ? 1 : 0);

  return TRUE;
}

static GVariant *
dark_from_index (const GValue       *value,
                 const GVariantType *expected_type,
                 gpointer            user_data)
{
  return g_variant_new_boolean (g_value_get_uint (value) == 1);
}

/* The person's own ending says the format; without one the chosen format stands. */
static void
take_file (RsExportDialog *self,
           GFile          *file)
{
  g_autofree char *name = g_file_get_basename (file);
  RsExportFormat format = get_format (self);

  rs_export_format_from_path (name, &format, NULL);
  g_signal_emit (self, signals[EXPORT], 0, (int) format, file);
  gtk_window_close (GTK_WINDOW (self));
}

#if GTK_CHECK_VERSION(4, 10, 0)
static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RsExportDialog) self = user_data;
  g_autoptr (GFile) file
      = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  /* the dialog may have gone before its chooser */
  if (self->settings == NULL)
    return;

  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (file != NULL)
    take_file (self, file);
}

static void
choose_file (RsExportDialog *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = rs_export_dialog_dup_file_name (self->page, get_format (self));

  gtk_file_dialog_set_title (dialog, _("Export"));
  gtk_file_dialog_set_accept_label (dialog, _("_Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, saved_cb, g_object_ref (self));
}
#else
static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             RsExportDialog  *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  gtk_widget_set_sensitive (self->save_button, TRUE);

  if (file != NULL)
    take_file (self, file);
}

static void
choose_file (RsExportDialog *self)
{
  g_autofree char *name = rs_export_dialog_dup_file_name (self->page, get_format (self));

  self->chooser
      = gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                     _("_Export"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
#endif

static void
save_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  RsExportDialog *self = RS_EXPORT_DIALOG (widget);

  /* What was typed and not yet left counts, too. */
  gtk_spin_button_update (self->width_spin);
  gtk_spin_button_update (self->height_spin);
  gtk_spin_button_update (self->dpi_spin);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  choose_file (self);
}

static void
rs_export_dialog_dispose (GObject *object)
{
  RsExportDialog *self = RS_EXPORT_DIALOG (object);

#if !GTK_CHECK_VERSION(4, 10, 0)
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
#endif
  g_clear_object (&self->settings);
  g_clear_pointer (&self->page, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), RS_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (rs_export_dialog_parent_class)->dispose (object);
}

static void
rs_export_dialog_class_init (RsExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rs_export_dialog_dispose;

  signals[EXPORT] = g_signal_new ("export", RS_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_FILE);

  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RsExportDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, RsExportDialog, picture_group);
  gtk_widget_class_bind_template_child (widget_class, RsExportDialog, width_spin);
  gtk_widget_class_bind_template_child (widget_class, RsExportDialog, height_spin);
  gtk_widget_class_bind_template_child (widget_class, RsExportDialog, dpi_row);
  gtk_widget_class_bind_template_child (widget_class, RsExportDialog, dpi_spin);
  gtk_widget_class_bind_template_child (widget_class, RsExportDialog, dark_row);
  gtk_widget_class_bind_template_child (widget_class, RsExportDialog, transparent_switch);
  gtk_widget_class_bind_template_child (widget_class, RsExportDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, RsExportDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
rs_export_dialog_init (RsExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rs_export_dialog_new:
 * @parent: the window whose plot is exported
 * @settings: (transfer none): where the choices are kept
 * @page: the name of the page whose plot it is: "integers", "letters" or "words"
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
rs_export_dialog_new (GtkWindow  *parent,
                      GSettings  *settings,
                      const char *page)
{
  RsExportDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (RS_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  self->page = g_strdup (page);
  rs_settings_bind_enum (settings, "export-format", self->format_row, "selected");
  g_settings_bind (settings, "export-width", self->width_spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "export-height", self->height_spin, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "export-dpi", self->dpi_spin, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "export-dark", self->dark_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, index_is_dark, dark_from_index, NULL,
                                NULL);
  g_settings_bind (settings, "export-transparent", self->transparent_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * rs_export_dialog_dup_file_name:
 * @page: the name of the page whose plot it is
 * @format: a format
 *
 * Returns: (transfer full): the name that is proposed for an exported file
 */
char *
rs_export_dialog_dup_file_name (const char     *page,
                                RsExportFormat  format)
{
  const char *ending = rs_export_format_get_ending (format);
  const char *name;

  if (g_strcmp0 (page, "letters") == 0)
    /* Translators: the proposed name of an exported file, without its ending. */
    name = _("refscope-letters");
  else if (g_strcmp0 (page, "words") == 0)
    /* Translators: the proposed name of an exported file, without its ending. */
    name = _("refscope-words");
  else
    /* Translators: the proposed name of an exported file, without its ending. */
    name = _("refscope-integers");

  return g_strconcat (name, ending[0] == '.' ? "" : ".", ending, NULL);
}

/**
 * rs_export_dialog_get_options:
 * @settings: where the choices are kept
 * @options: (out caller-allocates): the choices
 */
void
rs_export_dialog_get_options (GSettings       *settings,
                              RsExportOptions *options)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (options != NULL);

  options->width = g_settings_get_int (settings, "export-width");
  options->height = g_settings_get_int (settings, "export-height");
  options->dpi = g_settings_get_int (settings, "export-dpi");
  options->dark = g_settings_get_boolean (settings, "export-dark");
  options->transparent = g_settings_get_boolean (settings, "export-transparent");
}
