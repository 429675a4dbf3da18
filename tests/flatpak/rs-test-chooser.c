/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-chooser.h"

/* As test.portal says */
#define NAME "org.freedesktop.impl.portal.desktop.refscopetest"
#define PATH "/org/freedesktop/portal/desktop"

/* What xdg-desktop-portal asks a desktop (org.freedesktop.impl.portal.FileChooser). */
static const char introspection[]
  = "<node><interface name='org.freedesktop.impl.portal.FileChooser'>"
    "<method name='SaveFile'>"
    "<arg type='o' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
    "<arg type='u' direction='out'/><arg type='a{sv}' direction='out'/>"
    "</method>"
    "</interface></node>";

static char *target;      /* the folder where everything is saved */
static GMutex mutex;      /* locks the two below */
static char *last_choice; /* “application name”, or NULL if nothing was asked yet */
static gboolean is_ready;
static GCond ready;

/* Saves under the name that the program suggests. */
static void
method_cb (GDBusConnection       *bus,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *arguments,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  g_autoptr (GVariant) options = g_variant_get_child_value (arguments, 4);
  const char *application, *name = "unnamed";
  g_autofree char *chosen = NULL;
  g_autofree char *uri = NULL;
  GVariantBuilder results;

  g_variant_get_child (arguments, 1, "&s", &application);
  g_variant_lookup (options, "current_name", "&s", &name);
  chosen = g_build_filename (target, name, NULL);
  uri = g_filename_to_uri (chosen, NULL, NULL);

  g_mutex_lock (&mutex);
  g_free (last_choice);
  last_choice = g_strdup_printf ("%s %s", application, name);
  g_mutex_unlock (&mutex);

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "uris",
                         g_variant_new_strv ((const char *const[]) { uri }, 1));
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(ua{sv})", 0, &results));
}

static void
acquired_cb (GDBusConnection *bus,
             const char      *name,
             gpointer         user_data)
{
  g_mutex_lock (&mutex);
  is_ready = TRUE;
  g_cond_signal (&ready);
  g_mutex_unlock (&mutex);
}

static void
lost_cb (GDBusConnection *bus,
         const char      *name,
         gpointer         user_data)
{
  g_error ("%s is somebody else's", name);
}

static gpointer
serve (gpointer user_data)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_cb };
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GDBusNodeInfo) info = NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (context);
  info = g_dbus_node_info_new_for_xml (introspection, &error);
  g_assert_no_error (error);
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_register_object (bus, PATH, info->interfaces[0], &vtable, NULL, NULL, &error);
  g_assert_no_error (error);
  g_bus_own_name_on_connection (bus, NAME, G_BUS_NAME_OWNER_FLAGS_NONE, acquired_cb, lost_cb, NULL,
                                NULL);
  g_main_loop_run (loop); /* until the process ends */

  return NULL;
}

/**
 * rs_test_chooser_start:
 * @folder: where to save
 *
 * Answers every program that asks where to save, in a thread of its own until the process ends.
 */
void
rs_test_chooser_start (const char *folder)
{
  target = g_strdup (folder);
  g_thread_unref (g_thread_new ("chooser", serve, NULL));

  g_mutex_lock (&mutex);
  while (!is_ready)
    g_cond_wait (&ready, &mutex);
  g_mutex_unlock (&mutex);
}

/**
 * rs_test_chooser_dup_last:
 *
 * Returns: (transfer full) (nullable): the id of the program that asked last, and the name that it
 *   suggested
 */
char *
rs_test_chooser_dup_last (void)
{
  g_autofree char *choice = NULL;

  g_mutex_lock (&mutex);
  choice = g_strdup (last_choice);
  g_mutex_unlock (&mutex);

  return g_steal_pointer (&choice);
}
