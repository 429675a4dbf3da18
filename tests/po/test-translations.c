/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *source;

/* Between the tests: a folder, and in it all strings of all sources. */
static char *folder;
static char *template;

/* Runs a program in the source folder.
 *
 * Returns: (transfer full): what it printed */
static char *
run (const char *const *arguments,
     gboolean          *succeeded)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                        | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_set_cwd (launcher, source);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  *succeeded = g_subprocess_get_successful (process);

  return output;
}

static void
run_or_fail (const char *const *arguments)
{
  g_autofree char *output = NULL;
  gboolean succeeded;

  output = run (arguments, &succeeded);
  if (!succeeded)
    g_test_message ("%s: %s", arguments[0], output);
  g_assert_true (succeeded);
}

/* Fails with what the program printed, if it printed anything. */
static void
assert_silent (const char *const *arguments)
{
  g_autofree char *output = NULL;
  gboolean succeeded;

  output = run (arguments, &succeeded);
  g_assert_cmpstr (output, ==, "");
  g_assert_true (succeeded);
}

static char *
read_file (const char *path)
{
  g_autofree char *whole = g_build_filename (source, path, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (whole, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* The lines of a file that are no comments and not empty. */
static char **
read_lines (const char *path)
{
  g_autofree char *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '#' && lines[i][0] != '\0')
      g_strv_builder_add (builder, lines[i]);

  return g_strv_builder_end (builder);
}

static gboolean
may_have_strings (const char *name)
{
  const char *const ends[] = {
    ".c", ".h", ".ui", ".gschema.xml", ".desktop.in.in", ".metainfo.xml.in.in", ".mime.xml.in.in",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (name, ends[i]))
      return TRUE;

  return FALSE;
}

static void
add_sources (GPtrArray  *paths,
             const char *path)
{
  g_autofree char *whole = g_build_filename (source, path, NULL);
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  dir = g_dir_open (whole, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      g_autofree char *whole_inside = g_build_filename (whole, name, NULL);

      if (g_file_test (whole_inside, G_FILE_TEST_IS_DIR))
        add_sources (paths, inside);
      else if (may_have_strings (name))
        g_ptr_array_add (paths, g_steal_pointer (&inside));
    }
}

/* With the keywords of GLib, as i18n.gettext() has them. */
static void
make_template (void)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const char *const options[] = {
    "xgettext", "--from-code=UTF-8", "--add-location=file", "--package-name=refscope",
    "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=NC_:1c,2",
    "--keyword=g_dcgettext:2", "--keyword=g_dngettext:2,3", "--keyword=g_dpgettext2:2c,3",
    "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format", "--flag=NC_:2:pass-c-format",
    "--flag=g_dngettext:2:pass-c-format", "--flag=g_strdup_printf:1:c-format",
    "--flag=g_string_printf:2:c-format", "--flag=g_string_append_printf:2:c-format",
    "--flag=g_error_new:3:c-format", "--flag=g_set_error:4:c-format",
  };

  folder = g_dir_make_tmp ("refscope-po-XXXXXX", &error);
  g_assert_no_error (error);
  template = g_build_filename (folder, "refscope.pot", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    g_ptr_array_add (arguments, g_strdup (options[i]));
  g_ptr_array_add (arguments, g_strdup ("-o"));
  g_ptr_array_add (arguments, g_strdup (template));
  add_sources (arguments, "data");
  add_sources (arguments, "src");
  g_ptr_array_add (arguments, NULL);
  run_or_fail ((const char *const *) arguments->pdata);
}

static void
remove_template (void)
{
  g_assert_cmpint (g_remove (template), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_clear_pointer (&template, g_free);
  g_clear_pointer (&folder, g_free);
}

/* Placeholders, plurals, and one key to press in each string that has one in English. */
static void
test_format (void)
{
  g_auto (GStrv) languages = read_lines ("po/LINGUAS");

  g_assert_nonnull (languages[0]);
  for (gsize i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("po/%s.po", languages[i]);

      assert_silent ((const char *const[]) { "msgfmt", "--check", "--check-accelerators=_", "-o",
                                             "/dev/null", path, NULL });
    }
}

/* Against the sources as they are, not as they were when the language was last brought up to
 * date. */
static void
test_complete (void)
{
  g_auto (GStrv) languages = read_lines ("po/LINGUAS");

  make_template ();
  for (gsize i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("po/%s.po", languages[i]);
      g_autofree char *merged = g_strdup_printf ("%s/%s.po", folder, languages[i]);

      run_or_fail ((const char *const[]) { "msgmerge", "--quiet", "--no-fuzzy-matching", "-o",
                                           merged, path, template, NULL });
      assert_silent ((const char *const[]) { "msgattrib", "--untranslated", merged, NULL });
      assert_silent ((const char *const[]) { "msgattrib", "--only-fuzzy", "--no-obsolete", merged,
                                             NULL });
      g_assert_cmpint (g_remove (merged), ==, 0);
    }
  remove_template ();
}

/* po/POTFILES, sorted, has each file in which there is a string, and no other. */
static void
test_files (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) listed = read_lines ("po/POTFILES");
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer path;

  make_template ();
  g_file_get_contents (template, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) paths = NULL;

      if (!g_str_has_prefix (lines[i], "#: "))
        continue;

      paths = g_strsplit (lines[i] + strlen ("#: "), " ", -1);
      for (gsize j = 0; paths[j] != NULL; j++)
        g_hash_table_add (seen, g_strdup (paths[j]));
    }
  for (gsize i = 0; listed[i] != NULL; i++)
    {
      gboolean has_strings = g_hash_table_remove (seen, listed[i]);

      if (!has_strings)
        g_test_message ("%s is listed and has no strings", listed[i]);
      g_assert_true (has_strings);
      if (i > 0)
        g_assert_cmpstr (listed[i - 1], <, listed[i]);
    }

  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_test_message ("%s has strings and is not listed", (const char *) path);
  g_assert_cmpuint (g_hash_table_size (seen), ==, 0);
  remove_template ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  source = argv[1];
  g_test_add_func ("/po/translations/format", test_format);
  g_test_add_func ("/po/translations/complete", test_complete);
  g_test_add_func ("/po/translations/files", test_files);

  return g_test_run ();
}
