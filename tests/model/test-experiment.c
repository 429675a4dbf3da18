/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-experiment.h"

static const char *const pyplot[] = { "matplotlib.pyplot", NULL };
static const char *const two[] = { "numpy", "pandas", NULL };
static const char *const four[] = { "numpy", "pandas", "scipy", "sympy", NULL };
static const char *const none[] = { NULL };

static void
test_titles (void)
{
  const struct
  {
    RsExperimentValues values;
    const char *version;
    const char *title;
  } cases[] = {
    { { NULL }, "3.11.2", "Python 3.11, bare" },
    { { none, "" }, "3.11", "Python 3.11, bare" },
    { { NULL }, NULL, "Python, bare" },
    { { .python = "3.13" }, "3.11.2", "Python 3.13, bare" },
    { { pyplot }, "3.11.2", "Python 3.11 · matplotlib.pyplot" },
    { { two, "x = 1" }, "3.11.2", "Python 3.11 · numpy, pandas · code" },
    { { four, .python = "3.15" }, NULL, "Python 3.15 · numpy and 3 more" },
    { { .code = "x = 1" }, "3.11.2", "Python 3.11 · x = 1" },
    { { .code = "\n\n  import json as j\nx = 2" }, "3.11.2", "Python 3.11 · import json as j" },
    { { .code = "x = [number for number in range (1000)]" }, "3.11.2",
      "Python 3.11 · x = [number for number in ran…" },
    { { .code = " \n" }, "3.11.2", "Python 3.11 · code" },
    { { pyplot, NULL, "/home/me/plots/" }, "3", "Python 3 · plots · matplotlib.pyplot" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsExperiment) experiment = rs_experiment_new (&cases[i].values);
      g_autofree char *title = rs_experiment_dup_title (experiment, cases[i].version);

      g_assert_cmpstr (title, ==, cases[i].title);
    }
}

static void
test_bare (void)
{
  g_autoptr (RsExperiment) bare = rs_experiment_new (&(RsExperimentValues){ .python = "3.13" });
  g_autoptr (RsExperiment) venv = rs_experiment_new (&(RsExperimentValues){ .venv = "/v" });

  g_assert_true (rs_experiment_is_bare (bare));
  g_assert_false (rs_experiment_is_bare (venv));
  g_assert_nonnull (rs_experiment_get_imports (bare));
  g_assert_null (rs_experiment_get_imports (bare)[0]);
  g_assert_null (rs_experiment_get_code (bare));
  g_assert_cmpuint (rs_experiment_get_memory_limit (bare), ==, 4294967296);
}

/* Everything is copied, and each value makes a difference. */
static void
test_equal (void)
{
  char code[] = "x = 1", module[] = "numpy";
  const char *imports[] = { module, NULL };
  const RsExperimentValues values = { imports, code, "/v", "3.11", 1000 };
  g_autoptr (RsExperiment) experiment = rs_experiment_new (&values);
  g_autoptr (RsExperiment) same = rs_experiment_new (&values);
  RsExperimentValues others[] = { values, values, values, values, values };

  others[0].imports = two;
  others[1].code = NULL;
  others[2].venv = "/w";
  others[3].python = NULL;
  others[4].memory_limit = 1001;
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (RsExperiment) other = rs_experiment_new (&others[i]);

      g_assert_false (rs_experiment_equal (experiment, other));
    }

  code[0] = module[0] = '!';
  g_assert_true (rs_experiment_equal (experiment, same));
  g_assert_cmpstr (rs_experiment_get_imports (experiment)[0], ==, "numpy");
  g_assert_cmpstr (rs_experiment_get_code (experiment), ==, "x = 1");
  g_assert_cmpstr (rs_experiment_get_venv (experiment), ==, "/v");
  g_assert_cmpstr (rs_experiment_get_python (experiment), ==, "3.11");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/experiment/titles", test_titles);
  g_test_add_func ("/model/experiment/bare", test_bare);
  g_test_add_func ("/model/experiment/equal", test_equal);

  return g_test_run ();
}
