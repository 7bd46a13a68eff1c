// jni_call.S - run a kernel on a batch, as a native method.
//
//   int64_t bulkmap_jni_call(JNIEnv *env, jclass type, const struct batch *batch);
//
// Contract   does what batch->function does, and returns what it returns
// In         rdi = env, rsi = type, rdx = batch                         (System V ABI)
// Out        rax = result of the function
// Clobbers   what the function clobbers
// Requires   any x86-64
// Assumes    batch->function is a function of this library
// Never      uses env or type; returns by itself

#include "asmdefs.h"
#include "layout.h"

#define batch           rdi                     // argument of the function

FUNCTION(bulkmap_jni_call)
        mov     batch, rdx
        jmp     [batch + BATCH_FUNCTION]
END_FUNCTION(bulkmap_jni_call)
