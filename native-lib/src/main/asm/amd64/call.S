// call.S - run a kernel on a batch.
//
//   int64_t bulkmap_call(const struct batch *batch);
//
// Contract   does what batch->function does, and returns what it returns. JNA binds one
//            function instead of one per kernel, and each argument of it costs a call
//            more than this jump.
// In         rdi = batch                                                (System V ABI)
// Out        rax = result of the function
// Clobbers   what the function clobbers
// Requires   any x86-64
// Assumes    batch->function is a function of this library
// Never      returns by itself

#include "asmdefs.h"
#include "layout.h"

#define batch           rdi

FUNCTION(bulkmap_call)
        jmp     [batch + BATCH_FUNCTION]
END_FUNCTION(bulkmap_call)
