/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-details-pane-private.h"

#include <glib/gi18n-lib.h>

#include "rs-wording.h"

enum
{
  COLUMN_TITLE,
  COLUMN_COUNT,
  COLUMN_GROWTH,
};

/* (transfer full): how many times the first count the other is, or by how much it is more than
 * nothing; empty where neither can be said */
static char *
dup_growth (gint64 first,
            gint64 count)
{
  g_autofree char *number = NULL;

  if (first == RS_ABSENT || count == RS_ABSENT || first < 0 || count < 0 || first == count)
    return g_strdup ("");

  if (first == 0)
    {
      number = rs_wording_number (count);
      return g_strconcat ("+", number, NULL);
    }

  number = rs_wording_decimal ((double) count / (double) first);

  return g_strconcat ("×", number, NULL);
}

static void
attach (GtkGrid    *grid,
        const char *text,
        int         column,
        int         row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_TITLE ? 0 : 1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (column == COLUMN_TITLE)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
      gtk_widget_set_hexpand (label, TRUE);
    }
  else
    gtk_widget_add_css_class (label, "numeric");
  if (column == COLUMN_GROWTH)
    gtk_widget_add_css_class (label, "dim-label");

  gtk_grid_attach (grid, label, column, row, 1, 1);
}

/* The selected one in bold: it is that of which all the rest is told. */
static void
set_bold (GtkGrid *grid,
          int      row)
{
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  for (int column = COLUMN_TITLE; column <= COLUMN_GROWTH; column++)
    gtk_label_set_attributes (GTK_LABEL (gtk_grid_get_child_at (grid, column, row)), bold);
}

/**
 * rs_details_pane_set_comparison:
 * @self: the pane, which shows an integer
 * @series: (array length=n_series): what is known of the integer in each series
 * @n_series: how many there are; 0 to show nothing of it
 *
 * Shows what several series have of the selected integer, and how much more than the first.
 */
void
rs_details_pane_set_comparison (RsDetailsPane         *self,
                                const RsDetailsSeries *series,
                                gsize                  n_series)
{
  GtkWidget *child;
  g_autoptr (GString) text = NULL;

  g_return_if_fail (RS_IS_DETAILS_PANE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->comparison_grid))) != NULL)
    gtk_grid_remove (self->comparison_grid, child);
  gtk_widget_set_visible (self->comparison_box, n_series > 0);
  if (n_series == 0)
    return;

  text = g_string_new (self->text);
  for (gsize i = 0; i < n_series; i++)
    {
      g_autofree char *count = series[i].count != RS_ABSENT ? rs_wording_number (series[i].count)
                                                            : g_strdup ("-");
      g_autofree char *growth = dup_growth (series[0].count, series[i].count);

      attach (self->comparison_grid, series[i].title, COLUMN_TITLE, (int) i);
      attach (self->comparison_grid, count, COLUMN_COUNT, (int) i);
      attach (self->comparison_grid, growth, COLUMN_GROWTH, (int) i);
      if (series[i].is_selected)
        set_bold (self->comparison_grid, (int) i);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("%s: %s"), series[i].title, count);
      if (*growth != '\0')
        g_string_append_printf (text, " (%s)", growth);
    }

  g_free (self->text);
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
}
