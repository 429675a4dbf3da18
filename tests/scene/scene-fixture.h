/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "rs-scene.h"

G_BEGIN_DECLS

/* A text and how often it is referenced. */
typedef struct
{
  const char *text;
  gint64 count;  /* RS_ABSENT: not counted */
  gsize length;  /* 0: up to the NUL */
} FixtureString;

typedef gint64 (*FixtureCount) (gint64   value,
                                gpointer data);

/* scene-fixture.c */
void              fixture_pin_font        (void);
RsPythonFacts    *fixture_python          (void);
RsSnapshot       *fixture_snapshot_csv    (const char          *name,
                                           gint64               from,
                                           gint64               to);
RsSnapshot       *fixture_snapshot        (gint64               from,
                                           gsize                n_ints,
                                           FixtureCount         count,
                                           gpointer             data);
RsSnapshot       *fixture_snapshot_raw    (gint64               from,
                                           gsize                n_ints,
                                           FixtureCount         count);
RsSnapshot       *fixture_snapshot_census (const char          *name,
                                           gint64               from,
                                           gint64               to);
RsFigure         *fixture_figure          (RsSnapshot          *snapshot,
                                           const char          *name,
                                           RsScale              scale,
                                           RsAnnotateMode       mode);
cairo_surface_t  *fixture_draw            (RsScene             *scene,
                                           double               width,
                                           double               height,
                                           double               scale);
guint             fixture_count_texts     (RsScene             *scene,
                                           const char          *wanted);

/* scene-fixture-strings.c */
RsStringSnapshot *fixture_strings         (RsStringsKind        kind,
                                           const FixtureString *strings,
                                           gsize                n);
RsStringSnapshot *fixture_letters         (void);
RsStringSnapshot *fixture_latin           (void);
RsStringSnapshot *fixture_words           (gsize                n);
RsStringSnapshot *fixture_weird           (RsStringsKind        kind);

G_END_DECLS
