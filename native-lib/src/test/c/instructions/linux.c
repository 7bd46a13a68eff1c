// linux.c - what the program asks of Linux, without a library of C.

#include "program.h"

int main(int count, char **arguments);

#if defined(__x86_64__)

enum { WRITE = 1, EXIT = 231 };

__asm__(
    ".globl _start\n"
    "_start:\n"
    "        mov     %rsp, %rdi\n"
    "        and     $-16, %rsp\n"
    "        call    start\n"
);

long system_call(long number, long one, long two, long three, long four, long five, long six) {
    register long r10 __asm__("r10") = four;
    register long r8 __asm__("r8") = five;
    register long r9 __asm__("r9") = six;
    __asm__ volatile ("syscall" : "+a"(number) : "D"(one), "S"(two), "d"(three), "r"(r10), "r"(r8), "r"(r9)
        : "rcx", "r11", "memory");
    return number;
}

#elif defined(__aarch64__)

enum { WRITE = 64, EXIT = 94 };

__asm__(
    ".globl _start\n"
    "_start:\n"
    "        mov     x0, sp\n"
    "        bl      start\n"
);

long system_call(long number, long one, long two, long three, long four, long five, long six) {
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = one;
    register long x1 __asm__("x1") = two;
    register long x2 __asm__("x2") = three;
    register long x3 __asm__("x3") = four;
    register long x4 __asm__("x4") = five;
    register long x5 __asm__("x5") = six;
    __asm__ volatile ("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
    return x0;
}

#endif

static _Noreturn void leave(int status) {
    for (;;) {
        system_call(EXIT, status, 0, 0, 0, 0, 0);
    }
}

static void write_to(int file, const char *text) {
    word length = 0;
    while (text[length] != 0) {
        length++;
    }
    system_call(WRITE, file, (long) text, (long) length, 0, 0, 0);
}

void print(const char *text) {
    write_to(1, text);
}

void print_number(word number) {
    char text[24];
    char *begin = text + sizeof text - 1;
    *begin = 0;
    do {
        *--begin = (char) ('0' + number % 10);
        number /= 10;
    } while (number != 0);
    print(begin);
}

_Noreturn void fail(const char *function, const char *complaint) {
    write_to(2, function);
    write_to(2, ": ");
    write_to(2, complaint);
    write_to(2, "\n");
    leave(1);
}

int equal(const char *one, const char *other) {
    while (*one != 0 && *one == *other) {
        one++;
        other++;
    }
    return *one == *other;
}

// In: what Linux puts on the stack.
__attribute__((used)) _Noreturn void start(long *stack) {
    leave(main((int) stack[0], (char **) (stack + 1)));
}
