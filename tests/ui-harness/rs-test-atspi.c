/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-atspi.h"

#define DEADLINE_MS 15000
#define CALL_MS 5000
#define POLL_US 30000

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define ACTION "org.a11y.atspi.Action"
#define COMPONENT "org.a11y.atspi.Component"
#define EDITABLE_TEXT "org.a11y.atspi.EditableText"
#define PROPERTIES "org.freedesktop.DBus.Properties"

static GDBusConnection *
get_bus (void)
{
  static GDBusConnection *bus;
  g_autoptr (GDBusConnection) session = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;
  const char *address;

  if (bus != NULL)
    return bus;

  session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                       "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                       G_DBUS_CALL_FLAGS_NONE, CALL_MS, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                  | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);
  g_assert_no_error (error);

  return bus;
}

/* NULL: the object is gone, or does not do that. */
static GVariant *
call (const RsTestAccessible *self,
      const char             *interface,
      const char             *method,
      GVariant               *arguments,
      const char             *reply)
{
  return g_dbus_connection_call_sync (get_bus (), self->bus, self->path, interface, method,
                                      arguments, G_VARIANT_TYPE (reply), G_DBUS_CALL_FLAGS_NONE,
                                      CALL_MS, NULL, NULL);
}

static RsTestAccessible *
accessible_new (const char *bus,
                const char *path)
{
  RsTestAccessible *self = g_new0 (RsTestAccessible, 1);

  self->bus = g_strdup (bus);
  self->path = g_strdup (path);

  return self;
}

void
rs_test_accessible_free (RsTestAccessible *self)
{
  g_free (self->bus);
  g_free (self->path);
  g_free (self);
}

static RsTestRole
get_role (RsTestAccessible *self)
{
  g_autoptr (GVariant) reply = call (self, ACCESSIBLE, "GetRole", NULL, "(u)");
  guint32 role = 0;

  if (reply != NULL)
    g_variant_get (reply, "(u)", &role);

  /* GTK releases differ in these. */
  if (role == RS_TEST_ROLE_TOGGLE_BUTTON)
    role = RS_TEST_ROLE_BUTTON;
  if (role == RS_TEST_ROLE_ENTRY)
    role = RS_TEST_ROLE_TEXT;

  return role;
}

/* By its size, for GTK 4.8 says of windows only that they show. */
static gboolean
is_showing (RsTestAccessible *self)
{
  g_autoptr (GVariant) reply
    = call (self, COMPONENT, "GetExtents", g_variant_new ("(u)", 1), "((iiii))");
  gint32 x, y, width = 0, height = 0;

  if (reply != NULL)
    g_variant_get (reply, "((iiii))", &x, &y, &width, &height);

  return width > 0 && height > 0;
}

static gboolean
matches (RsTestAccessible *self,
         RsTestRole        role,
         const char       *name)
{
  g_autofree char *own_name = NULL;

  if (role != RS_TEST_ROLE_ANY && get_role (self) != role)
    return FALSE;
  own_name = rs_test_accessible_get (self, "Name");
  if (name != NULL && !g_str_has_prefix (own_name, name))
    return FALSE;

  return role == RS_TEST_ROLE_APPLICATION || is_showing (self);
}

static RsTestAccessible *
find_below (RsTestAccessible *root,
            RsTestRole        role,
            const char       *name)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariantIter) children = NULL;
  const char *bus, *path;

  if (matches (root, role, name))
    return accessible_new (root->bus, root->path);

  reply = call (root, ACCESSIBLE, "GetChildren", NULL, "(a(so))");
  if (reply == NULL)
    return NULL;

  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &bus, &path))
    {
      g_autoptr (RsTestAccessible) child = accessible_new (bus, path);
      RsTestAccessible *found = find_below (child, role, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The first object on screen of a role whose name begins with @name (or any) in the application
 * whose name begins with @application. (transfer full) (nullable) */
RsTestAccessible *
rs_test_accessible_find (const char *application,
                         RsTestRole  role,
                         const char *name)
{
  g_autoptr (RsTestAccessible) desktop = NULL;
  g_autoptr (RsTestAccessible) root = NULL;

  desktop = accessible_new ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root");
  root = find_below (desktop, RS_TEST_ROLE_APPLICATION, application);
  if (root == NULL)
    return NULL;

  return find_below (root, role, name);
}

/* Adds the name of each object of a role at and below @root, a line each. */
static void
list_below (RsTestAccessible *root,
            RsTestRole        role,
            GString          *names)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariantIter) children = NULL;
  const char *bus, *path;

  if (matches (root, role, NULL))
    {
      g_autofree char *name = rs_test_accessible_get (root, "Name");

      g_string_append_printf (names, "\n  “%s”", name);
    }

  reply = call (root, ACCESSIBLE, "GetChildren", NULL, "(a(so))");
  if (reply == NULL)
    return;

  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &bus, &path))
    {
      g_autoptr (RsTestAccessible) child = accessible_new (bus, path);

      list_below (child, role, names);
    }
}

/* The same as soon as there is one; the test fails if there never is. (transfer full) */
RsTestAccessible *
rs_test_accessible_wait (const char *application,
                         RsTestRole  role,
                         const char *name)
{
  gint64 end = g_get_monotonic_time () + DEADLINE_MS * G_GINT64_CONSTANT (1000);
  g_autoptr (RsTestAccessible) root = NULL;
  g_autoptr (GString) others = g_string_new (NULL);

  do
    {
      RsTestAccessible *found = rs_test_accessible_find (application, role, name);

      if (found != NULL)
        return found;
      g_usleep (POLL_US);
    }
  while (g_get_monotonic_time () < end);

  root = rs_test_accessible_find (application, RS_TEST_ROLE_ANY, NULL);
  if (root != NULL)
    list_below (root, role, others);

  g_error ("No accessible object of role %d with the name “%s”, but:%s", role, name, others->str);
}

static GVariant *
get_property (RsTestAccessible *self,
              const char       *interface,
              const char       *property)
{
  g_autoptr (GVariant) reply
    = call (self, PROPERTIES, "Get", g_variant_new ("(ss)", interface, property), "(v)");
  GVariant *value;

  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(v)", &value);

  return value;
}

/* "Name" or "Description"; "" once the object is gone. (transfer full) */
char *
rs_test_accessible_get (RsTestAccessible *self,
                        const char       *property)
{
  g_autoptr (GVariant) value = get_property (self, ACCESSIBLE, property);

  return value == NULL ? g_strdup ("") : g_variant_dup_string (value, NULL);
}

/* Waits until a property begins with @prefix; the test fails if it never does. */
void
rs_test_accessible_expect (RsTestAccessible *self,
                           const char       *property,
                           const char       *prefix)
{
  gint64 end = g_get_monotonic_time () + DEADLINE_MS * G_GINT64_CONSTANT (1000);
  g_autofree char *value = NULL;

  do
    {
      g_free (value);
      value = rs_test_accessible_get (self, property);
      if (g_str_has_prefix (value, prefix))
        return;
      g_usleep (POLL_US);
    }
  while (g_get_monotonic_time () < end);

  g_error ("%s is “%s”, which does not begin with “%s”", property, value, prefix);
}

/* The names of what can be done with the object. (transfer full) */
char **
rs_test_accessible_get_actions (RsTestAccessible *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GVariant) n_actions = get_property (self, ACTION, "NActions");

  for (int i = 0; n_actions != NULL && i < g_variant_get_int32 (n_actions); i++)
    {
      g_autoptr (GVariant) reply = call (self, ACTION, "GetName", g_variant_new ("(i)", i), "(s)");
      char *name = NULL;

      if (reply != NULL)
        g_variant_get (reply, "(s)", &name);
      g_ptr_array_add (names, name != NULL ? name : g_strdup (""));
    }
  g_ptr_array_add (names, NULL);

  return (char **)g_ptr_array_steal (names, NULL);
}

/* Does an action, the first if @action is NULL. That an answer fails to come is no failure: what
 * closes the last window ends the application before it answers. Look at the effect. */
void
rs_test_accessible_do (RsTestAccessible *self,
                       const char       *action)
{
  g_auto (GStrv) names = rs_test_accessible_get_actions (self);

  for (int i = 0; names[i] != NULL; i++)
    if (action == NULL || g_str_equal (names[i], action))
      {
        GVariant *reply = call (self, ACTION, "DoAction", g_variant_new ("(i)", i), "(b)");

        g_clear_pointer (&reply, g_variant_unref);
        return;
      }

  g_error ("The object has no action %s", action == NULL ? "at all" : action);
}

/* Replaces the text of an entry. */
void
rs_test_accessible_set_text (RsTestAccessible *self,
                             const char       *text)
{
  g_autoptr (GVariant) reply = NULL;
  gboolean done = FALSE;

  reply = call (self, EDITABLE_TEXT, "SetTextContents", g_variant_new ("(s)", text), "(b)");
  if (reply != NULL)
    g_variant_get (reply, "(b)", &done);
  g_assert_true (done);
}
