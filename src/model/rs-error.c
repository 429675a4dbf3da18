/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-error.h"

G_DEFINE_QUARK (rs-error-quark, rs_error)

/**
 * rs_error_is_usage:
 * @error: (nullable): an error
 *
 * Whether the error is a wrong use of the program rather than a failure:
 * the command line then ends with 2 in place of 1.
 *
 * Returns: %TRUE for a wrong use
 */
gboolean
rs_error_is_usage (const GError *error)
{
  if (error == NULL)
    return FALSE;

  if (error->domain == G_OPTION_ERROR)
    return error->code != G_OPTION_ERROR_FAILED;

  if (error->domain != RS_ERROR)
    return FALSE;

  switch ((RsError) error->code)
    {
    case RS_ERROR_RANGE:
    case RS_ERROR_NUMBER:
    case RS_ERROR_SIZE:
    case RS_ERROR_FORMAT:
    case RS_ERROR_USAGE:
      return TRUE;

    case RS_ERROR_PYTHON:
    case RS_ERROR_START:
    case RS_ERROR_MEASURE:
    case RS_ERROR_DRAW:
    case RS_ERROR_DATA:
    default:
      return FALSE;
    }
}
