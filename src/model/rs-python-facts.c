/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python-facts.h"

G_DEFINE_BOXED_TYPE (RsPythonFacts, rs_python_facts, rs_python_facts_ref, rs_python_facts_unref)

/**
 * rs_python_facts_new:
 * @values: the facts; strings are copied
 *
 * Returns: (transfer full): the same facts, ready to be shared between threads
 */
RsPythonFacts *
rs_python_facts_new (const RsPythonFacts *values)
{
  RsPythonFacts *self;

  g_return_val_if_fail (values != NULL, NULL);
  g_return_val_if_fail (values->version != NULL, NULL);
  g_return_val_if_fail (values->cache_min <= values->cache_max, NULL);

  self = g_atomic_rc_box_new (RsPythonFacts);
  *self = *values;
  self->version = g_strdup (values->version);
  self->executable = g_strdup (values->executable);
  self->library = g_strdup (values->library);
  self->imports = (const char *const *) g_strdupv ((char **) values->imports);

  return self;
}

/**
 * rs_python_facts_add:
 * @self: facts
 * @import: (nullable): a module that was imported, or %NULL if code was run
 *
 * What is known of an interpreter after something was imported or run in it.
 *
 * Returns: (transfer full): facts
 */
RsPythonFacts *
rs_python_facts_add (const RsPythonFacts *self,
                     const char          *import)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) imports = NULL;
  RsPythonFacts values;

  g_return_val_if_fail (self != NULL, NULL);

  values = *self;
  values.changed = TRUE;
  if (import != NULL && (self->imports == NULL || !g_strv_contains (self->imports, import)))
    {
      if (self->imports != NULL)
        g_strv_builder_addv (builder, (const char **) self->imports);
      g_strv_builder_add (builder, import);
      imports = g_strv_builder_end (builder);
      values.imports = (const char *const *) imports;
    }

  return rs_python_facts_new (&values);
}

/**
 * rs_python_facts_ref:
 * @self: facts
 *
 * Returns: (transfer full): @self
 */
RsPythonFacts *
rs_python_facts_ref (RsPythonFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
python_facts_clear (RsPythonFacts *self)
{
  g_free ((char *) self->version);
  g_free ((char *) self->executable);
  g_free ((char *) self->library);
  g_strfreev ((char **) self->imports);
}

/**
 * rs_python_facts_unref:
 * @self: (transfer full): facts
 */
void
rs_python_facts_unref (RsPythonFacts *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) python_facts_clear);
}
