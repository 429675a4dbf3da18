/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-growth-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rs-dispose.h"
#include "rs-string-display.h"
#include "rs-wording.h"

/* Nobody reads further, and each row is an object. */
#define MAX_ROWS 1000

/* In characters: columns of rows that do not know of each other. */
#define RATIO_WIDTH 7
#define DIFFERENCE_WIDTH 9

/* Of a string, in characters. */
#define MAX_CHARACTERS 24

#define NARROW_MARGIN 12

/* Where the order by what is counted stands among the orders. */
#define BY_VALUE 2

/* A row of the list. */
#define RS_TYPE_GROWTH_ITEM (rs_growth_item_get_type ())

G_DECLARE_FINAL_TYPE (RsGrowthItem, rs_growth_item, RS, GROWTH_ITEM, GObject)

struct _RsGrowthItem
{
  GObject parent_instance;

  RsGrowthRow row;
  char *text; /* what was counted */
};

G_DEFINE_FINAL_TYPE (RsGrowthItem, rs_growth_item, G_TYPE_OBJECT)

struct _RsGrowthView
{
  GtkWidget parent_instance;

  /* Template children */
  GtkDropDown *order_drop_down;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkLabel *more_label;

  /* Owned */
  RsGrowth *growth; /* (nullable) */
  GListStore *rows; /* of RsGrowthItem */

  gint64 value; /* which is selected, if */
  gboolean is_selected;
};

G_DEFINE_FINAL_TYPE (RsGrowthView, rs_growth_view, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_growth_item_finalize (GObject *object)
{
  g_free (RS_GROWTH_ITEM (object)->text);

  G_OBJECT_CLASS (rs_growth_item_parent_class)->finalize (object);
}

static void
rs_growth_item_class_init (RsGrowthItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_growth_item_finalize;
}

static void
rs_growth_item_init (RsGrowthItem *self)
{
}

static void
selection_changed_cb (RsGrowthView *self)
{
  RsGrowthItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    return;

  self->is_selected = TRUE;
  self->value = item->row.value;
  g_signal_emit (self, signals[SELECTED], 0, self->value);
}

static guint
find_row (RsGrowthView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; self->is_selected && i < n; i++)
    {
      g_autoptr (RsGrowthItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (item->row.value == self->value)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* Selects the row of the value that is remembered, and tells nobody. */
static void
show_selected (RsGrowthView *self)
{
  guint position = find_row (self);

  if (position == gtk_single_selection_get_selected (self->selection))
    return;

  g_signal_handlers_block_by_func (self->selection, selection_changed_cb, self);
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_handlers_unblock_by_func (self->selection, selection_changed_cb, self);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}

static void
show_more (RsGrowthView *self,
           gsize         n)
{
  g_autofree char *shown = rs_wording_number (MAX_ROWS);
  g_autofree char *all = rs_wording_number ((gint64) n);
  /* Translators: two numbers: how many rows are shown, and how many there are. */
  g_autofree char *text = g_strdup_printf (_("The first %s of %s"), shown, all);

  gtk_label_set_text (self->more_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), n > MAX_ROWS);
}

static RsGrowthItem *
growth_item_new (RsGrowth *growth,
                 gsize     i)
{
  RsGrowthItem *self = g_object_new (RS_TYPE_GROWTH_ITEM, NULL);
  const RsStringRow *string = rs_growth_get_string (growth, i);

  self->row = *rs_growth_get (growth, i);
  self->text = string != NULL ? rs_string_dup_label (string->text, string->length, MAX_CHARACTERS)
                              : rs_wording_number (self->row.value);

  return self;
}

static void
fill (RsGrowthView *self)
{
  static const RsGrowthOrder orders[]
    = { RS_GROWTH_BY_RATIO, RS_GROWTH_BY_DIFFERENCE, RS_GROWTH_BY_VALUE };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint chosen = gtk_drop_down_get_selected (self->order_drop_down);
  gsize n = 0;

  if (self->growth != NULL && chosen < G_N_ELEMENTS (orders))
    {
      g_autoptr (RsGrowth) sorted = rs_growth_sort (self->growth, orders[chosen],
                                                    orders[chosen] != RS_GROWTH_BY_VALUE);

      n = rs_growth_get_n (sorted);
      for (gsize i = 0; i < MIN (n, MAX_ROWS); i++)
        g_ptr_array_add (items, growth_item_new (sorted, i));
    }

  g_signal_handlers_block_by_func (self->selection, selection_changed_cb, self);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       items->pdata, items->len);
  g_signal_handlers_unblock_by_func (self->selection, selection_changed_cb, self);
  show_more (self, n);
  show_selected (self);
}

static void
add_label (GtkWidget *row,
           int        width,
           gboolean   dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), width > 0 ? 1 : 0);
  gtk_label_set_width_chars (GTK_LABEL (label), width > 0 ? width : -1);
  gtk_widget_set_hexpand (label, width == 0);
  gtk_widget_add_css_class (label, "numeric");
  if (dim)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (row), label);
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_end (row, 6);
  gtk_widget_set_margin_top (row, 3);
  gtk_widget_set_margin_bottom (row, 3);
  add_label (row, 0, FALSE);
  add_label (row, RATIO_WIDTH, FALSE);
  add_label (row, DIFFERENCE_WIDTH, TRUE);
  gtk_list_item_set_child (list_item, row);
}

/* (transfer full): "×37" */
static char *
dup_ratio (const RsGrowthRow *row)
{
  g_autofree char *ratio = NULL;

  if (isnan (row->ratio))
    /* Translators: of an integer or a letter that had no references before. */
    return g_strdup (_("new"));

  ratio = rs_wording_decimal (row->ratio);

  return g_strconcat ("×", ratio, NULL);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item)
{
  RsGrowthItem *item = gtk_list_item_get_item (list_item);
  const RsGrowthRow *row = &item->row;
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  g_autofree char *ratio = dup_ratio (row);
  g_autofree char *number = rs_wording_number (row->difference);
  g_autofree char *difference = g_strconcat (row->difference > 0 ? "+" : "", number, NULL);

  gtk_label_set_text (GTK_LABEL (label), item->text);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), ratio);
  label = gtk_widget_get_next_sibling (label);
  gtk_label_set_text (GTK_LABEL (label), difference);
}

static void
rs_growth_view_dispose (GObject *object)
{
  rs_dispose_template (GTK_WIDGET (object), RS_TYPE_GROWTH_VIEW);

  G_OBJECT_CLASS (rs_growth_view_parent_class)->dispose (object);
}

static void
rs_growth_view_finalize (GObject *object)
{
  RsGrowthView *self = RS_GROWTH_VIEW (object);

  g_clear_pointer (&self->growth, rs_growth_unref);
  g_object_unref (self->rows);

  G_OBJECT_CLASS (rs_growth_view_parent_class)->finalize (object);
}

static void
rs_growth_view_class_init (RsGrowthViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rs_growth_view_dispose;
  object_class->finalize = rs_growth_view_finalize;

  signals[SELECTED] = g_signal_new ("selected", RS_TYPE_GROWTH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/refscope/Refscope/ui/rs-growth-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RsGrowthView, order_drop_down);
  gtk_widget_class_bind_template_child (widget_class, RsGrowthView, list_view);
  gtk_widget_class_bind_template_child (widget_class, RsGrowthView, selection);
  gtk_widget_class_bind_template_child (widget_class, RsGrowthView, more_label);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
}

static void
rs_growth_view_init (RsGrowthView *self)
{
  self->rows = g_list_store_new (RS_TYPE_GROWTH_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
}

/**
 * rs_growth_view_set_growth:
 * @self: the list
 * @growth: (transfer none) (nullable): what has changed
 *
 * Shows other rows, or nothing at all. What was selected stays so.
 */
void
rs_growth_view_set_growth (RsGrowthView *self,
                           RsGrowth     *growth)
{
  g_return_if_fail (RS_IS_GROWTH_VIEW (self));

  if (growth == NULL && !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  if (growth != NULL)
    rs_growth_ref (growth);
  g_clear_pointer (&self->growth, rs_growth_unref);
  self->growth = growth;
  fill (self);
  gtk_widget_set_visible (GTK_WIDGET (self), growth != NULL);
}

/* Beside the plot its margin is room enough; above it there is none. */
static gboolean
to_margin (GBinding     *binding,
           const GValue *narrow,
           GValue       *margin,
           gpointer      user_data)
{
  g_value_set_int (margin, g_value_get_boolean (narrow) ? NARROW_MARGIN : 0);

  return TRUE;
}

/**
 * rs_growth_view_set_page:
 * @self: the list
 * @page: (transfer none): a #RsPlotPage, by whose plot it stands
 *
 * Leaves as much room as where the list stands wants.
 */
void
rs_growth_view_set_page (RsGrowthView *self,
                         GtkWidget    *page)
{
  g_return_if_fail (RS_IS_GROWTH_VIEW (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  g_object_bind_property_full (page, "narrow", self, "margin-end", G_BINDING_SYNC_CREATE, to_margin,
                               NULL, NULL, NULL);
}

/**
 * rs_growth_view_set_subject:
 * @self: the list
 * @by_value: what to call the order by what is counted, in place of “By Integer”
 * @tooltip: what the orders are for
 *
 * Says that something else than integers is listed.
 */
void
rs_growth_view_set_subject (RsGrowthView *self,
                            const char   *by_value,
                            const char   *tooltip)
{
  GtkStringList *orders;

  g_return_if_fail (RS_IS_GROWTH_VIEW (self));
  g_return_if_fail (by_value != NULL);

  orders = GTK_STRING_LIST (gtk_drop_down_get_model (self->order_drop_down));
  gtk_string_list_splice (orders, BY_VALUE, 1, (const char *const[]){ by_value, NULL });
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->order_drop_down), tooltip);
}

/**
 * rs_growth_view_set_selected:
 * @self: the list
 * @value: (nullable): the value of a #RsGrowthRow, %NULL for none
 *
 * Selects the row of a value, if there is one, without saying so.
 */
void
rs_growth_view_set_selected (RsGrowthView *self,
                             const gint64 *value)
{
  g_return_if_fail (RS_IS_GROWTH_VIEW (self));

  self->is_selected = value != NULL;
  if (value != NULL)
    self->value = *value;
  show_selected (self);
}
