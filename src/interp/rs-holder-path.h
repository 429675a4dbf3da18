/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include "rs-holder-kind.h"
#include "rs-modules.h"
#include "rs-owners.h"
#include "rs-slots.h"

G_BEGIN_DECLS

/* More steps than that are no name any more: what is between is left out. */
#define RS_HOLDER_PATH_MAX_STEPS 8

typedef struct
{
  guint32 node;
  RsSlot slot; /* of that node */
} RsHolderStep;

typedef enum
{
  RS_HOLDER_PATH_OWNER,    /* ends at what has a name */
  RS_HOLDER_PATH_INSTANCE, /* ends at an attribute of any other object */
  RS_HOLDER_PATH_NOWHERE,
} RsHolderPathEnd;

/* The way from what has a name down to a holder. */
typedef struct
{
  const RsOwners *owners; /* borrowed */
  RsModules *modules;     /* borrowed */
  const char *text;       /* (nullable): what was asked for, if it was a string */

  RsHolderStep steps[RS_HOLDER_PATH_MAX_STEPS]; /* the first is that of the holder itself */
  struct
  {
    guint n_steps;
    RsHolderPathEnd end;
    guint32 node;    /* at the end */
    gboolean is_cut; /* between the last step and the end is more */
  } traced, told; /* all the way, and as far as it was needed */

  /* What it comes to. Valid until the next path is told. */
  RsHolderKind kind;
  const char *module; /* (nullable) */
  GString *base;      /* what has a name, and what of it */
  GString *rest;      /* the way on from there: "[3]" */
  GString *owner;     /* empty if there is none */
  GString *name;      /* the same */
  const char *file;   /* (nullable) */
  guint line;
} RsHolderPath;

void     rs_holder_path_init        (RsHolderPath   *self,
                                     const RsOwners *owners,
                                     RsModules      *modules,
                                     const char     *text);
void     rs_holder_path_clear       (RsHolderPath   *self);
void     rs_holder_path_trace       (RsHolderPath   *self,
                                     guint32         holder,
                                     GHashTable     *hints);
void     rs_holder_path_tell        (RsHolderPath   *self,
                                     const RsSlot   *slot);
gboolean rs_holder_path_is_indexed  (RsHolderPath   *self);

/* How the parts are written. */
guint    rs_holder_path_tell_end    (RsHolderPath   *self);
void     rs_holder_path_append_code (GString        *out,
                                     PyCodeObject   *code);

G_END_DECLS
