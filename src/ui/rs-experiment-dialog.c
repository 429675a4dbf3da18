/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-experiment-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-alert.h"
#include "rs-field.h"
#include "rs-import-text.h"
#include "rs-module-caution.h"
#include "rs-module-completion.h"
#include "rs-probe-list.h"
#include "rs-venv.h"
#include "rs-worker.h"

#define GIB (G_GUINT64_CONSTANT (1) << 30)

struct _RsExperimentDialog
{
  AdwWindow parent_instance;

  /* Template children */
  AdwEntryRow *imports_row;
  GtkLabel *imports_error;
  GtkTextView *code_view;
  AdwComboRow *python_row;
  AdwEntryRow *venv_row;
  GtkLabel *venv_error;
  GtkSpinButton *memory_spin;
  GtkWidget *add_button;

  /* Owned */
  GSettings *settings;
  char **series; /* the Pythons that can be chosen, "3.11" */
  RsModuleCompletion *completion;
  RsWorker *lister; /* a bare interpreter that knows what can be imported, or NULL */
  GCancellable *listing;
  RsExperiment *experiment; /* (nullable) of which it is asked whether it is meant */
  guint agreed_id;
#if !GTK_CHECK_VERSION(4, 10, 0)
  GtkFileChooserNative *chooser; /* while it is open, or NULL */
#endif
};

G_DEFINE_FINAL_TYPE (RsExperimentDialog, rs_experiment_dialog, ADW_TYPE_WINDOW)

enum
{
  ADD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_error (GtkWidget  *field,
           GtkLabel   *label,
           const char *message)
{
  rs_field_set_error (field, message);
  gtk_label_set_text (label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (label), message != NULL);
}

/* Which Python is chosen; NULL for the one that is embedded. */
static const char *
get_python (RsExperimentDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->python_row);
  const char *python = selected < g_strv_length (self->series) ? self->series[selected] : NULL;

  return g_strcmp0 (python, rs_probe_list_get_default ()) == 0 ? NULL : python;
}

/* (transfer full) (nullable): the folder that was typed or chosen */
static char *
dup_venv (RsExperimentDialog *self)
{
  g_autofree char *text = g_strstrip (
    g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->venv_row))));

  if (*text == '\0')
    return NULL;
  if (text[0] == '~' && (text[1] == '/' || text[1] == '\0'))
    return g_build_filename (g_get_home_dir (), text + 1, NULL);

  return g_filename_from_utf8 (text, -1, NULL, NULL, NULL);
}

/* (transfer full) (nullable): the code, NULL if there is nothing but white space */
static char *
dup_code (RsExperimentDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->code_view);
  g_autofree char *code = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  code = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);

  return code[strspn (code, " \t\r\n")] != '\0' ? g_steal_pointer (&code) : NULL;
}

static gboolean
check_imports (RsExperimentDialog *self,
               char              **imports)
{
  for (gsize i = 0; imports[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RsRequest) request = rs_request_new_import (imports[i], &error);

      if (request == NULL)
        {
          set_error (GTK_WIDGET (self->imports_row), self->imports_error, error->message);
          gtk_widget_grab_focus (GTK_WIDGET (self->imports_row));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_venv (RsExperimentDialog *self,
            const char         *venv)
{
  const char *python = get_python (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *executable = NULL;

  if (venv != NULL)
    executable = rs_venv_find_executable (venv, python != NULL ? python
                                                               : rs_probe_list_get_default (),
                                          &error);
  set_error (GTK_WIDGET (self->venv_row), self->venv_error,
             error != NULL ? error->message : NULL);

  return error == NULL;
}

static char **
parse_imports (RsExperimentDialog *self,
               char              **statement)
{
  return rs_import_text_parse (gtk_editable_get_text (GTK_EDITABLE (self->imports_row)), statement);
}

/* A statement that was typed where modules are named is run before all other code. */
static char **
take_imports (RsExperimentDialog *self,
              char              **code)
{
  g_autofree char *statement = NULL;
  g_autofree char *more = NULL;
  g_auto (GStrv) names = parse_imports (self, &statement);

  if (statement == NULL)
    return g_steal_pointer (&names);

  more = g_steal_pointer (code);
  *code = g_strjoin ("\n", statement, more, NULL);

  return g_new0 (char *, 1);
}

static RsExperiment *
make_experiment (RsExperimentDialog *self)
{
  g_autofree char *code = dup_code (self);
  g_auto (GStrv) imports = take_imports (self, &code);
  g_autofree char *venv = dup_venv (self);
  const RsExperimentValues values = {
    .imports = (const char *const *) imports,
    .code = code,
    .venv = venv,
    .python = get_python (self),
    .memory_limit = (guint64) (gtk_spin_button_get_value (self->memory_spin) * GIB),
  };

  if (!check_imports (self, imports))
    return NULL;

  if (!check_venv (self, venv))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->venv_row));
      return NULL;
    }

  if (imports[0] == NULL && code == NULL && venv == NULL && values.python == NULL)
    {
      set_error (GTK_WIDGET (self->imports_row), self->imports_error,
                 _("Name a module, write some code, or choose another Python."));
      gtk_widget_grab_focus (GTK_WIDGET (self->imports_row));
      return NULL;
    }

  return rs_experiment_new (&values);
}

static void
add (RsExperimentDialog *self,
     RsExperiment       *experiment)
{
  g_signal_emit (self, signals[ADD], 0, experiment);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
agreed_cb (gpointer user_data)
{
  RsExperimentDialog *self = RS_EXPERIMENT_DIALOG (user_data);

  self->agreed_id = 0;
  add (self, self->experiment);

  return G_SOURCE_REMOVE;
}

/* The question belongs to the dialog, which must not go before it. */
static void
asked_cb (RsExperimentDialog *self,
          const char         *response)
{
  if (g_str_equal (response, "import"))
    self->agreed_id = g_idle_add (agreed_cb, self);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->imports_row));
}

static void
ask (RsExperimentDialog *self,
     const char         *module,
     const char         *caution)
{
  /* Translators: %s is the name of a module, then what it does when it is imported. */
  g_autofree char *body = g_strdup_printf (_("“%s”: %s"), module, caution);
  GtkWidget *question = rs_alert_new (_("Import This Module?"), body);

  rs_alert_add_response (question, "cancel", _("_Cancel"), ADW_RESPONSE_DEFAULT);
  rs_alert_add_response (question, "import", _("_Import"), ADW_RESPONSE_DEFAULT);
  g_signal_connect_object (question, "response", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  rs_alert_present (question, "cancel", GTK_WIDGET (self));
}

static void
add_activated (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RsExperimentDialog *self = RS_EXPERIMENT_DIALOG (widget);
  g_autoptr (RsExperiment) experiment = NULL;
  g_autofree char *statement = NULL;
  g_auto (GStrv) imports = NULL;

  gtk_spin_button_update (self->memory_spin);
  experiment = make_experiment (self);
  if (experiment == NULL)
    return;

  imports = parse_imports (self, &statement);
  for (gsize i = 0; imports[i] != NULL; i++)
    {
      const char *caution = rs_module_caution (imports[i]);

      if (caution != NULL)
        {
          g_clear_pointer (&self->experiment, rs_experiment_unref);
          self->experiment = g_steal_pointer (&experiment);
          ask (self, imports[i], caution);
          return;
        }
    }

  add (self, experiment);
}

static void
imports_changed_cb (RsExperimentDialog *self)
{
  set_error (GTK_WIDGET (self->imports_row), self->imports_error, NULL);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GWeakRef *asker = user_data;
  g_autoptr (RsExperimentDialog) self = g_weak_ref_get (asker);
  g_auto (GStrv) names = rs_worker_list_modules_finish (RS_WORKER (source), result, NULL);

  g_weak_ref_clear (asker);
  g_free (asker);

  /* without names nothing is proposed; what is wrong will be told when the experiment is done */
  if (names != NULL && self != NULL && self->completion != NULL && RS_WORKER (source) == self->lister)
    rs_module_completion_set_names (self->completion, (const char *const *) names);
}

/* It has done its work, or its Python is not the one that is chosen now. */
static void
drop_lister (RsExperimentDialog *self)
{
  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (self->lister != NULL)
    rs_worker_stop (self->lister);
  g_clear_object (&self->lister);
}

/* What can be imported depends on the Python and on its environment. */
static void
list_modules (RsExperimentDialog *self)
{
  g_autofree char *venv = dup_venv (self);
  const RsExperimentValues values = { .venv = venv, .python = get_python (self) };
  g_autoptr (RsExperiment) bare = rs_experiment_new (&values);
  g_autoptr (RsRequest) request = rs_request_new_importable ();
  /* a reference would keep a dialog that is closed, longer even than its parent */
  GWeakRef *asker = g_new (GWeakRef, 1);

  drop_lister (self);
  self->lister = rs_worker_new_for_experiment (bare);
  self->listing = g_cancellable_new ();
  g_weak_ref_init (asker, self);
  rs_worker_list_modules_async (self->lister, request, self->listing, listed_cb, asker);
}

static void
venv_changed_cb (RsExperimentDialog *self)
{
  set_error (GTK_WIDGET (self->venv_row), self->venv_error, NULL);
}

/* A venv was chosen or left, or another Python: they must fit each other. */
static void
python_changed_cb (RsExperimentDialog *self)
{
  g_autofree char *venv = NULL;

  if (self->settings == NULL)
    return; /* not before the dialog is complete */

  venv = dup_venv (self);
  if (check_venv (self, venv))
    list_modules (self);
}

static void
take_folder (RsExperimentDialog *self,
             GFile              *folder)
{
  g_autofree char *path = g_file_get_path (folder);
  g_autofree char *text = path != NULL ? g_filename_to_utf8 (path, -1, NULL, NULL, NULL) : NULL;

  if (text == NULL)
    {
      set_error (GTK_WIDGET (self->venv_row), self->venv_error,
                 _("This folder is not on this computer, or its name is not readable."));
      return;
    }

  gtk_editable_set_text (GTK_EDITABLE (self->venv_row), text);
  python_changed_cb (self);
}

#if GTK_CHECK_VERSION(4, 10, 0)
static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RsExperimentDialog) self = user_data;
  g_autoptr (GFile) folder
    = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (folder != NULL && self->settings != NULL)
    take_folder (self, folder);
}

static void
choose_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Virtual Environment"));
  gtk_file_dialog_set_accept_label (dialog, _("_Choose"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (widget), NULL, chosen_cb,
                                 g_object_ref (widget));
}
#else
static void
response_cb (GtkNativeDialog    *dialog,
             int                 response,
             RsExperimentDialog *self)
{
  g_autoptr (GFile) folder = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);

  if (folder != NULL)
    take_folder (self, folder);
}

static void
choose_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  RsExperimentDialog *self = RS_EXPERIMENT_DIALOG (widget);

  if (self->chooser != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (_("Virtual Environment"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                               _("_Choose"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
#endif

static void
rs_experiment_dialog_dispose (GObject *object)
{
  RsExperimentDialog *self = RS_EXPERIMENT_DIALOG (object);

#if !GTK_CHECK_VERSION(4, 10, 0)
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
#endif
  g_clear_handle_id (&self->agreed_id, g_source_remove);
  g_clear_pointer (&self->experiment, rs_experiment_unref);
  drop_lister (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->completion);
  gtk_widget_dispose_template (GTK_WIDGET (self), RS_TYPE_EXPERIMENT_DIALOG);

  G_OBJECT_CLASS (rs_experiment_dialog_parent_class)->dispose (object);
}

static void
rs_experiment_dialog_finalize (GObject *object)
{
  g_strfreev (RS_EXPERIMENT_DIALOG (object)->series);

  G_OBJECT_CLASS (rs_experiment_dialog_parent_class)->finalize (object);
}

static void
rs_experiment_dialog_class_init (RsExperimentDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rs_experiment_dialog_dispose;
  object_class->finalize = rs_experiment_dialog_finalize;

  signals[ADD] = g_signal_new ("add", RS_TYPE_EXPERIMENT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, RS_TYPE_EXPERIMENT);

  gtk_widget_class_install_action (widget_class, "experiment.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "experiment.choose-venv", NULL,
                                   choose_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/refscope/Refscope/ui/rs-experiment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RsExperimentDialog, imports_row);
  gtk_widget_class_bind_template_child (widget_class, RsExperimentDialog, imports_error);
  gtk_widget_class_bind_template_child (widget_class, RsExperimentDialog, code_view);
  gtk_widget_class_bind_template_child (widget_class, RsExperimentDialog, python_row);
  gtk_widget_class_bind_template_child (widget_class, RsExperimentDialog, venv_row);
  gtk_widget_class_bind_template_child (widget_class, RsExperimentDialog, venv_error);
  gtk_widget_class_bind_template_child (widget_class, RsExperimentDialog, memory_spin);
  gtk_widget_class_bind_template_child (widget_class, RsExperimentDialog, add_button);
  gtk_widget_class_bind_template_callback (widget_class, imports_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, venv_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, python_changed_cb);
}

/* In the code Enter begins a line; with Ctrl it does so, too, unless it is taken before. */
static void
add_shortcut (RsExperimentDialog *self,
              guint               keyval)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut
    = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, GDK_CONTROL_MASK),
                        gtk_named_action_new ("experiment.add"));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
rs_experiment_dialog_init (RsExperimentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* from GTK 4.24 on a button's own text would take the place of its accessible label */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->add_button),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  add_shortcut (self, GDK_KEY_Return);
  add_shortcut (self, GDK_KEY_KP_Enter);
  self->completion = rs_module_completion_new (GTK_EDITABLE (self->imports_row));
}

/* The Pythons that there are; without any the default stands, whose absence is told later. */
static void
fill_pythons (RsExperimentDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  self->series = rs_probe_list_series ();
  if (self->series[0] == NULL)
    {
      const char *only[] = { rs_probe_list_get_default (), NULL };

      g_strfreev (self->series);
      self->series = g_strdupv ((char **) only);
    }

  for (guint i = 0; self->series[i] != NULL; i++)
    {
      g_autofree char *title = g_strconcat ("Python ", self->series[i], NULL);

      gtk_string_list_append (titles, title);
      if (g_str_equal (self->series[i], rs_probe_list_get_default ()))
        selected = i;
    }
  adw_combo_row_set_model (self->python_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->python_row, selected);
}

/**
 * rs_experiment_dialog_new:
 * @parent: the window that the experiment is for
 * @settings: (transfer none): where the memory limit is kept
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
rs_experiment_dialog_new (GtkWindow *parent,
                          GSettings *settings)
{
  RsExperimentDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (RS_TYPE_EXPERIMENT_DIALOG, "transient-for", parent, NULL);
  fill_pythons (self);
  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "memory-limit", self->memory_spin, "value", G_SETTINGS_BIND_DEFAULT);
  list_modules (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->imports_row));

  return GTK_WIDGET (self);
}
