/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Compares what Refscope says of its embedded interpreter with what sys.getrefcount() prints in the
 * interpreter's own program, isolated in the same way, and explains every difference. */

#include "config.h"

#include "rs-interp-private.h"

#include "fixture.h"

/* The article's own lines. The range's ends are made from text: as literals they would be held by
 * the syntax tree and the code, too. */
#define SEED                                                                                     \
  "import sys\n"                                                                                 \
  "x = range(int('%d'), int('%d'))\n"                                                            \
  "y = [sys.getrefcount(i) for i in x]\n"                                                        \
  "print(*y)\n"

/* The references to integers that the program `python3` has on top of an embedded interpreter, one
 * a line: it installs a handler for Ctrl+C and so loads _signal. That module holds its constants,
 * its types the numbers of their fields, and a table of the library the handler of each signal: 0
 * for the default and 1 for an ignored one. */
#define SIGNALS                                                                                  \
  "import _signal, sys\n"                                                                        \
  "held = list(vars(_signal).values())\n"                                                        \
  "for t in list(held):\n"                                                                       \
  "  if isinstance(t, type): held += vars(t).values()\n"                                         \
  "held += [int(h) for h in map(_signal.getsignal, range(1, _signal.NSIG)) if h in (0, 1)]\n"    \
  "print(*[v for v in held if isinstance(v, int)])\n"

static RsPythonFacts *facts;

/* Returns: what the interpreter's program prints */
static char *
run_program (const char *code)
{
  const char *argv[] = { facts->executable, "-I", "-X", "utf8", "-c", code, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (
    NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return g_strchomp (output);
}

static gboolean
skip_without_program (void)
{
  g_autofree char *version = NULL;

  if (facts->executable == NULL)
    {
      g_test_skip ("The linked Python has no program beside its library");
      return TRUE;
    }

  version = run_program ("import sys; print(sys.version.split()[0])");
  if (!g_str_equal (version, facts->version))
    {
      g_test_skip ("The program is of another version than the library");
      return TRUE;
    }

  return FALSE;
}

/* Adds the integers of a text to how often each is referred to */
static void
add_references (gint64     *references,
                const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gint64 value = g_ascii_strtoll (words[i], NULL, 10);

      if (value >= facts->cache_min && value <= facts->cache_max)
        references[value - facts->cache_min]++;
    }
}

static void
test_every_difference (void)
{
  gsize n = (gsize) (facts->cache_max - facts->cache_min + 1);
  g_autofree gint64 *refcount = g_new (gint64, n);
  g_autofree gint64 *printed = g_new (gint64, n);
  g_autofree gint64 *explained = g_new0 (gint64, n);
  g_autofree char *seed = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) words = NULL;
  guint n_same = 0, n_explained = 0;
  gint64 n_signals = 0;

  if (skip_without_program ())
    return;

  rs_interp_count_ints (interp, facts->cache_min, n, refcount, printed, NULL, NULL, NULL, NULL);

  seed = g_strdup_printf (SEED, (int) facts->cache_min, (int) facts->cache_max + 1);
  output = run_program (seed);
  words = g_strsplit (output, " ", -1);
  g_assert_cmpuint (g_strv_length (words), ==, n);

  if (facts->counted)
    {
      g_autofree char *signals = run_program (SIGNALS);

      add_references (explained, signals);
      for (gsize i = 0; i < n; i++)
        n_signals += explained[i];

      /* What the script itself holds: x.start; the 0 of "import sys", which says that the module
       * is no relative one; and x.step, which is 1 */
      explained[0]++;
      explained[0 - facts->cache_min]++;
      explained[1 - facts->cache_min]++;
    }

  for (gsize i = 0; i < n; i++)
    {
      gint64 theirs = g_ascii_strtoll (words[i], NULL, 10);

      if (theirs != printed[i] + explained[i])
        g_test_message ("%d: sys.getrefcount prints %s, Refscope says %" G_GINT64_FORMAT
                        ", explained %" G_GINT64_FORMAT,
                        (int) facts->cache_min + (int) i,
                        words[i],
                        printed[i],
                        explained[i]);
      g_assert_cmpint (theirs, ==, printed[i] + explained[i]);
      if (explained[i] == 0)
        n_same++;
      else
        n_explained++;
    }

  g_test_message ("%u of %u the same, %u differ as explained: %d references of signals, "
                  "3 of the script",
                  n_same,
                  (guint) n,
                  n_explained,
                  (int) n_signals);
}

int
main (int   argc,
      char *argv[])
{
  fixture_init (&argc, &argv);
  facts = rs_interp_get_facts (interp);

  g_test_add_func ("/interp-bare/every-difference", test_every_difference);

  return g_test_run ();
}
