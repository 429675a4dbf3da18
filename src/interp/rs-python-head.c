/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* process_vm_readv() */
#endif

#include "config.h"

#include "rs-python-head.h"

#include <errno.h>
#include <sys/uio.h>
#include <unistd.h>

/* The least that there is */
#define PAGE_SIZE 4096

/**
 * rs_python_head_read:
 * @address: memory that is there, but may be no object
 * @count: (out): what would be its count
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
  const volatile PyObject *head = address;

  *count = (guintptr) head->ob_refcnt;
  *type = head->ob_type;
}

/* What cannot be asked for is looked at, but for links on a page before that may not be there. */
__attribute__ ((no_sanitize ("address")))
static void
look_at_head (gconstpointer address,
              RsPythonHead *head)
{
  const volatile RsPythonHead *place = (gconstpointer) ((guintptr) address - RS_PYTHON_LINKS_SIZE);

  *head = (RsPythonHead) { 0 };
  rs_python_head_read (address, &head->count, &head->type);
  if ((guintptr) address % PAGE_SIZE >= RS_PYTHON_LINKS_SIZE)
    {
      head->next = place->next;
      head->previous = place->previous;
    }
}

/* Returns: how many of the heads could be read before one could not, -1 if none may be */
static gssize
read_some (const gconstpointer *addresses,
           gsize                n_addresses,
           RsPythonHead        *heads)
{
  struct iovec ours = { heads, n_addresses * sizeof *heads };
  struct iovec theirs[RS_PYTHON_HEADS_MAX];
  gssize n_read;

  for (gsize i = 0; i < n_addresses; i++)
    theirs[i] = (struct iovec) {
      (gpointer) ((guintptr) addresses[i] - RS_PYTHON_LINKS_SIZE), sizeof *heads
    };

  n_read = process_vm_readv (getpid (), &ours, 1, theirs, n_addresses, 0);
  if (n_read < 0)
    return errno == EPERM || errno == ENOSYS ? -1 : 0;

  return n_read / (gssize) sizeof *heads;
}

/* There may be an object at the very start of memory. */
static void
read_without_links (gconstpointer address,
                    RsPythonHead *head)
{
  struct iovec ours = { &head->count, sizeof (PyObject) };
  struct iovec theirs = { (gpointer) address, sizeof (PyObject) };

  *head = (RsPythonHead) { 0 };
  if (process_vm_readv (getpid (), &ours, 1, &theirs, 1, 0) != sizeof (PyObject))
    *head = (RsPythonHead) { 0 };
}

/**
 * rs_python_heads_read:
 * @addresses: (array length=n_addresses): memory that was there a moment ago
 * @n_addresses: how many, %RS_PYTHON_HEADS_MAX at most
 * @heads: (out caller-allocates) (array length=n_addresses): what would be the heads of objects; all
 *   zero where there is no memory
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
  for (gsize i = 0; i < n_addresses;)
    {
      gssize n_read = read_some (&addresses[i], n_addresses - i, &heads[i]);

      if (n_read < 0)
        {
          /* a sandbox may forbid the call */
          for (; i < n_addresses; i++)
            look_at_head (addresses[i], &heads[i]);
          return;
        }

      i += (gsize) n_read;
      if (i < n_addresses)
        {
          read_without_links (addresses[i], &heads[i]);
          i++;
        }
    }
}
