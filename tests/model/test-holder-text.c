/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-holder-text.h"

typedef struct
{
  RsHolder holder;
  const char *text;
} Case;

#define PACKAGES "/usr/lib/python3/dist-packages/"

static const Case cases[] = {
  /* code: the file as its module calls it, and the line */
  { { .kind = RS_HOLDER_CODE_CONSTANT,
      .module = (char *) "numpy.lib.function_base",
      .place = (char *) "percentile()",
      .file = (char *) PACKAGES "numpy/lib/function_base.py",
      .line = 4201,
      .count = 1 },
    "numpy/lib/function_base.py:4201, constant in percentile()" },
  { { .kind = RS_HOLDER_LOCAL_NAME,
      .module = (char *) "numpy",
      .place = (char *) "f(), g()",
      .file = (char *) PACKAGES "numpy/__init__.py",
      .line = 7,
      .count = 1 },
    "numpy/__init__.py:7, local name in f(), g()" },
  { { .kind = RS_HOLDER_CODE_NAME,
      .module = (char *) "other",
      .place = (char *) "f()",
      .file = (char *) "/home/me/x.py",
      .line = 7,
      .count = 1 },
    "/home/me/x.py:7, name in f()" },
  { { .kind = RS_HOLDER_DEFAULT_ARGUMENT,
      .module = (char *) "random",
      .place = (char *) "Random.gauss(sigma)",
      .owner = (char *) "Random.gauss()",
      .name = (char *) "sigma",
      .file = (char *) "/usr/lib/python3.11/random.py",
      .line = 565,
      .count = 1 },
    "random.py:565, default of `sigma` in Random.gauss()" },
  { { .kind = RS_HOLDER_COMPILED_IN, .module = (char *) "os", .place = (char *) "walk()",
      .count = 1 },
    "os · compiled into walk()" },
  { { .kind = RS_HOLDER_CLOSURE_CELL, .place = (char *) "f.<locals>.g(n)",
      .owner = (char *) "f.<locals>.g()", .name = (char *) "n", .count = 1 },
    "closure variable `n` of f.<locals>.g()" },

  /* what has a name of its own */
  { { .kind = RS_HOLDER_MODULE_GLOBAL, .module = (char *) "errno", .place = (char *) "ENOTDIR",
      .count = 1 },
    "errno.ENOTDIR" },
  { { .kind = RS_HOLDER_DICT_VALUE, .module = (char *) "platform",
      .place = (char *) "_ver_stages['alpha']", .count = 1 },
    "platform._ver_stages['alpha']" },
  { { .kind = RS_HOLDER_DICT_KEY, .module = (char *) "re", .place = (char *) "_cache",
      .count = 1 },
    "key of `re._cache`" },
  { { .kind = RS_HOLDER_DICT_KEY, .module = (char *) "re", .place = (char *) "_cache",
      .count = 7 },
    "7 keys of `re._cache`" },

  /* objects of a class, taken together */
  { { .kind = RS_HOLDER_INSTANCE_ATTRIBUTE,
      .module = (char *) "matplotlib.colors",
      .place = (char *) "LinearSegmentedColormap.N",
      .owner = (char *) "LinearSegmentedColormap",
      .name = (char *) "N",
      .n_objects = 252,
      .file = (char *) PACKAGES "matplotlib/colors.py",
      .line = 1003,
      .count = 252 },
    "matplotlib.colors · attribute `N` of 252 LinearSegmentedColormap objects" },
  { { .kind = RS_HOLDER_INSTANCE_ATTRIBUTE, .module = (char *) "m", .place = (char *) "A.x",
      .owner = (char *) "A", .name = (char *) "x", .n_objects = 1, .count = 1 },
    "m · attribute `x` of a A object" },
  { { .kind = RS_HOLDER_DICT_KEY, .module = (char *) "m", .place = (char *) "A.x",
      .owner = (char *) "A", .name = (char *) "x", .n_objects = 2, .count = 3 },
    "m · key in attribute `x` of 2 A objects" },

  { { .kind = RS_HOLDER_C_VARIABLE, .module = (char *) "numpy.random.mtrand",
      .place = (char *) "numpy.random.mtrand", .count = 3 },
    "C variable of numpy.random.mtrand" },
  { { .kind = RS_HOLDER_UNREACHABLE, .count = 3 }, "not reachable from any module" },
};

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = rs_holder_dup_text (&cases[i].holder);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Every kind can be told, also by the little that is always known. */
static void
test_all_kinds (void)
{
  for (guint kind = 0; kind < RS_N_HOLDER_KINDS; kind++)
    {
      RsHolder holder = { .kind = kind, .place = (char *) "x", .owner = (char *) "y",
                          .name = (char *) "z", .count = 2 };
      g_autofree char *text = rs_holder_dup_text (&holder);

      g_assert_cmpstr (text, !=, "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/holder-text/sentences", test_sentences);
  g_test_add_func ("/model/holder-text/all-kinds", test_all_kinds);

  return g_test_run ();
}
