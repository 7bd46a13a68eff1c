// asmdefs.h - the few macros that every kernel uses. None of them hides a kernel's work.
//
//   FUNCTION(name)           open an exported function: symbol, type, alignment, unwind
//                            information, and the landing pad for indirect calls (IBT / BTI)
//   HIDDEN_FUNCTION(name)    open a function that only this library calls
//   END_FUNCTION(name)       close it
//   SYMBOL(name)             how the assembler calls a function
//   L(name)                  a label that no other file and no symbol table sees
//   READ_ONLY_DATA           what follows is data that nobody writes to
//   SAVE(reg) RESTORE(reg)   push / pop one register, for the unwinder, too (amd64)
//   SAVE_PAIR(reg, other)    push two callee-saved registers, with CFI (arm64)
//   RESTORE_PAIR(reg, other) pop them
//   SAVE_RETURN              push the return address, signed: a function that calls
//                            another one starts with this (arm64)
//   RESTORE_RETURN           pop and check it
//   RESERVE(n) RELEASE(n)    make / drop n bytes of stack, for the unwinder, too
//   END_PROLOGUE             stands behind the last SAVE and RESERVE (amd64)
//
// There are three formats of object files: ELF (Linux), Mach-O (macOS), COFF (Windows). They
// differ in these macros only. Unwinders read CFI, but that of Windows, which executes the
// prologue backwards: what lies between FUNCTION and END_PROLOGUE is SAVE and RESERVE and
// nothing else that changes a register to be kept, and a function ends with their
// opposites, in the opposite order, and ret.
//
// An object file promises IBT/SHSTK (amd64) or BTI/PAC (arm64) by the note at the end.
// The promise holds for the kernels because every function starts with a landing pad and
// has no other indirect branch than its return; those that only call them go to landing
// pads. On arm64, a return goes to an address that never leaves its register, as in a leaf,
// or is signed while it lies on the stack.
// Processors without pointer authentication sign nothing: to them, it is a hint.

// Apple's arm64 assembler takes a semicolon for a comment.
#if defined(__APPLE__) && defined(__aarch64__)
# define NEXT           %%
#else
# define NEXT           ;
#endif

#if defined(__ELF__)
# define SYMBOL(name)   name
# define L(name)        .L##name
# define HIDE(name)     .hidden name
# define OPEN(name)     .type name, %function NEXT .cfi_startproc
# define CLOSE(name)    .cfi_endproc NEXT .size name, . - name
# define READ_ONLY_DATA .section .rodata
#elif defined(__APPLE__)
# define SYMBOL(name)   _##name
# define L(name)        L##name
# define HIDE(name)     .private_extern SYMBOL(name)
# define OPEN(name)     .cfi_startproc
# define CLOSE(name)    .cfi_endproc
# define READ_ONLY_DATA .const
#elif defined(_WIN32)
# define SYMBOL(name)   name
# define L(name)        .L##name
# define HIDE(name)                             // hidden is what no list exports
# define OPEN(name)     .seh_proc name
# define CLOSE(name)    .seh_endproc
# define READ_ONLY_DATA .section .rdata, "dr"
#else
# error "asmdefs.h: unknown format of object files"
#endif

#if defined(_WIN32)
# define PUSHED(reg)    .seh_pushreg reg
# define POPPED(reg)                            // the unwinder knows what pop looks like
# define RESERVED(n)    .seh_stackalloc n
# define RELEASED(n)
# define END_PROLOGUE   .seh_endprologue
#else
# define PUSHED(reg)    .cfi_adjust_cfa_offset 8 NEXT .cfi_rel_offset reg, 0
# define POPPED(reg)    .cfi_adjust_cfa_offset -8 NEXT .cfi_restore reg
# define RESERVED(n)    .cfi_adjust_cfa_offset n
# define RELEASED(n)    .cfi_adjust_cfa_offset -(n)
# define END_PROLOGUE
#endif

#if defined(__x86_64__)
# define LANDING_PAD    endbr64
# define SAVE(reg)      push reg NEXT PUSHED(reg)
# define RESTORE(reg)   pop reg NEXT POPPED(reg)
# define RESERVE(n)     sub rsp, n NEXT RESERVED(n)
# define RELEASE(n)     add rsp, n NEXT RELEASED(n)
        .intel_syntax noprefix
#elif defined(__aarch64__)
# define LANDING_PAD    hint 34                 // bti c
# define SIGN_RETURN    hint 25 NEXT .cfi_negate_ra_state       // paciasp
# define CHECK_RETURN   hint 29 NEXT .cfi_negate_ra_state       // autiasp
# define SAVE_PAIR(reg, other)                                          \
        stp reg, other, [sp, -16]! NEXT .cfi_adjust_cfa_offset 16 NEXT  \
        .cfi_rel_offset reg, 0 NEXT .cfi_rel_offset other, 8
# define RESTORE_PAIR(reg, other)                                       \
        ldp reg, other, [sp], 16 NEXT .cfi_adjust_cfa_offset -16 NEXT   \
        .cfi_restore reg NEXT .cfi_restore other
# define SAVE_RETURN    SIGN_RETURN NEXT SAVE_PAIR(x29, x30)
# define RESTORE_RETURN RESTORE_PAIR(x29, x30) NEXT CHECK_RETURN
# define RESERVE(n)     sub sp, sp, n NEXT RESERVED(n)
# define RELEASE(n)     add sp, sp, n NEXT RELEASED(n)
        .arch armv8-a                           // anything newer is an assembler error
#else
# error "asmdefs.h: unknown architecture"
#endif

#define FUNCTION(name)                  \
        .text                   NEXT    \
        .balign 64              NEXT    \
        .globl  SYMBOL(name)    NEXT    \
SYMBOL(name):                   NEXT    \
        OPEN(name)              NEXT    \
        LANDING_PAD

#define HIDDEN_FUNCTION(name)           \
        HIDE(name)              NEXT    \
        FUNCTION(name)

#define END_FUNCTION(name)              \
        CLOSE(name)

#if defined(__ELF__)
        .section .note.GNU-stack, "", %progbits

        .section .note.gnu.property, "a"
        .balign 8
        .long   4                               // size of the owner's name
        .long   16                              // size of the one property
        .long   5                               // NT_GNU_PROPERTY_TYPE_0
        .asciz  "GNU"
# if defined(__x86_64__)
        .long   0xc0000002                      // GNU_PROPERTY_X86_FEATURE_1_AND
# else
        .long   0xc0000000                      // GNU_PROPERTY_AARCH64_FEATURE_1_AND
# endif
        .long   4
        .long   3                               // IBT and SHSTK; BTI and PAC
        .long   0
#endif

        .text
