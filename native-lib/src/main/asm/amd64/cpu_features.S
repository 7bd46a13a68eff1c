// cpu_features.S - what this processor and its operating system offer to the kernels.
//
//   int64_t bulkmap_cpu_features(void);
//
// Contract   returns the CPU_... bits of layout.h that hold
// In         nothing                                                    (System V ABI)
// Out        rax = bits
// Clobbers   rcx rdx r8 r9, flags
// Requires   any x86-64
// Never      executes an instruction that the processor has not announced

#include "asmdefs.h"
#include "layout.h"

#define features        r8
#define features32      r8d
#define saved_rbx       r9                      // cpuid overwrites rbx

// Leaf 0x80000001, ecx
#define EXTENDED_LEAF   0x80000001
#define LZCNT_BIT       5
// Leaf 1, ecx
#define OSXSAVE_BIT     27                      // xgetbv may be used
// Leaf 7, ebx
#define BMI1_BIT        3
#define AVX2_BIT        5
#define BMI2_BIT        8
// XCR0: the operating system saves xmm and ymm registers
#define XCR0_YMM        6

FUNCTION(bulkmap_cpu_features)
        mov     saved_rbx, rbx
        .cfi_register rbx, r9
        xor     features32, features32

        xor     eax, eax                        // is there a leaf 7?
        cpuid
        cmp     eax, 7
        jb      .Ldone

        mov     eax, 7
        xor     ecx, ecx
        cpuid
        bt      ebx, AVX2_BIT
        jnc     .Lno_avx2
        or      features32, CPU_AVX2
.Lno_avx2:
        and     ebx, (1 << BMI1_BIT) | (1 << BMI2_BIT)
        cmp     ebx, (1 << BMI1_BIT) | (1 << BMI2_BIT)
        jne     .Lno_bmi

// A processor without LZCNT takes it for another instruction and says nothing.

        mov     eax, EXTENDED_LEAF - 1          // is there such a leaf?
        cpuid
        cmp     eax, EXTENDED_LEAF
        jb      .Lno_bmi
        mov     eax, EXTENDED_LEAF
        cpuid
        bt      ecx, LZCNT_BIT
        jnc     .Lno_bmi
        or      features32, CPU_BMI
.Lno_bmi:

// Ask the operating system only where the processor says that it may be asked.

        mov     eax, 1
        xor     ecx, ecx
        cpuid
        bt      ecx, OSXSAVE_BIT
        jnc     .Ldone
        xor     ecx, ecx
        xgetbv
        and     eax, XCR0_YMM
        cmp     eax, XCR0_YMM
        jne     .Ldone
        or      features32, CPU_YMM_STATE

.Ldone:
        mov     rbx, saved_rbx
        mov     rax, features
        ret
END_FUNCTION(bulkmap_cpu_features)
