/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-memory-map.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "rs-range.h"

/**
 * rs_memory_map_init:
 * @self: (out caller-allocates): a map that has not been read
 */
void
rs_memory_map_init (RsMemoryMap *self)
{
  self->ranges = g_array_new (FALSE, FALSE, sizeof (RsRange));
  self->text = g_byte_array_new ();
}

/**
 * rs_memory_map_clear:
 * @self: a map, which is no more to be used
 */
void
rs_memory_map_clear (RsMemoryMap *self)
{
  g_clear_pointer (&self->ranges, g_array_unref);
  g_clear_pointer (&self->text, g_byte_array_unref);
}

/* The whole file, with a NUL behind. The kernel gives a page at a time. */
static gboolean
read_text (GByteArray *text)
{
  int fd = open ("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  guint length = 0;

  if (fd < 0)
    return FALSE;

  for (;;)
    {
      gssize n_read;

      g_byte_array_set_size (text, MAX (text->len, length + 64 * 1024 + 1));
      n_read = read (fd, text->data + length, text->len - length - 1);
      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read <= 0)
        break;
      length += (guint) n_read;
    }
  close (fd);
  text->data[length] = '\0';

  return TRUE;
}

/* The digits up to the next other character. */
static guintptr
read_hex (const char **text)
{
  guintptr value = 0;
  int digit;

  while ((digit = g_ascii_xdigit_value (**text)) >= 0)
    {
      value = value << 4 | (guintptr) digit;
      ++*text;
    }

  return value;
}

static void
add_range (GArray *ranges,
           RsRange range)
{
  RsRange *last = ranges->len > 0 ? &g_array_index (ranges, RsRange, ranges->len - 1) : NULL;

  if (last != NULL && last->end == range.start)
    last->end = range.end;
  else
    g_array_append_val (ranges, range);
}

/**
 * rs_memory_map_read:
 * @self: a map
 *
 * Asks the kernel, by the list that proc(5) describes: "start-end rwxp …", in order. Without that
 * list no memory can be read.
 */
void
rs_memory_map_read (RsMemoryMap *self)
{
  const char *line;

  g_array_set_size (self->ranges, 0);
  if (!read_text (self->text))
    return;

  for (line = (const char *) self->text->data; *line != '\0';)
    {
      RsRange range;

      range.start = read_hex (&line);
      if (*line++ != '-')
        break;
      range.end = read_hex (&line);
      if (line[0] == ' ' && line[1] == 'r' && line[2] == 'w')
        add_range (self->ranges, range);

      line = strchr (line, '\n');
      if (line == NULL)
        break;
      line++;
    }
}

/**
 * rs_memory_map_has:
 * @self: a map that was read
 * @address: any address
 * @size: how many bytes from there
 *
 * Returns: whether all of them can be read and written
 */
gboolean
rs_memory_map_has (RsMemoryMap   *self,
                   gconstpointer  address,
                   gsize          size)
{
  guintptr place = (guintptr) address;
  guint low = 0, high = self->ranges->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const RsRange *range = &g_array_index (self->ranges, RsRange, middle);

      if (place < range->start)
        high = middle;
      else if (place >= range->end)
        low = middle + 1;
      else
        return range->end - place >= size;
    }

  return FALSE;
}

/**
 * rs_memory_map_end:
 * @self: a map that was read
 *
 * Addresses of programs have a number of bits that depends on the processor, and the stack is at
 * their end: no memory that is got later lies behind.
 *
 * Returns: a power of two, from which on there is no memory; 0 if there is none at all
 */
guintptr
rs_memory_map_end (RsMemoryMap *self)
{
  const RsRange *last;

  if (self->ranges->len == 0)
    return 0;

  last = &g_array_index (self->ranges, RsRange, self->ranges->len - 1);
  return (guintptr) 1 << g_bit_storage (last->end - 1);
}
