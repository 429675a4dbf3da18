/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-label-place.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Between a dot and its label, in drawing units. */
#define GAP 2

/* A label that begins over its dot, begins so far right of the centre. */
#define SHIFT 1

/* Where a label may go, the best place first. Across: -1 ends before the dot, 0 is centred, 1
 * begins after it, 2 begins over its centre, -2 ends there. Down: -1 above, 0 beside, 1 below. */
static const struct
{
  int across;
  int down;
} positions[] = {
  { 2, -1 }, { 0, -1 }, { -2, -1 }, { 1, 0 }, { -1, 0 }, { 2, 1 }, { 0, 1 }, { -2, 1 },
};

#define N_POSITIONS (sizeof positions / sizeof *positions)

/* What the labels are kept off. */
typedef struct
{
  const RsRect *inside;
  const RsRect *taken;
  size_t n_taken;
  const RsLabel **dots; /* owned; those in view, from left to right */
  size_t n_dots;
  double max_radius;    /* of the dots in view */
  RsRect *placed;       /* owned */
  size_t n_placed;
} Page;

static bool
rects_overlap (const RsRect *a,
               const RsRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static bool
rect_contains (const RsRect *outer,
               const RsRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y
         && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

static RsRect
dot_rect (const RsLabel *label)
{
  return (RsRect) {
    .x = label->x - label->radius,
    .y = label->y - label->radius,
    .width = 2 * label->radius,
    .height = 2 * label->radius,
  };
}

static bool
has_dot_in (const RsLabel *label,
            const RsRect  *rect)
{
  return label->x >= rect->x && label->x <= rect->x + rect->width && label->y >= rect->y
         && label->y <= rect->y + rect->height;
}

static RsRect
position_rect (const RsLabel *label,
               size_t         position)
{
  double away = label->radius + GAP;
  RsRect rect = { .width = label->width, .height = label->height };

  switch (positions[position].across)
    {
    case 2:
      rect.x = label->x + SHIFT;
      break;
    case -2:
      rect.x = label->x - SHIFT - label->width;
      break;
    case 1:
      rect.x = label->x + away;
      break;
    case -1:
      rect.x = label->x - away - label->width;
      break;
    default:
      rect.x = label->x - label->width / 2;
      break;
    }

  switch (positions[position].down)
    {
    case -1:
      rect.y = label->y - away - label->height;
      break;
    case 1:
      rect.y = label->y + away;
      break;
    default:
      rect.y = label->y - label->height / 2;
      break;
    }

  return rect;
}

/* The first dot in view whose centre is right of a place. */
static size_t
first_dot_after (const Page *page,
                 double      x)
{
  size_t low = 0, high = page->n_dots;

  while (low < high)
    {
      size_t middle = low + (high - low) / 2;

      if (page->dots[middle]->x > x)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static bool
is_free (const Page    *page,
         const RsLabel *label,
         const RsRect  *rect)
{
  if (!rect_contains (page->inside, rect))
    return false;

  for (size_t i = first_dot_after (page, rect->x - page->max_radius);
       i < page->n_dots && page->dots[i]->x - page->max_radius < rect->x + rect->width;
       i++)
    {
      RsRect dot = dot_rect (page->dots[i]);

      if (page->dots[i] != label && rects_overlap (rect, &dot))
        return false;
    }

  for (size_t i = 0; i < page->n_taken; i++)
    if (rects_overlap (rect, &page->taken[i]))
      return false;

  for (size_t i = 0; i < page->n_placed; i++)
    if (rects_overlap (rect, &page->placed[i]))
      return false;

  return true;
}

static bool
place_one (Page    *page,
           RsLabel *label)
{
  for (size_t i = 0; i < N_POSITIONS; i++)
    {
      RsRect rect = position_rect (label, i);

      if (is_free (page, label, &rect))
        {
          label->place = rect;
          page->placed[page->n_placed++] = rect;
          return true;
        }
    }

  return false;
}

static int
compare_weights (const void *a,
                 const void *b)
{
  const RsLabel *left = *(RsLabel *const *) a;
  const RsLabel *right = *(RsLabel *const *) b;

  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;

  /* The same input gives the same picture. */
  return left < right ? -1 : left > right;
}

static int
compare_places (const void *a,
                const void *b)
{
  double left = (*(const RsLabel *const *) a)->x;
  double right = (*(const RsLabel *const *) b)->x;

  return (left > right) - (left < right);
}

/**
 * rs_label_place:
 * @labels: (inout) (array length=n_labels): the labels
 * @n_labels: how many
 * @inside: where labels may be, usually the box between the axes
 * @taken: (array length=n_taken) (nullable): where they may not be
 * @n_taken: how many
 *
 * Puts each label beside its dot: above it and beginning over its centre if that is free, else
 * centred above, to the left above, right, left, or below. Labels stay inside, off each other, off
 * the dots of all labels in view and off what is taken; the edges may touch. Heavier labels choose
 * first, of equal weight the first one. A label without a free place is not placed, nor is one
 * whose dot is not inside.
 *
 * A dot that is not inside is in nobody's way. Without memory none is placed. Takes about 1 ms for
 * 500 labels. Any thread.
 *
 * Returns: how many are placed
 */
size_t
rs_label_place (RsLabel      *labels,
                size_t        n_labels,
                const RsRect *inside,
                const RsRect *taken,
                size_t        n_taken)
{
  Page page = {
    .inside = inside,
    .taken = taken,
    .n_taken = n_taken,
  };
  RsLabel **order;

  assert (taken != NULL || n_taken == 0);

  for (size_t i = 0; i < n_labels; i++)
    {
      labels[i].placed = false;
      memset (&labels[i].place, 0, sizeof labels[i].place);
    }

  order = calloc (n_labels + 1, sizeof *order);
  page.dots = calloc (n_labels + 1, sizeof *page.dots);
  page.placed = calloc (n_labels + 1, sizeof *page.placed);
  if (order != NULL && page.dots != NULL && page.placed != NULL)
    {
      for (size_t i = 0; i < n_labels; i++)
        if (has_dot_in (&labels[i], inside))
          {
            order[page.n_dots] = &labels[i];
            page.dots[page.n_dots++] = &labels[i];
            page.max_radius = fmax (page.max_radius, labels[i].radius);
          }
      qsort (page.dots, page.n_dots, sizeof *page.dots, compare_places);
      qsort (order, page.n_dots, sizeof *order, compare_weights);
      for (size_t i = 0; i < page.n_dots; i++)
        order[i]->placed = place_one (&page, order[i]);
    }
  free (order);
  free (page.dots);
  free (page.placed);

  return page.n_placed;
}
