/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-series-list.h"

#include "rs-style.h"

struct _RsSeriesList
{
  GObject parent_instance;

  GPtrArray *series; /* (owned) (element-type RsSeries) */
  RsSeries *active;  /* (borrowed) of @series */
};

static void rs_series_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RsSeriesList, rs_series_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      rs_series_list_model_init))

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
rs_series_list_get_item_type (GListModel *model)
{
  return RS_TYPE_SERIES;
}

static guint
rs_series_list_get_n_items (GListModel *model)
{
  return RS_SERIES_LIST (model)->series->len;
}

static gpointer
rs_series_list_get_item (GListModel *model,
                         guint       position)
{
  RsSeries *series = rs_series_list_get (RS_SERIES_LIST (model), position);

  return series != NULL ? g_object_ref (series) : NULL;
}

static void
rs_series_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rs_series_list_get_item_type;
  iface->get_n_items = rs_series_list_get_n_items;
  iface->get_item = rs_series_list_get_item;
}

static void
changed_cb (RsSeriesList *self,
            GParamSpec   *pspec,
            RsSeries     *series)
{
  g_signal_emit (self, signals[CHANGED], 0, series, FALSE);
}

static void
counts_cb (RsSeriesList *self,
           RsSeries     *series)
{
  g_signal_emit (self, signals[CHANGED], 0, series, TRUE);
}

/* One that no series has, or as few as possible. */
static guint
pick_color (RsSeriesList *self)
{
  guint n_uses[RS_STYLE_MAX_SERIES] = { 0 };
  guint color = 0;

  for (guint i = 0; i < self->series->len; i++)
    n_uses[rs_series_get_color (rs_series_list_get (self, i))]++;
  for (guint i = 1; i < RS_STYLE_MAX_SERIES; i++)
    if (n_uses[i] < n_uses[color])
      color = i;

  return color;
}

static void
append (RsSeriesList *self,
        RsSeries     *series /* (transfer full) */)
{
  g_signal_connect_object (series, "notify::visible", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (series, "notify::state", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (series, "notify::worker", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (series, "changed-counts", G_CALLBACK (counts_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->series, series);
  g_list_model_items_changed (G_LIST_MODEL (self), self->series->len - 1, 0, 1);
}

/* What comes is shown if there is room, and is what is spoken of. */
static void
append_active (RsSeriesList *self,
               RsSeries     *series /* (transfer full) */)
{
  rs_series_set_visible (series, rs_series_list_get_n_visible (self) < RS_STYLE_MAX_SERIES);
  append (self, series);
  rs_series_list_set_active (self, series);
}

static void
rs_series_list_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_object (value, RS_SERIES_LIST (object)->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_series_list_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_ACTIVE:
      rs_series_list_set_active (RS_SERIES_LIST (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rs_series_list_finalize (GObject *object)
{
  g_ptr_array_unref (RS_SERIES_LIST (object)->series);

  G_OBJECT_CLASS (rs_series_list_parent_class)->finalize (object);
}

static void
rs_series_list_class_init (RsSeriesListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rs_series_list_get_property;
  object_class->set_property = rs_series_list_set_property;
  object_class->finalize = rs_series_list_finalize;

  properties[PROP_ACTIVE] = g_param_spec_object ("active", NULL, NULL, RS_TYPE_SERIES,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", RS_TYPE_SERIES_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, RS_TYPE_SERIES, G_TYPE_BOOLEAN);
}

static void
rs_series_list_init (RsSeriesList *self)
{
  self->series = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rs_series_list_new:
 * @worker: (transfer none): who drives the embedded interpreter
 *
 * Makes a list of the embedded interpreter alone. Main thread only, as everything here.
 *
 * Returns: (transfer full): a list
 */
RsSeriesList *
rs_series_list_new (RsWorker *worker)
{
  RsSeriesList *self;

  g_return_val_if_fail (RS_IS_WORKER (worker), NULL);

  self = g_object_new (RS_TYPE_SERIES_LIST, NULL);
  append (self, rs_series_new (worker));
  self->active = rs_series_list_get (self, 0);

  return self;
}

/**
 * rs_series_list_add:
 * @self: a list
 * @experiment: (transfer none): what is to be done
 *
 * Starts an experiment, and makes it the active one. It is hidden if as many are shown as there
 * can be.
 *
 * Returns: (transfer none): the new series, the last of the list
 */
RsSeries *
rs_series_list_add (RsSeriesList *self,
                    RsExperiment *experiment)
{
  RsSeries *series;

  g_return_val_if_fail (RS_IS_SERIES_LIST (self), NULL);
  g_return_val_if_fail (experiment != NULL, NULL);

  series = rs_series_new_for_experiment (experiment, pick_color (self));
  append_active (self, series);

  return series;
}

/**
 * rs_series_list_add_recording:
 * @self: a list
 * @recording: (transfer none): what was measured before
 * @source: (nullable): the name of its file, in UTF-8
 *
 * Shows a recording beside the others, as rs_series_list_add() does an experiment.
 *
 * Returns: (transfer none): the new series, the last of the list
 */
RsSeries *
rs_series_list_add_recording (RsSeriesList *self,
                              RsRecording  *recording,
                              const char   *source)
{
  RsSeries *series;

  g_return_val_if_fail (RS_IS_SERIES_LIST (self), NULL);
  g_return_val_if_fail (recording != NULL, NULL);

  series = rs_series_new_for_recording (recording, source, pick_color (self));
  append_active (self, series);

  return series;
}

/**
 * rs_series_list_remove:
 * @self: a list
 * @series: one of it; the embedded interpreter cannot be removed
 *
 * Ends an experiment and takes it off the list. If nothing would be shown any more, the embedded
 * interpreter is.
 */
void
rs_series_list_remove (RsSeriesList *self,
                       RsSeries     *series)
{
  guint position;

  g_return_if_fail (RS_IS_SERIES_LIST (self));
  g_return_if_fail (rs_series_list_find (self, series, &position));

  if (position == 0)
    return;

  if (self->active == series)
    rs_series_list_set_active (self, rs_series_list_get (self, position - 1));

  g_object_ref (series);
  g_signal_handlers_disconnect_by_data (series, self);
  g_ptr_array_remove_index (self->series, position);
  rs_series_stop (series);
  if (rs_series_list_get_n_visible (self) == 0)
    rs_series_set_visible (rs_series_list_get (self, 0), TRUE);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  g_object_unref (series);
}

/**
 * rs_series_list_get:
 * @self: a list
 * @position: a place in it
 *
 * Returns: (transfer none) (nullable): the series there, %NULL if there is none
 */
RsSeries *
rs_series_list_get (RsSeriesList *self,
                    guint         position)
{
  g_return_val_if_fail (RS_IS_SERIES_LIST (self), NULL);

  return position < self->series->len ? g_ptr_array_index (self->series, position) : NULL;
}

/**
 * rs_series_list_get_n:
 * @self: a list
 *
 * Returns: how many series there are, shown or not
 */
guint
rs_series_list_get_n (RsSeriesList *self)
{
  g_return_val_if_fail (RS_IS_SERIES_LIST (self), 0);

  return self->series->len;
}

/**
 * rs_series_list_find:
 * @self: a list
 * @series: a series
 * @position: (out) (optional): its place
 *
 * Returns: whether it is in the list
 */
gboolean
rs_series_list_find (RsSeriesList *self,
                     RsSeries     *series,
                     guint        *position)
{
  g_return_val_if_fail (RS_IS_SERIES_LIST (self), FALSE);

  return g_ptr_array_find (self->series, series, position);
}

/**
 * rs_series_list_get_n_visible:
 * @self: a list
 *
 * Returns: how many the plot shows
 */
guint
rs_series_list_get_n_visible (RsSeriesList *self)
{
  guint n = 0;

  g_return_val_if_fail (RS_IS_SERIES_LIST (self), 0);

  for (guint i = 0; i < self->series->len; i++)
    n += rs_series_get_visible (rs_series_list_get (self, i)) ? 1 : 0;

  return n;
}

/**
 * rs_series_list_get_n_ended:
 * @self: a list
 *
 * Returns: how many experiments have failed, or were stopped, or have a Python that ended
 */
guint
rs_series_list_get_n_ended (RsSeriesList *self)
{
  guint n = 0;

  g_return_val_if_fail (RS_IS_SERIES_LIST (self), 0);

  for (guint i = 0; i < self->series->len; i++)
    {
      RsSeries *series = self->series->pdata[i];
      RsSeriesState state = rs_series_get_state (series);

      if (!rs_series_is_embedded (series))
        n += state == RS_SERIES_FAILED || state == RS_SERIES_STOPPED;
    }

  return n;
}

/**
 * rs_series_list_can_toggle:
 * @self: a list
 * @series: one of it
 *
 * The last one that is shown stays so, and no more are than there are colours to tell them by.
 *
 * Returns: whether it can be hidden if it is shown, or shown if it is hidden
 */
gboolean
rs_series_list_can_toggle (RsSeriesList *self,
                           RsSeries     *series)
{
  guint n_visible;

  g_return_val_if_fail (RS_IS_SERIES_LIST (self), FALSE);
  g_return_val_if_fail (RS_IS_SERIES (series), FALSE);

  n_visible = rs_series_list_get_n_visible (self);

  return rs_series_get_visible (series) ? n_visible > 1 : n_visible < RS_STYLE_MAX_SERIES;
}

/**
 * rs_series_list_get_active:
 * @self: a list
 *
 * Returns: (transfer none): what details, letters, words and exports speak of
 */
RsSeries *
rs_series_list_get_active (RsSeriesList *self)
{
  g_return_val_if_fail (RS_IS_SERIES_LIST (self), NULL);

  return self->active;
}

/**
 * rs_series_list_set_active:
 * @self: a list
 * @series: (transfer none): one of it
 *
 * Chooses what details, letters, words and exports speak of.
 */
void
rs_series_list_set_active (RsSeriesList *self,
                           RsSeries     *series)
{
  g_return_if_fail (RS_IS_SERIES_LIST (self));
  g_return_if_fail (rs_series_list_find (self, series, NULL));

  if (self->active == series)
    return;

  self->active = series;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

/**
 * rs_series_list_end:
 * @self: a list
 *
 * Ends every experiment, so that nothing of them outlives the program. It takes no longer than the
 * one of them that takes longest.
 */
void
rs_series_list_end (RsSeriesList *self)
{
  g_return_if_fail (RS_IS_SERIES_LIST (self));

  for (guint i = 0; i < self->series->len; i++)
    rs_series_begin_stop (rs_series_list_get (self, i));
  for (guint i = 0; i < self->series->len; i++)
    rs_series_stop (rs_series_list_get (self, i));
}
