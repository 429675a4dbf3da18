/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-console-text.h"

#include <string.h>

#define INDENT "    "

/* What Python shows before a statement, and before each line that goes on with it. */
#define PROMPT ">>> "
#define PROMPT_MORE "... "

/* How far the statements in a text have come. Only words are told apart: whether it is Python is
 * for Python to say. */
typedef struct
{
  guint depth;         /* of open brackets */
  gboolean in_string;  /* one with three quotes that is not closed */
  gboolean goes_on;    /* by a backslash at the end */
  gboolean has_block;  /* a line ended with a colon */
  gboolean has_prefix; /* a line began with a decorator */
  char last;           /* of what counts in the last line, or 0 */
} State;

static const char *
skip_string (const char *start,
             State      *state)
{
  gboolean is_long = start[1] == *start && start[2] == *start;
  const char *p = start + (is_long ? 3 : 1);

  for (; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '\n' && !is_long)
        return p; /* a mistake that Python will tell */
      else if (*p == *start && !is_long)
        return p + 1;
      else if (*p == *start && p[1] == *start && p[2] == *start)
        return p + 3;
    }

  state->in_string = is_long;

  return p;
}

static void
end_line (State *state)
{
  if (state->depth > 0)
    return;

  state->has_block |= state->last == ':';
  state->last = '\0';
}

static void
take_character (State *state,
                char   c)
{
  if (strchr ("([{", c) != NULL)
    state->depth++;
  else if (strchr (")]}", c) != NULL && state->depth > 0)
    state->depth--;
  else if (c == '@' && state->last == '\0' && state->depth == 0)
    state->has_prefix = TRUE;

  if (!g_ascii_isspace (c))
    state->last = c;
}

static void
scan (const char *text,
      State      *state)
{
  const char *p = text;

  *state = (State) { 0 };
  while (*p != '\0')
    {
      if (*p == '#')
        {
          p += strcspn (p, "\n");
        }
      else if (*p == '"' || *p == '\'')
        {
          state->last = *p;
          p = skip_string (p, state);
        }
      else if (*p == '\\' && (p[1] == '\n' || p[1] == '\0'))
        {
          p += p[1] == '\n' ? 2 : 1;
          state->goes_on = *p == '\0';
        }
      else
        {
          if (*p == '\n')
            end_line (state);
          else
            take_character (state, *p);
          p++;
        }
    }
}

/* The last line, of which nothing counts if it is blank. */
static const char *
find_last_line (const char *text)
{
  const char *newline = strrchr (text, '\n');

  return newline != NULL ? newline + 1 : text;
}

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\n")] == '\0';
}

/**
 * rs_console_text_is_complete:
 * @text: what was typed at the prompt
 *
 * Tells whether it can be run, or the next line goes on with it: after a colon or a decorator,
 * inside of brackets and after a backslash until there is an empty line, in a string of three
 * quotes until it is closed. It may be wrong Python all the same.
 *
 * Returns: whether it is complete
 */
gboolean
rs_console_text_is_complete (const char *text)
{
  const char *last_line;
  State state;

  g_return_val_if_fail (text != NULL, FALSE);

  scan (text, &state);
  if (state.in_string)
    return FALSE;

  last_line = find_last_line (text);
  if (last_line != text && is_blank (last_line))
    return TRUE;

  end_line (&state);

  return state.depth == 0 && !state.goes_on && !state.has_block && !state.has_prefix;
}

/**
 * rs_console_text_dup_indent:
 * @before: what stands before the cursor
 *
 * Returns: (transfer full): the white space that the next line begins with: that of this line, and
 *   four more after a colon or an open bracket; none in a string
 */
char *
rs_console_text_dup_indent (const char *before)
{
  g_autofree char *indent = NULL;
  const char *line;
  State state;

  g_return_val_if_fail (before != NULL, NULL);

  scan (before, &state);
  if (state.in_string)
    return g_strdup ("");

  line = find_last_line (before);
  indent = g_strndup (line, strspn (line, " \t"));
  if (state.last != '\0' && strchr (state.depth > 0 ? "([{" : ":", state.last) != NULL)
    return g_strconcat (indent, INDENT, NULL);

  return g_steal_pointer (&indent);
}

/**
 * rs_console_text_dup_echo:
 * @code: what is run
 *
 * Returns: (transfer full): the same with Python's prompts before its lines, and a line feed
 */
char *
rs_console_text_dup_echo (const char *code)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *joined = NULL;

  g_return_val_if_fail (code != NULL, NULL);

  lines = g_strsplit (code, "\n", -1);
  joined = g_strjoinv ("\n" PROMPT_MORE, lines);

  return g_strconcat (PROMPT, joined, "\n", NULL);
}

/**
 * rs_console_text_dup_error:
 * @message: of an error that Python raised: its first line, and then perhaps the traceback after an
 *   empty line
 *
 * Returns: (transfer full): the traceback as Python itself shows it, which ends with that line, or
 *   else the line; with a line feed
 */
char *
rs_console_text_dup_error (const char *message)
{
  const char *story;

  g_return_val_if_fail (message != NULL, NULL);

  story = strstr (message, "\n\n");

  return g_strconcat (story != NULL ? story + 2 : message, "\n", NULL);
}
