// main.c - calls every kernel of a library in the same situations each time, for QEMU to count instructions.
//
//   main LIBRARY INSTRUCTION_SET...
//
// Prints a line for each situation, with columns: function, instruction set, situation, keys. The plugin of counter.c
// writes as many lines, with the instructions that the library took. .ci/instructions puts both together. Ends with status
// 1 and a sentence if a kernel has no situation here, or does not return what it should.

#include "program.h"

static char **instruction_sets;
static const char *current_operation;
static const char *current_set;

static word state = 0x9e3779b97f4a7c15;

word any_word(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

void count(const char *situation, void *function, void *batch, word keys, word expected) {
    word (*run)(void *) = (word (*)(void *)) function;
    print(current_operation);
    print("\t");
    print(current_set);
    print("\t");
    print(situation);
    print("\t");
    print_number(keys);
    print("\n");
    system_call(SAY, 0, 0, 0, 0, 0, 0);
    word result = run(batch);
    system_call(SAY, 1, 0, 0, 0, 0, 0);
    if (result != expected) {
        fail(current_operation, "the result");
    }
}

// Returns what the name has behind the start, or 0.
static const char *behind(const char *start, const char *name) {
    while (*start != 0) {
        if (*start++ != *name++) {
            return 0;
        }
    }
    return name;
}

static void visit(const char *name, void *function) {
    char operation[LONGEST_NAME];
    const char *rest = behind("bulkmap_", name);
    if (rest == 0) {
        fail(name, "is no function of bulkmap");
    }
    word length = 0;
    word last = 0;
    for (; rest[length] != 0 && length < LONGEST_NAME - 1; length++) {
        operation[length] = rest[length];
        last = rest[length] == '_' ? length : last;
    }
    operation[last] = 0;
    for (char **set = instruction_sets; *set != 0; set++) {
        if (equal(rest + last + 1, *set)) {
            current_operation = operation;
            current_set = *set;
            state = 0x9e3779b97f4a7c15;
            if (!count_for_tables(operation, function) && !count_for_records(operation, function)) {
                fail(name, "nobody counts its instructions: add it to tables.c or records.c");
            }
        }
    }
}

int main(int argument_count, char **arguments) {
    if (argument_count < 3) {
        fail(arguments[0], "needs a library and instruction sets");
    }
    instruction_sets = arguments + 2;
    load_library(arguments[1]);
    for_each_export(visit);
    return 0;
}
