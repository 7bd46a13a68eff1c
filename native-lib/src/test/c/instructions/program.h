// program.h - the parts of the program that calls every kernel while QEMU counts.

#include "../kernels.h"

// Two system calls that no Linux has. The counter of counter.c sees them; the kernel refuses them.
#define WATCH           0x626b01                // the code from one address to another
#define SAY             0x626b02                // how much of it has run since the last one

#define LENGTH(array)   (sizeof(array) / sizeof((array)[0]))

// Provided by linux.c.

long system_call(long number, long one, long two, long three, long four, long five, long six);

void print(const char *text);

void print_number(word number);

int equal(const char *one, const char *other);

// Provided by library.c: a library of Linux, loaded without a loader. It needs none.

void load_library(const char *path);

// Calls visit for every function that the library exports.
void for_each_export(void (*visit)(const char *name, void *function));

// Provided by main.c.

word any_word(void);

// Runs the function, and says how many instructions it took for how many keys. Its result must be the expected one.
void count(const char *situation, void *function, void *batch, word keys, word expected);

// Provided by tables.c and records.c. They return 0 if the operation, such as "get_all_i64", is not theirs.

int count_for_tables(const char *operation, void *function);

int count_for_records(const char *operation, void *function);
