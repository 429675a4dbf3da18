/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-string-display.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-string-decode.h"

/* How many combining marks a character is shown with: more grow out of their line */
#define MAX_MARKS 4

#define ZERO_WIDTH_NON_JOINER 0x200c
#define ZERO_WIDTH_JOINER 0x200d
#define JOINER_SIZE 3 /* in UTF-8 */
#define ELLIPSIS "…"
#define DOTTED_CIRCLE "◌"
#define FIRST_STRONG_ISOLATE "\xe2\x81\xa8" /* U+2068 */
#define POP_DIRECTIONAL_ISOLATE "\xe2\x81\xa9" /* U+2069 */

/* What is shown so far. */
typedef struct
{
  GString *out;
  gsize n;          /* characters with their marks, those of escapes each */
  gsize max;
  gsize n_marks;    /* of the last character */
  gunichar last;    /* as it is in the text; 0 at the start */
  gboolean shown;   /* whether it is shown as it is, so that a mark may follow */
  gsize cut;        /* where to cut off to make room for an ellipsis */
} Display;

/* Where the default of the Unicode character database is right-to-left (DerivedBidiClass.txt) */
static gboolean
is_leftward (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff)
         || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

static gboolean
has_leftward (const GString *shown)
{
  for (const char *c = shown->str; *c != '\0'; c = g_utf8_next_char (c))
    if (is_leftward (g_utf8_get_char (c)))
      return TRUE;

  return FALSE;
}

/* As str.isprintable() has it: everything that has a shape of its own, and the plain space */
static gboolean
is_printable (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return FALSE;

    case G_UNICODE_SPACE_SEPARATOR:
      return c == ' ';

    default:
      return TRUE;
    }
}

/* Joiners make what they join look different, in scripts that join letters and in emoji. */
static gboolean
may_join (gunichar c)
{
  return c >= 0x300 && !RS_STRING_IS_SURROGATE (c) && c != RS_STRING_NOT_UTF8 && is_printable (c);
}

static gboolean
is_joiner (gunichar c)
{
  return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
}

/* Counts a character. The place before the last that fits is where an ellipsis may go, and then a
 * joiner has nothing to join. */
static void
begin_character (Display *self)
{
  if (self->n + 1 == self->max)
    self->cut = self->out->len - (self->shown && is_joiner (self->last) ? JOINER_SIZE : 0);
  self->n++;
}

static void
append_escape (Display  *self,
               gunichar  c,
               guint8    byte)
{
  g_autofree char *escape = NULL;
  gsize length;

  if (c == '\n' || c == '\r' || c == '\t')
    escape = g_strdup (c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
  else if (c == '\\')
    escape = g_strdup ("\\\\");
  else if (c == RS_STRING_NOT_UTF8)
    escape = g_strdup_printf ("\\x%02x", byte);
  else
    escape = g_strdup_printf (c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);

  /* an escape is cut off as a whole */
  length = g_utf8_strlen (escape, -1);
  if (self->n < self->max && self->n + length >= self->max)
    self->cut = self->out->len;
  self->n += length;
  g_string_append (self->out, escape);
  self->shown = FALSE;
  self->n_marks = 0;
}

/* A backslash that could be taken for the start of an escape is one itself. */
static gboolean
begins_escape (gunichar next)
{
  return next == 'n' || next == 'r' || next == 't' || next == 'x' || next == 'u' || next == 'U'
         || next == '\\';
}

static void
append_mark (Display  *self,
             gunichar  c)
{
  if (self->n_marks == MAX_MARKS)
    {
      append_escape (self, c, 0);
      self->n_marks = MAX_MARKS; /* and so are those that follow */
      return;
    }

  if (!self->shown && self->n_marks == 0)
    {
      begin_character (self);
      g_string_append (self->out, DOTTED_CIRCLE);
      self->shown = TRUE;
    }
  g_string_append_unichar (self->out, c);
  self->n_marks++;
}

static void
append (Display  *self,
        gunichar  c,
        gunichar  next,
        guint8    byte)
{
  if (is_joiner (c) && self->shown && may_join (self->last) && may_join (next))
    g_string_append_unichar (self->out, c);
  else if (c == RS_STRING_NOT_UTF8 || RS_STRING_IS_SURROGATE (c) || !is_printable (c)
           || (c == '\\' && begins_escape (next)))
    append_escape (self, c, byte);
  else if (g_unichar_ismark (c))
    append_mark (self, c);
  else
    {
      begin_character (self);
      g_string_append_unichar (self->out, c);
      self->shown = TRUE;
      self->n_marks = 0;
    }

  self->last = c;
}

/* What has a shape, and escapes for what has none; of a long text @max characters. */
static GString *
make_visible (const char *text,
              gsize       length,
              gsize       max)
{
  Display self = { .max = max };
  const char *place = text, *end = length > 0 ? text + length : text;
  const char *after;
  gunichar c, next;

  self.out = g_string_new (NULL);
  c = place < end ? rs_string_decode (&place, end) : 0;
  for (const char *start = text; start < end && self.n <= self.max; start = after, c = next)
    {
      after = place;
      next = place < end ? rs_string_decode (&place, end) : 0;
      append (&self, c, next, (guint8) *start);
    }

  if (self.n > self.max)
    {
      g_string_truncate (self.out, self.cut);
      g_string_append (self.out, ELLIPSIS);
    }

  return self.out;
}

/**
 * rs_string_dup_display:
 * @text: any text, which need not be UTF-8 and may contain NUL
 * @length: its length in bytes
 * @max_characters: how many characters there is room for, at least 1; a longer text ends in an
 *   ellipsis, which is one of them
 *
 * Makes a text that can be shown in a line, and that shows what is in it. What has no shape of its
 * own is escaped as Python does it: "\\n", "\\x00", "\\u200b", half a surrogate pair as "\\ud800";
 * a byte that is no UTF-8 as "\\xff". A backslash in front of a letter that would make it an escape
 * is doubled. Marks that combine stay with their character, four of them at most; one that has none
 * stands on a dotted circle. Text with letters that run from right to left is isolated, so that it
 * does not move what stands around it. Of a long text only what is shown is read.
 *
 * Any thread.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
rs_string_dup_display (const char *text,
                       gsize       length,
                       gsize       max_characters)
{
  GString *shown;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (max_characters > 0, NULL);

  shown = make_visible (text, length, max_characters);
  if (has_leftward (shown))
    {
      g_string_prepend (shown, FIRST_STRONG_ISOLATE);
      g_string_append (shown, POP_DIRECTIONAL_ISOLATE);
    }

  return g_string_free (shown, FALSE);
}

/**
 * rs_string_dup_label:
 * @text: any text, which need not be UTF-8 and may contain NUL
 * @length: its length in bytes
 * @max_characters: as of rs_string_dup_display()
 *
 * The same where a text stands alone, as in a cell of a table: what would not be seen there,
 * nothing or spaces, is in quotes.
 *
 * Any thread.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
rs_string_dup_label (const char *text,
                     gsize       length,
                     gsize       max_characters)
{
  g_autofree char *shown = rs_string_dup_display (text, length, max_characters);

  if (shown != NULL && shown[strspn (shown, " ")] == '\0')
    /* Translators: quotation marks around a text. */
    return g_strdup_printf (_("“%s”"), shown);

  return g_steal_pointer (&shown);
}

/**
 * rs_string_dup_escaped:
 * @text: any text, which need not be UTF-8 and may contain NUL
 * @length: its length in bytes
 *
 * Makes a text that other programs can be given: all of it, with the same escapes as
 * rs_string_dup_display(), but not isolated, which would come to be part of it.
 *
 * Any thread.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
rs_string_dup_escaped (const char *text,
                       gsize       length)
{
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  return g_string_free (make_visible (text, length, G_MAXSIZE), FALSE);
}
