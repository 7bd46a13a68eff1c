// unmap_memory.S - give mapped memory and its addresses back to the operating system.
//
//   int64_t bulkmap_unmap_memory(int64_t address, int64_t bytes);
//
// Contract   unmaps a range
// In         x0 = address, a multiple of the page size                       (AAPCS64)
//            x1 = bytes, rounded up to whole pages by the system
// Out        x0 = 0, or the negative error number
// Clobbers   x8
// Requires   any arm64; Linux
// Assumes    the range came from bulkmap_map_memory, and nobody touches it any more
// Never      touches memory

#include "asmdefs.h"
#include "syscalls.h"

#define number          x8              // the arguments are where the system wants them

FUNCTION(bulkmap_unmap_memory)
        mov     number, #SYSCALL_MUNMAP
        svc     #0
        ret
END_FUNCTION(bulkmap_unmap_memory)
