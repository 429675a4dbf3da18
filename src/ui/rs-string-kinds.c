/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-kinds.h"

#include "rs-strings-text.h"

/* So many texts are asked for at a time: a click is answered between two questions. */
#define ROWS_AT_A_TIME 8

/* Rows that are scrolled by are not asked for. */
#define ASK_AFTER_MS 50

#define NOT_KNOWN "…"

struct _RsStringKinds
{
  GObject parent_instance;

  /* Owned */
  RsWorker *worker;           /* (nullable) */
  RsStringSnapshot *snapshot; /* (nullable) */
  GHashTable *known;          /* of rows to texts */
  GArray *asked;              /* of gsize: the rows of the question on its way */
  GCancellable *cancellable;  /* of the same, or NULL */

  /* Borrowed */
  GtkScrolledWindow *viewport; /* NULL after the end */
  GHashTable *unknown;         /* of cells to rows */

  GdkFrameClock *clock; /* (nullable) */
  gulong painted_id;    /* of it */
  guint ask_id;
};

G_DEFINE_FINAL_TYPE (RsStringKinds, rs_string_kinds, G_TYPE_OBJECT)

static void
show (GtkInscription *cell,
      const char     *text)
{
  gtk_inscription_set_text (cell, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (cell), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static gboolean
is_in_view (RsStringKinds *self,
            GtkWidget     *cell)
{
  GtkWidget *viewport = GTK_WIDGET (self->viewport);
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (cell) && gtk_widget_compute_bounds (cell, viewport, &bounds)
         && bounds.origin.y < (float) gtk_widget_get_height (viewport)
         && bounds.origin.y + bounds.size.height > 0;
}

static void ask_soon (RsStringKinds *self);

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (RsStringKinds) self = user_data;
  g_autoptr (GPtrArray) answers = NULL;
  GHashTableIter iter;
  gpointer cell;
  gpointer row;

  answers = rs_worker_find_all_holders_finish (RS_WORKER (source), result, NULL);
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return; /* other texts were counted meanwhile */

  g_clear_object (&self->cancellable);
  if (answers == NULL)
    return; /* it is asked again after the next frame */

  for (guint i = 0; i < answers->len; i++)
    g_hash_table_insert (self->known, GSIZE_TO_POINTER (g_array_index (self->asked, gsize, i)),
                         rs_strings_text_kinds (answers->pdata[i]));

  g_hash_table_iter_init (&iter, self->unknown);
  while (g_hash_table_iter_next (&iter, &cell, &row))
    {
      const char *text = g_hash_table_lookup (self->known, row);

      if (text != NULL)
        {
          show (cell, text);
          g_hash_table_iter_remove (&iter);
        }
    }
  ask_soon (self);
}

static gboolean
ask_cb (gpointer user_data)
{
  RsStringKinds *self = RS_STRING_KINDS (user_data);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (RsRequest) request = NULL;
  GHashTableIter iter;
  gpointer cell;
  gpointer row;

  self->ask_id = 0;
  g_array_set_size (self->asked, 0);
  g_hash_table_iter_init (&iter, self->unknown);
  while (texts->len < ROWS_AT_A_TIME && g_hash_table_iter_next (&iter, &cell, &row))
    if (is_in_view (self, cell))
      {
        gsize place = GPOINTER_TO_SIZE (row);
        const RsStringRow *string = rs_string_snapshot_get_row (self->snapshot, place);

        g_array_append_val (self->asked, place);
        g_ptr_array_add (texts, g_bytes_new (string->text, string->length));
      }
  if (texts->len == 0)
    return G_SOURCE_REMOVE;

  request = rs_request_new_all_holders (texts);
  self->cancellable = g_cancellable_new ();
  rs_worker_find_all_holders_async (self->worker, request, self->cancellable, answered_cb,
                                    g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
ask_soon (RsStringKinds *self)
{
  if (self->worker != NULL && self->viewport != NULL && self->cancellable == NULL
      && self->ask_id == 0 && g_hash_table_size (self->unknown) > 0)
    self->ask_id = g_timeout_add (ASK_AFTER_MS, ask_cb, self);
}

/* Only after a frame it is known which rows are in view. */
static void
mapped_cb (RsStringKinds *self)
{
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self->viewport)));
  self->painted_id = g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (ask_soon),
                                               self);
}

static void
unmapped_cb (RsStringKinds *self)
{
  if (self->clock != NULL)
    g_clear_signal_handler (&self->painted_id, self->clock);
  g_clear_object (&self->clock);
}

static void
rs_string_kinds_finalize (GObject *object)
{
  RsStringKinds *self = RS_STRING_KINDS (object);

  g_assert (self->ask_id == 0);
  g_assert (self->clock == NULL);
  g_clear_pointer (&self->snapshot, rs_string_snapshot_unref);
  g_clear_object (&self->worker);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->unknown);
  g_array_unref (self->asked);

  G_OBJECT_CLASS (rs_string_kinds_parent_class)->finalize (object);
}

static void
rs_string_kinds_class_init (RsStringKindsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_string_kinds_finalize;
}

static void
rs_string_kinds_init (RsStringKinds *self)
{
  self->known = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->unknown = g_hash_table_new (NULL, NULL);
  self->asked = g_array_new (FALSE, FALSE, sizeof (gsize));
}

/**
 * rs_string_kinds_new:
 * @viewport: (transfer none): what the cells are seen through, until [method@StringKinds.stop]
 *
 * Returns: (transfer full): a column that knows nothing
 */
RsStringKinds *
rs_string_kinds_new (GtkScrolledWindow *viewport)
{
  RsStringKinds *self;

  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (viewport), NULL);

  self = g_object_new (RS_TYPE_STRING_KINDS, NULL);
  self->viewport = viewport;
  g_signal_connect_object (viewport, "map", G_CALLBACK (mapped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "unmap", G_CALLBACK (unmapped_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * rs_string_kinds_set_worker:
 * @self: the column
 * @worker: (transfer none): who is asked
 */
void
rs_string_kinds_set_worker (RsStringKinds *self,
                            RsWorker      *worker)
{
  g_return_if_fail (RS_IS_STRING_KINDS (self));
  g_return_if_fail (RS_IS_WORKER (worker));

  g_set_object (&self->worker, worker);
}

/**
 * rs_string_kinds_set_snapshot:
 * @self: the column
 * @snapshot: (transfer none) (nullable): what was counted
 *
 * Forgets what was known, for it is about other rows. To be called before any of them is bound.
 */
void
rs_string_kinds_set_snapshot (RsStringKinds    *self,
                              RsStringSnapshot *snapshot)
{
  g_return_if_fail (RS_IS_STRING_KINDS (self));

  if (snapshot != NULL)
    rs_string_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, rs_string_snapshot_unref);
  self->snapshot = snapshot;
  g_hash_table_remove_all (self->known);
  g_hash_table_remove_all (self->unknown);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * rs_string_kinds_bind:
 * @self: the column
 * @cell: (transfer none): a cell, until it is unbound
 * @row: the row of the snapshot that it is in
 *
 * Shows in which ways the row's text is held, now or when it is known.
 */
void
rs_string_kinds_bind (RsStringKinds  *self,
                      GtkInscription *cell,
                      gsize           row)
{
  const RsStringRow *string;
  const char *text;

  g_return_if_fail (RS_IS_STRING_KINDS (self));
  g_return_if_fail (GTK_IS_INSCRIPTION (cell));
  g_return_if_fail (self->snapshot != NULL);

  string = rs_string_snapshot_get_row (self->snapshot, row);
  text = g_hash_table_lookup (self->known, GSIZE_TO_POINTER (row));
  if (text == NULL && string->references == 0 && string->compiled_in == 0)
    text = "-";
  show (cell, text != NULL ? text : NOT_KNOWN);
  if (text == NULL)
    g_hash_table_insert (self->unknown, cell, GSIZE_TO_POINTER (row));
}

/**
 * rs_string_kinds_unbind:
 * @self: the column
 * @cell: a cell
 *
 * The cell shows another row from now on, or is gone.
 */
void
rs_string_kinds_unbind (RsStringKinds  *self,
                        GtkInscription *cell)
{
  g_return_if_fail (RS_IS_STRING_KINDS (self));

  g_hash_table_remove (self->unknown, cell);
}

/**
 * rs_string_kinds_stop:
 * @self: the column
 *
 * Asks no more, because the table goes.
 */
void
rs_string_kinds_stop (RsStringKinds *self)
{
  g_return_if_fail (RS_IS_STRING_KINDS (self));

  rs_string_kinds_set_snapshot (self, NULL);
  g_clear_handle_id (&self->ask_id, g_source_remove);
  unmapped_cb (self);
  self->viewport = NULL;
}
