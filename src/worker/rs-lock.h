/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A mutex that ThreadSanitizer sees. GLib's own are futexes in a library that is not instrumented,
 * so that without a word from us everything under them looks like a race. In an ordinary build
 * these are the plain GLib calls. */

#if defined(__SANITIZE_THREAD__)
#define RS_HAVE_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define RS_HAVE_TSAN 1
#endif
#endif

#ifdef RS_HAVE_TSAN
void __tsan_acquire (void *address);
void __tsan_release (void *address);
#else
#define __tsan_acquire(address) ((void) (address))
#define __tsan_release(address) ((void) (address))
#endif

static inline void
rs_lock (GMutex *mutex)
{
  g_mutex_lock (mutex);
  __tsan_acquire (mutex);
}

static inline void
rs_unlock (GMutex *mutex)
{
  __tsan_release (mutex);
  g_mutex_unlock (mutex);
}

static inline void
rs_wait (GCond  *cond,
         GMutex *mutex)
{
  __tsan_release (mutex);
  g_cond_wait (cond, mutex);
  __tsan_acquire (mutex);
}

static inline gboolean
rs_wait_until (GCond  *cond,
               GMutex *mutex,
               gint64  deadline)
{
  gboolean in_time;

  __tsan_release (mutex);
  in_time = g_cond_wait_until (cond, mutex, deadline);
  __tsan_acquire (mutex);

  return in_time;
}

G_END_DECLS
