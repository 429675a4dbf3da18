/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-request.h"

#include <string.h>

#include "rs-module-name.h"
#include "rs-request-private.h"

static RsRequest *
new_request (RsRequestKind kind)
{
  RsRequest *self = g_atomic_rc_box_new0 (RsRequest);

  self->kind = kind;

  return self;
}

/**
 * rs_request_new_prepare:
 *
 * Asks to find now what questions for holders will need, so that they are answered at once.
 *
 * Returns: (transfer full): the request
 */
RsRequest *
rs_request_new_prepare (void)
{
  return new_request (RS_REQUEST_PREPARE);
}

/**
 * rs_request_new_import:
 * @module: the name of a module, with dots if it is in a package
 * @error: return location for %RS_ERROR_USAGE
 *
 * Asks to import a module.
 *
 * Returns: (transfer full) (nullable): the request, or %NULL if nothing can have that name
 */
RsRequest *
rs_request_new_import (const char  *module,
                       GError     **error)
{
  RsRequest *self;

  g_return_val_if_fail (module != NULL, NULL);

  if (!rs_module_name_check (module, error))
    return NULL;

  self = new_request (RS_REQUEST_IMPORT);
  rs_request_set_text (self, module, strlen (module));

  return self;
}

/**
 * rs_request_new_run:
 * @code: Python code
 *
 * Asks to run code, as a prompt does: what an expression comes to is printed. Whether it is code at
 * all is for Python to say.
 *
 * Returns: (transfer full): the request
 */
RsRequest *
rs_request_new_run (const char *code)
{
  RsRequest *self;

  g_return_val_if_fail (code != NULL, NULL);

  self = new_request (RS_REQUEST_RUN);
  rs_request_set_text (self, code, strlen (code));

  return self;
}

/**
 * rs_request_new_loaded:
 *
 * Asks for the names of the modules that are loaded.
 *
 * Returns: (transfer full): the request
 */
RsRequest *
rs_request_new_loaded (void)
{
  return new_request (RS_REQUEST_LOADED);
}

/**
 * rs_request_new_importable:
 *
 * Asks for the names of what can be imported, without what is inside of packages.
 *
 * Returns: (transfer full): the request
 */
RsRequest *
rs_request_new_importable (void)
{
  return new_request (RS_REQUEST_IMPORTABLE);
}
