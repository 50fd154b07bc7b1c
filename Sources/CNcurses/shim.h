/* What Swift cannot import from ncurses by itself: macros with casts, global variables, variadic functions. */
#ifndef FLEETTOP_CNCURSES_SHIM_H
#define FLEETTOP_CNCURSES_SHIM_H

#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#define NCURSES_NOMACROS 1

#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <wchar.h>

/* term.h turns these words into macros or they clash with names in Swift. */
#undef lines
#undef columns
#undef tab
#undef buttons

static const attr_t shim_bold = A_BOLD;
static const attr_t shim_dim = A_DIM;
static const attr_t shim_underline = A_UNDERLINE;
static const attr_t shim_reverse = A_REVERSE;
static const attr_t shim_blink = A_BLINK;

/* Builds one cell from a base and at most two marks (0 for none). Returns ERR when ncurses refuses it. */
static inline int shim_cell(cchar_t *cell, wchar_t base, wchar_t mark1, wchar_t mark2, attr_t attributes, int pair) {
    wchar_t text[4] = {base, mark1, mark1 == 0 ? 0 : mark2, 0};
    return setcchar(cell, text, attributes, 0, &pair);
}

/* Starts ncurses on standard input and output with $TERM; NULL where that fails. */
static inline SCREEN *shim_newterm(void) { return newterm(NULL, stdout, stdin); }

/* The window of the whole screen. */
static inline WINDOW *shim_stdscr(void) { return stdscr; }

/* The picture ncurses believes to be on the terminal. */
static inline WINDOW *shim_curscr(void) { return curscr; }

/* How many colours and colour pairs the terminal has; valid after start_color(). */
static inline int shim_colors(void) { return COLORS; }
static inline int shim_color_pairs(void) { return COLOR_PAIRS; }

/* A string capability of the terminal, or NULL. */
static inline const char *shim_capability(const char *name) {
    char *value = tigetstr((char *)name);
    return value == (char *)-1 ? NULL : value;
}

/* Looks $TERM up without starting anything: 1 found, 0 unknown, -1 no terminal database. */
static inline int shim_lookup_terminal(void) {
    int result = -1;
    if (setupterm(NULL, 1, &result) == OK) return 1;
    return result;
}

/* Forgets what shim_lookup_terminal() found. */
static inline void shim_forget_terminal(void) {
    if (cur_term != NULL) del_curterm(cur_term);
}

/* Asks the terminal driver for the size; 0 on success. */
static inline int shim_window_size(int fd, int *columns_out, int *rows_out) {
    struct winsize size;
    memset(&size, 0, sizeof size);
    if (ioctl(fd, TIOCGWINSZ, &size) != 0) return -1;
    *columns_out = size.ws_col;
    *rows_out = size.ws_row;
    return 0;
}

/* Columns of a character as the C library measures it; hidden by <wchar.h> outside X/Open mode. */
extern int wcwidth(wchar_t character);

/* The name of the character set of the locale, after setlocale(). */
static inline const char *shim_codeset(void) { return nl_langinfo(CODESET); }

#endif
