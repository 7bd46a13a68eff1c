// counter.c - a plugin of QEMU that counts the instructions of a part of the memory, one by one.
//
//   qemu-ARCHITECTURE -plugin counter.so[,addresses=on|,everything=on] -d plugin -D FILE PROGRAM
//
// The program names the part (WATCH) and starts and ends counts (SAY, see main.c). Each count is a line of the file; with
// addresses=on, a line for each address that has run goes before it: distance from the beginning of the part, and how often.
// With everything=on there is one line, at the end: all instructions of the program.
// The few functions of QEMU are declared here, because Debian has no package with its header.

#include "program.h"

#define WATCHED         (1 << 20)               // bytes
#define EXPORTED        __attribute__((visibility("default")))

typedef word plugin;
struct block;
struct instruction;
struct information;

word qemu_plugin_tb_n_insns(const struct block *block);
struct instruction *qemu_plugin_tb_get_insn(const struct block *block, word index);
word qemu_plugin_insn_vaddr(const struct instruction *instruction);
void qemu_plugin_register_vcpu_insn_exec_inline(struct instruction *instruction, int operation, void *counter, word increment);
void qemu_plugin_register_vcpu_tb_trans_cb(plugin id, void (*callback)(plugin id, struct block *block));
void qemu_plugin_register_vcpu_syscall_cb(plugin id, void (*callback)(plugin id, unsigned thread, long long number,
    word one, word two, word three, word four, word five, word six, word seven, word eight));
void qemu_plugin_register_vcpu_tb_exec_inline(struct block *block, int operation, void *counter, word increment);
void qemu_plugin_register_atexit_cb(plugin id, void (*callback)(plugin id, void *data), void *data);
void qemu_plugin_outs(const char *text);

EXPORTED int qemu_plugin_version = 1;

static word begin;
static word end;
static word times[WATCHED];                     // that the instruction at begin + i has run
static int says_addresses;
static word everything;

// What becomes of a block when QEMU translates it: each instruction of the part first adds 1 to its own counter.
static void translate(plugin id, struct block *block) {
    (void) id;
    for (word i = 0; i < qemu_plugin_tb_n_insns(block); i++) {
        struct instruction *instruction = qemu_plugin_tb_get_insn(block, i);
        word address = qemu_plugin_insn_vaddr(instruction);
        if (address >= begin && address < end) {
            qemu_plugin_register_vcpu_insn_exec_inline(instruction, 0, &times[address - begin], 1);
        }
    }
}

static void say(word number, const char *behind) {
    char text[32];
    char *start = text + 24;
    for (int i = 0; (start[i] = behind[i]) != 0; i++) {
    }
    do {
        *--start = (char) ('0' + number % 10);
        number /= 10;
    } while (number != 0);
    qemu_plugin_outs(start);
}

static void see_system_call(plugin id, unsigned thread, long long number, word one, word two, word three, word four,
        word five, word six, word seven, word eight) {
    (void) id, (void) thread, (void) three, (void) four, (void) five, (void) six, (void) seven, (void) eight;
    if (number == WATCH && two - one <= WATCHED) {
        begin = one;
        end = two;
    } else if (number == SAY) {
        word sum = 0;
        for (word i = 0; i < WATCHED; i++) {
            if (one && says_addresses && times[i] != 0) {
                say(i, "\t");
                say(times[i], "\n");
            }
            sum += times[i];
            times[i] = 0;
        }
        if (one) {
            say(sum, "\n");
        }
    }
}

static void count_block(plugin id, struct block *block) {
    (void) id;
    qemu_plugin_register_vcpu_tb_exec_inline(block, 0, &everything, qemu_plugin_tb_n_insns(block));
}

static void say_everything(plugin id, void *data) {
    (void) id, (void) data;
    say(everything, "\n");
}

EXPORTED int qemu_plugin_install(plugin id, const struct information *information, int count, char **arguments) {
    (void) information;
    if (count > 0 && arguments[0][0] == 'e') {
        qemu_plugin_register_vcpu_tb_trans_cb(id, count_block);
        qemu_plugin_register_atexit_cb(id, say_everything, 0);
        return 0;
    }
    says_addresses = count > 0;
    qemu_plugin_register_vcpu_tb_trans_cb(id, translate);
    qemu_plugin_register_vcpu_syscall_cb(id, see_system_call);
    return 0;
}
