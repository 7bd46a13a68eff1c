// jni_call.S - run a kernel on a batch, as a native method.
//
//   int64_t bulkmap_jni_call(JNIEnv *env, jclass type, const struct batch *batch);
//
// Contract   does what batch->function does, and returns what it returns
// In         rdi = env, rsi = type, rdx = batch (System V ABI); on Windows, rcx, rdx, r8
// Out        rax = result of the function
// Clobbers   what the function clobbers; on Windows, only what is free there, and 184 bytes
//            of stack
// Requires   any x86-64
// Assumes    batch->function is a function of this library
// Never      uses env or type; returns by itself, but on Windows

#include "asmdefs.h"
#include "layout.h"
#include "windows.inc"

#define batch           rdi                     // argument of the function

FUNCTION(bulkmap_jni_call)
#if defined(_WIN32)
        ENTER_SYSTEM_V
        mov     batch, r8
        call    [batch + BATCH_FUNCTION]
        LEAVE_SYSTEM_V
        ret
#else
        mov     batch, rdx
        jmp     [batch + BATCH_FUNCTION]
#endif
END_FUNCTION(bulkmap_jni_call)
