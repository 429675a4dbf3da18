/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-word-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-error.h"
#include "rs-wording.h"

/* More is not kept from one start to the next: settings are read whole at every start. */
#define MAX_KEPT_BYTES (256 * 1024)

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _RsWordList
{
  GObject parent_instance;

  /* Owned */
  GPtrArray *words;  /* of GBytes */
  GHashTable *known; /* the same */
};

G_DEFINE_FINAL_TYPE (RsWordList, rs_word_list, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_word_list_finalize (GObject *object)
{
  RsWordList *self = RS_WORD_LIST (object);

  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->words);

  G_OBJECT_CLASS (rs_word_list_parent_class)->finalize (object);
}

static void
rs_word_list_class_init (RsWordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_word_list_finalize;

  signals[CHANGED] = g_signal_new ("changed", RS_TYPE_WORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
rs_word_list_init (RsWordList *self)
{
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->known = g_hash_table_new (g_bytes_hash, g_bytes_equal);
}

/* Returns: whether the word is a new one */
static gboolean
add_bytes (RsWordList *self,
           GBytes     *word)
{
  if (g_hash_table_contains (self->known, word))
    return FALSE;

  g_ptr_array_add (self->words, g_bytes_ref (word));
  g_hash_table_add (self->known, word);

  return TRUE;
}

/* Returns: whether the word is a new one */
static gboolean
add (RsWordList *self,
     const char *text,
     gsize       length)
{
  g_autoptr (GBytes) word = g_bytes_new (text, length);

  return add_bytes (self, word);
}

static void
changed (RsWordList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rs_word_list_new:
 *
 * Returns: (transfer full): a list with no words
 */
RsWordList *
rs_word_list_new (void)
{
  return g_object_new (RS_TYPE_WORD_LIST, NULL);
}

/**
 * rs_word_list_get_n:
 * @self: a list
 *
 * Returns: how many words it has
 */
gsize
rs_word_list_get_n (RsWordList *self)
{
  g_return_val_if_fail (RS_IS_WORD_LIST (self), 0);

  return self->words->len;
}

/**
 * rs_word_list_dup_texts:
 * @self: a list
 *
 * Returns: (transfer full) (element-type GBytes): its words, which do not change with it
 */
GPtrArray *
rs_word_list_dup_texts (RsWordList *self)
{
  GPtrArray *texts;

  g_return_val_if_fail (RS_IS_WORD_LIST (self), NULL);

  texts = g_ptr_array_new_full (self->words->len, (GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < self->words->len; i++)
    g_ptr_array_add (texts, g_bytes_ref (self->words->pdata[i]));

  return texts;
}

static gboolean
check (const char *text,
       gsize       length,
       GError    **error)
{
  if (length > RS_WORD_LIST_MAX_BYTES)
    {
      g_autofree char *most = g_format_size_full (RS_WORD_LIST_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   /* Translators: %s is an amount such as "16.0 MiB". */
                   _("That is too much text: %s at once is the most."), most);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE,
                           _("That is no text in UTF-8. Words can be read from text only."));
      return FALSE;
    }

  return TRUE;
}

static void
set_full (GError **error)
{
  g_autofree char *most = rs_wording_number (RS_WORD_LIST_MAX);

  g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
               /* Translators: %s is a number, such as "200,000". */
               ngettext ("There may be %s word at most. The rest was left out.",
                         "There may be %s words at most. The rest was left out.",
                         RS_WORD_LIST_MAX),
               most);
}

static gboolean
is_space_or_end (const char *place,
                 const char *end)
{
  return place == end || g_unichar_isspace (g_utf8_get_char (place));
}

/* Where a word that begins with a quotation mark ends: at another one, if a space follows. */
static const char *
find_closing (const char *start,
              const char *end)
{
  for (const char *c = start + 1; c < end; c = g_utf8_next_char (c))
    if (*c == '"' && is_space_or_end (c + 1, end))
      return c;

  return NULL;
}

/* Adds what is between spaces or, if they count, between quotation marks. */
static gsize
add_all (RsWordList *self,
         const char *text,
         const char *end,
         gboolean    with_quotes,
         GError    **error)
{
  const char *c = text;
  gsize n = 0;

  /* some editors begin a text with this mark, which is no part of its first word */
  if ((gsize) (end - c) >= strlen (BYTE_ORDER_MARK)
      && memcmp (c, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    c += strlen (BYTE_ORDER_MARK);

  while (TRUE)
    {
      const char *start, *closing;

      while (c < end && is_space_or_end (c, end))
        c = g_utf8_next_char (c);
      if (c == end)
        break;

      if (self->words->len >= RS_WORD_LIST_MAX)
        {
          set_full (error);
          break;
        }

      start = c;
      closing = with_quotes && *start == '"' ? find_closing (start, end) : NULL;
      if (closing != NULL)
        {
          n += add (self, start + 1, (gsize) (closing - start - 1));
          c = closing + 1;
          continue;
        }

      while (!is_space_or_end (c, end))
        c = g_utf8_next_char (c);
      n += add (self, start, (gsize) (c - start));
    }
  if (n > 0)
    changed (self);

  return n;
}

/**
 * rs_word_list_add_words:
 * @self: a list
 * @text: words with spaces or line ends between them
 * @length: its length in bytes, -1 if a NUL is behind it
 * @error: return location for %RS_ERROR_USAGE
 *
 * Adds the words of a text that the list does not have yet.
 *
 * Returns: how many were added; if @text is no text, or too long, none, and if the list is full not
 *   all, and @error is set
 */
gsize
rs_word_list_add_words (RsWordList *self,
                        const char *text,
                        gssize      length,
                        GError    **error)
{
  const char *end;

  g_return_val_if_fail (RS_IS_WORD_LIST (self), 0);
  g_return_val_if_fail (text != NULL, 0);

  end = text + (length < 0 ? strlen (text) : (gsize) length);
  if (!check (text, (gsize) (end - text), error))
    return 0;

  return add_all (self, text, end, FALSE, error);
}

/**
 * rs_word_list_add_typed:
 * @self: a list
 * @text: what a person typed
 * @error: return location for %RS_ERROR_USAGE
 *
 * Adds words as [method@WordList.add_words] does, but from a quotation mark (") that begins a word
 * to the next one that ends a word all is one.
 *
 * Returns: how many were added
 */
gsize
rs_word_list_add_typed (RsWordList *self,
                        const char *text,
                        GError    **error)
{
  g_return_val_if_fail (RS_IS_WORD_LIST (self), 0);
  g_return_val_if_fail (text != NULL, 0);

  if (!check (text, strlen (text), error))
    return 0;

  return add_all (self, text, text + strlen (text), TRUE, error);
}

/**
 * rs_word_list_remove:
 * @self: a list
 * @text: a word
 * @length: its length in bytes
 *
 * Takes a word out.
 *
 * Returns: whether it was there
 */
gboolean
rs_word_list_remove (RsWordList *self,
                     const char *text,
                     gsize       length)
{
  g_autoptr (GBytes) word = g_bytes_new (text, length);
  guint place;

  g_return_val_if_fail (RS_IS_WORD_LIST (self), FALSE);

  if (!g_ptr_array_find_with_equal_func (self->words, word, g_bytes_equal, &place))
    return FALSE;

  g_hash_table_remove (self->known, word);
  g_ptr_array_remove_index (self->words, place);
  changed (self);

  return TRUE;
}

/**
 * rs_word_list_clear:
 * @self: a list
 *
 * Takes all words out.
 */
void
rs_word_list_clear (RsWordList *self)
{
  g_return_if_fail (RS_IS_WORD_LIST (self));

  if (self->words->len == 0)
    return;

  g_hash_table_remove_all (self->known);
  g_ptr_array_set_size (self->words, 0);
  changed (self);
}

/**
 * rs_word_list_set_texts:
 * @self: a list
 * @texts: (transfer none) (element-type GBytes): valid UTF-8, each of which counts once
 *
 * Puts other words in place of those that are there. Too many are cut off.
 */
void
rs_word_list_set_texts (RsWordList *self,
                        GPtrArray  *texts)
{
  g_return_if_fail (RS_IS_WORD_LIST (self));
  g_return_if_fail (texts != NULL);

  g_hash_table_remove_all (self->known);
  g_ptr_array_set_size (self->words, 0);
  for (guint i = 0; i < texts->len && self->words->len < RS_WORD_LIST_MAX; i++)
    add_bytes (self, texts->pdata[i]);
  changed (self);
}

/**
 * rs_word_list_set_strv:
 * @self: a list
 * @words: valid UTF-8
 *
 * Puts other words in place of those that are there.
 */
void
rs_word_list_set_strv (RsWordList        *self,
                       const char *const *words)
{
  g_return_if_fail (RS_IS_WORD_LIST (self));
  g_return_if_fail (words != NULL);

  g_hash_table_remove_all (self->known);
  g_ptr_array_set_size (self->words, 0);
  for (gsize i = 0; words[i] != NULL && i < RS_WORD_LIST_MAX; i++)
    add (self, words[i], strlen (words[i]));
  changed (self);
}

/**
 * rs_word_list_dup_strv:
 * @self: a list
 *
 * Returns: (transfer full) (nullable): the words, to be kept; %NULL if they are too long for that,
 *   together 256 KiB
 */
char **
rs_word_list_dup_strv (RsWordList *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize n_bytes = 0;

  g_return_val_if_fail (RS_IS_WORD_LIST (self), NULL);

  for (guint i = 0; i < self->words->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (self->words->pdata[i], &length);
      g_autofree char *word = g_strndup (text != NULL ? text : "", length);

      n_bytes += length + 1;
      if (n_bytes > MAX_KEPT_BYTES)
        return NULL;
      g_strv_builder_add (builder, word);
    }

  return g_strv_builder_end (builder);
}
