// call.S - run a kernel on a batch.
//
//   int64_t bulkmap_call(const struct batch *batch);
//
// Contract   does what batch->function does, and returns what it returns. JNA binds one
//            function instead of one per kernel, and each argument of it costs a call
//            more than this jump.
// In         rdi = batch (System V ABI); on Windows, rcx = batch
// Out        rax = result of the function
// Clobbers   what the function clobbers; on Windows, only what is free there, and 184 bytes
//            of stack
// Requires   any x86-64
// Assumes    batch->function is a function of this library
// Never      returns by itself, but on Windows

#include "asmdefs.h"
#include "layout.h"
#include "windows.inc"

#define batch           rdi                     // argument of the function

FUNCTION(bulkmap_call)
#if defined(_WIN32)
        ENTER_SYSTEM_V
        mov     batch, rcx
        call    [batch + BATCH_FUNCTION]
        LEAVE_SYSTEM_V
        ret
#else
        jmp     [batch + BATCH_FUNCTION]
#endif
END_FUNCTION(bulkmap_call)
