/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What newer libadwaitas call AdwAlertDialog and older ones AdwMessageDialog. */
GtkWidget *rs_alert_new          (const char            *heading,
                                  const char            *body);
void       rs_alert_add_response (GtkWidget             *alert,
                                  const char            *response,
                                  const char            *label,
                                  AdwResponseAppearance  appearance);
void       rs_alert_present      (GtkWidget             *alert,
                                  const char            *response,
                                  GtkWidget             *parent);

G_END_DECLS
