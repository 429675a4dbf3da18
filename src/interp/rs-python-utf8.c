/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python-utf8.h"

#include <string.h>

/**
 * rs_python_utf8_measure:
 * @string: a string
 *
 * Returns: how many bytes its UTF-8 takes, without a NUL
 */
gsize
rs_python_utf8_measure (PyObject *string)
{
  const void *data = PyUnicode_DATA (string);
  gsize length = (gsize) PyUnicode_GET_LENGTH (string);
  gsize size = 0;

  if (PyUnicode_IS_ASCII (string))
    return length;

  for (gsize i = 0; i < length; i++)
    {
      Py_UCS4 c = PyUnicode_READ (PyUnicode_KIND (string), data, (Py_ssize_t) i);

      size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }

  return size;
}

/* Like g_unichar_to_utf8(), and lone surrogates as Python's "surrogatepass" has them. */
static char *
put_character (char    *utf8,
               Py_UCS4  c)
{
  if (c < 0x80)
    *utf8++ = (char) c;
  else if (c < 0x800)
    {
      *utf8++ = (char) (0xc0 | c >> 6);
      *utf8++ = (char) (0x80 | (c & 0x3f));
    }
  else if (c < 0x10000)
    {
      *utf8++ = (char) (0xe0 | c >> 12);
      *utf8++ = (char) (0x80 | (c >> 6 & 0x3f));
      *utf8++ = (char) (0x80 | (c & 0x3f));
    }
  else
    {
      *utf8++ = (char) (0xf0 | c >> 18);
      *utf8++ = (char) (0x80 | (c >> 12 & 0x3f));
      *utf8++ = (char) (0x80 | (c >> 6 & 0x3f));
      *utf8++ = (char) (0x80 | (c & 0x3f));
    }

  return utf8;
}

/**
 * rs_python_utf8_copy:
 * @string: a string
 * @utf8: room for rs_python_utf8_measure() bytes
 *
 * Writes a string as UTF-8, all at once and without making an object. NUL is a byte like others, a
 * lone surrogate takes three bytes.
 *
 * Returns: how many bytes were written
 */
gsize
rs_python_utf8_copy (PyObject *string,
                     char     *utf8)
{
  const void *data = PyUnicode_DATA (string);
  Py_ssize_t length = PyUnicode_GET_LENGTH (string);
  char *end = utf8;

  if (PyUnicode_IS_ASCII (string))
    {
      memcpy (utf8, data, (gsize) length);
      return (gsize) length;
    }

  for (Py_ssize_t i = 0; i < length; i++)
    end = put_character (end, PyUnicode_READ (PyUnicode_KIND (string), data, i));

  return (gsize) (end - utf8);
}
