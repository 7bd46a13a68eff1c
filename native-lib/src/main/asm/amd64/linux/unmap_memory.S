// unmap_memory.S - give mapped memory and its addresses back to the operating system.
//
//   int64_t bulkmap_unmap_memory(int64_t address, int64_t bytes);
//
// Contract   unmaps a range
// In         rdi = address, a multiple of the page size                 (System V ABI)
//            rsi = bytes, rounded up to whole pages by the system
// Out        rax = 0, or the negative error number
// Clobbers   rcx r11
// Requires   any x86-64; Linux
// Assumes    the range came from bulkmap_map_memory, and nobody touches it any more
// Never      touches memory

#include "asmdefs.h"
#include "syscalls.h"

#define number32        eax             // the arguments are where the system wants them

FUNCTION(bulkmap_unmap_memory)
        mov     number32, SYSCALL_MUNMAP
        syscall
        ret
END_FUNCTION(bulkmap_unmap_memory)
