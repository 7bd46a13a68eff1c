// call_with_arrays.S - run a kernel on a batch that is described by arguments.
//
//   int64_t bulkmap_call_with_arrays(void *function, struct table *table,
//                                    const int64_t *keys, int64_t *values,
//                                    uint64_t range, int64_t missing);
//
// Contract   does what the function does with a batch of these fields, and returns what it
//            returns. Both arrays begin where the caller's do; the low half of the range is
//            the count of the batch, the high half how many elements are before it. The
//            batch lies on the stack, so that a call needs no memory that is kept for it,
//            and its arrays may lie where only this call can see them.
// In         x0 = function, x1 = table, x2 = keys, x3 = values, x4 = range,
//            x5 = missing                                                    (AAPCS64)
// Out        x0 = result of the function
// Clobbers   what the function clobbers; x6, x16; 80 bytes of stack
// Requires   any arm64
// Assumes    it is a function of this library
// Never      touches the arrays itself

#include "asmdefs.h"
#include "layout.h"

// Arguments
#define table           x1
#define keys            x2
#define values          x3
#define range           x4
#define missing         x5

#define count           range
#define before          x6
#define kernel          x16
#define batch           x0

FUNCTION(bulkmap_call_with_arrays)
        SAVE_RETURN
        RESERVE(BATCH_BYTES)
        mov     kernel, x0
        mov     batch, sp
        lsr     before, range, #32
        and     count, range, #0xffffffff
        add     keys, keys, before, lsl #3
        add     values, values, before, lsl #3
        stp     table, keys, [batch, #BATCH_TABLE]
        stp     values, count, [batch, #BATCH_VALUES]
        str     missing, [batch, #BATCH_MISSING]
        blr     kernel
        RELEASE(BATCH_BYTES)
        RESTORE_RETURN
        ret
END_FUNCTION(bulkmap_call_with_arrays)
