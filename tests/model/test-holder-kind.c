/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-holder-kind.h"

#include <string.h>

/* A nick stands in data files: it is a word of its own, in one piece. */
static void
test_nicks (void)
{
  g_autoptr (GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = 0; kind < RS_N_HOLDER_KINDS; kind++)
    {
      const char *nick = rs_holder_kind_get_nick (kind);

      g_assert_nonnull (nick);
      g_assert_cmpuint (strspn (nick, "abcdefghijklmnopqrstuvwxyz-"), ==, strlen (nick));
      g_assert_true (g_hash_table_add (nicks, (gpointer) nick));
    }

  g_assert_cmpstr (rs_holder_kind_get_nick (RS_HOLDER_CODE_CONSTANT), ==, "code-constant");
  g_assert_cmpstr (rs_holder_kind_get_nick (RS_HOLDER_C_VARIABLE), ==, "c-variable");
}

static void
test_titles (void)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint kind = 0; kind < RS_N_HOLDER_KINDS; kind++)
    g_assert_true (g_hash_table_add (titles, (gpointer) rs_holder_kind_get_title (kind)));

  g_assert_cmpstr (rs_holder_kind_get_title (RS_HOLDER_LOCAL_NAME), ==, "Local Name");
}

static void
test_references (void)
{
  guint n_references = 0;

  for (guint kind = 0; kind < RS_N_HOLDER_KINDS; kind++)
    n_references += rs_holder_kind_is_reference (kind) ? 1 : 0;

  g_assert_cmpuint (n_references, ==, RS_N_HOLDER_KINDS - 2);
  g_assert_false (rs_holder_kind_is_reference (RS_HOLDER_COMPILED_IN));
  g_assert_false (rs_holder_kind_is_reference (RS_HOLDER_OPERAND));
  g_assert_true (rs_holder_kind_is_reference (RS_HOLDER_UNREACHABLE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/holder-kind/nicks", test_nicks);
  g_test_add_func ("/model/holder-kind/titles", test_titles);
  g_test_add_func ("/model/holder-kind/references", test_references);

  return g_test_run ();
}
