/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RS_LINK_ERROR (rs_link_error_quark ())

/* Raised with every change of a frame, of a body's type or of what a model value becomes. */
#define RS_LINK_PROTOCOL 2

/* The longest body. The counts of ten million integers take 160 MB. */
#define RS_LINK_MAX_BODY (G_GUINT64_CONSTANT (1) << 30)

#define RS_FRAME_HEADER_SIZE 32

/**
 * RsLinkError:
 * @RS_LINK_ERROR_CLOSED: the other end is gone, and nothing that it said was cut off
 * @RS_LINK_ERROR_TRUNCATED: the other end went away in the middle of a frame
 * @RS_LINK_ERROR_GARBAGE: what came is no frame
 * @RS_LINK_ERROR_VERSION: the other end speaks another version of the protocol
 * @RS_LINK_ERROR_TOO_LARGE: a body is longer than %RS_LINK_MAX_BODY, or than there is memory for
 * @RS_LINK_ERROR_IO: the descriptor cannot be read or written, for example because it is closed
 *
 * What can go wrong between two processes.
 */
typedef enum
{
  RS_LINK_ERROR_CLOSED,
  RS_LINK_ERROR_TRUNCATED,
  RS_LINK_ERROR_GARBAGE,
  RS_LINK_ERROR_VERSION,
  RS_LINK_ERROR_TOO_LARGE,
  RS_LINK_ERROR_IO,
} RsLinkError;

/**
 * RsFrameKind:
 * @RS_FRAME_HELLO: a{sv}: the first word of a probe
 * @RS_FRAME_REQUEST: v: what is to be done
 * @RS_FRAME_PROGRESS: (tt): how much of how much is done
 * @RS_FRAME_ANSWER: v: what came of a request
 * @RS_FRAME_ERROR: (sis): why nothing came of it
 * @RS_FRAME_CANCEL: (): nobody waits for a request any more
 * @RS_FRAME_FAULT: s: the type of the objects in whose own code the process has crashed; its end
 *   follows
 *
 * What a frame says. A frame that is about a request carries its serial number.
 */
typedef enum
{
  RS_FRAME_HELLO,
  RS_FRAME_REQUEST,
  RS_FRAME_PROGRESS,
  RS_FRAME_ANSWER,
  RS_FRAME_ERROR,
  RS_FRAME_CANCEL,
  RS_FRAME_FAULT,
} RsFrameKind;

#define RS_N_FRAME_KINDS (RS_FRAME_FAULT + 1)

/**
 * RsFrame:
 * @kind: what it says
 * @serial: the number of the request that it is about
 * @body: (owned): of the kind's type; in normal form, unless it is an answer
 */
typedef struct
{
  RsFrameKind kind;
  guint32 serial;
  GVariant *body;
} RsFrame;

GQuark              rs_link_error_quark    (void);
const GVariantType *rs_frame_kind_get_type (RsFrameKind    kind);
void                rs_frame_write_header  (guint8         header[RS_FRAME_HEADER_SIZE],
                                            RsFrameKind    kind,
                                            guint32        serial,
                                            guint64        length);
gboolean            rs_frame_read_header   (const guint8   header[RS_FRAME_HEADER_SIZE],
                                            RsFrame       *frame,
                                            guint64       *length,
                                            GError       **error);
gboolean            rs_frame_take_body     (RsFrame       *frame,
                                            guint8        *data,
                                            gsize          length,
                                            GError       **error);
void                rs_frame_clear         (RsFrame       *frame);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsFrame, rs_frame_clear)

G_END_DECLS
