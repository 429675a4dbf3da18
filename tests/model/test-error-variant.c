/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>

#include "mutate.h"
#include "rs-error-variant.h"
#include "rs-variant.h"

static void
test_round_trip (void)
{
  const struct
  {
    GQuark domain;
    int code;
    const char *message;
    GQuark same_domain;
    int same_code;
    const char *same_message;
  } cases[] = {
    { RS_ERROR, RS_ERROR_RANGE, "größe", RS_ERROR, RS_ERROR_RANGE, "größe" },
    { RS_ERROR, RS_ERROR_DATA, "x", RS_ERROR, RS_ERROR_DATA, "x" },
    { RS_ERROR, RS_N_ERRORS, "x", RS_ERROR, RS_ERROR_PYTHON, "x" },
    { RS_ERROR, -1, "x", RS_ERROR, RS_ERROR_PYTHON, "x" },
    { G_IO_ERROR, G_IO_ERROR_CANCELLED, "x", G_IO_ERROR, G_IO_ERROR_CANCELLED, "x" },
    { G_IO_ERROR, 12345, "x", RS_ERROR, RS_ERROR_PYTHON, "x" },
    { G_FILE_ERROR, G_FILE_ERROR_NOENT, "x", RS_ERROR, RS_ERROR_PYTHON, "x" },
    { RS_ERROR, RS_ERROR_PYTHON, "a\xff", RS_ERROR, RS_ERROR_PYTHON, "a\xef\xbf\xbd" },
    { RS_ERROR, RS_ERROR_PYTHON, "", RS_ERROR, RS_ERROR_PYTHON,
      "Python failed without saying why." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (cases[i].domain, cases[i].code,
                                                      cases[i].message);
      g_autoptr (GVariant) variant = g_variant_ref_sink (rs_error_to_variant (error));
      g_autoptr (GError) same = rs_error_from_variant (variant);

      g_assert_cmpstr (g_variant_get_type_string (variant), ==, RS_ERROR_VARIANT_TYPE);
      g_assert_error (same, cases[i].same_domain, cases[i].same_code);
      g_assert_cmpstr (same->message, ==, cases[i].same_message);
    }
}

static void
test_bad (void)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new ("(ss)", "refscope", "0"));
  g_autoptr (GError) error = rs_error_from_variant (variant);

  g_assert_error (error, RS_ERROR, RS_ERROR_DATA);
}

/* Whatever is read is an error that can be sent, and is the same then. */
static GVariant *
read_error (GVariant  *variant,
            GError   **error)
{
  g_autoptr (GError) value = rs_error_from_variant (variant);

  g_assert_true (value->domain == RS_ERROR || value->domain == G_IO_ERROR);
  g_assert_cmpuint (strlen (value->message), >, 0);
  if (!g_variant_is_normal_form (variant))
    {
      rs_variant_set_error (error, "not in normal form");
      return NULL;
    }

  return rs_error_to_variant (value);
}

static void
test_mutations (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "größe");

  mutate_all (rs_error_to_variant (error), RS_ERROR_VARIANT_TYPE, read_error, N_MUTATIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/error-variant/round-trip", test_round_trip);
  g_test_add_func ("/model/error-variant/bad", test_bad);
  g_test_add_func ("/model/error-variant/mutations", test_mutations);

  return g_test_run ();
}
