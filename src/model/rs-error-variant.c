/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-error-variant.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "rs-variant.h"

#define REFSCOPE "refscope"
#define IO "io"

/**
 * rs_error_to_variant:
 * @error: an error
 *
 * Returns: (transfer floating): the same as a variant of type %RS_ERROR_VARIANT_TYPE
 */
GVariant *
rs_error_to_variant (const GError *error)
{
  g_autofree char *message = NULL;
  const char *domain;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == RS_ERROR)
    domain = REFSCOPE;
  else if (error->domain == G_IO_ERROR)
    domain = IO;
  else
    domain = g_quark_to_string (error->domain);

  /* what Python wrote is not always what it says */
  message = g_utf8_make_valid (error->message, -1);
  return g_variant_new ("(sis)", domain, error->code, message);
}

static gboolean
is_io_error (int code)
{
  g_autoptr (GEnumClass) codes = g_type_class_ref (G_TYPE_IO_ERROR_ENUM);

  return g_enum_get_value (codes, code) != NULL;
}

/**
 * rs_error_from_variant:
 * @variant: anything
 *
 * Reads what rs_error_to_variant() made, and trusts nothing in it. Errors of %RS_ERROR and
 * %G_IO_ERROR come back as they were, all others, and codes that do not exist, as
 * %RS_ERROR_PYTHON: what runs over there is Python.
 *
 * Returns: (transfer full): the error, or one of %RS_ERROR_DATA if @variant is none
 */
GError *
rs_error_from_variant (GVariant *variant)
{
  GError *error = NULL;
  const char *domain, *message;
  int code;

  g_return_val_if_fail (variant != NULL, NULL);

  if (!rs_variant_check (variant, RS_ERROR_VARIANT_TYPE, &error))
    return error;

  g_variant_get (variant, "(&si&s)", &domain, &code, &message);
  if (*message == '\0')
    message = _("Python failed without saying why.");

  if (g_str_equal (domain, REFSCOPE) && code >= 0 && code < RS_N_ERRORS)
    return g_error_new_literal (RS_ERROR, code, message);
  if (g_str_equal (domain, IO) && is_io_error (code))
    return g_error_new_literal (G_IO_ERROR, code, message);

  return g_error_new_literal (RS_ERROR, RS_ERROR_PYTHON, message);
}
