// cpu_features.S - what this processor and its operating system offer to the kernels.
//
//   int64_t bulkmap_cpu_features(void);
//
// Contract   returns what the calling convention guarantees, as the bits of AT_HWCAP
// In         nothing                                                         (AAPCS64)
// Out        x0 = bits
// Clobbers   nothing else
// Requires   any arm64
//
// Advanced SIMD is part of the procedure call standard of every 64-bit Arm system that
// runs Java: arguments and results of type double travel in its registers. The processor
// answers only the operating system, which tells programs by AT_HWCAP; without libc that
// would take a search for the end of the environment, so CpuFeatures.java asks.

#include "asmdefs.h"
#include "layout.h"

FUNCTION(bulkmap_cpu_features)
        mov     x0, #(1 << CPU_ASIMD)
        ret
END_FUNCTION(bulkmap_cpu_features)
