#include "service/export_words.h"

namespace smallprint {

std::string_view export_check_script() noexcept {
    return R"sh(#!/bin/sh
# Checks this folder with a POSIX shell and sha256sum, or openssl where there is no sha256sum (or CHECK_WITH=openssl
# says so). Says what does not hold and ends with status 1 then.
cd "$(dirname "$0")" || exit 1
status=0
zeros=0000000000000000000000000000000000000000000000000000000000000000
tab=$(printf '\t')
fail() { echo "DOES NOT HOLD: $*"; status=1; }
if [ "${CHECK_WITH:-sha256sum}" = sha256sum ] && command -v sha256sum >/dev/null; then
    digest() { sha256sum | cut -c 1-64; }
else
    digest() { openssl dgst -sha256 -r | cut -c 1-64; }
fi

while IFS= read -r line; do
    hash=$(printf '%s' "$line" | cut -c 1-64)
    name=$(printf '%s' "$line" | cut -c 67-)
    [ "$(digest < "$name")" = "$hash" ] || fail "$name is not what it was"
done < SHA256SUMS

if [ -e finding/clause.sha256 ]; then
    [ "$(digest < finding/clause.txt)" = "$(cut -c 1-64 < finding/clause.sha256)" ] || fail "the clause has other words"
    grep -q "\"sha256\":\"$(cut -c 1-64 < finding/clause.sha256)\"" clauses/*.jsonl || fail "no version has the clause"
fi

previous=$zeros
while IFS="$tab" read -r seq time kind commitment hash; do
    made=$(printf '%s\n%s\n%s\n%s\n%s\n' "$previous" "$seq" "$time" "$kind" "$commitment" | digest)
    [ "$made" = "$hash" ] || fail "ledger entry $seq does not follow from the one before"
    previous=$hash
done < ledger/chain.tsv

while IFS="$tab" read -r seq salt payload; do
    made=$(printf '%s\n%s' "$salt" "$payload" | digest)
    said=$(grep "^$seq$tab" ledger/chain.tsv | cut -f 4)
    [ "$made" = "$said" ] || fail "ledger entry $seq is not about what it is said to be about"
done < ledger/entries.tsv

for index in versions/index.tsv documents/*/versions/index.tsv; do
    [ -e "$index" ] || continue
    folder=$(dirname "$index")
    while IFS="$tab" read -r number seq hash; do
        [ "$(digest < "$folder/$number.txt")" = "$hash" ] || fail "$folder/$number.txt is another text"
        grep "^$seq$tab" ledger/entries.tsv | grep -q "\"sha256\":\"$hash\"" || fail "ledger entry $seq speaks of another text"
    done < "$index"
done

[ "$status" = 0 ] && echo "Everything holds. The ledger's head is $previous."
exit "$status"
)sh";
}

std::string_view export_how_to() noexcept {
    return R"md(# How to check this evidence

This was written by Smallprint. It shows which text a document had when, as one computer saw it. Nothing of Smallprint is
needed to check it: run `sh check.sh` (with `CHECK_WITH=openssl` it uses OpenSSL's command line in place of `sha256sum`), or
do by hand what it does. In an export of everything, what is said of one document stands in `documents/RECORD-ID/`.

- `document.json`: which document this is, and its versions with their times and hashes.
- `versions/NUMBER.txt`: the canonical text of each version, what a reader sees of the legal text, one block a line. This
  gives the hash that `document.json` and the ledger have:

      sha256sum versions/00001.txt
      openssl dgst -sha256 -r versions/00001.txt

- `clauses/NUMBER.jsonl`: its clauses; `sha256` is the SHA-256 of `words`, which are the clause's without the number it
  begins with.
- `finding/`, where the evidence is about one finding: `clause.txt` has the words that `clause.sha256` is the hash of
  (`cd finding && sha256sum -c clause.sha256`), `citation.txt` and `citation.json` say how to cite it.
- `ledger/chain.tsv`: every entry of the ledger up to its head, oldest first, with tabs between: number, time (UTC,
  milliseconds since 1970), kind, commitment, hash. Each hash is made from the one before:

      printf '%s\n%s\n%s\n%s\n%s\n' PREVIOUS_HASH NUMBER TIME KIND COMMITMENT | sha256sum

  with 64 zeros before the first. An entry cannot be changed, put in or taken out without changing all that follow.
- `ledger/entries.tsv`: number, salt and payload of the entries that this export may show. The commitment is

      printf '%s\n%s' SALT PAYLOAD | openssl dgst -sha256 -r

  Other entries show their commitments alone, which say nothing about what they commit to.
- `stamps/index.tsv`, `stamps/NUMBER.tsq`, `stamps/NUMBER.tsr`: time stamps of the ledger (RFC 3161), if it has any: number, ledger
  entry, its hash, time, authority; request and answer. What is stamped is the entry's hash:

      openssl ts -verify -digest HASH -in stamps/NUMBER.tsr -CAfile THE_AUTHORITYS_ROOT.pem

  A stamp that holds proves that every entry up to that one was there at that time.
- `SHA256SUMS`: of all these files, for `sha256sum -c SHA256SUMS`.

What it proves: that these texts belong to these entries, and that the entries stand in this order. What it does not: who
ran the computer and whether its clock was right. A head of the ledger that was given away, or time-stamped, at an earlier
time proves that everything up to it was there then.
)md";
}

}  // namespace smallprint
