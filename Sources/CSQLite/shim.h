#include <sqlite3.h>

// Swift cannot call C functions with variable arguments.

/// Stops SQLite's own account of its memory, which every allocation takes a mutex of the process
/// for. Only before its first use. Source: sqlite.org/malloc.html §4.3
static inline int csqlite_config_no_memstatus(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
