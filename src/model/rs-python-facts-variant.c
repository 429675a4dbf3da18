/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python-facts-variant.h"

#include <string.h>

#include "rs-request.h"
#include "rs-variant.h"

/**
 * rs_python_facts_to_variant:
 * @self: facts
 *
 * Returns: (transfer floating): the same as a variant of type %RS_PYTHON_FACTS_VARIANT_TYPE
 */
GVariant *
rs_python_facts_to_variant (const RsPythonFacts *self)
{
  const char *const none[] = { NULL };

  g_return_val_if_fail (self != NULL, NULL);

  return g_variant_new ("(@ayu@may@mayxxbxxxb^asb)",
                        rs_variant_new_bytes (self->version, strlen (self->version)),
                        self->version_hex,
                        rs_variant_new_maybe (self->executable, -1),
                        rs_variant_new_maybe (self->library, -1),
                        self->cache_min, self->cache_max, self->counted, self->pad,
                        self->int_floor, self->string_floor, self->tested,
                        self->imports != NULL ? self->imports : none, self->changed);
}

/* Whoever reads them may make arrays as long as the cache, and subtract pads and floors. */
static gboolean
are_sane (const RsPythonFacts *values)
{
  const gint64 numbers[] = { values->pad, values->int_floor, values->string_floor };

  return *values->version != '\0' && g_utf8_validate (values->version, -1, NULL)
         && values->cache_min <= values->cache_max && values->cache_min >= -RS_INT_MAX
         && values->cache_max <= RS_INT_MAX
         && rs_variant_in_limits (numbers, G_N_ELEMENTS (numbers));
}

/**
 * rs_python_facts_from_variant:
 * @variant: anything
 * @error: return location for %RS_ERROR_DATA
 *
 * Reads what rs_python_facts_to_variant() made, and trusts nothing in it.
 *
 * Returns: (transfer full) (nullable): the same, or %NULL if @variant makes no sense
 */
RsPythonFacts *
rs_python_facts_from_variant (GVariant  *variant,
                              GError   **error)
{
  g_autofree char *version = NULL;
  g_autofree char *executable = NULL;
  g_autofree char *library = NULL;
  g_autofree const char **imports = NULL;
  RsPythonFacts values = { NULL };

  g_return_val_if_fail (variant != NULL, NULL);

  if (!rs_variant_check (variant, RS_PYTHON_FACTS_VARIANT_TYPE, error)
      || !rs_variant_dup_string (variant, 0, &version, error)
      || !rs_variant_dup_string (variant, 2, &executable, error)
      || !rs_variant_dup_string (variant, 3, &library, error))
    return NULL;

  g_variant_get_child (variant, 1, "u", &values.version_hex);
  g_variant_get_child (variant, 4, "x", &values.cache_min);
  g_variant_get_child (variant, 5, "x", &values.cache_max);
  g_variant_get_child (variant, 6, "b", &values.counted);
  g_variant_get_child (variant, 7, "x", &values.pad);
  g_variant_get_child (variant, 8, "x", &values.int_floor);
  g_variant_get_child (variant, 9, "x", &values.string_floor);
  g_variant_get_child (variant, 10, "b", &values.tested);
  g_variant_get_child (variant, 11, "^a&s", &imports);
  g_variant_get_child (variant, 12, "b", &values.changed);
  values.version = version;
  values.executable = executable;
  values.library = library;
  values.imports = imports[0] != NULL ? imports : NULL;
  if (!are_sane (&values))
    {
      rs_variant_set_error (error, "the facts of no Python");
      return NULL;
    }

  return rs_python_facts_new (&values);
}
