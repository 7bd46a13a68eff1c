// advise_memory.S - tell the operating system how a range of memory is used.
//
//   int64_t bulkmap_advise_memory(int64_t address, int64_t bytes, int64_t advice);
//
// Contract   passes the advice on; LinuxPages.java has those that are used
// In         rdi = address, a multiple of the page size                 (System V ABI)
//            rsi = bytes, rounded up to whole pages by the system
//            rdx = advice
// Out        rax = 0, or the negative error number
// Clobbers   rcx r11
// Requires   any x86-64; Linux
// Assumes    the range came from bulkmap_map_memory
// Never      touches memory by itself; some advice makes it read as zero

#include "asmdefs.h"
#include "syscalls.h"

#define number32        eax             // the arguments are where the system wants them

FUNCTION(bulkmap_advise_memory)
        mov     number32, SYSCALL_MADVISE
        syscall
        ret
END_FUNCTION(bulkmap_advise_memory)
