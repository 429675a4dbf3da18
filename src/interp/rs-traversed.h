/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "rs-python.h"

#include <glib.h>

G_BEGIN_DECLS

/* The type whose tp_traverse runs on this thread, or NULL: foreign code in the middle of our own,
 * named in case that it crashes. A signal handler of this thread may read it. */
extern _Thread_local PyTypeObject *volatile rs_traversed;

G_END_DECLS
