// asmdefs.h - the few macros that every kernel uses. None of them hides a kernel's work.
//
//   FUNCTION(name)           open an exported function: symbol, type, alignment, CFI,
//                            and the landing pad for indirect calls (IBT / BTI)
//   END_FUNCTION(name)       close it
//   SAVE(reg) RESTORE(reg)   push / pop one callee-saved register, with CFI (amd64)
//   SAVE_PAIR(reg, other)    push two callee-saved registers, with CFI (arm64)
//   RESTORE_PAIR(reg, other) pop them
//   SAVE_RETURN              push the return address, signed: a function that calls
//                            another one starts with this (arm64)
//   RESTORE_RETURN           pop and check it
//   RESERVE(n) RELEASE(n)    make / drop n bytes of stack, with CFI
//
// An object file promises IBT/SHSTK (amd64) or BTI/PAC (arm64) by the note at the end.
// The promise holds for the kernels because every function starts with a landing pad and
// has no other indirect branch than its return; those that only call them go to landing
// pads. On arm64, a return goes to an address that never leaves its register, as in a leaf,
// or is signed while it lies on the stack.
// Processors without pointer authentication sign nothing: to them, it is a hint.

#if defined(__x86_64__)
# define LANDING_PAD    endbr64
# define SAVE(reg)      push reg; .cfi_adjust_cfa_offset 8; .cfi_rel_offset reg, 0
# define RESTORE(reg)   pop reg; .cfi_adjust_cfa_offset -8; .cfi_restore reg
# define RESERVE(n)     sub rsp, n; .cfi_adjust_cfa_offset n
# define RELEASE(n)     add rsp, n; .cfi_adjust_cfa_offset -(n)
        .intel_syntax noprefix
#elif defined(__aarch64__)
# define LANDING_PAD    hint 34                 // bti c
# define SIGN_RETURN    hint 25; .cfi_negate_ra_state   // paciasp
# define CHECK_RETURN   hint 29; .cfi_negate_ra_state   // autiasp
# define SAVE_PAIR(reg, other)                                          \
        stp reg, other, [sp, -16]!; .cfi_adjust_cfa_offset 16;          \
        .cfi_rel_offset reg, 0; .cfi_rel_offset other, 8
# define RESTORE_PAIR(reg, other)                                       \
        ldp reg, other, [sp], 16; .cfi_adjust_cfa_offset -16;           \
        .cfi_restore reg; .cfi_restore other
# define SAVE_RETURN    SIGN_RETURN; SAVE_PAIR(x29, x30)
# define RESTORE_RETURN RESTORE_PAIR(x29, x30); CHECK_RETURN
# define RESERVE(n)     sub sp, sp, n; .cfi_adjust_cfa_offset n
# define RELEASE(n)     add sp, sp, n; .cfi_adjust_cfa_offset -(n)
        .arch armv8-a                           // anything newer is an assembler error
#else
# error "asmdefs.h: unknown architecture"
#endif

#define FUNCTION(name)          \
        .text;                  \
        .balign 64;             \
        .globl  name;           \
        .type   name, %function;\
name:   .cfi_startproc;         \
        LANDING_PAD

#define END_FUNCTION(name)      \
        .cfi_endproc;           \
        .size   name, . - name

        .section .note.GNU-stack, "", %progbits

        .section .note.gnu.property, "a"
        .balign 8
        .long   4                               // size of the owner's name
        .long   16                              // size of the one property
        .long   5                               // NT_GNU_PROPERTY_TYPE_0
        .asciz  "GNU"
#if defined(__x86_64__)
        .long   0xc0000002                      // GNU_PROPERTY_X86_FEATURE_1_AND
#else
        .long   0xc0000000                      // GNU_PROPERTY_AARCH64_FEATURE_1_AND
#endif
        .long   4
        .long   3                               // IBT and SHSTK; BTI and PAC
        .long   0

        .text
