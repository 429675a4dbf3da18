/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-holder-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The end of a file's path that its module's name says too: numpy/lib/function_base.py. */
static const char *
short_file (const RsHolder *holder)
{
  g_autofree char *path = NULL;
  const char *const endings[] = { ".py", "/__init__.py" };

  if (holder->module == NULL)
    return holder->file;

  path = g_strdelimit (g_strdup (holder->module), ".", '/');
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *ending = g_strconcat ("/", path, endings[i], NULL);

      if (g_str_has_suffix (holder->file, ending))
        return holder->file + strlen (holder->file) - strlen (ending) + 1;
    }

  return holder->file;
}

/* (transfer full): in which module, and what */
static char *
in_module (const RsHolder *holder,
           const char     *what)
{
  if (holder->module != NULL)
    /* Translators: a module, and what is in it */
    return g_strdup_printf (_("%s · %s"), holder->module, what);

  return g_strdup (what);
}

/* (transfer full): where in the source, and what */
static char *
at_source (const RsHolder *holder,
           const char     *what)
{
  if (holder->file != NULL && holder->line > 0)
    /* Translators: a source file, a line in it, and what stands there */
    return g_strdup_printf (_("%s:%u, %s"), short_file (holder), holder->line, what);

  return in_module (holder, what);
}

/* (transfer full): what Python would call it */
static char *
full_name (const RsHolder *holder,
           const char     *name)
{
  return holder->module != NULL ? g_strdup_printf ("%s.%s", holder->module, name)
                                : g_strdup (name);
}

/* (transfer full): an attribute, or something in it, of objects that were taken together */
static char *
of_objects (const RsHolder *holder)
{
  g_autofree char *attribute = NULL;
  g_autofree char *what = NULL;

  if (holder->n_objects == 1)
    /* Translators: the name of an attribute, the name of a class */
    attribute = g_strdup_printf (_("attribute `%s` of a %s object"), holder->name, holder->owner);
  else
    attribute = g_strdup_printf (
      /* Translators: the name of an attribute, a number, the name of a class */
      ngettext ("attribute `%s` of %u %s object", "attribute `%s` of %u %s objects",
                holder->n_objects),
      holder->name, holder->n_objects, holder->owner);

  switch (holder->kind)
    {
    case RS_HOLDER_DICT_KEY:
      /* Translators: %s is “attribute … of … objects” */
      what = g_strdup_printf (_("key in %s"), attribute);
      break;

    case RS_HOLDER_SET_ITEM:
    case RS_HOLDER_ARRAY_ITEM:
    case RS_HOLDER_OTHER:
      /* Translators: %s is “attribute … of … objects” */
      what = g_strdup_printf (_("inside %s"), attribute);
      break;

    default:
      what = g_steal_pointer (&attribute);
      break;
    }

  return in_module (holder, what);
}

/* (transfer full): something of a function */
static char *
of_code (const RsHolder *holder)
{
  g_autofree char *what = NULL;

  switch (holder->kind)
    {
    case RS_HOLDER_CODE_CONSTANT:
      /* Translators: a literal in a function */
      what = g_strdup_printf (_("constant in %s"), holder->place);
      break;

    case RS_HOLDER_LOCAL_NAME:
      /* Translators: the name of a local variable */
      what = g_strdup_printf (_("local name in %s"), holder->place);
      break;

    case RS_HOLDER_CODE_NAME:
      /* Translators: the name of a global variable or attribute that a function uses */
      what = g_strdup_printf (_("name in %s"), holder->place);
      break;

    case RS_HOLDER_DEFAULT_ARGUMENT:
      /* Translators: the default value of a function's parameter */
      what = g_strdup_printf (_("default of `%s` in %s"), holder->name, holder->owner);
      break;

    case RS_HOLDER_ANNOTATION:
      /* Translators: the annotation of a function's parameter */
      what = g_strdup_printf (_("annotation of `%s` in %s"), holder->name, holder->owner);
      break;

    case RS_HOLDER_CLOSURE_CELL:
      /* Translators: a variable that an inner function shares with the one around it */
      what = g_strdup_printf (_("closure variable `%s` of %s"), holder->name, holder->owner);
      break;

    case RS_HOLDER_COMPILED_IN:
      /* Translators: a literal in a function that is part of the Python library itself */
      what = g_strdup_printf (_("compiled into %s"), holder->place);
      break;

    case RS_HOLDER_OPERAND:
      /* Translators: a number in a function's bytecode */
      what = g_strdup_printf (_("operand in %s"), holder->place);
      break;

    default:
      g_assert_not_reached ();
    }

  return at_source (holder, what);
}

/* (transfer full): something in a container that has a name, or the container itself */
static char *
by_name (const RsHolder *holder)
{
  g_autofree char *name = full_name (holder, holder->place);

  switch (holder->kind)
    {
    case RS_HOLDER_DICT_KEY:
      if (holder->count == 1)
        /* Translators: %s is a dict */
        return g_strdup_printf (_("key of `%s`"), name);
      return g_strdup_printf (
        /* Translators: a number, a dict */
        ngettext ("%u key of `%s`", "%u keys of `%s`", (guint) holder->count),
        (guint) holder->count, name);

    case RS_HOLDER_SET_ITEM:
      /* Translators: %s is a set */
      return g_strdup_printf (_("item of `%s`"), name);

    case RS_HOLDER_ARRAY_ITEM:
      return g_strdup_printf (
        /* Translators: a number, an array */
        ngettext ("%u item of `%s`", "%u items of `%s`", (guint) holder->count),
        (guint) holder->count, name);

    case RS_HOLDER_ATTRIBUTE_NAME:
      /* Translators: the name of a variable of a module or of an attribute, as a string */
      return g_strdup_printf (_("name of `%s`"), name);

    case RS_HOLDER_OWN_NAME:
      /* Translators: what a function, class or module is called itself */
      return g_strdup_printf (_("own name of `%s`"), name);

    case RS_HOLDER_OTHER:
      if (holder->name != NULL)
        /* Translators: the name of a type, and a path that leads to an object of it */
        return g_strdup_printf (_("in a %s object of `%s`"), holder->name, name);
      /* Translators: %s is a path that leads to an object */
      return g_strdup_printf (_("in `%s`"), name);

    default:
      return g_steal_pointer (&name);
    }
}

/**
 * rs_holder_dup_text:
 * @holder: a holder
 *
 * Says in a sentence who holds the value: “matplotlib.colors · attribute `N` of 252
 * LinearSegmentedColormap objects”, “numpy/lib/function_base.py:4201, constant in percentile()”,
 * “errno.ENOTDIR”.
 *
 * Returns: (transfer full): the sentence, translated
 */
char *
rs_holder_dup_text (const RsHolder *holder)
{
  g_return_val_if_fail (holder != NULL, NULL);

  switch (holder->kind)
    {
    case RS_HOLDER_CODE_CONSTANT:
    case RS_HOLDER_LOCAL_NAME:
    case RS_HOLDER_CODE_NAME:
    case RS_HOLDER_DEFAULT_ARGUMENT:
    case RS_HOLDER_ANNOTATION:
    case RS_HOLDER_CLOSURE_CELL:
    case RS_HOLDER_COMPILED_IN:
    case RS_HOLDER_OPERAND:
      return of_code (holder);

    case RS_HOLDER_C_VARIABLE:
      /* Translators: %s is a module or library */
      return g_strdup_printf (_("C variable of %s"), holder->place);

    case RS_HOLDER_UNREACHABLE:
      return g_strdup (_("not reachable from any module"));

    default:
      return holder->n_objects > 0 ? of_objects (holder) : by_name (holder);
    }
}
