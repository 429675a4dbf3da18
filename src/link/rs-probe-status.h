/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* How a probe ends by its own will. What ends it otherwise, such as a signal or the exit status
 * that foreign code gives to os._exit(), is the status of the whole, too. */
#define RS_PROBE_EXIT_DONE 0    /* the link was closed */
#define RS_PROBE_EXIT_USAGE 2   /* as the shell has it */
#define RS_PROBE_EXIT_LINK 120  /* the link is broken, as by code that closes every descriptor */
#define RS_PROBE_EXIT_START 121 /* there is no interpreter; why came as %RS_FRAME_ERROR, serial 0 */

/* What is in %RS_FRAME_HELLO */
#define RS_PROBE_HELLO_PROGRAM "program" /* s: the version of Refscope */
#define RS_PROBE_HELLO_PID "pid"         /* i: the process of the interpreter */
#define RS_PROBE_HELLO_SCRATCH "scratch" /* ay: the folder that it works in */
#define RS_PROBE_HELLO_PYTHON "python"   /* RsPythonFacts */
