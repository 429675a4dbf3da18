/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-dispose.h"

/**
 * rs_dispose_children:
 * @widget: a widget that is disposed of
 *
 * Lets go of all children, which a #GtkWidget does not do by itself.
 */
void
rs_dispose_children (GtkWidget *widget)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/**
 * rs_dispose_template:
 * @widget: a widget that is disposed of
 * @type: whose template to dispose of
 *
 * Lets go of what a template has made. gtk_widget_dispose_template() takes only the children that
 * have a name in it.
 */
void
rs_dispose_template (GtkWidget *widget,
                     GType      type)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_dispose_template (widget, type);
  rs_dispose_children (widget);
}
