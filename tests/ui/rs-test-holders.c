/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-test-holders.h"

#include <adwaita.h>

#include "rs-application.h"

#define COLORS "/no/such/matplotlib/colors.py"

/* Much like what holds 256 after matplotlib.pyplot. */
static const struct
{
  RsHolderKind kind;
  const char *module;
  const char *place;
  const char *owner;
  const char *name;
  const char *file;
  guint line;
  guint n_objects;
  guint64 count;
} rows[] = {
  { RS_HOLDER_INSTANCE_ATTRIBUTE, "matplotlib.colors", "LinearSegmentedColormap.N",
    "LinearSegmentedColormap", "N", COLORS, 1003, 252, 252 },
  { RS_HOLDER_INSTANCE_ATTRIBUTE, "matplotlib.colors", "LinearSegmentedColormap._i_under",
    "LinearSegmentedColormap", "_i_under", COLORS, 1003, 252, 252 },
  { RS_HOLDER_INSTANCE_ATTRIBUTE, "matplotlib.colors", "ListedColormap.N", "ListedColormap", "N",
    COLORS, 1129, 24, 24 },
  { RS_HOLDER_INSTANCE_ATTRIBUTE, "matplotlib.colors", "ListedColormap._i_under", "ListedColormap",
    "_i_under", COLORS, 1129, 24, 24 },
  { RS_HOLDER_DEFAULT_ARGUMENT, "matplotlib.colors", "Colormap.__init__(N)", "Colormap.__init__()",
    "N", COLORS, 679, 0, 4 },
  { RS_HOLDER_CLASS_ATTRIBUTE, "matplotlib.colors", "LightSource.size", NULL, NULL, COLORS, 2100, 0,
    1 },
  { RS_HOLDER_CODE_CONSTANT, "matplotlib.cm", "_gen_cmap_registry()", NULL, NULL,
    "/no/such/matplotlib/cm.py", 41, 0, 1 },
  { RS_HOLDER_CODE_CONSTANT, "matplotlib.image", "_rgb_to_rgba()", NULL, NULL,
    "/no/such/matplotlib/image.py", 155, 0, 1 },
  { RS_HOLDER_DEFAULT_ARGUMENT, "matplotlib.axes._axes", "Axes.specgram(NFFT)", "Axes.specgram()",
    "NFFT", "/no/such/matplotlib/axes/_axes.py", 7800, 0, 1 },
  { RS_HOLDER_CODE_CONSTANT, "PIL.Image", "Image.quantize()", NULL, NULL, "/no/such/PIL/Image.py",
    1150, 0, 14 },
  { RS_HOLDER_DICT_KEY, "PIL.TiffTags", "TAGS_V2", NULL, NULL, "/no/such/PIL/TiffTags.py", 88, 0,
    12 },
  { RS_HOLDER_DICT_KEY, "re", "_cache", NULL, NULL, "/no/such/re/__init__.py", 260, 0, 7 },
  { RS_HOLDER_MODULE_GLOBAL, "re._constants", "SRE_FLAG_ASCII", NULL, NULL,
    "/no/such/re/_constants.py", 209, 0, 7 },
  { RS_HOLDER_MODULE_GLOBAL, "stat", "S_IREAD", NULL, NULL, NULL, 0, 0, 2 },
  { RS_HOLDER_MODULE_GLOBAL, "stat", "S_IRUSR", NULL, NULL, NULL, 0, 0, 2 },
  { RS_HOLDER_MODULE_GLOBAL, "errno", "ENOTDIR", NULL, NULL, NULL, 0, 0, 1 },
  { RS_HOLDER_CODE_CONSTANT, "numpy.lib.function_base", "percentile()", NULL, NULL,
    "/no/such/numpy/lib/function_base.py", 4201, 0, 1 },
  { RS_HOLDER_C_VARIABLE, "numpy.random.mtrand", "numpy.random.mtrand", NULL, NULL, NULL, 0, 0, 3 },
  { RS_HOLDER_UNREACHABLE, NULL, "", NULL, NULL, NULL, 0, 0, 38 },
  { RS_HOLDER_COMPILED_IN, "os", "walk()", NULL, NULL, NULL, 0, 0, 3 },
  { RS_HOLDER_COMPILED_IN, "codecs", "open()", NULL, NULL, NULL, 0, 0, 1 },
  { RS_HOLDER_OPERAND, "os", "urandom()", NULL, NULL, "/no/such/os.py", 12, 0, 9 },
};

/* For templates without the application, whose class brings them. */
void
rs_test_holders_init (void)
{
  adw_init ();
  g_type_class_unref (g_type_class_ref (RS_TYPE_APPLICATION));
}

/* (transfer full): who holds 256: 647 references */
RsHolders *
rs_test_holders_new (void)
{
  GArray *array = rs_holders_new_array ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RsHolder holder = { .kind = rows[i].kind,
                          .module = g_strdup (rows[i].module),
                          .place = g_strdup (rows[i].place),
                          .owner = g_strdup (rows[i].owner),
                          .name = g_strdup (rows[i].name),
                          .file = g_strdup (rows[i].file),
                          .line = rows[i].line,
                          .n_objects = rows[i].n_objects,
                          .count = rows[i].count };

      g_array_append_val (array, holder);
    }

  return rs_holders_new_int (256, array);
}
