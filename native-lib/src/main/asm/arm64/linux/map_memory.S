// map_memory.S - pages of memory from the operating system.
//
//   int64_t bulkmap_map_memory(int64_t bytes);
//
// Contract   maps private memory wherever there is room; it reads as zero, and a page takes
//            memory from the first time that it is written to
// In         x0 = bytes, rounded up to whole pages by the system             (AAPCS64)
// Out        x0 = address, or the negative error number
// Clobbers   x1 x2 x3 x4 x5 x8
// Requires   any arm64; Linux
// Never      replaces what is mapped; touches memory

#include "asmdefs.h"
#include "syscalls.h"

// System call
#define address         x0
#define bytes           x1
#define protection      x2
#define flags           x3
#define file            x4
#define offset          x5
#define number          x8

FUNCTION(bulkmap_map_memory)
        mov     bytes, x0
        mov     address, #0                     // the system chooses
        mov     protection, #PROT_READ_WRITE
        mov     flags, #MAP_PRIVATE_ANONYMOUS
        mov     file, #NO_FILE
        mov     offset, #0
        mov     number, #SYSCALL_MMAP
        svc     #0
        ret
END_FUNCTION(bulkmap_map_memory)
