// syscalls.h - numbers of the Linux kernel, which are part of its stable interface.
//
// A system call returns -1 ... -4095, the negative error number, where it fails. It changes
// the register of its result and, on amd64, rcx and r11; nothing else.

#if defined(__x86_64__)
# define SYSCALL_MMAP           9
# define SYSCALL_MUNMAP         11
# define SYSCALL_MADVISE        28
#else
# define SYSCALL_MMAP           222
# define SYSCALL_MUNMAP         215
# define SYSCALL_MADVISE        233
#endif

#define PROT_READ_WRITE         3
#define MAP_PRIVATE_ANONYMOUS   0x22
#define NO_FILE                 -1
