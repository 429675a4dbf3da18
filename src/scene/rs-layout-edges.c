/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-text-size.h"
#include "rs-wording-share.h"
#include "rs-wording.h"

/* Sizes in font sizes. */
#define LINE 1.5     /* from one name to the next */
#define EDGE_PAD 0.1 /* either side of an edge */
#define NAME_GAP 0.45
#define FIRST_NAME 0.9
#define MARGIN 0.3 /* between a name and the frame */

/* Either side of an edge where there is a curve, whose numbers have few places: the line itself. */
#define LINE_PAD 0.5

#define MAX_NAMES (2 * RS_STYLE_MAX_SERIES)

/* What edges are added with. */
typedef struct
{
  RsLayout *layout;
  const RsFigure *figure;
  const RsAxis *x_axis;
  const RsStyle *style;
  double pad;
  char *names[MAX_NAMES]; /* one for each edge */
  char *short_names[MAX_NAMES]; /* where that is too long */
} Work;

static gboolean
has_edge (const RsLayout *self,
          double          x)
{
  for (guint i = 0; i < self->edges->len; i++)
    if (fabs (g_array_index (self->edges, double, i) - x) < 1)
      return TRUE;

  return FALSE;
}

/* Where an edge goes; FALSE if it is not between two integers of the series, or not in view. */
static gboolean
place_edge (const Work *work,
            guint       series,
            gint64      last,
            double     *x)
{
  const RsRect *box = &work->layout->box;
  RsSnapshot *snapshot = rs_figure_get_snapshot (work->figure, series);
  gint64 from = rs_snapshot_get_from (snapshot);

  if (last < from || last >= from + (gint64) rs_snapshot_get_n_ints (snapshot) - 1
      || !rs_axis_can_show (work->x_axis, last + 0.5))
    return FALSE;

  *x = rs_layout_x (work->layout, work->x_axis, last + 0.5);
  if (!(*x > box->x && *x < box->x + box->width) || has_edge (work->layout, *x))
    return FALSE;

  *x = rs_layout_crisp (*x);

  return TRUE;
}

/* The line between the last integer of a cache and the next. */
static void
add_edge (Work       *work,
          guint       series,
          gint64      last,
          const char *name,
          const char *short_name)
{
  RsLayout *self = work->layout;
  RsRect taken;
  double x;

  if (self->edges->len == MAX_NAMES || !place_edge (work, series, last, &x))
    return;

  work->names[self->edges->len] = g_strdup (name);
  work->short_names[self->edges->len] = g_strdup (short_name);
  g_array_append_val (self->edges, x);
  taken = (RsRect) { x - work->pad, self->box.y, 2 * work->pad, self->box.height };
  g_array_append_val (self->edge_rects, taken);
}

/* Whether a name may stand there: 2 if it is in no edge's way, 1 if it is at least inside of the
 * frame. */
static int
rate (const RsLayout *self,
      double          start,
      double          width,
      double          margin)
{
  if (start < self->box.x + margin || start + width > self->box.x + self->box.width - margin)
    return 0;

  for (guint i = 0; i < self->edges->len; i++)
    {
      double x = g_array_index (self->edges, double, i);

      if (x > start && x < start + width)
        return 1;
    }

  return 2;
}

/* Puts a name to the right of its edge, or to its left where that is better.
 *
 * Returns: %FALSE if there is no room for it */
static gboolean
add_name (Work       *work,
          double      x,
          double      y,
          const char *name)
{
  RsLayout *self = work->layout;
  double f = work->style->font_size;
  double size = f * SMALL_TEXT;
  double width = rs_text_size_width (name, size);
  double right = x + f * NAME_GAP;
  double left = x - f * NAME_GAP - width;
  int right_rate = rate (self, right, width, f * MARGIN);
  int left_rate = rate (self, left, width, f * MARGIN);
  double start = left_rate > right_rate ? left : right;
  RsRect taken = { start, y - size / 2, width, size };

  if (MAX (left_rate, right_rate) == 0)
    return FALSE;

  rs_layout_add_text (self, name, size, start, y, 0, FALSE, &work->style->edge);
  g_array_append_val (self->edge_rects, taken);

  return TRUE;
}

static void
add_names (Work  *work,
           double y,
           double step)
{
  GArray *edges = work->layout->edges;

  for (guint i = 0; i < edges->len; i++)
    {
      double x = g_array_index (edges, double, i);

      if (add_name (work, x, y, work->names[i]) || add_name (work, x, y, work->short_names[i]))
        y += step;
    }
}

static gint64
get_cache_end (const RsFigure *figure,
               guint           series)
{
  return rs_snapshot_get_python (rs_figure_get_snapshot (figure, series))->cache_max;
}

/* Whether it is said of an edge which Python's it is. */
static gboolean
has_different_caches (const RsFigure *figure)
{
  for (guint i = 1; i < rs_figure_get_n_series (figure); i++)
    if (get_cache_end (figure, i) != get_cache_end (figure, 0))
      return TRUE;

  return FALSE;
}

/* The 3.11 of 3.11.2: what a cache depends on. */
static char *
dup_short_version (const RsFigure *figure,
                   guint           series)
{
  const char *version = rs_snapshot_get_python (rs_figure_get_snapshot (figure, series))->version;
  const char *minor = strchr (version, '.');
  gsize length = minor != NULL ? (gsize) (minor - version) + 1 : strlen (version);

  return g_strndup (version, length + strcspn (version + length, "."));
}

/* Whose cache ends there, in the order of the legend, each once. */
static char *
dup_owners (const RsFigure *figure,
            gint64          last)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rs_figure_get_n_series (figure); i++)
    {
      g_autofree char *version = dup_short_version (figure, i);

      if (get_cache_end (figure, i) == last
          && !g_ptr_array_find_with_equal_func (versions, version, g_str_equal, NULL))
        g_ptr_array_add (versions, g_steal_pointer (&version));
    }
  g_ptr_array_add (versions, NULL);

  return g_strjoinv (", ", (char **) versions->pdata);
}

/* Adds the end of a cache, with its owners where there are others. */
static void
add_cache_end (Work       *work,
               guint       series,
               gint64      last,
               const char *name)
{
  g_autofree char *owners = NULL;
  g_autofree char *pythons = NULL;
  g_autofree char *owned = NULL;
  g_autofree char *short_name = NULL;

  if (!has_different_caches (work->figure))
    {
      add_edge (work, series, last, name, name);
      return;
    }

  owners = dup_owners (work->figure, last);
  /* Translators: %s is a version of Python's, such as "3.14", or several: "3.11, 3.14". */
  pythons = g_strdup_printf (_("Python %s"), owners);
  /* Translators: a Python, or its version, and where its cache ends. */
  owned = g_strdup_printf (_("%s: %s"), pythons, name);
  short_name = g_strdup_printf (_("%s: %s"), owners, name);
  add_edge (work, series, last, owned, short_name);
}

/* The share up to an integer, of each series in the order of the legend; NULL if none is known. */
static char *
dup_shares (const RsFigure *figure,
            gint64          last)
{
  GString *shares = NULL;

  for (guint i = 0; i < rs_figure_get_n_series (figure); i++)
    {
      const RsCumulative *cumulative = rs_figure_get_cumulative (figure, i);
      g_autofree char *share = NULL;

      if (!rs_cumulative_is_known (cumulative))
        continue;

      share = rs_wording_percent (rs_cumulative_get_share (cumulative, last));
      if (shares == NULL)
        shares = g_string_new (share);
      else
        g_string_append_printf (shares, " · %s", share);
    }

  return shares != NULL ? g_string_free (shares, FALSE) : NULL;
}

/* The end of a series' own cache; on a curve it has its share. */
static void
add_own_edge (Work  *work,
              guint  series)
{
  gint64 last = get_cache_end (work->figure, series);
  g_autofree char *number = rs_wording_number (last);
  g_autofree char *name = NULL;

  if (rs_figure_get_view (work->figure) == RS_VIEW_SHARE)
    {
      g_autofree char *shares = dup_shares (work->figure, last);

      if (shares == NULL)
        return;
      /* Translators: the last integer that Python keeps one shared object of; a share in
       * percent. */
      name = g_strdup_printf (_("cache ends at %s: %s"), number, shares);
    }
  else
    {
      /* Translators: the last integer that Python keeps one shared object of. */
      name = g_strdup_printf (_("cache ends at %s"), number);
    }

  add_cache_end (work, series, last, name);
}

/* On a curve there is the end of other versions' caches, too. */
static void
add_other_edge (Work  *work,
                guint  series)
{
  gint64 last = get_cache_end (work->figure, series);
  gint64 other = last >= RS_WIDER_CACHE_END ? RS_CACHE_END : RS_WIDER_CACHE_END;
  g_autofree char *number = rs_wording_number (other);
  g_autofree char *shares = dup_shares (work->figure, other);
  g_autofree char *name = NULL;

  if (shares == NULL)
    return;

  /* Translators: an integer, and what share of all references those up to it take, in percent. */
  name = g_strdup_printf (_("up to %s: %s"), number, shares);
  add_edge (work, series, other, name, name);
}

/* Adds where each cache in view ends, once each; with names if there is room for small text. */
void
rs_layout_add_edges (RsLayout       *self,
                     const RsFigure *figure,
                     const RsAxis   *x_axis,
                     const RsStyle  *style,
                     gboolean        named)
{
  double f = style->font_size;
  gboolean share = rs_figure_get_view (figure) == RS_VIEW_SHARE;
  Work work = {
    .layout = self,
    .figure = figure,
    .x_axis = x_axis,
    .style = style,
    .pad = share ? LINE_PAD : f * EDGE_PAD,
  };

  for (guint i = 0; i < rs_figure_get_n_series (figure); i++)
    add_own_edge (&work, i);
  /* after all that are somebody's own */
  for (guint i = 0; share && i < rs_figure_get_n_series (figure); i++)
    add_other_edge (&work, i);
  /* a curve runs along the top, dots lie along the bottom */
  if (named && share)
    add_names (&work, self->box.y + self->box.height - f * FIRST_NAME, -f * SMALL_TEXT * LINE);
  else if (named)
    add_names (&work, self->box.y + f * FIRST_NAME, f * SMALL_TEXT * LINE);
  for (guint i = 0; i < self->edges->len; i++)
    {
      g_free (work.names[i]);
      g_free (work.short_names[i]);
    }
}
