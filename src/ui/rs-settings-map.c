/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-settings-map.h"

static GVariant *
dup_nicks (GSettings  *settings,
           const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) schema_key = NULL;
  g_autoptr (GVariant) range = NULL;
  GVariant *nicks = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  schema_key = g_settings_schema_get_key (schema, key);
  range = g_settings_schema_key_get_range (schema_key);
  g_variant_get (range, "(sv)", NULL, &nicks);

  return nicks;
}

static gboolean
nick_to_index (GValue   *value,
               GVariant *variant,
               gpointer  user_data)
{
  GVariant *nicks = user_data;

  for (gsize i = 0; i < g_variant_n_children (nicks); i++)
    {
      g_autoptr (GVariant) nick = g_variant_get_child_value (nicks, i);

      if (g_variant_equal (nick, variant))
        {
          g_value_set_uint (value, i);
          return TRUE;
        }
    }

  return FALSE;
}

static GVariant *
index_to_nick (const GValue       *value,
               const GVariantType *expected_type,
               gpointer            user_data)
{
  GVariant *nicks = user_data;

  if (g_value_get_uint (value) >= g_variant_n_children (nicks))
    return NULL;

  return g_variant_get_child_value (nicks, g_value_get_uint (value));
}

/**
 * rs_settings_bind_enum:
 * @settings: the settings
 * @key: a key whose type is an enumeration with the values 0, 1, 2 …
 * @object: (type GObject): an object
 * @property: a property of the type uint, such as GtkDropDown's "selected"
 *
 * Binds a choice to the place that it has in a list, both ways.
 */
void
rs_settings_bind_enum (GSettings  *settings,
                       const char *key,
                       gpointer    object,
                       const char *property)
{
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (key != NULL);
  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (property != NULL);

  g_settings_bind_with_mapping (settings, key, object, property, G_SETTINGS_BIND_DEFAULT,
                                nick_to_index, index_to_nick, dup_nicks (settings, key),
                                (GDestroyNotify) g_variant_unref);
}
