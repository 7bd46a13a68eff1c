// call_with_arrays.S - run a kernel on a batch that is described by arguments.
//
//   int64_t bulkmap_call_with_arrays(void *function, struct table *table,
//                                    const int64_t *keys, int64_t *values,
//                                    int64_t count, int64_t missing);
//
// Contract   does what the function does with a batch of these fields, and returns what it
//            returns. The batch lies on the stack, so that a call needs no memory that is
//            kept for it, and its arrays may lie where only this call can see them.
// In         rdi = function, rsi = table, rdx = keys, rcx = values, r8 = count,
//            r9 = missing                                               (System V ABI)
// Out        rax = result of the function
// Clobbers   what the function clobbers; 72 bytes of stack
// Requires   any x86-64
// Assumes    it is a function of this library
// Never      touches the arrays itself

#include "asmdefs.h"
#include "layout.h"

#define STACK_BYTES     (BATCH_BYTES + 8)       // the return address makes it even

// Arguments
#define table           rsi
#define keys            rdx
#define values          rcx
#define count           r8
#define missing         r9

#define kernel          rax
#define batch           rdi

FUNCTION(bulkmap_call_with_arrays)
        RESERVE(STACK_BYTES)
        mov     kernel, rdi
        mov     batch, rsp
        mov     [batch + BATCH_TABLE], table
        mov     [batch + BATCH_KEYS], keys
        mov     [batch + BATCH_VALUES], values
        mov     [batch + BATCH_COUNT], count
        mov     [batch + BATCH_MISSING], missing
        call    kernel
        RELEASE(STACK_BYTES)
        ret
END_FUNCTION(bulkmap_call_with_arrays)
