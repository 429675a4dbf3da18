/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsProbeOptions:
 * @version: whether only to say which versions this is of
 * @link_fd: the descriptor to be asked over
 * @venv_python: (nullable): what Python takes itself for
 * @memory: how many bytes of address space it may take, 0 for any number
 * @scratch: (nullable): where to make the folder that foreign code begins in; %NULL for where the
 *   system has temporary ones
 *
 * What the command line of a probe says.
 */
typedef struct
{
  gboolean version;
  int link_fd;
  char *venv_python;
  gint64 memory;
  char *scratch;
} RsProbeOptions;

gboolean rs_probe_options_parse (RsProbeOptions  *self,
                                 int              argc,
                                 char           **argv,
                                 GError         **error);
void     rs_probe_options_clear (RsProbeOptions  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsProbeOptions, rs_probe_options_clear)

G_END_DECLS
