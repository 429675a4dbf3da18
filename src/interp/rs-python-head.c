/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* process_vm_readv() */
#endif

#include "config.h"

#include "rs-python-head.h"

#include <errno.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

/* As many as fit on a stack with ease */
#define PAGES_AT_ONCE 64
#define N_PLACES (4 * PAGES_AT_ONCE)

/**
 * rs_python_head_read:
 * @address: memory that is there, but may be no object
 * @count: (out): what would be its count, with all that stands in the same word: from Python 3.14
 *   on ob_refcnt is its lower half alone (Include/object.h)
 * @type: (out): what would be its type
 *
 * Reads what a sanitizer may have poisoned, since a stale variable may point there.
 */
__attribute__ ((no_sanitize ("address")))
void
rs_python_head_read (gconstpointer  address,
                     guintptr      *count,
                     PyTypeObject **type)
{
  const volatile struct
  {
    guintptr count;
    PyTypeObject *type;
  } *head = address;

  G_STATIC_ASSERT (sizeof *head == sizeof (PyObject));

  *count = head->count;
  *type = head->type;
}

__attribute__ ((no_sanitize ("address")))
static void
look_at_links (gconstpointer address,
               RsPythonHead *head)
{
  const volatile RsPythonHead *place = (gconstpointer) ((guintptr) address - RS_PYTHON_LINKS_SIZE);

  head->next = head->previous = 0;
  if (rs_python_head_has_links (address))
    {
      head->next = place->next;
      head->previous = place->previous;
    }
}

/**
 * rs_python_head_look:
 * @address: memory that is there, but may be no object
 * @head: (out caller-allocates): what would be its head; without links if these are on the page
 *   before, which may not be there
 *
 * The same, with what stands before it.
 */
void
rs_python_head_look (gconstpointer address,
                     RsPythonHead *head)
{
  rs_python_head_read (address, &head->count, &head->type);
  look_at_links (address, head);
}

/* Why asking failed */
static gboolean
is_forbidden (void)
{
  return errno == EPERM || errno == ENOSYS;
}

/* Asks for @size bytes. Returns: whether they are there */
static gboolean
ask (guintptr start,
     gsize    size,
     gpointer bytes)
{
  struct iovec ours = { bytes, size };
  struct iovec theirs = { (gpointer) start, size };

  return process_vm_readv (getpid (), &ours, 1, &theirs, 1, 0) == (gssize) size;
}

/* Some pages, and of each what is asked for. Objects that are made together lie together: it takes
 * the kernel as long to find a page as to copy what is wanted of it, and it is found once. */
typedef struct
{
  struct
  {
    guintptr page;
    guintptr start;
    guintptr end;
    gboolean is_there;
  } spans[PAGES_AT_ONCE];
  guint n_spans;

  guint8 places[N_PLACES]; /* by page: 1 more than its place in spans, 0 is free */
  guint8 bytes[PAGES_AT_ONCE][RS_PYTHON_PAGE_SIZE];
} Pages;

/* What is read of a head: without the links on another page, which cost as much as the head */
static gsize
offset_of (gconstpointer address)
{
  return rs_python_head_has_links (address) ? 0 : RS_PYTHON_LINKS_SIZE;
}

/* Returns: the place of a page in spans, or where it belongs, which may be behind the last */
static guint
find_span (Pages   *self,
           guintptr page)
{
  guint i;

  for (i = page % N_PLACES; self->places[i] != 0; i = (i + 1) % N_PLACES)
    if (self->spans[self->places[i] - 1].page == page)
      return self->places[i] - 1u;

  if (self->n_spans < PAGES_AT_ONCE)
    self->places[i] = (guint8) (self->n_spans + 1);

  return self->n_spans;
}

/* Returns: whether there was room */
static gboolean
add_to_spans (Pages        *self,
              gconstpointer address)
{
  guintptr end = (guintptr) address + sizeof (PyObject);
  guintptr start = end - sizeof (RsPythonHead) + offset_of (address);
  guint i = find_span (self, start / RS_PYTHON_PAGE_SIZE);

  if (i == PAGES_AT_ONCE)
    return FALSE;

  if (i == self->n_spans)
    {
      self->spans[i].page = start / RS_PYTHON_PAGE_SIZE;
      self->spans[i].start = G_MAXSIZE;
      self->spans[i].end = 0;
      self->n_spans++;
    }
  self->spans[i].start = MIN (self->spans[i].start, start);
  self->spans[i].end = MAX (self->spans[i].end, end);

  return TRUE;
}

/* Returns: whether it may be asked at all */
static gboolean
ask_for_spans (Pages *self)
{
  struct iovec ours[PAGES_AT_ONCE], theirs[PAGES_AT_ONCE];

  for (guint i = 0; i < self->n_spans; i++)
    {
      gsize size = self->spans[i].end - self->spans[i].start;

      ours[i] = (struct iovec) { self->bytes[i], size };
      theirs[i] = (struct iovec) { (gpointer) self->spans[i].start, size };
    }

  /* it stops at the first page that is not there */
  for (guint i = 0; i < self->n_spans; i++)
    {
      gssize n_read = process_vm_readv (
        getpid (), &ours[i], self->n_spans - i, &theirs[i], self->n_spans - i, 0);

      if (n_read < 0 && is_forbidden ())
        return FALSE;

      for (; i < self->n_spans && n_read >= (gssize) ours[i].iov_len; i++)
        {
          n_read -= (gssize) ours[i].iov_len;
          self->spans[i].is_there = TRUE;
        }
      if (i < self->n_spans)
        self->spans[i].is_there = FALSE;
    }

  return TRUE;
}

/* Half of a head may be on the page behind. */
static gboolean
is_cut (gconstpointer address)
{
  return (guintptr) address % RS_PYTHON_PAGE_SIZE > RS_PYTHON_PAGE_SIZE - sizeof (PyObject);
}

static void
ask_for_cut (gconstpointer address,
             RsPythonHead *head)
{
  *head = (RsPythonHead) { 0 };
  if (!ask ((guintptr) address - RS_PYTHON_LINKS_SIZE, sizeof *head, head))
    *head = (RsPythonHead) { 0 };
}

/* Returns: how many heads were read, as many as there was room for; 0 if none may be */
static gsize
read_some (Pages               *pages,
           const gconstpointer *addresses,
           gsize                n_addresses,
           RsPythonHead        *heads)
{
  gsize n_read = 0;

  pages->n_spans = 0;
  memset (pages->places, 0, sizeof pages->places);
  for (; n_read < n_addresses; n_read++)
    if (!is_cut (addresses[n_read]) && !add_to_spans (pages, addresses[n_read]))
      break;

  if (!ask_for_spans (pages))
    return 0;

  for (gsize i = 0; i < n_read; i++)
    {
      gsize offset = offset_of (addresses[i]);
      guintptr start = (guintptr) addresses[i] - RS_PYTHON_LINKS_SIZE + offset;
      guint span;

      if (is_cut (addresses[i]))
        {
          ask_for_cut (addresses[i], &heads[i]);
          continue;
        }

      heads[i] = (RsPythonHead) { 0 };
      span = find_span (pages, start / RS_PYTHON_PAGE_SIZE);
      if (pages->spans[span].is_there)
        memcpy ((char *) &heads[i] + offset,
                &pages->bytes[span][start - pages->spans[span].start], sizeof *heads - offset);
    }

  return n_read;
}

/**
 * rs_python_heads_read:
 * @addresses: (array length=n_addresses): memory that was there a moment ago
 * @n_addresses: how many
 * @heads: (out caller-allocates) (array length=n_addresses): what would be the heads of objects; all
 *   zero where there is no memory; without links where rs_python_head_has_links() is not so
 *
 * Reads by way of the kernel: another thread may give memory back at any moment, and then this has
 * nothing to say where a look would end the process. Many at a time, for asking takes longer than
 * the answer.
 */
void
rs_python_heads_read (const gconstpointer *addresses,
                      gsize                n_addresses,
                      RsPythonHead        *heads)
{
  Pages pages;

  for (gsize i = 0; i < n_addresses;)
    {
      gsize n_read = read_some (&pages, &addresses[i], n_addresses - i, &heads[i]);

      if (n_read == 0)
        {
          /* a sandbox may forbid the call */
          for (; i < n_addresses; i++)
            rs_python_head_look (addresses[i], &heads[i]);
          return;
        }

      i += n_read;
    }
}

/**
 * rs_python_head_ask_links:
 * @address: memory that was there a moment ago
 * @head: (inout): its head, of which the links are read
 *
 * Reads what stands before a head on the page before, if that is there.
 */
void
rs_python_head_ask_links (gconstpointer address,
                          RsPythonHead *head)
{
  if (ask ((guintptr) address - RS_PYTHON_LINKS_SIZE, RS_PYTHON_LINKS_SIZE, head))
    return;

  head->next = head->previous = 0;
  if (is_forbidden ())
    look_at_links (address, head);
}

/**
 * rs_python_heads_can_ask:
 *
 * Returns: whether rs_python_heads_read() can be asked for memory that is not there; a sandbox may
 *   forbid it
 */
gboolean
rs_python_heads_can_ask (void)
{
  guintptr word = 1, copy = 0;

  return ask ((guintptr) &word, sizeof word, &copy) && copy == word;
}
