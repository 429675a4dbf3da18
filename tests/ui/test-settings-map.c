/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-settings-map.h"

#include <gtk/gtk.h>

#include "rs-application.h"

/* A selection model has a place in a list as a drop down has, and needs no display. */
static void
test_bind (void)
{
  g_autoptr (GSettings) settings = g_settings_new (RS_SCHEMA_ID);
  const char *names[] = { "a", "b", "c", "d", "e", NULL };
  g_autoptr (GtkSingleSelection) list
      = gtk_single_selection_new (G_LIST_MODEL (gtk_string_list_new (names)));

  g_settings_set_string (settings, "annotate", "none");
  rs_settings_bind_enum (settings, "annotate", list, "selected");
  g_assert_cmpuint (gtk_single_selection_get_selected (list), ==, 2);

  gtk_single_selection_set_selected (list, 1);
  g_assert_cmpint (g_settings_get_enum (settings, "annotate"), ==, 1);

  g_settings_set_string (settings, "annotate", "list");
  g_assert_cmpuint (gtk_single_selection_get_selected (list), ==, 3);
}

/* A place that is not in the enumeration is not kept. */
static void
test_outside (void)
{
  g_autoptr (GSettings) settings = g_settings_new (RS_SCHEMA_ID);
  const char *names[] = { "a", "b", "c", "d", "e", NULL };
  g_autoptr (GtkSingleSelection) list
      = gtk_single_selection_new (G_LIST_MODEL (gtk_string_list_new (names)));

  rs_settings_bind_enum (settings, "annotate", list, "selected");
  gtk_single_selection_set_selected (list, 2);
  gtk_single_selection_set_selected (list, 4);
  g_assert_cmpint (g_settings_get_enum (settings, "annotate"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/settings-map/bind", test_bind);
  g_test_add_func ("/ui/settings-map/outside", test_outside);

  return g_test_run ();
}
