/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RS_ERROR (rs_error_quark ())

/**
 * RsError:
 * @RS_ERROR_RANGE: a range is empty, too long or outside what can be measured
 * @RS_ERROR_NUMBER: something that should be a number is not
 * @RS_ERROR_SIZE: a width, height or resolution cannot be drawn
 * @RS_ERROR_FORMAT: a file's ending names no format that can be written
 * @RS_ERROR_USAGE: options that do not go together or do not exist
 * @RS_ERROR_PYTHON: Python raised an exception; the message carries type, message and traceback
 * @RS_ERROR_START: the interpreter could not be started
 * @RS_ERROR_MEASURE: this measure does not exist on this Python
 * @RS_ERROR_DRAW: PLplot cannot draw: a driver or font file is missing
 * @RS_ERROR_DATA: what another process or a file said makes no sense
 *
 * What can go wrong in Refscope beside input and output.
 */
typedef enum
{
  RS_ERROR_RANGE,
  RS_ERROR_NUMBER,
  RS_ERROR_SIZE,
  RS_ERROR_FORMAT,
  RS_ERROR_USAGE,
  RS_ERROR_PYTHON,
  RS_ERROR_START,
  RS_ERROR_MEASURE,
  RS_ERROR_DRAW,
  RS_ERROR_DATA,
} RsError;

#define RS_N_ERRORS (RS_ERROR_DATA + 1)

GQuark   rs_error_quark    (void);
gboolean rs_error_is_usage (const GError *error);

G_END_DECLS
