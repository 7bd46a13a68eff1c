// wait_for_change.S - a kernel that takes as long as a test wants.
//
//   int64_t bulkmaptest_wait_for_change(struct batch *batch);
//
// Contract   sets batch->missing to 0, to say that it runs; returns batch->count as soon as
//            that is not 0, or 0 after some time: the collector may be waiting for this
//            thread, and then nobody can end the test
// In         rdi = batch                                                (System V ABI)
// Out        rax = batch->count
// Clobbers   rcx, flags

#include "asmdefs.h"
#include "layout.h"

#define PATIENCE        0x40000000              // ten seconds and more

FUNCTION(bulkmaptest_wait_for_change)
        mov     qword ptr [rdi + BATCH_MISSING], 0
        mov     ecx, PATIENCE
.Lwait:
        pause
        mov     rax, [rdi + BATCH_COUNT]
        test    rax, rax
        jnz     .Lchanged
        dec     ecx
        jnz     .Lwait
.Lchanged:
        ret
END_FUNCTION(bulkmaptest_wait_for_change)
