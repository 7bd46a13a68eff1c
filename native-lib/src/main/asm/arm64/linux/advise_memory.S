// advise_memory.S - tell the operating system how a range of memory is used.
//
//   int64_t bulkmap_advise_memory(int64_t address, int64_t bytes, int64_t advice);
//
// Contract   passes the advice on; LinuxPages.java has those that are used
// In         x0 = address, a multiple of the page size                       (AAPCS64)
//            x1 = bytes, rounded up to whole pages by the system
//            x2 = advice
// Out        x0 = 0, or the negative error number
// Clobbers   x8
// Requires   any arm64; Linux
// Assumes    the range came from bulkmap_map_memory
// Never      touches memory by itself; some advice makes it read as zero

#include "asmdefs.h"
#include "syscalls.h"

#define number          x8              // the arguments are where the system wants them

FUNCTION(bulkmap_advise_memory)
        mov     number, #SYSCALL_MADVISE
        svc     #0
        ret
END_FUNCTION(bulkmap_advise_memory)
