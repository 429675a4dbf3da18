/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-text-flush.h"

#include <string.h>

/* Only what is worth a write is written, and then all of it. */
static void
test_full (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_string_set_size (text, RS_TEXT_FLUSH_SIZE - 1);
  memset (text->str, 'x', text->len);
  g_cancellable_cancel (cancellable);
  g_assert_true (rs_text_flush_full (text, stream, cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (text->len, ==, RS_TEXT_FLUSH_SIZE - 1);

  g_string_append_c (text, 'y');
  g_assert_false (rs_text_flush_full (text, stream, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (text->len, ==, RS_TEXT_FLUSH_SIZE);

  g_assert_true (rs_text_flush_full (text, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (text->len, ==, 0);
  g_string_append (text, "last");
  g_assert_true (rs_text_flush (text, stream, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==,
                    RS_TEXT_FLUSH_SIZE + 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/text-flush/full", test_full);

  return g_test_run ();
}
