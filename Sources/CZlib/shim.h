/* What Swift cannot import from zlib by itself: a macro that passes the version and the size of the stream. */
#ifndef FLEETTOP_CZLIB_SHIM_H
#define FLEETTOP_CZLIB_SHIM_H

#include <zlib.h>

/* Prepares a stream for gzip and zlib data, told apart by their first bytes (zlib manual, inflateInit2: +32). */
static inline int fleettop_inflate_init(z_stream *stream) {
    return inflateInit2(stream, 15 + 32);
}

#endif
