/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-plot-view-private.h"

#include <glib/gi18n-lib.h>

/* A point in a sentence, or NULL if there is none such. (transfer full) */
char *
rs_plot_view_describe (RsPlotView *self,
                       guint       series,
                       gsize       index)
{
  return rs_figure_dup_point_text (self->figure, series, index);
}

/* What a screen reader says of the widget: what it shows, then the selected point. */
void
rs_plot_view_update_accessible (RsPlotView *self)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  g_autofree char *summary = NULL;
  g_autofree char *selected = NULL;

  if (self->figure != NULL && self->error == NULL)
    summary = rs_figure_dup_summary (self->figure);
  if (self->selected.is_set)
    selected = rs_plot_view_describe (self, self->selected.series, self->selected.index);
  if (summary == NULL)
    summary = g_strdup (self->error != NULL ? self->error : _("Plot"));

  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  if (selected != NULL)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, selected, -1);
  else
    gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* Has a screen reader say the selected point at once. */
void
rs_plot_view_announce (RsPlotView *self)
{
#if GTK_CHECK_VERSION (4, 14, 0)
  g_autofree char *text = NULL;

  text = rs_plot_view_describe (self, self->selected.series, self->selected.index);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}
