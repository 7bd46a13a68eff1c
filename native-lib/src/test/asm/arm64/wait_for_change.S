// wait_for_change.S - a kernel that takes as long as a test wants.
//
//   int64_t bulkmaptest_wait_for_change(struct batch *batch);
//
// Contract   sets batch->missing to 0, to say that it runs; returns batch->count as soon as
//            that is not 0, or 0 after some time: the collector may be waiting for this
//            thread, and then nobody can end the test
// In         x0 = batch                                                      (AAPCS64)
// Out        x0 = batch->count
// Clobbers   x1, x2, flags

#include "asmdefs.h"
#include "layout.h"

#define PATIENCE        0x40000000              // ten seconds and more

FUNCTION(bulkmaptest_wait_for_change)
        str     xzr, [x0, #BATCH_MISSING]
        mov     x2, #PATIENCE
.Lwait:
        yield
        ldr     x1, [x0, #BATCH_COUNT]
        cbnz    x1, .Lchanged
        subs    x2, x2, #1
        b.ne    .Lwait
.Lchanged:
        mov     x0, x1
        ret
END_FUNCTION(bulkmaptest_wait_for_change)
