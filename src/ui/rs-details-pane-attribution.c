/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-details-pane-private.h"

#include <glib/gi18n-lib.h>

#include "rs-wording.h"

/* The holders below tell the rest. */
#define MAX_ROWS 5

static void
attach (GtkGrid    *grid,
        const char *name,
        gint64      difference,
        int         row)
{
  g_autofree char *number = rs_wording_number (difference);
  g_autofree char *signed_number = g_strconcat (difference > 0 ? "+" : "", number, NULL);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (grid, label, 0, row, 1, 1);

  label = gtk_label_new (signed_number);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_grid_attach (grid, label, 1, row, 1, 1);
}

/**
 * rs_details_pane_set_attribution:
 * @self: the pane, which shows an integer
 * @attribution: (nullable): which packages have more or fewer references to it than before
 *
 * Shows what each module added, those that added most by name and the others together.
 */
void
rs_details_pane_set_attribution (RsDetailsPane *self,
                                 RsAttribution *attribution)
{
  GtkWidget *child;
  gsize n = attribution != NULL ? rs_attribution_get_n (attribution) : 0;
  gint64 others = 0;

  g_return_if_fail (RS_IS_DETAILS_PANE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->attribution_grid))) != NULL)
    gtk_grid_remove (self->attribution_grid, child);
  gtk_widget_set_visible (self->attribution_box, n > 0);

  for (gsize i = 0; i < n; i++)
    {
      const RsAttributionRow *row = rs_attribution_get (attribution, i);
      gint64 difference = row->after - row->before;

      if (i >= MAX_ROWS)
        others += difference;
      else
        /* Translators: holders that belong to no module. */
        attach (self->attribution_grid, row->package != NULL ? row->package : _("No module"),
                difference, (int) i);
    }
  if (n > MAX_ROWS)
    {
      g_autofree char *number = rs_wording_number ((gint64) (n - MAX_ROWS));
      /* Translators: %s is a number of modules. */
      g_autofree char *name = g_strdup_printf (ngettext ("%s other", "%s others", n - MAX_ROWS),
                                               number);

      attach (self->attribution_grid, name, others, MAX_ROWS);
    }
}
