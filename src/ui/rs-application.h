/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "rs-series-list.h"

G_BEGIN_DECLS

#define RS_SCHEMA_ID "org.refscope.Refscope"
#define RS_RESOURCE_PATH "/org/refscope/Refscope"

/**
 * RsApplication:
 *
 * The running program: it owns the settings, the worker of the embedded interpreter and the list of
 * all that is measured, and shows what belongs to no window in particular.
 */
#define RS_TYPE_APPLICATION (rs_application_get_type ())

G_DECLARE_FINAL_TYPE (RsApplication, rs_application, RS, APPLICATION, AdwApplication)

gboolean       rs_application_check        (GError        **error);
gboolean       rs_application_has_display  (void);
RsApplication *rs_application_new          (void);
RsWorker      *rs_application_get_worker   (RsApplication  *self);
RsSeriesList  *rs_application_get_series   (RsApplication  *self);
GSettings     *rs_application_get_settings (RsApplication  *self);

G_END_DECLS
