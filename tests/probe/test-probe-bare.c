/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A bare probe measures exactly what an interpreter in this process does. */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "probe.h"
#include "rs-answer.h"
#include "rs-holders.h"
#include "rs-int-counts.h"
#include "rs-interp-answer.h"
#include "rs-string-snapshot.h"

static RsInterp *interp;
static Probe *probe;

/* @request: (transfer full): asked of both */
static void
assert_same (RsRequest *request)
{
  g_auto (GValue) ours = G_VALUE_INIT;
  g_auto (GValue) theirs = G_VALUE_INIT;
  g_autoptr (GVariant) our_variant = NULL;
  g_autoptr (GVariant) their_variant = NULL;
  g_autoptr (GError) error = NULL;

  rs_interp_answer (interp, request, NULL, NULL, NULL, &ours, &error);
  g_assert_no_error (error);
  probe_ask (probe, request, &theirs, &error);
  g_assert_no_error (error);

  our_variant = g_variant_ref_sink (rs_answer_to_variant (&ours));
  their_variant = g_variant_ref_sink (rs_answer_to_variant (&theirs));
  g_assert_cmpuint (g_variant_get_size (our_variant), >, 0);
  g_assert_true (g_variant_equal (our_variant, their_variant));
}

/* Some integers are addresses, which differ. What the values below are, no address is. */
#define FIRST_ADDRESS (G_GINT64_CONSTANT (1) << 32)
#define LAST_ADDRESS (G_GINT64_CONSTANT (1) << 48)

static gboolean
next_reference (const RsReferenceCount *counts,
                gsize                   n,
                gsize                  *at)
{
  while (*at < n && counts[*at].value >= FIRST_ADDRESS && counts[*at].value <= LAST_ADDRESS)
    (*at)++;

  return *at < n;
}

static void
assert_same_references (RsReferences *a,
                        RsReferences *b)
{
  gsize n_a, n_b, at_a = 0, at_b = 0, n_compared = 0;
  const RsReferenceCount *of_a = rs_references_get_all (a, &n_a);
  const RsReferenceCount *of_b = rs_references_get_all (b, &n_b);

  for (;; at_a++, at_b++, n_compared++)
    {
      gboolean more = next_reference (of_a, n_a, &at_a);

      g_assert_cmpint (more, ==, next_reference (of_b, n_b, &at_b));
      if (!more)
        break;

      g_assert_cmpint (of_a[at_a].value, ==, of_b[at_b].value);
      g_assert_cmpuint (of_a[at_a].heap, ==, of_b[at_b].heap);
      g_assert_cmpuint (of_a[at_a].c_variables, ==, of_b[at_b].c_variables);
      g_assert_cmpuint (of_a[at_a].compiled_in, ==, of_b[at_b].compiled_in);
      g_assert_cmpuint (of_a[at_a].operands, ==, of_b[at_b].operands);
    }

  g_assert_cmpuint (n_compared, >, 100);
  g_assert_cmpuint (rs_references_get_total (a), ==, rs_references_get_total (b));
}

static void
assert_same_ints (gint64 from,
                  gint64 to)
{
  RsRequest *request = rs_request_new_ints (from, to, NULL);
  g_auto (GValue) ours = G_VALUE_INIT;
  g_auto (GValue) theirs = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;
  RsIntCounts *a, *b;
  gsize n = (gsize) (to - from + 1), n_a, n_b;
  const gint64 *cache_a, *cache_b;

  rs_interp_answer (interp, request, NULL, NULL, NULL, &ours, &error);
  g_assert_no_error (error);
  probe_ask (probe, request, &theirs, &error);
  g_assert_no_error (error);
  a = g_value_get_boxed (&ours);
  b = g_value_get_boxed (&theirs);

  g_assert_cmpmem (rs_int_counts_get_refcount (a), n * sizeof (gint64),
                   rs_int_counts_get_refcount (b), n * sizeof (gint64));
  g_assert_cmpmem (rs_int_counts_get_printed (a), n * sizeof (gint64),
                   rs_int_counts_get_printed (b), n * sizeof (gint64));

  cache_a = rs_int_counts_get_cache_refcount (a, &n_a);
  cache_b = rs_int_counts_get_cache_refcount (b, &n_b);
  g_assert_cmpmem (cache_a, n_a * sizeof *cache_a, cache_b, n_b * sizeof *cache_b);
  assert_same_references (rs_int_counts_get_references (a), rs_int_counts_get_references (b));

  /* There is something to compare */
  if (from <= 1)
    g_assert_cmpint (rs_int_counts_get_printed (a)[1 - from], >, 100);
}

static RsRequest *
new_texts (RsStringsKind     kind,
           const char *const *texts)
{
  g_autoptr (GPtrArray) array = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (gsize i = 0; texts[i] != NULL; i++)
    g_ptr_array_add (array, g_bytes_new (texts[i], strlen (texts[i])));

  return rs_request_new_strings (kind, array);
}

static void
test_ints (void)
{
  RsPythonFacts *facts = rs_interp_get_facts (interp);

  assert_same_ints (facts->cache_min, facts->cache_max);
  assert_same_ints (facts->cache_max, 100000);
}

static void
test_letters (void)
{
  const char *letters[128] = { NULL };
  char texts[127][2];

  for (int i = 1; i < 128; i++)
    {
      texts[i - 1][0] = (char) i;
      texts[i - 1][1] = '\0';
      letters[i - 1] = texts[i - 1];
    }

  assert_same (new_texts (RS_STRINGS_LETTERS, letters));
}

static void
test_words (void)
{
  const char *const words[] = { "python", "self", "__init__", "x", "ß", "zwölf", "", "no such word",
                                NULL };

  assert_same (new_texts (RS_STRINGS_WORDS, words));
  assert_same (rs_request_new_most_used (200, &(RsStringFilter) { 0 }));
}

static void
test_holders (void)
{
  for (gint64 value = -5; value <= 256; value += 29)
    assert_same (rs_request_new_int_holders (value));
  assert_same (rs_request_new_string_holders ("self", -1));
  assert_same (rs_request_new_string_holders ("a", -1));
}

static void
test_modules (void)
{
  assert_same (rs_request_new_loaded ());
  assert_same (rs_request_new_importable ());
  assert_same (rs_request_new_prepare ());
}

/* What was asked before has left nothing */
static void
test_again (void)
{
  test_ints ();
  test_letters ();
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  probe = probe_start (NULL);
  interp = rs_interp_start (&error);
  g_assert_no_error (error);

  g_test_add_func ("/probe-bare/ints", test_ints);
  g_test_add_func ("/probe-bare/letters", test_letters);
  g_test_add_func ("/probe-bare/words", test_words);
  g_test_add_func ("/probe-bare/holders", test_holders);
  g_test_add_func ("/probe-bare/modules", test_modules);
  g_test_add_func ("/probe-bare/again", test_again);

  result = g_test_run ();
  probe_end (probe);

  return result;
}
