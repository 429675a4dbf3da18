/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-python-text.h"

#include <string.h>

#include "rs-python-layout.h"
#include "rs-string-decode.h"

/* A key is shown to be recognised, not to be read in full. */
#define MAX_KEY_CHARACTERS 60
#define MAX_KEY_ITEMS 4
#define MAX_KEY_DEPTH 2

#define REPLACEMENT 0xfffd

static gboolean
is_text (PyObject *string)
{
  return string != NULL && PyUnicode_Check (string) && rs_python_is_text_ready (string);
}

static void
append_characters (GString   *out,
                   PyObject  *string,
                   Py_ssize_t n)
{
  if (PyUnicode_IS_ASCII (string) && memchr (PyUnicode_DATA (string), '\0', (gsize) n) == NULL)
    {
      g_string_append_len (out, PyUnicode_DATA (string), n);
      return;
    }

  for (Py_ssize_t i = 0; i < n; i++)
    {
      gunichar c = PyUnicode_READ_CHAR (string, i);

      /* Python allows half a surrogate pair, UTF-8 does not; a NUL would end the text */
      g_string_append_unichar (out, c != 0 && g_unichar_validate (c) ? c : REPLACEMENT);
    }
}

/**
 * rs_python_text_init:
 * @self: (out caller-allocates): a text to look for
 * @text: UTF-8, may contain NUL, and lone surrogates as three bytes
 * @length: its bytes, or -1 if it ends at NUL
 *
 * Returns: %FALSE if @text is no UTF-8; there is nothing to clear then
 */
gboolean
rs_python_text_init (RsPythonText *self,
                     const char   *text,
                     gssize        length)
{
  const char *place = text, *end = text + (length < 0 ? (gssize) strlen (text) : length);
  GArray *characters = g_array_new (FALSE, FALSE, sizeof (gunichar));

  while (place < end)
    {
      gunichar c = rs_string_decode (&place, end);

      if (c == RS_STRING_NOT_UTF8)
        {
          g_array_unref (characters);
          return FALSE;
        }

      g_array_append_val (characters, c);
    }

  self->n_characters = characters->len;
  self->characters = (gunichar *) (void *) g_array_free (characters, FALSE);

  return TRUE;
}

/**
 * rs_python_text_clear:
 * @self: what rs_python_text_init() made
 */
void
rs_python_text_clear (RsPythonText *self)
{
  g_clear_pointer (&self->characters, g_free);
}

/**
 * rs_python_text_to_object:
 * @self: a text
 *
 * Returns: a new reference to a string with this text, not interned: the shared object of a
 *   character of Latin-1, a new one of anything else; %NULL with an exception set if there is no
 *   memory
 */
PyObject *
rs_python_text_to_object (const RsPythonText *self)
{
  return PyUnicode_FromKindAndData (PyUnicode_4BYTE_KIND, self->characters,
                                    (Py_ssize_t) self->n_characters);
}

/**
 * rs_python_text_equals:
 * @self: a text
 * @string: any object
 *
 * Returns: whether @string is an object of str itself, not of a class made from it, with this text
 */
gboolean
rs_python_text_equals (const RsPythonText *self,
                       PyObject           *string)
{
  if (!PyUnicode_CheckExact (string) || !is_text (string)
      || PyUnicode_GET_LENGTH (string) != self->n_characters)
    return FALSE;

  for (glong i = 0; i < self->n_characters; i++)
    if (PyUnicode_READ_CHAR (string, i) != self->characters[i])
      return FALSE;

  return TRUE;
}

/**
 * rs_python_text_append:
 * @out: where to append
 * @string: any object
 *
 * Appends the text of a string as UTF-8. PyUnicode_AsUTF8() would leave a copy with the string.
 */
void
rs_python_text_append (GString  *out,
                       PyObject *string)
{
  if (is_text (string))
    append_characters (out, string, PyUnicode_GET_LENGTH (string));
}

/**
 * rs_python_text_dup:
 * @string: (nullable): any object
 *
 * Returns: (transfer full) (nullable): the text of a string as UTF-8, %NULL of anything else
 */
char *
rs_python_text_dup (PyObject *string)
{
  GString *text;

  if (!is_text (string))
    return NULL;

  text = g_string_sized_new ((gsize) PyUnicode_GET_LENGTH (string) + 1);
  rs_python_text_append (text, string);

  return g_string_free (text, FALSE);
}

/**
 * rs_python_text_is:
 * @string: any object
 * @ascii: a text of ASCII characters
 *
 * Returns: whether @string is a string with this text
 */
gboolean
rs_python_text_is (PyObject   *string,
                   const char *ascii)
{
  return is_text (string) && PyUnicode_IS_ASCII (string)
         && (gsize) PyUnicode_GET_LENGTH (string) == strlen (ascii)
         && memcmp (PyUnicode_DATA (string), ascii, strlen (ascii)) == 0;
}

/**
 * rs_python_dict_lookup:
 * @dict: a dict, or an instance of a subclass
 * @ascii: a key of ASCII characters
 *
 * Reads a value without a lookup, which would compare keys by the code of their classes.
 *
 * Returns: (transfer none) (nullable): a borrowed reference to the value
 */
PyObject *
rs_python_dict_lookup (PyObject   *dict,
                       const char *ascii)
{
  PyObject *key, *value;
  Py_ssize_t i = 0;

  if (dict == NULL || !PyDict_Check (dict))
    return NULL;

  while (PyDict_Next (dict, &i, &key, &value)) /* borrowed */
    if (PyUnicode_CheckExact (key) && rs_python_text_is (key, ascii))
      return value;

  return NULL;
}

static gboolean
is_printable (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isprint (c) && type != G_UNICODE_LINE_SEPARATOR
         && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

static void
append_quoted (GString  *out,
               PyObject *string)
{
  Py_ssize_t length = PyUnicode_GET_LENGTH (string);
  Py_ssize_t n = MIN (length, MAX_KEY_CHARACTERS);

  g_string_append_c (out, '\'');
  for (Py_ssize_t i = 0; i < n; i++)
    {
      gunichar c = PyUnicode_READ_CHAR (string, i);

      if (c == '\'' || c == '\\')
        g_string_append_printf (out, "\\%c", (char) c);
      else if (is_printable (c))
        g_string_append_unichar (out, c);
      else if (c < 0x100)
        g_string_append_printf (out, "\\x%02x", c);
      else
        g_string_append_printf (out, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
  g_string_append (out, length > n ? "…'" : "'");
}

static void
append_type_name (GString            *out,
                  const PyTypeObject *type)
{
  const char *dot = strrchr (type->tp_name, '.');

  g_string_append (out, dot != NULL ? dot + 1 : type->tp_name);
}

static void
append_key (GString  *out,
            PyObject *key,
            int       depth)
{
  int overflow;

  if (is_text (key) && PyUnicode_CheckExact (key))
    append_quoted (out, key);
  else if (PyLong_CheckExact (key))
    {
      long long number = PyLong_AsLongLongAndOverflow (key, &overflow);

      if (overflow == 0)
        g_string_append_printf (out, "%lld", number);
      else
        g_string_append (out, "…");
    }
  else if (key == Py_None || PyBool_Check (key))
    g_string_append (out, key == Py_None ? "None" : key == Py_True ? "True" : "False");
  else if (PyFloat_CheckExact (key))
    {
      char *number = PyOS_double_to_string (PyFloat_AS_DOUBLE (key), 'r', 0, 0, NULL);

      g_string_append (out, number != NULL ? number : "…");
      PyMem_Free (number);
    }
  else if (PyTuple_CheckExact (key) && depth < MAX_KEY_DEPTH)
    {
      Py_ssize_t n = PyTuple_GET_SIZE (key);

      g_string_append_c (out, '(');
      for (Py_ssize_t i = 0; i < MIN (n, MAX_KEY_ITEMS); i++)
        {
          if (i > 0)
            g_string_append (out, ", ");
          append_key (out, PyTuple_GET_ITEM (key, i), depth + 1);
        }
      g_string_append (out, n > MAX_KEY_ITEMS ? ", …)" : n == 1 ? ",)" : ")");
    }
  else if (PyType_Check (key))
    append_type_name (out, (PyTypeObject *) key);
  else
    {
      g_string_append_c (out, '<');
      append_type_name (out, Py_TYPE (key));
      g_string_append_c (out, '>');
    }
}

/**
 * rs_python_key_append:
 * @out: where to append
 * @key: any object
 *
 * Appends a key of a dict as Python would write it, shortened. No code of a class runs: what is
 * none of Python's own plain values is told by its type.
 */
void
rs_python_key_append (GString  *out,
                      PyObject *key)
{
  append_key (out, key, 0);
}
