/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rs-import-text.h"

static void
assert_parsed (const char *text,
               const char *names,
               const char *statement)
{
  g_autofree char *found_statement = NULL;
  g_auto (GStrv) found = rs_import_text_parse (text, &found_statement);
  g_autofree char *joined = g_strjoinv ("|", found);

  g_assert_cmpstr (joined, ==, names);
  g_assert_cmpstr (found_statement, ==, statement);
}

static void
test_names (void)
{
  assert_parsed ("", "", NULL);
  assert_parsed (" , ", "", NULL);
  assert_parsed ("json", "json", NULL);
  assert_parsed (" json,os.path ; re\tabc ", "json|os.path|re|abc", NULL);
  assert_parsed ("1wrong", "1wrong", NULL);
  assert_parsed ("important", "important", NULL);
}

static void
test_statements (void)
{
  assert_parsed ("import matplotlib.pyplot", "matplotlib.pyplot", NULL);
  assert_parsed ("import json, os.path", "json|os.path", NULL);
  assert_parsed ("import json; import re", "json|re", NULL);
  assert_parsed ("import", "", NULL);
  assert_parsed (" import numpy as np ", "numpy|as|np", "import numpy as np");
  assert_parsed ("from os import (path)", "from|os|path", "from os import (path)");
  assert_parsed ("import re; from os import path", "re|from|os|path",
                 "import re; from os import path");

  /* neither the one nor the other: that is said when they are looked for */
  assert_parsed ("json numpy as np", "json|numpy|as|np", NULL);
  assert_parsed ("json, from os import path", "json|from|os|path", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/import-text/names", test_names);
  g_test_add_func ("/ui/import-text/statements", test_statements);

  return g_test_run ();
}
