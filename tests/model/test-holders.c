/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-holders.h"

static void
add (GArray       *holders,
     RsHolderKind  kind,
     const char   *module,
     const char   *place,
     guint64       count)
{
  RsHolder holder = {
    .kind = kind,
    .module = g_strdup (module),
    .place = g_strdup (place),
    .count = count,
  };

  g_array_append_val (holders, holder);
}

static GArray *
make_rows (void)
{
  GArray *holders = rs_holders_new_array ();

  add (holders, RS_HOLDER_MODULE_GLOBAL, "b", "x", 2);
  add (holders, RS_HOLDER_COMPILED_IN, "os", "walk()", 900);
  add (holders, RS_HOLDER_MODULE_GLOBAL, "a.b.c", "x", 2);
  add (holders, RS_HOLDER_UNREACHABLE, NULL, NULL, 2);
  add (holders, RS_HOLDER_LIST_ITEM, "a.b", "l[1]", 30);
  add (holders, RS_HOLDER_OPERAND, "os", "walk()", 5);

  return holders;
}

static void
test_order (void)
{
  g_autoptr (RsHolders) holders = rs_holders_new_int (256, make_rows ());
  const guint64 counts[] = { 30, 2, 2, 2, 900, 5 };
  const char *const modules[] = { "a.b", NULL, "a.b.c", "b", "os", "os" };

  g_assert_cmpint (rs_holders_get_value (holders), ==, 256);
  g_assert_null (rs_holders_get_text (holders, NULL));
  g_assert_cmpuint (rs_holders_get_n (holders), ==, G_N_ELEMENTS (counts));
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_assert_cmpuint (rs_holders_get (holders, i)->count, ==, counts[i]);
      g_assert_cmpstr (rs_holders_get (holders, i)->module, ==, modules[i]);
    }
}

/* What is compiled in and what is an operand is told, but is no reference. */
static void
test_total (void)
{
  g_autoptr (RsHolders) holders = rs_holders_new_int (256, make_rows ());

  g_assert_cmpuint (rs_holders_get_total (holders), ==, 36);
  g_assert_cmpuint (rs_holders_count_kind (holders, RS_HOLDER_COMPILED_IN), ==, 900);
  g_assert_cmpuint (rs_holders_count_kind (holders, RS_HOLDER_OPERAND), ==, 5);
  g_assert_cmpuint (rs_holders_count_kind (holders, RS_HOLDER_MODULE_GLOBAL), ==, 4);
  g_assert_cmpuint (rs_holders_count_kind (holders, RS_HOLDER_DICT_KEY), ==, 0);
}

static void
test_packages (void)
{
  g_autoptr (RsHolders) holders = rs_holders_new_int (256, make_rows ());
  const char *const packages[] = { "a", NULL, "a", "b", "os", "os" };

  for (gsize i = 0; i < G_N_ELEMENTS (packages); i++)
    g_assert_cmpstr (rs_holders_get (holders, i)->package, ==, packages[i]);
}

static void
test_text (void)
{
  g_autoptr (RsHolders) plain = rs_holders_new_string ("z", -1, rs_holders_new_array ());
  g_autoptr (RsHolders) with_nul = rs_holders_new_string ("a\0b", 3, rs_holders_new_array ());
  gsize length;

  g_assert_cmpstr (rs_holders_get_text (plain, &length), ==, "z");
  g_assert_cmpuint (length, ==, 1);
  g_assert_cmpuint (rs_holders_get_total (plain), ==, 0);

  g_assert_cmpmem (rs_holders_get_text (with_nul, &length), 4, "a\0b", 4);
  g_assert_cmpuint (length, ==, 3);
}

/* The boxed type shares what never changes. */
static void
test_boxed (void)
{
  RsHolders *holders = rs_holders_new_int (-5, make_rows ());
  RsHolders *copy = g_boxed_copy (RS_TYPE_HOLDERS, holders);

  g_assert_true (copy == holders);
  rs_holders_unref (holders);
  g_assert_cmpint (rs_holders_get_value (copy), ==, -5);
  g_boxed_free (RS_TYPE_HOLDERS, copy);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/holders/order", test_order);
  g_test_add_func ("/model/holders/total", test_total);
  g_test_add_func ("/model/holders/packages", test_packages);
  g_test_add_func ("/model/holders/text", test_text);
  g_test_add_func ("/model/holders/boxed", test_boxed);

  return g_test_run ();
}
