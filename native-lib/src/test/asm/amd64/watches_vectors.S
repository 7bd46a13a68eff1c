// watches_vectors.S - whether this CPU tells which vector state is in use.
//
//   int64_t bulkmaptest_watches_vectors(void);
//
// Contract   returns 1 if AVX and XGETBV with ecx = 1 can be used, else 0
// Out        rax                                                        (System V ABI)
// Clobbers   rcx rdx, flags
// Requires   any x86-64
// Never      touches memory outside its stack frame

#include "asmdefs.h"

#define result32        eax
#define leaf32          eax             // CPUID: function
#define subleaf32       ecx
#define features32      ecx             // leaf 1
#define extensions32    eax             // leaf 13, subleaf 1

#define LEAF_FEATURES           1
#define OSXSAVE_AND_AVX         0x18000000
#define LEAF_STATE              13
#define XGETBV_OF_IN_USE        4

FUNCTION(bulkmaptest_watches_vectors)
        SAVE(rbx)

        xor     leaf32, leaf32
        cpuid
        cmp     leaf32, LEAF_STATE      // the highest leaf there is
        jb      L(no)

        mov     leaf32, LEAF_FEATURES
        cpuid
        and     features32, OSXSAVE_AND_AVX
        cmp     features32, OSXSAVE_AND_AVX
        jne     L(no)

        mov     leaf32, LEAF_STATE
        mov     subleaf32, 1
        cpuid
        test    extensions32, XGETBV_OF_IN_USE
        jz      L(no)

        mov     result32, 1
        jmp     L(done)
L(no):
        xor     result32, result32
L(done):
        RESTORE(rbx)
        ret
END_FUNCTION(bulkmaptest_watches_vectors)
