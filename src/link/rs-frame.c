/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-frame.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where a header has what, all numbers with their lowest byte first. Magic and version stay where
 * they are in every version of the protocol. */
#define AT_MAGIC 0
#define AT_VERSION 8
#define AT_KIND 12
#define AT_SERIAL 16
#define AT_CHECKSUM 20
#define AT_LENGTH 24

static const guint8 magic[AT_VERSION] = { 'R', 'e', 'f', 's', 'c', 'o', 'p', '\n' };

static const char *const types[RS_N_FRAME_KINDS] = {
  [RS_FRAME_HELLO] = "a{sv}", [RS_FRAME_REQUEST] = "v",   [RS_FRAME_PROGRESS] = "(tt)",
  [RS_FRAME_ANSWER] = "v",    [RS_FRAME_ERROR] = "(sis)", [RS_FRAME_CANCEL] = "()",
  [RS_FRAME_FAULT] = "s",
};

G_DEFINE_QUARK (rs-link-error-quark, rs_link_error)

static void
put_u32 (guint8  *place,
         guint32  value)
{
  value = GUINT32_TO_LE (value);
  memcpy (place, &value, sizeof value);
}

static guint32
get_u32 (const guint8 *place)
{
  guint32 value;

  memcpy (&value, place, sizeof value);
  return GUINT32_FROM_LE (value);
}

/* FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), of all but the checksum itself. Each step is
 * reversible, so that no single changed byte passes. */
static guint32
checksum (const guint8 header[RS_FRAME_HEADER_SIZE])
{
  guint32 sum = 2166136261u;

  for (int i = 0; i < RS_FRAME_HEADER_SIZE; i++)
    if (i < AT_CHECKSUM || i >= AT_LENGTH)
      sum = (sum ^ header[i]) * 16777619u;

  return sum;
}

/**
 * rs_frame_kind_get_type:
 * @kind: what a frame says
 *
 * Returns: (transfer none): the type of its body
 */
const GVariantType *
rs_frame_kind_get_type (RsFrameKind kind)
{
  g_return_val_if_fail (kind < RS_N_FRAME_KINDS, NULL);

  return G_VARIANT_TYPE (types[kind]);
}

/**
 * rs_frame_write_header:
 * @header: (out caller-allocates): where to write
 * @kind: what the frame says
 * @serial: the number of the request that it is about
 * @length: the bytes of its body
 *
 * Writes what precedes a body.
 */
void
rs_frame_write_header (guint8      header[RS_FRAME_HEADER_SIZE],
                       RsFrameKind kind,
                       guint32     serial,
                       guint64     length)
{
  g_return_if_fail (kind < RS_N_FRAME_KINDS);

  memcpy (header + AT_MAGIC, magic, sizeof magic);
  put_u32 (header + AT_VERSION, RS_LINK_PROTOCOL);
  put_u32 (header + AT_KIND, kind);
  put_u32 (header + AT_SERIAL, serial);
  put_u32 (header + AT_LENGTH, (guint32) length);
  put_u32 (header + AT_LENGTH + 4, (guint32) (length >> 32));
  put_u32 (header + AT_CHECKSUM, checksum (header));
}

/**
 * rs_frame_read_header:
 * @header: what came
 * @frame: (out caller-allocates): the frame, with no body yet
 * @length: (out): the bytes of its body
 * @error: where to put an error
 *
 * Reads what precedes a body, and trusts none of it.
 *
 * Returns: %TRUE, or %FALSE with %RS_LINK_ERROR_GARBAGE, %RS_LINK_ERROR_VERSION or
 *   %RS_LINK_ERROR_TOO_LARGE
 */
gboolean
rs_frame_read_header (const guint8   header[RS_FRAME_HEADER_SIZE],
                      RsFrame       *frame,
                      guint64       *length,
                      GError       **error)
{
  guint32 version = get_u32 (header + AT_VERSION);
  guint32 kind = get_u32 (header + AT_KIND);

  g_return_val_if_fail (frame != NULL && length != NULL, FALSE);

  if (memcmp (header + AT_MAGIC, magic, sizeof magic) != 0)
    {
      g_set_error_literal (error, RS_LINK_ERROR, RS_LINK_ERROR_GARBAGE,
                           _("What came over the link was not written by Refscope."));
      return FALSE;
    }

  /* Another version may have other fields: it is told before they are looked at */
  if (version != RS_LINK_PROTOCOL)
    {
      g_set_error (error, RS_LINK_ERROR, RS_LINK_ERROR_VERSION,
                   _("The other end of the link speaks version %u of the protocol, this one %u: "
                     "install Refscope again, so that all of it is of one version."),
                   version, RS_LINK_PROTOCOL);
      return FALSE;
    }

  if (get_u32 (header + AT_CHECKSUM) != checksum (header) || kind >= RS_N_FRAME_KINDS)
    {
      g_set_error_literal (error, RS_LINK_ERROR, RS_LINK_ERROR_GARBAGE,
                           _("What came over the link was damaged."));
      return FALSE;
    }

  *length = get_u32 (header + AT_LENGTH) | (guint64) get_u32 (header + AT_LENGTH + 4) << 32;
  if (*length > RS_LINK_MAX_BODY)
    {
      g_set_error (error, RS_LINK_ERROR, RS_LINK_ERROR_TOO_LARGE,
                   /* Translators: %llu are numbers of bytes */
                   _("An answer of %llu bytes is too large for the link: it takes %llu at most."),
                   (unsigned long long) *length, (unsigned long long) RS_LINK_MAX_BODY);
      return FALSE;
    }

  frame->kind = kind;
  frame->serial = get_u32 (header + AT_SERIAL);
  frame->body = NULL;

  return TRUE;
}

/**
 * rs_frame_take_body:
 * @frame: what rs_frame_read_header() read
 * @data: (array length=length) (transfer full) (nullable): the bytes of the body, from g_malloc()
 * @length: how many
 * @error: where to put an error
 *
 * Makes the body of its bytes. They need not have come from a friend: what is not in the normal
 * form of the kind's type is refused. Of an answer that is left to who takes it apart: GVariant
 * looks at every single element of an array, at 2 ms a megabyte, where a length would do.
 *
 * Returns: %TRUE, or %FALSE with %RS_LINK_ERROR_GARBAGE
 */
gboolean
rs_frame_take_body (RsFrame  *frame,
                    guint8   *data,
                    gsize     length,
                    GError  **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);

  g_return_val_if_fail (frame != NULL && frame->body == NULL, FALSE);

  frame->body = g_variant_ref_sink (
    g_variant_new_from_bytes (rs_frame_kind_get_type (frame->kind), bytes, FALSE));
  if (frame->kind == RS_FRAME_ANSWER || g_variant_is_normal_form (frame->body))
    return TRUE;

  rs_frame_clear (frame);
  g_set_error_literal (error, RS_LINK_ERROR, RS_LINK_ERROR_GARBAGE,
                       _("What came over the link was damaged."));

  return FALSE;
}

/**
 * rs_frame_clear:
 * @frame: a frame
 *
 * Lets go of its body.
 */
void
rs_frame_clear (RsFrame *frame)
{
  g_clear_pointer (&frame->body, g_variant_unref);
}
