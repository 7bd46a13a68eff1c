// jni_call.S - run a kernel on a batch, as a native method.
//
//   int64_t bulkmap_jni_call(JNIEnv *env, jclass type, const struct batch *batch);
//
// Contract   does what batch->function does, and returns what it returns
// In         x0 = env, x1 = type, x2 = batch                                 (AAPCS64)
// Out        x0 = result of the function
// Clobbers   what the function clobbers; x16
// Requires   any arm64
// Assumes    batch->function is a function of this library
// Never      uses env or type; returns by itself

#include "asmdefs.h"
#include "layout.h"

#define batch           x0                      // argument of the function
#define kernel          x16                     // the landing pad allows no other register

FUNCTION(bulkmap_jni_call)
        mov     batch, x2
        ldr     kernel, [batch, #BATCH_FUNCTION]
        br      kernel
END_FUNCTION(bulkmap_jni_call)
