// layout_version.S - the layout that this library was assembled for.
//
//   int64_t bulkmap_layout_version(void);
//
// Contract   returns LAYOUT_VERSION; the loader refuses a library of another version
// Out        x0 = LAYOUT_VERSION                                             (AAPCS64)
// Clobbers   nothing else
// Requires   any arm64
// Never      touches memory

#include "asmdefs.h"
#include "layout.h"

FUNCTION(bulkmap_layout_version)
        mov     x0, #LAYOUT_VERSION
        ret
END_FUNCTION(bulkmap_layout_version)
