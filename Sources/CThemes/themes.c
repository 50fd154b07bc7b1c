#include "CThemes.h"

// #embed came with C23; this compiler has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char amber[] = {
#embed "../../Themes/amber.toml"
};
static const unsigned char ansi[] = {
#embed "../../Themes/ansi.toml"
};
static const unsigned char contrast[] = {
#embed "../../Themes/contrast.toml"
};
static const unsigned char daltonic_light[] = {
#embed "../../Themes/daltonic-light.toml"
};
static const unsigned char dark[] = {
#embed "../../Themes/dark.toml"
};
static const unsigned char deuteranopia[] = {
#embed "../../Themes/deuteranopia.toml"
};
static const unsigned char fjord[] = {
#embed "../../Themes/fjord.toml"
};
static const unsigned char light[] = {
#embed "../../Themes/light.toml"
};
static const unsigned char mono[] = {
#embed "../../Themes/mono.toml"
};
static const unsigned char parchment[] = {
#embed "../../Themes/parchment.toml"
};
static const unsigned char phosphor[] = {
#embed "../../Themes/phosphor.toml"
};
static const unsigned char sunlit[] = {
#embed "../../Themes/sunlit.toml"
};
static const unsigned char tritanopia[] = {
#embed "../../Themes/tritanopia.toml"
};

#define THEME(name, bytes) {name, bytes, sizeof bytes}

static const fleettop_theme themes[] = {
    THEME("amber", amber),
    THEME("ansi", ansi),
    THEME("contrast", contrast),
    THEME("daltonic-light", daltonic_light),
    THEME("dark", dark),
    THEME("deuteranopia", deuteranopia),
    THEME("fjord", fjord),
    THEME("light", light),
    THEME("mono", mono),
    THEME("parchment", parchment),
    THEME("phosphor", phosphor),
    THEME("sunlit", sunlit),
    THEME("tritanopia", tritanopia),
};

size_t fleettop_theme_count(void) { return sizeof themes / sizeof themes[0]; }

fleettop_theme fleettop_theme_at(size_t place) {
    fleettop_theme none = {0, 0, 0};
    return place < fleettop_theme_count() ? themes[place] : none;
}
