#ifndef FLEETTOP_CWORLD_H
#define FLEETTOP_CWORLD_H

#include <stddef.h>

/// The packed world map that fleettop-worldpack wrote (see the README, "What is in the pack").
const unsigned char *fleettop_world_bytes(void);
/// Its size in bytes.
size_t fleettop_world_count(void);

#endif
