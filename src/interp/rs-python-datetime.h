/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The layout of times. A system header, for datetime.h defines a variable that we do not use. */
#pragma GCC system_header

#include "rs-python.h"

#include <datetime.h>
