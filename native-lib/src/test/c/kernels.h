// kernels.h - the kernels of a library, tried without a JVM: where there is none that the
// library could be loaded into.

#include "layout.h"

#define LONGEST_NAME    64

typedef unsigned long long word;

struct group {
    word keys[GROUP_SLOTS];
    word values[GROUP_SLOTS];
};

struct table {
    word group_count;
    word hash_seed;
    word hash_multipliers[2];
    word size;
    word size_limit;
    word zero_present;
    word zero_value;
    word reserved[8];
    struct group groups[];
};

struct batch {
    struct table *table;
    const void *keys;
    void *values;
    word count;
    word missing;
    void *function;
    word reserved[2];
};

struct record_batch {
    const void *chunks;                         // or the secret
    const word *keys;
    word *values;
    word count;
    word *places;
    void *function;
    const word *candidates;
    unsigned short key_words;
    unsigned short value_words;
    unsigned short old_value_words;
    unsigned short ahead;
};

struct bytes_batch {
    const void *chunks;                         // or the secret
    const void *keys;                           // ranges of the content
    word *values;                               // words or ranges of the content
    word count;
    word *places;
    void *function;
    const word *candidates;
    unsigned short reserved;
    unsigned short value_words;
    unsigned short more_reserved[2];
    const unsigned char *content;
};

struct kernel {
    char name[LONGEST_NAME];
    void *function;
};

// A loaded library and a way into it, which may only bring what a batch has for tables.
struct way {
    const char *name;
    word (*run)(const struct batch *batch);
    int takes_records;
};

// Provided by the program of a platform.

// Returns a function of the library, or 0.
void *find(const char *name);

// Says what is wrong, and ends the program.
_Noreturn void fail(const char *function, const char *complaint);

// Provided by kernels.c.

// Compares what the kernels of an instruction set do, entered in this way, with a model. Those that
// it does not have are taken from the one below; 0 if there is none.
void try_kernels(const struct way *way, const char *instruction_set, const char *below);

// Returns how many kernels have been tried.
int kernels_tried(void);

// Returns whether this processor can run an instruction set, given what cpu_features says.
int can_run(const char *instruction_set, word features);

// Calls visit for each kernel that has been tried.
void for_each_kernel(void (*visit)(const char *name, void *function));

// Returns a number below the bound, at random.
word random_below(word bound);

// Returns any number, at random.
word random_word(void);

// Returns the function that an instruction set has for an operation, such as "get_all_i64", or the one
// below has, unless that is 0.
struct kernel *kernel_for(const char *operation, const char *instruction_set, const char *below);

// Provided by records.c.

// Compares what the functions for records do, entered in this way, with a model.
void try_records(const struct way *way, const char *instruction_set, const char *below);

// Provided by bytes.c.

// Compares what the functions for keys of any length do, entered in this way, with a model.
void try_bytes(const struct way *way, const char *instruction_set, const char *below);
