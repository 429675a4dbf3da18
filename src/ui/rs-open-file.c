/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-open-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How an editor is told the line. */
typedef enum
{
  LINE_PLUS,      /* +LINE FILE */
  LINE_OPTION,    /* --line LINE FILE */
  LINE_GOTO,      /* --goto FILE:LINE */
  LINE_WITH_FILE, /* FILE:LINE */
} LineStyle;

static const struct
{
  const char *name;
  LineStyle style;
} editors[] = {
  { "code", LINE_GOTO },
  { "code-insiders", LINE_GOTO },
  { "code-oss", LINE_GOTO },
  { "codium", LINE_GOTO },
  { "vscodium", LINE_GOTO },
  { "emacs", LINE_PLUS },
  { "emacsclient", LINE_PLUS },
  { "geany", LINE_OPTION },
  { "gedit", LINE_PLUS },
  { "gnome-text-editor", LINE_PLUS },
  { "kate", LINE_OPTION },
  { "kwrite", LINE_OPTION },
  { "pluma", LINE_PLUS },
  { "subl", LINE_WITH_FILE },
  { "sublime_text", LINE_WITH_FILE },
  { "xed", LINE_PLUS },
  { "zed", LINE_WITH_FILE },
  { "zeditor", LINE_WITH_FILE },
};

/* Quoted for g_app_info_create_from_commandline(), to which a percent sign is a field code. */
static void
append_argument (GString    *command,
                 const char *argument)
{
  g_autofree char *quoted = g_shell_quote (argument);
  g_auto (GStrv) parts = g_strsplit (quoted, "%", -1);
  g_autofree char *escaped = g_strjoinv ("%%", parts);

  if (command->len > 0)
    g_string_append_c (command, ' ');
  g_string_append (command, escaped);
}

/**
 * rs_open_file_dup_command:
 * @executable: the program, with or without its folder
 * @path: the file
 * @line: the line in it, from 1 on
 *
 * Makes the command line that opens a file at a line.
 *
 * Returns: (transfer full) (nullable): a command line for g_app_info_create_from_commandline();
 *   %NULL if it is not known how the program is told a line, or @line is 0
 */
char *
rs_open_file_dup_command (const char *executable,
                          const char *path,
                          guint       line)
{
  g_autofree char *name = NULL;
  g_autofree char *number = g_strdup_printf ("%u", line);
  g_autofree char *plus = g_strdup_printf ("+%u", line);
  g_autofree char *file_and_line = NULL;
  GString *command;
  gsize i;

  g_return_val_if_fail (executable != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  name = g_path_get_basename (executable);
  for (i = 0; i < G_N_ELEMENTS (editors); i++)
    if (g_str_equal (editors[i].name, name))
      break;
  if (i == G_N_ELEMENTS (editors) || line == 0)
    return NULL;

  file_and_line = g_strdup_printf ("%s:%u", path, line);
  command = g_string_new (NULL);
  append_argument (command, executable);
  switch (editors[i].style)
    {
    case LINE_PLUS:
      append_argument (command, plus);
      append_argument (command, path);
      break;

    case LINE_OPTION:
      append_argument (command, "--line");
      append_argument (command, number);
      append_argument (command, path);
      break;

    case LINE_GOTO:
      append_argument (command, "--goto");
      append_argument (command, file_and_line);
      break;

    case LINE_WITH_FILE:
      append_argument (command, file_and_line);
      break;

    default:
      g_assert_not_reached ();
    }

  return g_string_free (command, FALSE);
}

/* Python says of itself that it opens Python files, and would run them. */
static gboolean
is_editor (GAppInfo *app)
{
  const char *executable = g_app_info_get_executable (app);
  g_autofree char *name = executable != NULL ? g_path_get_basename (executable) : NULL;

  return name == NULL || !(g_str_has_prefix (name, "python") || g_str_has_prefix (name, "pypy"));
}

/* (transfer full) (nullable): the person's own choice, or else any that can */
static GAppInfo *
find_editor (void)
{
  const char *const types[] = { "text/x-python", "text/plain" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GAppInfo) app = g_app_info_get_default_for_type (types[i], FALSE);

      if (app != NULL && is_editor (app))
        return g_steal_pointer (&app);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GList *apps = g_app_info_get_all_for_type (types[i]);
      GAppInfo *found = NULL;

      for (GList *l = apps; l != NULL && found == NULL; l = l->next)
        if (is_editor (l->data))
          found = g_object_ref (l->data);
      g_list_free_full (apps, g_object_unref);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * rs_open_file:
 * @path: the file
 * @line: the line in it, 0 if it is not known
 * @context: (nullable): where the editor's window is to appear
 * @error: (nullable): where to put what went wrong
 *
 * Opens a source file in the person's text editor, at the line if the editor is known to take one.
 * Fails with %G_FILE_ERROR_NOENT if the file is no more, with %G_IO_ERROR_NOT_FOUND if there is
 * no editor, and with %G_IO_ERROR or %G_SPAWN_ERROR if it cannot be started.
 *
 * Returns: whether an editor was started
 */
gboolean
rs_open_file (const char         *path,
              guint               line,
              GAppLaunchContext  *context,
              GError            **error)
{
  g_autoptr (GAppInfo) editor = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *command = NULL;
  GList files = { NULL };

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (context == NULL || G_IS_APP_LAUNCH_CONTEXT (context), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _("There is no file “%s” any more."), shown);
      return FALSE;
    }

  editor = find_editor ();
  if (editor == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("No text editor is installed that could open the file."));
      return FALSE;
    }

  if (g_app_info_get_executable (editor) != NULL)
    command = rs_open_file_dup_command (g_app_info_get_executable (editor), path, line);
  if (command != NULL)
    {
      g_autoptr (GAppInfo) at_line = g_app_info_create_from_commandline (
        command, g_app_info_get_name (editor), G_APP_INFO_CREATE_SUPPORTS_STARTUP_NOTIFICATION,
        error);

      return at_line != NULL && g_app_info_launch (at_line, NULL, context, error);
    }

  file = g_file_new_for_path (path);
  files.data = file;

  return g_app_info_launch (editor, &files, context, error);
}
