/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1 /* struct dl_phdr_info */
#endif

#include "config.h"

#include "rs-image.h"

#include <unistd.h>

static RsRange
header_range (const struct dl_phdr_info *info,
              const ElfW (Phdr)         *header)
{
  const guintptr mask = ~(guintptr) (sizeof (gpointer) - 1);
  RsRange range;

  range.start = (info->dlpi_addr + header->p_vaddr + sizeof (gpointer) - 1) & mask;
  range.end = (info->dlpi_addr + header->p_vaddr + header->p_memsz) & mask;

  return range;
}

/* What the loader makes read-only when it has done its work: no variables any more. It rounds down
 * to pages; the page in which it ends stays writable. */
static guintptr
find_end_of_constants (const struct dl_phdr_info *info)
{
  guintptr page_size = (guintptr) sysconf (_SC_PAGESIZE);

  for (int i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_GNU_RELRO)
      return header_range (info, &info->dlpi_phdr[i]).end & ~(page_size - 1);

  return 0;
}

/**
 * rs_image_find_variables:
 * @info: a library
 * @i: one of its program headers
 * @range: (out): the variables there
 *
 * Returns: whether there are variables in this part of a library
 */
gboolean
rs_image_find_variables (const struct dl_phdr_info *info,
                         int                        i,
                         RsRange                   *range)
{
  const ElfW (Phdr) *header = &info->dlpi_phdr[i];
  guintptr constants;

  if (header->p_type != PT_LOAD || (header->p_flags & PF_W) == 0)
    return FALSE;

  *range = header_range (info, header);
  constants = find_end_of_constants (info);
  if (constants > range->start && constants <= range->end)
    range->start = constants;

  return range->start < range->end;
}

/**
 * rs_image_get_range:
 * @info: a library
 *
 * Returns: the whole of it, code and all
 */
RsRange
rs_image_get_range (const struct dl_phdr_info *info)
{
  RsRange image = { info->dlpi_addr, info->dlpi_addr };

  for (int i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_LOAD)
      image.end = MAX (image.end, header_range (info, &info->dlpi_phdr[i]).end);

  return image;
}
