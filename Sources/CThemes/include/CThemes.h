#ifndef FLEETTOP_CTHEMES_H
#define FLEETTOP_CTHEMES_H

#include <stddef.h>

/// A theme that is compiled in: its name and the bytes of its file in `Themes`.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} fleettop_theme;

/// How many themes are compiled in.
size_t fleettop_theme_count(void);
/// A theme by its place, in the order of names; without a name beyond the last.
fleettop_theme fleettop_theme_at(size_t place);

#endif
