/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "rs-link.h"
#include "rs-python-facts.h"
#include "rs-request.h"

G_BEGIN_DECLS

/* A probe that was started, and what it said. */
typedef struct
{
  GPid pid;    /* of the supervisor */
  int inner;   /* of the interpreter */
  int control; /* its end ends the probe */
  RsLink *link;
  RsPythonFacts *python; /* (owned) */
  guint32 serial;        /* of the last request */
  GThread *reader;       /* of what it prints */
  int output;            /* the reader's */
  GAsyncQueue *ready;    /* (owned): told when it has printed “ready” */
  char *scratch;         /* (owned): where it makes its folder */
} Probe;

char       *probe_file        (void);
Probe      *probe_spawn       (const char *const *arguments);
Probe      *probe_start       (const char *const *arguments);
void        probe_send        (Probe             *self,
                               const RsRequest   *request);
gboolean    probe_receive     (Probe             *self,
                               RsRequestKind      kind,
                               GValue            *answer,
                               GError           **error);
gboolean    probe_ask         (Probe             *self,
                               RsRequest         *request,
                               GValue            *answer,
                               GError           **error);
void        probe_run         (Probe             *self,
                               const char        *code);
char       *probe_run_error   (Probe             *self,
                               const char        *code);
void        probe_use_modules (Probe             *self);
char       *probe_import_error (Probe            *self,
                               const char        *module);
void        probe_wait_ready  (Probe             *self);
void        probe_cancel      (Probe             *self);
void        probe_stop        (Probe             *self);
int         probe_wait        (Probe             *self,
                               GString          **output);
void        probe_end         (Probe             *self);

G_END_DECLS
