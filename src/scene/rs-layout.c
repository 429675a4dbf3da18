/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "rs-text-size.h"
#include "rs-wording.h"

/* Sizes in font sizes. */
#define PAD 0.9          /* around everything */
#define TICK_LENGTH 0.38
#define TICK_GAP 0.35    /* between a tick and its label */
#define BAR_GAP 0.5      /* between the axis and the text of a bar */
#define TITLE_GAP 0.75   /* between labels and title */
#define NOTE_GAP 0.8
#define LINE 1.5         /* from one small line to the next */
#define MIN_BOX 1.0

/* Least pages, in font sizes, for each kind of text: what is too small loses them in turn. */
#define LABELS_WIDTH 9
#define LABELS_HEIGHT 7
#define TITLES_WIDTH 18
#define TITLES_HEIGHT 13
#define NOTES_WIDTH 20
#define NOTES_HEIGHT 15

#define MAX_NOTE_LINES 3

/* A title may shrink a little rather than be dropped. */
#define MIN_TITLE_SHRINK 0.7

/* What is being laid out. */
typedef struct
{
  RsLayout *layout;
  const RsFigure *figure;
  const RsAxis *x_axis;
  const RsAxis *y_axis;
  const RsStyle *style;
  RsColor dim; /* of small text */
  double f;    /* font size */
  GArray *bar_labels; /* of RsBarLabel; NULL if there are no bars */
  gboolean lying;
  gboolean labels;
  gboolean titles;
  gboolean notes;
  double left; /* of the plot box, so far */
  double right;
  double top;
  double bottom;
} Work;

/* A GDestroyNotify of RsText. */
void
rs_layout_text_clear (gpointer text)
{
  g_free (((RsText *) text)->text);
}

/* Adds a text to the page. */
void
rs_layout_add_text (RsLayout      *self,
                    const char    *string,
                    double         size,
                    double         x,
                    double         y,
                    double         align,
                    gboolean       upwards,
                    const RsColor *color)
{
  RsText text = { g_strdup (string), x, y, align, size, upwards, *color };

  g_array_append_val (self->texts, text);
}

static double
label_width (const char *label,
             void       *data)
{
  const Work *work = data;
  g_autofree char *written = rs_wording_tick (label);

  return rs_text_size_width (written, work->f * TICK_TEXT);
}

static double
label_height (const char *label,
              void       *data)
{
  const Work *work = data;

  return work->f * TICK_TEXT * CAPITAL;
}

/* A log axis needs its 2 and 5 to be read, a linear one is as well read with few numbers. */
static double
label_gap (const RsAxis *axis,
           double        font_size)
{
  return axis->scale == RS_SCALE_LOG ? font_size : font_size * 2.2;
}

/* As the person's locale writes numbers. */
static void
write_labels (RsTick *ticks,
              gsize   n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *written = rs_wording_tick (ticks[i].label);

      g_strlcpy (ticks[i].label, written, sizeof ticks[i].label);
    }
}

/* There is nothing between two integers, nor between two counts. Returns how many are kept. */
static gsize
keep_whole (RsTick *ticks,
            gsize   n)
{
  gsize n_kept = 0;

  for (gsize i = 0; i < n; i++)
    {
      RsTick tick = ticks[i];

      if (fabs (tick.value - round (tick.value)) >= 1e-6)
        continue;
      /* among halves it was 256.0 */
      if (tick.label[0] != '\0')
        g_snprintf (tick.label, sizeof tick.label, "%s%.0f", tick.value < 0 ? "−" : "",
                    fabs (tick.value));
      ticks[n_kept++] = tick;
    }

  return n_kept;
}

static void
place_y_ticks (Work *work)
{
  RsLayout *self = work->layout;

  if (work->lying)
    return;

  self->n_y_ticks = rs_ticks_place (work->y_axis, MAX (work->bottom - work->top, MIN_BOX),
                                    label_gap (work->y_axis, work->f), label_height, work,
                                    self->y_ticks, RS_LAYOUT_MAX_TICKS);
  if (rs_figure_get_view (work->figure) == RS_VIEW_COUNTS)
    self->n_y_ticks = keep_whole (self->y_ticks, self->n_y_ticks);
  write_labels (self->y_ticks, self->n_y_ticks);
}

/* As wide as the labels need it. */
static void
set_left (Work *work)
{
  RsLayout *self = work->layout;
  double widest = work->lying ? rs_layout_widest_label (work->bar_labels) : 0;

  for (gsize i = 0; i < self->n_y_ticks; i++)
    widest = MAX (widest, label_width (self->y_ticks[i].label, work));

  work->left = work->f * PAD;
  /* words need no title that says so */
  if (work->titles && !work->lying)
    work->left += work->f * (CAPITAL + TITLE_GAP);
  if (work->labels)
    work->left += widest + work->f * (work->lying ? BAR_GAP : TICK_GAP + TICK_LENGTH);
  work->left = rs_layout_crisp (MIN (work->left, work->style->width / 2));
}

static void
place_x_ticks (Work *work)
{
  RsLayout *self = work->layout;

  if (work->bar_labels != NULL && !work->lying)
    return;

  self->n_x_ticks = rs_ticks_place (work->x_axis, MAX (work->right - work->left, MIN_BOX),
                                    label_gap (work->x_axis, work->f), label_width, work,
                                    self->x_ticks, RS_LAYOUT_MAX_TICKS);
  self->n_x_ticks = keep_whole (self->x_ticks, self->n_x_ticks);
  write_labels (self->x_ticks, self->n_x_ticks);
}

/* How far the last label sticks out of the page's right pad. */
static double
overhang (const Work *work)
{
  const RsLayout *self = work->layout;
  double limit = work->style->width - work->f * 0.4;
  double out = 0;

  for (gsize i = 0; i < self->n_x_ticks; i++)
    {
      const RsTick *tick = &self->x_ticks[i];
      double middle = work->left
                      + rs_axis_to_unit (work->x_axis, tick->value) * (work->right - work->left);

      if (tick->label[0] != '\0')
        out = MAX (out, middle + label_width (tick->label, (gpointer) work) / 2 - limit);
    }

  return out;
}

/* Breaks a note into lines that fit. */
static GPtrArray *
wrap (const char *note,
      double      size,
      double      width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) paragraphs = g_strsplit (note != NULL ? note : "", "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (paragraphs[i], " ", -1);
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint j = 0; words[j] != NULL; j++)
        {
          gsize before = line->len;

          g_string_append_printf (line, "%s%s", before > 0 ? " " : "", words[j]);
          if (before > 0 && rs_text_size_width (line->str, size) > width)
            {
              g_string_truncate (line, before);
              g_ptr_array_add (lines, g_strdup (line->str));
              g_string_assign (line, words[j]);
            }
        }
      if (line->len > 0)
        g_ptr_array_add (lines, g_strdup (line->str));
    }
  if (lines->len > MAX_NOTE_LINES)
    g_ptr_array_set_size (lines, MAX_NOTE_LINES);

  return lines;
}

/* From the bottom of the page upwards. */
static void
add_note (Work      *work,
          GPtrArray *lines)
{
  double size = work->f * SMALL_TEXT;

  for (guint i = lines->len; i > 0; i--)
    {
      rs_layout_add_text (work->layout, g_ptr_array_index (lines, i - 1), size, work->left,
                          work->bottom - size * CAPITAL / 2, 0, FALSE, &work->dim);
      work->bottom -= size * (i > 1 ? LINE : CAPITAL);
    }
  if (lines->len > 0)
    work->bottom -= work->f * NOTE_GAP;
}

static char *
dup_series_name (const RsFigure *figure,
                 guint           i)
{
  const char *name = rs_figure_get_series_name (figure, i);

  if (name != NULL)
    return g_strdup (name);

  /* Translators: %s is Python's version. */
  return g_strdup_printf (_("Python %s"),
                          rs_snapshot_get_python (rs_figure_get_snapshot (figure, i))->version);
}

/* A dot and a name for each series, in rows. */
static void
add_legend (Work *work)
{
  guint n = rs_figure_get_n_series (work->figure);
  double size = work->f * TICK_TEXT;
  double dot = work->style->dot_size * 1.4;
  double x = work->left;

  if (n < 2 || !work->notes)
    return;

  work->top += size * CAPITAL / 2;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = dup_series_name (work->figure, i);
      double width = dot + work->f * 0.4 + rs_text_size_width (name, size);
      RsSwatch swatch;

      if (x > work->left && x + width > work->style->width - work->f * PAD)
        {
          x = work->left;
          work->top += size * LINE;
        }
      swatch.x = x + dot / 2;
      swatch.y = work->top;
      swatch.color = rs_figure_get_color (work->figure, i);
      g_array_append_val (work->layout->swatches, swatch);
      rs_layout_add_text (work->layout, name, size, x + dot + work->f * 0.4, work->top, 0, FALSE,
                          &work->style->text);
      x += width + work->f * 1.4;
    }
  work->top += size * CAPITAL / 2 + work->f * 0.7;
}

/* A title in the middle of its axis, but never over the end of the page. */
static void
add_title (Work       *work,
           const char *title,
           gboolean    upwards,
           double      across)
{
  double page = upwards ? work->style->height : work->style->width;
  double along = upwards ? (work->top + work->bottom) / 2 : (work->left + work->right) / 2;
  double room = page - 2 * work->f * 0.5;
  double size = work->f;
  double width = rs_text_size_width (title, size);

  if (width > room)
    {
      if (room < width * MIN_TITLE_SHRINK)
        return;
      size *= room / width;
      width = room;
    }
  along = CLAMP (along, work->f * 0.5 + width / 2, page - work->f * 0.5 - width / 2);

  rs_layout_add_text (work->layout, title, size, upwards ? across : along,
                      upwards ? along : across, 0.5, upwards, &work->style->text);
}

static void
add_tick_labels (Work *work)
{
  RsLayout *self = work->layout;
  double size = work->f * TICK_TEXT;
  double beside = work->f * (TICK_LENGTH + TICK_GAP);

  for (gsize i = 0; i < self->n_x_ticks; i++)
    if (self->x_ticks[i].label[0] != '\0')
      rs_layout_add_text (self, self->x_ticks[i].label, size,
                          rs_layout_x (self, work->x_axis, self->x_ticks[i].value),
                          work->bottom + beside + size * CAPITAL / 2, 0.5, FALSE,
                          &work->style->text);
  for (gsize i = 0; i < self->n_y_ticks; i++)
    if (self->y_ticks[i].label[0] != '\0')
      rs_layout_add_text (self, self->y_ticks[i].label, size, work->left - beside,
                          rs_layout_y (self, work->y_axis, self->y_ticks[i].value), 1, FALSE,
                          &work->style->text);
  if (work->bar_labels != NULL)
    rs_layout_add_labels (self, work->figure, work->x_axis, work->y_axis, work->style,
                          work->bar_labels, size, work->f * BAR_GAP);
}

/* What the labels of the axis to the right need below it. */
static double
label_room (const Work *work)
{
  double room = work->f * TICK_TEXT * CAPITAL;

  if (work->bar_labels != NULL && !work->lying)
    return work->f * BAR_GAP
           + MAX (room, rs_layout_label_room (work->bar_labels, work->right - work->left));

  return work->f * (TICK_GAP + TICK_LENGTH) + room;
}

/* What is not shown; of bars those too that are out of view. */
static char *
dup_note (const Work *work)
{
  gsize first;

  if (work->bar_labels == NULL)
    return rs_figure_dup_note (work->figure);

  return rs_figure_dup_bars_note (work->figure, rs_layout_rows_in_view (work->figure, work->x_axis,
                                                                        work->y_axis, &first));
}

/**
 * rs_layout_new:
 * @figure: a figure
 * @x_axis: what of the integers is in view
 * @y_axis: what of the counts is in view
 * @style: sizes and colours
 *
 * Lays out a page. What has no room is left out, small text first. Main thread only.
 *
 * Returns: (transfer full): the layout
 */
RsLayout *
rs_layout_new (const RsFigure *figure,
               const RsAxis   *x_axis,
               const RsAxis   *y_axis,
               const RsStyle  *style)
{
  RsLayout *self = g_new0 (RsLayout, 1);
  g_autofree char *x_title = rs_figure_dup_x_title (figure);
  g_autofree char *y_title = rs_figure_dup_y_title (figure);
  g_autofree char *note = NULL;
  g_autoptr (GArray) bar_labels = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  double f = style->font_size;
  double x_title_y = 0;
  Work work = {
    .layout = self,
    .figure = figure,
    .x_axis = x_axis,
    .y_axis = y_axis,
    .style = style,
    .dim = rs_color_mix (&style->text, &style->background, 0.25),
    .f = f,
    .lying = rs_figure_get_lying (figure),
    .labels = style->width >= LABELS_WIDTH * f && style->height >= LABELS_HEIGHT * f,
    .titles = style->width >= TITLES_WIDTH * f && style->height >= TITLES_HEIGHT * f,
    .notes = style->width >= NOTES_WIDTH * f && style->height >= NOTES_HEIGHT * f,
    .top = f * PAD,
    .bottom = style->height - f * PAD,
    .right = style->width - f * PAD,
  };

  if (rs_figure_get_strings (figure) != NULL)
    bar_labels = rs_layout_new_labels (figure, x_axis, y_axis, style, f * TICK_TEXT);
  work.bar_labels = bar_labels;
  note = dup_note (&work);

  self->texts = g_array_new (FALSE, FALSE, sizeof (RsText));
  g_array_set_clear_func (self->texts, rs_layout_text_clear);
  self->swatches = g_array_new (FALSE, FALSE, sizeof (RsSwatch));
  self->edges = g_array_new (FALSE, FALSE, sizeof (double));
  self->edge_rects = g_array_new (FALSE, FALSE, sizeof (RsRect));

  /* once for about where the left is, since the height depends on how the note wraps */
  place_y_ticks (&work);
  set_left (&work);
  lines = wrap (work.notes ? note : NULL, f * SMALL_TEXT, work.right - work.left);
  add_note (&work, lines);
  add_legend (&work);
  if (work.titles)
    {
      x_title_y = work.bottom - f * CAPITAL / 2;
      work.bottom -= f * (CAPITAL + TITLE_GAP);
    }
  if (work.labels)
    work.bottom -= label_room (&work);
  work.top = rs_layout_crisp (work.top);
  work.bottom = rs_layout_crisp (MAX (work.bottom, work.top + MIN_BOX));

  place_y_ticks (&work);
  set_left (&work);
  place_x_ticks (&work);
  if (work.labels)
    work.right -= overhang (&work);
  work.right = rs_layout_crisp (MAX (work.right, work.left + MIN_BOX));
  place_x_ticks (&work);

  self->box = (RsRect) { work.left, work.top, work.right - work.left, work.bottom - work.top };
  if (work.labels)
    add_tick_labels (&work);
  if (work.titles)
    {
      add_title (&work, x_title, FALSE, x_title_y);
      if (!work.lying)
        add_title (&work, y_title, TRUE, f * (PAD + CAPITAL / 2));
    }
  if (bar_labels == NULL)
    rs_layout_add_edges (self, figure, x_axis, style, work.notes);

  return self;
}

/**
 * rs_layout_free:
 * @self: (transfer full): a layout
 */
void
rs_layout_free (RsLayout *self)
{
  g_array_unref (self->texts);
  g_array_unref (self->swatches);
  g_array_unref (self->edges);
  g_array_unref (self->edge_rects);
  g_free (self);
}

/**
 * rs_layout_x:
 * @self: a layout
 * @x_axis: its axis of integers
 * @value: an integer
 *
 * Returns: where it is on the page, NaN if the scale has no place for it
 */
double
rs_layout_x (const RsLayout *self,
             const RsAxis   *x_axis,
             double          value)
{
  return self->box.x + rs_axis_to_unit (x_axis, value) * self->box.width;
}

/**
 * rs_layout_y:
 * @self: a layout
 * @y_axis: its axis of counts
 * @value: a count
 *
 * Returns: where it is on the page, NaN if the scale has no place for it
 */
double
rs_layout_y (const RsLayout *self,
             const RsAxis   *y_axis,
             double          value)
{
  return self->box.y + (1 - rs_axis_to_unit (y_axis, value)) * self->box.height;
}
