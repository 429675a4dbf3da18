/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-module-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"

/* What Unicode adds to the categories, and what it takes away because it would not stay the same in
 * normal form KC: Other_ID_Start, Other_ID_Continue and the derivation of XID_Start and
 * XID_Continue, DerivedCoreProperties.txt and UAX #31 of Unicode 15. */
static const gunichar other_starts[] = { 0x1885, 0x1886, 0x2118, 0x212e };
static const gunichar other_parts[] = { 0xb7, 0x387, 0x1369, 0x136a, 0x136b, 0x136c, 0x136d,
                                        0x136e, 0x136f, 0x1370, 0x1371, 0x19da };
static const gunichar never[] = { 0x37a, 0x2e2f, 0xfdfa, 0xfdfb, 0xfe70, 0xfe72, 0xfe74,
                                  0xfe76, 0xfe78, 0xfe7a, 0xfe7c, 0xfe7e };
static const gunichar never_starts[] = { 0xe33, 0xeb3, 0xff9e, 0xff9f };

static gboolean
is_in (gunichar        c,
       const gunichar *list,
       gsize           n)
{
  for (gsize i = 0; i < n; i++)
    if (list[i] == c)
      return TRUE;

  return FALSE;
}

#define IS_IN(c, list) is_in (c, list, G_N_ELEMENTS (list))

static gboolean
can_start (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha (c) || c == '_';
  if (IS_IN (c, never) || IS_IN (c, never_starts) || (c >= 0xfc5e && c <= 0xfc63))
    return FALSE;

  switch (g_unichar_type (c))
    {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_LETTER_NUMBER:
      return TRUE;

    default:
      return IS_IN (c, other_starts);
    }
}

static gboolean
can_follow (gunichar c)
{
  if (can_start (c))
    return TRUE;
  if (c < 0x80)
    return g_ascii_isdigit (c);
  if (IS_IN (c, never) || (c >= 0xfc5e && c <= 0xfc63))
    return FALSE;

  switch (g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_CONNECT_PUNCTUATION:
      return TRUE;

    default:
      return IS_IN (c, other_parts) || IS_IN (c, never_starts);
    }
}

static gboolean
is_dotted_identifier (const char *name)
{
  gboolean at_start = TRUE;

  if (!g_utf8_validate (name, -1, NULL))
    return FALSE;

  for (const char *place = name; *place != '\0'; place = g_utf8_next_char (place))
    {
      gunichar c = g_utf8_get_char (place);

      if (c == '.' ? at_start : at_start ? !can_start (c) : !can_follow (c))
        return FALSE;

      at_start = c == '.';
    }

  return !at_start;
}

/**
 * rs_module_name_check:
 * @name: what is to be the name of a module
 * @error: return location for %RS_ERROR_USAGE
 *
 * Whether a module can have a name: one or more of Python's identifiers with dots between them,
 * nothing relative. The rule is that of `str.isidentifier()`, so that keywords pass: Python's
 * machinery finds a file of that name as well.
 *
 * Returns: %FALSE if nothing can be called @name
 */
gboolean
rs_module_name_check (const char  *name,
                      GError     **error)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (is_dotted_identifier (name))
    return TRUE;

  shown = g_utf8_make_valid (name, -1);
  g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
               _("“%s” cannot be the name of a module: "
                 "write it as after “import”, such as “json” or “os.path”."),
               shown);

  return FALSE;
}
