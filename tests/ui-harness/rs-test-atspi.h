/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Roles by number, for GetRoleName differs between GTK releases. */
typedef enum
{
  RS_TEST_ROLE_ANY = 0,
  RS_TEST_ROLE_CHECK_BOX = 7,
  RS_TEST_ROLE_COMBO_BOX = 11,
  RS_TEST_ROLE_FRAME = 23,
  RS_TEST_ROLE_IMAGE = 27,
  RS_TEST_ROLE_LABEL = 29,
  RS_TEST_ROLE_LIST_ITEM = 32,
  RS_TEST_ROLE_TAB = 37,
  RS_TEST_ROLE_BUTTON = 43, /* toggle buttons too */
  RS_TEST_ROLE_SPIN_BUTTON = 52,
  RS_TEST_ROLE_TEXT = 61, /* entries too */
  RS_TEST_ROLE_TOGGLE_BUTTON = 62,
  RS_TEST_ROLE_APPLICATION = 75,
  RS_TEST_ROLE_ENTRY = 79,
} RsTestRole;

/* An object as a screen reader sees it, in another process. */
typedef struct
{
  char *bus;
  char *path;
} RsTestAccessible;

RsTestAccessible *rs_test_accessible_wait        (const char       *application,
                                                  RsTestRole        role,
                                                  const char       *name);
RsTestAccessible *rs_test_accessible_find        (const char       *application,
                                                  RsTestRole        role,
                                                  const char       *name);
void              rs_test_accessible_free        (RsTestAccessible *self);
char             *rs_test_accessible_get         (RsTestAccessible *self,
                                                  const char       *property);
void              rs_test_accessible_expect      (RsTestAccessible *self,
                                                  const char       *property,
                                                  const char       *prefix);
char            **rs_test_accessible_get_actions (RsTestAccessible *self);
void              rs_test_accessible_do          (RsTestAccessible *self,
                                                  const char       *action);
void              rs_test_accessible_set_text    (RsTestAccessible *self,
                                                  const char       *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsTestAccessible, rs_test_accessible_free)

G_END_DECLS
