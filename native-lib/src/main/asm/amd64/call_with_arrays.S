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
// In         rdi = function, rsi = table, rdx = keys, rcx = values, r8 = range, r9 = missing
//            (System V ABI); on Windows, rcx, rdx, r8, r9 and the stack
// Out        rax = result of the function
// Clobbers   what the function clobbers, and 72 bytes of stack; on Windows, only what is
//            free there, and 248 bytes of stack
// Requires   any x86-64
// Assumes    it is a function of this library
// Never      touches the arrays itself

#include "asmdefs.h"
#include "layout.h"
#include "windows.inc"

#define STACK_BYTES     (BATCH_BYTES + 8)       // the return address makes it even

// Arguments
#if defined(_WIN32)
# define callee         rcx
# define table          rdx
# define keys           r8
# define values         r9
# define range          r10                     // from the stack
# define count          r10d
# define missing        r11                     // from the stack
#else
# define callee         rdi
# define table          rsi
# define keys           rdx
# define values         rcx
# define range          r8
# define count          r8d
# define missing        r9
#endif

#define kernel          rax
#define batch           rdi
#define before          table                   // when that is in its place

FUNCTION(bulkmap_call_with_arrays)
#if defined(_WIN32)
        ENTER_SYSTEM_V BATCH_BYTES
        mov     range, [rsp + BATCH_BYTES + STACK_ARGUMENTS]
        mov     missing, [rsp + BATCH_BYTES + STACK_ARGUMENTS + 8]
#else
        RESERVE(STACK_BYTES)
        END_PROLOGUE
#endif
        mov     kernel, callee
        mov     batch, rsp
        mov     [batch + BATCH_TABLE], table
        mov     before, range
        shr     before, 32
        lea     keys, [keys + 8 * before]
        lea     values, [values + 8 * before]
        mov     count, count                    // the low half, and zeros above it
        mov     [batch + BATCH_KEYS], keys
        mov     [batch + BATCH_VALUES], values
        mov     [batch + BATCH_COUNT], range
        mov     [batch + BATCH_MISSING], missing
        call    kernel
#if defined(_WIN32)
        LEAVE_SYSTEM_V BATCH_BYTES
#else
        RELEASE(STACK_BYTES)
#endif
        ret
END_FUNCTION(bulkmap_call_with_arrays)
