// cpu_features.S - what this processor and its operating system offer to the kernels.
//
//   int64_t bulkmap_cpu_features(void);
//
// Contract   returns the three words of CPU_... in layout.h as they are, each of them 0 where
//            the processor does not have it; CpuFeatures.java says which bits make a level
// In         nothing
// Out        rax = words
// Clobbers   rcx rdx r8, flags; 8 bytes of stack
// Requires   any x86-64
// Never      executes an instruction that the processor has not announced

#include "asmdefs.h"
#include "layout.h"

#define features        r8
#define features32      r8d

#define HIGHEST_LEAF    0
#define OSXSAVE_LEAF    1
#define OSXSAVE_BIT     27                      // ecx: xgetbv may be used
#define FEATURES_LEAF   7                       // its subleaf 0, ebx
#define EXTENDED_LEAF   0x80000001              // ecx
#define XCR0            0

FUNCTION(bulkmap_cpu_features)
        SAVE(rbx)                               // cpuid overwrites it
        END_PROLOGUE
        xor     features32, features32

        mov     eax, HIGHEST_LEAF
        cpuid
        cmp     eax, FEATURES_LEAF
        jb      L(done)

        mov     eax, FEATURES_LEAF
        xor     ecx, ecx
        cpuid
        mov     features32, ebx

// Every processor of 64 bits has this leaf: it is the one that announces them.

        mov     eax, EXTENDED_LEAF
        cpuid
        shl     rcx, CPU_EXTENDED
        or      features, rcx

// Ask the operating system only where the processor says that it may be asked.

        mov     eax, OSXSAVE_LEAF
        cpuid
        bt      ecx, OSXSAVE_BIT
        jnc     L(done)
        mov     ecx, XCR0
        xgetbv
        movzx   eax, ax
        shl     rax, CPU_XCR0
        or      features, rax

L(done):
        mov     rax, features
        RESTORE(rbx)
        ret
END_FUNCTION(bulkmap_cpu_features)
