// cpu_features.S - what this processor and its operating system offer to the kernels.
//
//   int64_t bulkmap_cpu_features(void);
//
// Contract   returns the CPU_... bits of layout.h that hold
// In         nothing                                                         (AAPCS64)
// Out        x0 = bits
// Clobbers   nothing else
// Requires   any arm64
//
// Advanced SIMD is part of the procedure call standard of every 64-bit Arm system that
// runs Java: arguments and results of type double travel in its registers.

#include "asmdefs.h"
#include "layout.h"

FUNCTION(bulkmap_cpu_features)
        mov     x0, #CPU_NEON
        ret
END_FUNCTION(bulkmap_cpu_features)
