// main.c - loads the library with the loader of musl and tries its kernels.
//
//   main LIBRARY INSTRUCTION_SET...     the lesser ones first
//
// Ends with status 1 and a sentence where the library cannot be loaded, lacks a function or
// does something else than the model of kernels.c.

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "../kernels.h"

static void *library;

void *find(const char *name) {
    return dlsym(library, name);
}

_Noreturn void fail(const char *function, const char *complaint) {
    printf("%s: %s\n", function, complaint);
    exit(1);
}

int main(int count, char **arguments) {
    if (count < 3) {
        fail(arguments[0], "needs a library and instruction sets");
    }
    library = dlopen(arguments[1], RTLD_NOW | RTLD_LOCAL);
    if (library == 0) {
        fail(arguments[1], dlerror());
    }
    word (*layout_version)(void) = find("bulkmap_layout_version");
    word (*cpu_features)(void) = find("bulkmap_cpu_features");
    struct way call = { "bulkmap_call", find("bulkmap_call"), 1 };
    if (layout_version == 0 || cpu_features == 0 || call.run == 0) {
        fail(arguments[1], dlerror());
    }
    if (layout_version() != LAYOUT_VERSION) {
        fail("bulkmap_layout_version", "another version than in layout.h");
    }
    for (int i = 2; i < count; i++) {
        if (!can_run(arguments[i], cpu_features())) {
            fail(arguments[i], "this processor cannot run it");
        }
        try_kernels(&call, arguments[i], i > 2 ? arguments[i - 1] : 0);
    }
    printf("musl has loaded %s, and all of %d kernels did what they should\n", arguments[1], kernels_tried());
    return 0;
}
