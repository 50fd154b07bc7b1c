#include "CWorld.h"

// #embed came with C23; this compiler has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char world[] = {
#embed "world.bin"
};

const unsigned char *fleettop_world_bytes(void) { return world; }
size_t fleettop_world_count(void) { return sizeof world; }
