/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder to be in, and what the last command in it has come to. */
typedef struct
{
  char *folder;
  char *out;
  char *err;
  int status;
} Shell;

void        shell_init        (int           *argc,
                               char        ***argv);
const char *shell_get_program (void);
void        shell_set_up      (Shell         *self,
                               gconstpointer  data);
void        shell_tear_down   (Shell         *self,
                               gconstpointer  data);
void        shell_clear       (Shell         *self);
int         shell_run         (Shell         *self,
                               const char    *arguments);
guint       shell_count_files (Shell         *self);
char       *shell_read_file   (Shell         *self,
                               const char    *name,
                               gsize         *length);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shell, shell_clear)

G_END_DECLS
