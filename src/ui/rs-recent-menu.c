/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-recent-menu.h"

#include <glib/gi18n-lib.h>

#include "rs-export-recording.h"

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  /* GtkRecentInfo has no other order: the newest first */
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static gboolean
is_recording (GtkRecentInfo *info)
{
  g_autofree char *name = g_path_get_basename (gtk_recent_info_get_uri (info));

  return rs_export_recording_has_ending (name) && gtk_recent_info_exists (info);
}

/* In a menu an underscore underlines. */
static char *
dup_label (GtkRecentInfo *info)
{
  g_auto (GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (info), "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * rs_recent_menu_fill:
 * @section: a section of a menu
 * @position: where in it the submenu is, or is to be
 * @manager: who knows the files
 *
 * Puts a submenu of the recordings that were opened or saved of late into the section, the newest
 * first; each is opened by win.open-uri. Without any there is none.
 */
void
rs_recent_menu_fill (GMenu            *section,
                     int               position,
                     GtkRecentManager *manager)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) before = NULL;
  GList *items;

  g_return_if_fail (G_IS_MENU (section));
  g_return_if_fail (GTK_IS_RECENT_MANAGER (manager));

  items = g_list_sort (gtk_recent_manager_get_items (manager), compare_times);
  for (GList *l = items; l != NULL; l = l->next)
    {
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *label = NULL;

      if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == RS_RECENT_MENU_MAX
          || !is_recording (l->data))
        continue;

      label = dup_label (l->data);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.open-uri", "s",
                                         gtk_recent_info_get_uri (l->data));
      g_menu_append_item (menu, item);
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);

  if (position < g_menu_model_get_n_items (G_MENU_MODEL (section)))
    before = g_menu_model_get_item_link (G_MENU_MODEL (section), position, G_MENU_LINK_SUBMENU);
  if (before != NULL)
    g_menu_remove (section, position);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0)
    g_menu_insert_submenu (section, position, _("Open _Recent"), G_MENU_MODEL (menu));
}

/**
 * rs_recent_menu_add:
 * @manager: who knows the files
 * @file: a recording that was opened or saved
 *
 * Remembers it, for this program and for others.
 */
void
rs_recent_menu_add (GtkRecentManager *manager,
                    GFile            *file)
{
  g_autofree char *uri = NULL;
  GtkRecentData data = {
    .mime_type = (char *) "application/x-refscope+json",
    .app_name = (char *) "Refscope",
    .app_exec = (char *) "refscope %u",
  };

  g_return_if_fail (GTK_IS_RECENT_MANAGER (manager));
  g_return_if_fail (G_IS_FILE (file));

  uri = g_file_get_uri (file);
  gtk_recent_manager_add_full (manager, uri, &data);
}
