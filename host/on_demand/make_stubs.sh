#!/bin/sh
# Writes assembly that stands in for shared libraries until one of their functions is first called:
#
#   make_stubs.sh OUTPUT.S "LIBRARY.so …" ARCHIVE.a …
#
# For every function of the libraries that the archives call there is one jump through a slot; a slot leads to the loader
# (load_library_posix.cpp) until the function's address is known. Data of a library cannot stand in like that: where an
# archive uses some, the linker keeps the library as it always did. x86-64, System V calling convention.
set -eu

output=$1 libraries=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What the archives call and neither define themselves nor find in the C and C++ libraries.
nm "$@" 2>/dev/null | awk '$1 == "U" { print $2 }' | sort -u >"$work/used"
{
    nm --defined-only "$@" 2>/dev/null | awk 'NF == 3 { print $3 }'
    for name in libc.so.6 libm.so.6 libstdc++.so.6 libgcc_s.so.1; do
        nm -D --defined-only "$(${CXX:-c++} -print-file-name=$name)" | awk '{ sub(/@.*/, "", $3); print $3 }'
    done
} | sort -u >"$work/had"
comm -23 "$work/used" "$work/had" >"$work/wanted"

number=0
: >"$work/table"
for library in $libraries; do
    soname=$(objdump -p "$library" | awk '$1 == "SONAME" { print $2 }')
    [ -n "$soname" ] || soname=$(basename "$library")
    printf '%s\n' "$soname" >>"$work/sonames"
    nm -D --defined-only "$library" | awk '$2 ~ /^[TWi]$/ { sub(/@.*/, "", $3); print $3 }' | sort -u |
        comm -12 - "$work/wanted" | sed "s/\$/ $number/" >>"$work/table"
    number=$((number + 1))
done

awk -v sonames="$work/sonames" '
    { name[NR - 1] = $1; library[NR - 1] = $2 }
    END {
        print "    .text"
        print "    .p2align 4"
        print "    .type smallprint_first_call, @function"
        print "smallprint_first_call:"
        print "    .cfi_startproc"
        print "    .cfi_def_cfa_offset 16"
        split("rax rdi rsi rdx rcx r8 r9 r10", saved, " ")
        for (i = 1; i <= 8; ++i) printf "    pushq %%%s\n    .cfi_adjust_cfa_offset 8\n", saved[i]
        print "    subq $128, %rsp\n    .cfi_adjust_cfa_offset 128"
        for (i = 0; i < 8; ++i) printf "    movups %%xmm%d, %d(%%rsp)\n", i, i * 16
        print "    movq 192(%rsp), %rdi"
        print "    call smallprint_load_function"
        print "    movq %rax, %r11"
        for (i = 0; i < 8; ++i) printf "    movups %d(%%rsp), %%xmm%d\n", i * 16, i
        print "    addq $128, %rsp\n    .cfi_adjust_cfa_offset -128"
        for (i = 8; i >= 1; --i) printf "    popq %%%s\n    .cfi_adjust_cfa_offset -8\n", saved[i]
        print "    addq $8, %rsp\n    .cfi_adjust_cfa_offset -8"
        print "    jmp *%r11"
        print "    .cfi_endproc"
        print "    .size smallprint_first_call, . - smallprint_first_call"
        for (i = 0; i < NR; ++i) {
            printf "    .p2align 4\n    .globl %s\n    .type %s, @function\n%s:\n    endbr64\n", name[i], name[i], name[i]
            printf "    jmp *smallprint_slots+%d(%%rip)\n1:  endbr64\n    pushq $%d\n    jmp smallprint_first_call\n", i * 8, i
            printf "    .size %s, . - %s\n", name[i], name[i]
            printf "    .pushsection .data.smallprint_slots, \"aw\"\n    .quad 1b\n    .popsection\n"
            printf "    .pushsection .rodata.smallprint_names, \"a\"\n    .asciz \"%s\"\n    .popsection\n", name[i]
            printf "    .pushsection .rodata.smallprint_owners, \"a\"\n    .byte %d\n    .popsection\n", library[i]
        }
        # The labels stand before what the functions above have put into the sections: subsection order is by first use.
        print "    .section .rodata.smallprint_sonames, \"a\"\n    .globl smallprint_library_names\n    .hidden smallprint_library_names\nsmallprint_library_names:"
        while ((getline line < sonames) > 0) printf "    .asciz \"%s\"\n", line
        print "    .section .note.GNU-stack, \"\", @progbits"
    }' "$work/table" >"$work/body"
{
    printf '# Made by make_stubs.sh; %s functions.\n' "$(wc -l <"$work/table")"
    for part in slots:.data.smallprint_slots:aw names:.rodata.smallprint_names:a owners:.rodata.smallprint_owners:a; do
        label=smallprint_${part%%:*} rest=${part#*:}
        [ "$label" = smallprint_slots ] || label=smallprint_function_${part%%:*}
        printf '    .section %s, "%s"\n    .globl %s\n    .hidden %s\n' "${rest%:*}" "${rest#*:}" "$label" "$label"
        [ "$label" = smallprint_slots ] && printf '    .p2align 3\n'
        printf '%s:\n' "$label"
    done
    cat "$work/body"
} >"$output"
