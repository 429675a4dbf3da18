/* Copyright 2026 The Refscope authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "rs-edges.h"

#include "rs-python-datetime.h"

/**
 * rs_edges_visit_module:
 * @self: what is known of the interpreter
 * @module: a module
 * @visit: called for each reference
 * @arg: for @visit
 *
 * The name that the module was made with (Objects/moduleobject.c, md_name).
 */
void
rs_edges_visit_module (RsEdges  *self,
                       PyObject *module,
                       visitproc visit,
                       void     *arg)
{
  if (self->module_name > 0)
    RS_EDGE (((PyObject **) module)[self->module_name]);
}

/**
 * rs_edges_visit_descriptor:
 * @descriptor: what stands for a C function or field in the dict of a type
 * @visit: called for each reference
 * @arg: for @visit
 *
 * Objects/descrobject.c, descr_traverse() shows the type only.
 */
void
rs_edges_visit_descriptor (PyObject *descriptor,
                           visitproc visit,
                           void     *arg)
{
  RS_EDGE (((PyDescrObject *) descriptor)->d_name);
  RS_EDGE (((PyDescrObject *) descriptor)->d_qualname);
}

/**
 * rs_edges_visit_fields:
 * @holder: a range or the iterator of a long range
 * @visit: called for each reference
 * @arg: for @visit
 *
 * Objects/rangeobject.c: a rangeobject is start, stop, step and length, a longrangeiterobject start,
 * step and len, up to 3.11 index as well. They differ in how many there are, which their size tells.
 * The iterator of a short range holds C numbers.
 */
void
rs_edges_visit_fields (PyObject *holder,
                       visitproc visit,
                       void     *arg)
{
  PyObject **fields = (PyObject **) (holder + 1);
  gsize n_fields = ((gsize) Py_TYPE (holder)->tp_basicsize - sizeof *holder) / sizeof *fields;

  for (gsize i = 0; i < n_fields; i++)
    RS_EDGE (fields[i]);
}

/**
 * rs_edges_visit_datetime:
 * @datetime: a datetime
 * @visit: called for each reference
 * @arg: for @visit
 *
 * Modules/_datetimemodule.c: none of its types is known to the collector.
 */
void
rs_edges_visit_datetime (PyObject *datetime,
                         visitproc visit,
                         void     *arg)
{
  if (((PyDateTime_DateTime *) datetime)->hastzinfo)
    RS_EDGE (((PyDateTime_DateTime *) datetime)->tzinfo);
}

/**
 * rs_edges_visit_time:
 * @time: a time of the day
 * @visit: called for each reference
 * @arg: for @visit
 */
void
rs_edges_visit_time (PyObject *time,
                     visitproc visit,
                     void     *arg)
{
  if (((PyDateTime_Time *) time)->hastzinfo)
    RS_EDGE (((PyDateTime_Time *) time)->tzinfo);
}

/* Modules/_datetimemodule.c, PyDateTime_TimeZone */
typedef struct
{
  PyObject_HEAD
  PyObject *offset;
  PyObject *name; /* or NULL */
} TimezoneObject;

/**
 * rs_edges_visit_timezone:
 * @zone: a fixed distance from UTC
 * @visit: called for each reference
 * @arg: for @visit
 */
void
rs_edges_visit_timezone (PyObject *zone,
                         visitproc visit,
                         void     *arg)
{
  RS_EDGE (((TimezoneObject *) zone)->offset);
  RS_EDGE (((TimezoneObject *) zone)->name);
}
