/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-experiment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rs-string-display.h"

/* More imports than these are only counted in a title. */
#define N_IMPORTS_IN_TITLE 2

/* In characters: a legend has no room for more. */
#define MAX_CODE_IN_TITLE 30

struct _RsExperiment
{
  /* all owned */
  char **imports; /* never NULL */
  char *code;
  char *venv;
  char *python;

  guint64 memory_limit;
};

G_DEFINE_BOXED_TYPE (RsExperiment, rs_experiment, rs_experiment_ref, rs_experiment_unref)

/* What a person left empty was left out. */
static char *
dup_unless_empty (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * rs_experiment_new:
 * @values: what makes it; copied. Nothing is looked at: whether modules, folder and version exist
 *   is found when it is started
 *
 * Returns: (transfer full): an experiment
 */
RsExperiment *
rs_experiment_new (const RsExperimentValues *values)
{
  RsExperiment *self;

  g_return_val_if_fail (values != NULL, NULL);

  self = g_atomic_rc_box_new0 (RsExperiment);
  self->imports = values->imports != NULL ? g_strdupv ((char **) values->imports)
                                          : g_new0 (char *, 1);
  self->code = dup_unless_empty (values->code);
  self->venv = dup_unless_empty (values->venv);
  self->python = dup_unless_empty (values->python);
  self->memory_limit = values->memory_limit != 0 ? values->memory_limit
                                                 : RS_EXPERIMENT_MEMORY_DEFAULT;

  return self;
}

/**
 * rs_experiment_ref:
 * @self: an experiment
 *
 * Returns: (transfer full): @self
 */
RsExperiment *
rs_experiment_ref (RsExperiment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
experiment_clear (RsExperiment *self)
{
  g_strfreev (self->imports);
  g_free (self->code);
  g_free (self->venv);
  g_free (self->python);
}

/**
 * rs_experiment_unref:
 * @self: (transfer full): an experiment
 */
void
rs_experiment_unref (RsExperiment *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) experiment_clear);
}

/**
 * rs_experiment_get_imports:
 * @self: an experiment
 *
 * Returns: (transfer none) (array zero-terminated=1): the modules to import, perhaps none
 */
const char *const *
rs_experiment_get_imports (const RsExperiment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->imports;
}

/**
 * rs_experiment_get_code:
 * @self: an experiment
 *
 * Returns: (transfer none) (nullable): the code to run after the imports
 */
const char *
rs_experiment_get_code (const RsExperiment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * rs_experiment_get_venv:
 * @self: an experiment
 *
 * Returns: (transfer none) (nullable): the folder of a virtual environment
 */
const char *
rs_experiment_get_venv (const RsExperiment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->venv;
}

/**
 * rs_experiment_get_python:
 * @self: an experiment
 *
 * Returns: (transfer none) (nullable): a version such as "3.13"; %NULL for the one that Refscope
 *   embeds
 */
const char *
rs_experiment_get_python (const RsExperiment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->python;
}

/**
 * rs_experiment_get_memory_limit:
 * @self: an experiment
 *
 * Returns: how many bytes of address space it may take
 */
guint64
rs_experiment_get_memory_limit (const RsExperiment *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->memory_limit;
}

/**
 * rs_experiment_is_bare:
 * @self: an experiment
 *
 * Returns: whether it imports nothing and runs nothing, with whatever Python
 */
gboolean
rs_experiment_is_bare (const RsExperiment *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->imports[0] == NULL && self->code == NULL && self->venv == NULL;
}

/**
 * rs_experiment_dup_bare:
 * @self: an experiment
 *
 * Returns: (transfer full): the same Python, in which nothing is imported or run
 */
RsExperiment *
rs_experiment_dup_bare (const RsExperiment *self)
{
  RsExperimentValues values = { NULL };

  g_return_val_if_fail (self != NULL, NULL);

  values.venv = self->venv;
  values.python = self->python;
  values.memory_limit = self->memory_limit;

  return rs_experiment_new (&values);
}

/**
 * rs_experiment_equal:
 * @a: an experiment
 * @b: an experiment
 *
 * Returns: whether both say the same
 */
gboolean
rs_experiment_equal (const RsExperiment *a,
                     const RsExperiment *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return g_strv_equal ((const char *const *) a->imports, (const char *const *) b->imports)
         && g_strcmp0 (a->code, b->code) == 0 && g_strcmp0 (a->venv, b->venv) == 0
         && g_strcmp0 (a->python, b->python) == 0 && a->memory_limit == b->memory_limit;
}

/* "numpy, pandas", or "numpy and 3 more" */
static char *
dup_imports (const RsExperiment *self)
{
  guint n = g_strv_length (self->imports), n_more;

  if (n <= N_IMPORTS_IN_TITLE)
    /* Translators: between the names of modules. */
    return g_strjoinv (_(", "), self->imports);

  n_more = n - 1;
  return g_strdup_printf (/* Translators: of the modules of an experiment, the first by its name. */
                          ngettext ("%s and %u more", "%s and %u more", n_more),
                          self->imports[0], n_more);
}

/* The first line that says something, which tells it from others; beside modules just "code". */
static char *
dup_code (const RsExperiment *self)
{
  const char *start = self->code + strspn (self->code, " \t\r\n");
  gsize length = strcspn (start, "\r\n");

  if (length == 0 || self->imports[0] != NULL)
    /* Translators: part of the title of an experiment that runs code of the person. */
    return g_strdup (_("code"));

  return rs_string_dup_display (start, length, MAX_CODE_IN_TITLE);
}

/* "3.11" of "3.11.2" */
static gsize
length_of_minor (const char *version)
{
  const char *dot = strchr (version, '.');

  return dot != NULL ? (gsize) (dot - version) + 1 + strcspn (dot + 1, ".") : strlen (version);
}

/**
 * rs_experiment_dup_title:
 * @self: an experiment
 * @version: (nullable): the version of the Python that it runs in, such as "3.11.2", for an
 *   experiment that names none
 *
 * What to call an experiment: "Python 3.11, bare", "Python 3.11 · matplotlib.pyplot · code",
 * "Python 3.11 · x = [256] * 1000".
 *
 * Returns: (transfer full): its title, translated, in UTF-8
 */
char *
rs_experiment_dup_title (const RsExperiment *self,
                         const char         *version)
{
  g_autoptr (GString) title = NULL;
  g_autofree char *python = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->python != NULL)
    version = self->python;
  python = version != NULL
             ? g_strdup_printf ("Python %.*s", (int) length_of_minor (version), version)
             : g_strdup ("Python");

  if (rs_experiment_is_bare (self))
    /* Translators: %s is “Python 3.11”. Bare: nothing was imported, no code was run. */
    return g_strdup_printf (_("%s, bare"), python);

  title = g_string_new (python);
  if (self->venv != NULL)
    {
      g_autofree char *name = g_filename_display_basename (self->venv);

      g_string_append_printf (title, " · %s", name);
    }
  if (self->imports[0] != NULL)
    {
      g_autofree char *imports = dup_imports (self);

      g_string_append_printf (title, " · %s", imports);
    }
  if (self->code != NULL)
    {
      g_autofree char *code = dup_code (self);

      g_string_append_printf (title, " · %s", code);
    }

  return g_string_free (g_steal_pointer (&title), FALSE);
}
