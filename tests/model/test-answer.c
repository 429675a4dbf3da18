/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mutate.h"
#include "rs-answer.h"
#include "rs-holders.h"
#include "rs-int-counts.h"

static RsPythonFacts *
new_facts (void)
{
  return rs_python_facts_new (&(RsPythonFacts){
    .version = "3.14.0", .cache_min = -5, .cache_max = 256 });
}

/* An answer of the type that belongs to a kind of question. */
static void
init_answer (GValue        *answer,
             RsRequestKind  kind)
{
  g_autoptr (RsPythonFacts) facts = new_facts ();
  g_autoptr (RsReferences) references = rs_references_new (NULL, 0);
  GType type = rs_answer_get_type_for (kind);
  const char *names[] = { "größe", "", "os.path", NULL };

  g_value_init (answer, type);
  if (type == G_TYPE_BOOLEAN)
    g_value_set_boolean (answer, TRUE);
  else if (type == G_TYPE_STRV)
    g_value_set_boxed (answer, names);
  else if (type == RS_TYPE_HOLDERS)
    g_value_take_boxed (answer, rs_holders_new_int (7, rs_holders_new_array ()));
  else if (type == RS_TYPE_STRING_SNAPSHOT)
    g_value_take_boxed (answer,
                        rs_string_snapshot_new (RS_STRINGS_WORDS, facts, NULL, 0, NULL, 5, 6));
  else
    g_value_take_boxed (answer, rs_int_counts_new (facts, 1, 1, g_new0 (gint64, 1),
                                                   g_new0 (gint64, 1), NULL, references));
}

static void
test_round_trip (void)
{
  for (int kind = 0; kind < RS_N_REQUEST_KINDS; kind++)
    {
      g_auto (GValue) answer = G_VALUE_INIT;
      g_auto (GValue) same = G_VALUE_INIT;
      g_autoptr (GVariant) variant = NULL;
      g_autoptr (GVariant) again = NULL;
      g_autoptr (GError) error = NULL;

      init_answer (&answer, kind);
      variant = g_variant_ref_sink (rs_answer_to_variant (&answer));
      g_assert_true (rs_answer_from_variant (kind, variant, &same, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (G_VALUE_TYPE (&same), ==, rs_answer_get_type_for (kind));
      again = g_variant_ref_sink (rs_answer_to_variant (&same));
      g_assert_cmpvariant (variant, again);
    }
}

static void
test_names (void)
{
  const char *none[] = { NULL };
  g_auto (GValue) answer = G_VALUE_INIT;
  g_auto (GValue) same = G_VALUE_INIT;
  g_auto (GValue) empty = G_VALUE_INIT;
  g_auto (GValue) same_empty = G_VALUE_INIT;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GVariant) empty_variant = NULL;

  init_answer (&answer, RS_REQUEST_LOADED);
  variant = g_variant_ref_sink (rs_answer_to_variant (&answer));
  g_assert_true (rs_answer_from_variant (RS_REQUEST_LOADED, variant, &same, NULL));
  g_assert_true (g_strv_equal (g_value_get_boxed (&same), g_value_get_boxed (&answer)));

  g_value_init (&empty, G_TYPE_STRV);
  g_value_set_boxed (&empty, none);
  empty_variant = g_variant_ref_sink (rs_answer_to_variant (&empty));
  g_assert_true (rs_answer_from_variant (RS_REQUEST_LOADED, empty_variant, &same_empty, NULL));
  g_assert_null (((char **) g_value_get_boxed (&same_empty))[0]);
}

/* The answer to one question is none to another of another type. */
static void
test_mixed_up (void)
{
  for (int asked = 0; asked < RS_N_REQUEST_KINDS; asked++)
    for (int answered = 0; answered < RS_N_REQUEST_KINDS; answered++)
      {
        g_auto (GValue) answer = G_VALUE_INIT;
        g_auto (GValue) same = G_VALUE_INIT;
        g_autoptr (GVariant) variant = NULL;
        g_autoptr (GError) error = NULL;

        if (rs_answer_get_type_for (asked) == rs_answer_get_type_for (answered))
          continue;

        init_answer (&answer, answered);
        variant = g_variant_ref_sink (rs_answer_to_variant (&answer));
        g_assert_false (rs_answer_from_variant (asked, variant, &same, &error));
        g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
        g_assert_false (G_IS_VALUE (&same));
      }
}

static void
test_bad_names (void)
{
  const char *const texts[] = {
    "((@au [4294967295], @ay []),)",
    "((@au [1], @ay [0x00]),)",
    "((@au [1], @ay [0xff]),)",
    "((@au [2], @ay [0x61]),)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GVariant) variant = g_variant_new_parsed (texts[i]);
      g_auto (GValue) answer = G_VALUE_INIT;
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (g_variant_get_type_string (variant), ==, "((auay))");
      g_assert_false (rs_answer_from_variant (RS_REQUEST_IMPORTABLE, variant, &answer, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
    }
}

static GVariant *
read_loaded (GVariant  *variant,
             GError   **error)
{
  g_auto (GValue) answer = G_VALUE_INIT;

  return rs_answer_from_variant (RS_REQUEST_LOADED, variant, &answer, error)
           ? rs_answer_to_variant (&answer)
           : NULL;
}

static void
test_mutations (void)
{
  g_auto (GValue) answer = G_VALUE_INIT;

  init_answer (&answer, RS_REQUEST_LOADED);
  mutate_all (rs_answer_to_variant (&answer), "((auay))", read_loaded, N_MUTATIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/answer/round-trip", test_round_trip);
  g_test_add_func ("/model/answer/names", test_names);
  g_test_add_func ("/model/answer/bad-names", test_bad_names);
  g_test_add_func ("/model/answer/mixed-up", test_mixed_up);
  g_test_add_func ("/model/answer/mutations", test_mutations);

  return g_test_run ();
}
