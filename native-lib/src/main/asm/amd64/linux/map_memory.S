// map_memory.S - pages of memory from the operating system.
//
//   int64_t bulkmap_map_memory(int64_t bytes);
//
// Contract   maps private memory wherever there is room; it reads as zero, and a page takes
//            memory from the first time that it is written to
// In         rdi = bytes, rounded up to whole pages by the system       (System V ABI)
// Out        rax = address, or the negative error number
// Clobbers   rcx rdx rsi rdi r8 r9 r10 r11, flags
// Requires   any x86-64; Linux
// Never      replaces what is mapped; touches memory

#include "asmdefs.h"
#include "syscalls.h"

// System call
#define number32        eax
#define address32       edi
#define bytes           rsi
#define protection32    edx
#define flags32         r10d
#define file            r8
#define offset32        r9d

FUNCTION(bulkmap_map_memory)
        mov     bytes, rdi
        xor     address32, address32            // the system chooses
        mov     protection32, PROT_READ_WRITE
        mov     flags32, MAP_PRIVATE_ANONYMOUS
        mov     file, NO_FILE
        xor     offset32, offset32
        mov     number32, SYSCALL_MMAP
        syscall
        ret
END_FUNCTION(bulkmap_map_memory)
