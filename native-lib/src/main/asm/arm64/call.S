// call.S - run a kernel on a batch.
//
//   int64_t bulkmap_call(const struct batch *batch);
//
// Contract   does what batch->function does, and returns what it returns. JNA binds one
//            function instead of one per kernel, and each argument of it costs a call
//            more than this jump.
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = result of the function
// Clobbers   what the function clobbers; x16
// Requires   any arm64
// Assumes    batch->function is a function of this library
// Never      returns by itself

#include "asmdefs.h"
#include "layout.h"

#define batch           x0
#define kernel          x16                     // the landing pad allows no other register

FUNCTION(bulkmap_call)
        ldr     kernel, [batch, #BATCH_FUNCTION]
        br      kernel
END_FUNCTION(bulkmap_call)
