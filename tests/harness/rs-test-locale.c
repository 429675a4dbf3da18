/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-locale.h"

#include "rs-test-system.h"

static gboolean
make (const char *folder,
      const char *name)
{
  g_autofree char *file = g_strconcat (name, ".UTF-8", NULL);
  g_autofree char *locale = g_build_filename (folder, file, NULL);
  g_autofree char *category = g_build_filename (locale, "LC_CTYPE", NULL);
  const char *const arguments[] = {
    "localedef", "--no-archive", "-i", name, "-f", "UTF-8", locale, NULL,
  };

  /* it also fails with mere warnings: what counts is whether there is a locale then */
  return g_spawn_sync (NULL, (char **) arguments, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                         | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, NULL, NULL, NULL)
         && g_file_test (category, G_FILE_TEST_EXISTS);
}

/* Makes locales such as "de_DE", in UTF-8, whichever the machine has: a folder for LOCPATH in the
 * environment. NULL: there is no localedef here, or no source of one of them.
 * (transfer full) (nullable) */
char *
rs_test_locales_new (const char *const *names)
{
  char *folder = g_dir_make_tmp ("refscope-locale-XXXXXX", NULL);

  g_assert_nonnull (folder);
  for (gsize i = 0; names[i] != NULL; i++)
    if (!make (folder, names[i]))
      {
        rs_test_locales_free (folder);
        return NULL;
      }

  return folder;
}

void
rs_test_locales_free (char *folder)
{
  rs_test_remove_all (folder);
  g_free (folder);
}
