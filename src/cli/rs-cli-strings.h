/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-cli-experiment.h"
#include "rs-cli-output.h"
#include "rs-figure.h"
#include "rs-request.h"

G_BEGIN_DECLS

/* What “refscope letters” and “refscope words” have in common: the options that are not about which
 * strings. */
typedef struct
{
  gint64 started; /* of g_get_monotonic_time() */

  /* (owned) as typed */
  char *measure;
  char *scale;
  char *sort;
  char *timeout;
  gboolean table;
  RsCliExperiment experiment;
  RsCliOutput *output;
} RsCliStrings;

void     rs_cli_strings_init  (RsCliStrings    *self,
                               GOptionContext  *context);
void     rs_cli_strings_clear (RsCliStrings    *self);
gboolean rs_cli_strings_run   (RsCliStrings    *self,
                               RsRequest       *request,
                               GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsCliStrings, rs_cli_strings_clear)

G_END_DECLS
