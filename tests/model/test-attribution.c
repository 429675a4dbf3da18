/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-attribution.h"

static void
add (GArray       *holders,
     RsHolderKind  kind,
     const char   *module,
     guint64       count)
{
  RsHolder holder = { .kind = kind, .module = g_strdup (module), .count = count };

  g_array_append_val (holders, holder);
}

static RsHolders *
make_before (void)
{
  GArray *holders = rs_holders_new_array ();

  add (holders, RS_HOLDER_MODULE_GLOBAL, "os", 3);
  add (holders, RS_HOLDER_COMPILED_IN, "os", 900);
  add (holders, RS_HOLDER_CODE_CONSTANT, "codecs", 4);
  add (holders, RS_HOLDER_UNREACHABLE, NULL, 7);
  add (holders, RS_HOLDER_LIST_ITEM, "gone.list", 2);

  return rs_holders_new_int (1, holders);
}

static RsHolders *
make_after (void)
{
  GArray *holders = rs_holders_new_array ();

  add (holders, RS_HOLDER_MODULE_GLOBAL, "os", 3);
  add (holders, RS_HOLDER_MODULE_GLOBAL, "os.path", 2);
  add (holders, RS_HOLDER_CODE_CONSTANT, "codecs", 4);
  add (holders, RS_HOLDER_UNREACHABLE, NULL, 9);
  add (holders, RS_HOLDER_CODE_CONSTANT, "matplotlib.pyplot", 1000);
  add (holders, RS_HOLDER_DICT_VALUE, "matplotlib", 500);
  add (holders, RS_HOLDER_OPERAND, "numpy", 77);
  add (holders, RS_HOLDER_LIST_ITEM, "numpy.core", 200);

  return rs_holders_new_int (1, holders);
}

/* The submodules of a package are one with it, and what is alike is left out. */
static void
test_packages (void)
{
  g_autoptr (RsHolders) before = make_before ();
  g_autoptr (RsHolders) after = make_after ();
  g_autoptr (RsAttribution) attribution = rs_attribution_new (before, after);
  const RsAttributionRow rows[] = {
    { "matplotlib", 0, 1500 },
    { "numpy", 0, 200 },
    { NULL, 7, 9 },
    { "gone", 2, 0 },
    { "os", 3, 5 },
  };
  gint64 sum = 0;

  g_assert_cmpuint (rs_attribution_get_n (attribution), ==, G_N_ELEMENTS (rows));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RsAttributionRow *row = rs_attribution_get (attribution, i);

      g_assert_cmpstr (row->package, ==, rows[i].package);
      g_assert_cmpint (row->before, ==, rows[i].before);
      g_assert_cmpint (row->after, ==, rows[i].after);
      sum += row->after - row->before;
    }
  g_assert_cmpint (sum, ==,
                   (gint64) rs_holders_get_total (after) - (gint64) rs_holders_get_total (before));
}

/* The names outlive what they were made of. */
static void
test_lifetime (void)
{
  RsHolders *before = make_before ();
  RsHolders *after = make_after ();
  g_autoptr (RsAttribution) attribution = rs_attribution_new (before, after);

  rs_holders_unref (before);
  rs_holders_unref (after);
  g_assert_cmpstr (rs_attribution_get (attribution, 3)->package, ==, "gone");
  g_assert_cmpstr (rs_attribution_get (attribution, 0)->package, ==, "matplotlib");
}

static void
test_nothing (void)
{
  g_autoptr (RsHolders) before = make_before ();
  g_autoptr (RsAttribution) attribution = rs_attribution_new (before, before);

  g_assert_cmpuint (rs_attribution_get_n (attribution), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/attribution/packages", test_packages);
  g_test_add_func ("/model/attribution/lifetime", test_lifetime);
  g_test_add_func ("/model/attribution/nothing", test_nothing);

  return g_test_run ();
}
