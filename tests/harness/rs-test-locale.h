/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a test is skipped that has no locales. */
#define RS_TEST_NO_LOCALES "there is no localedef here, or it has not the sources"

char *rs_test_locales_new  (const char *const *names);
void  rs_test_locales_free (char              *folder);

G_END_DECLS
