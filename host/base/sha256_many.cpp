#include "base/sha256_many.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "base/error.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <cpuid.h>
#endif

namespace smallprint {
namespace {

constexpr std::size_t lanes = 16;
constexpr std::size_t block_size = 64;
constexpr std::size_t words_a_block = 16;
constexpr std::size_t rounds = 64;
// Below this many messages the lanes would mostly stand idle.
constexpr std::size_t few = 4;

// FIPS 180-4, 4.2.2 and 5.3.3.
constexpr std::array<std::uint32_t, rounds> constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};
constexpr std::array<std::uint32_t, 8> initial{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                               0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

#if defined(__GNUC__)
using Vector = std::uint32_t __attribute__((vector_size(lanes * sizeof(std::uint32_t))));
#define SMALLPRINT_MANY_LANES 1
#endif

#ifdef SMALLPRINT_MANY_LANES

// Not under ThreadSanitizer: what chooses among the clones runs before its library is there.
#if defined(__x86_64__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define SMALLPRINT_CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define SMALLPRINT_CLONES
#endif

using LaneWords = std::array<std::array<std::uint32_t, lanes>, words_a_block>;

struct State {
    std::array<std::array<std::uint32_t, lanes>, 8> words;
};

#define SMALLPRINT_ROTATE(x, n) (((x) >> (n)) | ((x) << (32 - (n))))

// One block of every lane.
SMALLPRINT_CLONES void add_block(State& state, const LaneWords& block) {
    Vector w[words_a_block];
    Vector s[8];
    std::memcpy(w, block.data(), sizeof w);
    std::memcpy(s, state.words.data(), sizeof s);
    Vector a = s[0];
    Vector b = s[1];
    Vector c = s[2];
    Vector d = s[3];
    Vector e = s[4];
    Vector f = s[5];
    Vector g = s[6];
    Vector h = s[7];
    for (std::size_t t = 0; t < rounds; ++t) {
        Vector& word = w[t % words_a_block];
        if (t >= words_a_block) {
            const Vector near = w[(t + 14) % words_a_block];
            const Vector far = w[(t + 1) % words_a_block];
            word += (SMALLPRINT_ROTATE(near, 17) ^ SMALLPRINT_ROTATE(near, 19) ^ (near >> 10)) +
                    w[(t + 9) % words_a_block] +
                    (SMALLPRINT_ROTATE(far, 7) ^ SMALLPRINT_ROTATE(far, 18) ^ (far >> 3));
        }
        const Vector first = h +
                             (SMALLPRINT_ROTATE(e, 6) ^ SMALLPRINT_ROTATE(e, 11) ^ SMALLPRINT_ROTATE(e, 25)) +
                             (g ^ (e & (f ^ g))) + constants[t] + word;
        const Vector second =
            (SMALLPRINT_ROTATE(a, 2) ^ SMALLPRINT_ROTATE(a, 13) ^ SMALLPRINT_ROTATE(a, 22)) +
            ((a & b) | (c & (a | b)));
        h = g;
        g = f;
        f = e;
        e = d + first;
        d = c;
        c = b;
        b = a;
        a = first + second;
    }
    s[0] += a;
    s[1] += b;
    s[2] += c;
    s[3] += d;
    s[4] += e;
    s[5] += f;
    s[6] += g;
    s[7] += h;
    std::memcpy(state.words.data(), s, sizeof s);
}

#undef SMALLPRINT_ROTATE

// What a lane is at: the message's whole blocks, then one or two with its end and the padding.
struct Lane {
    const char* next = nullptr;
    std::size_t whole = 0;  // blocks left in the message
    std::array<char, 2 * block_size> end{};
    std::size_t end_blocks = 0;
    std::size_t end_done = 0;
    std::size_t message = SIZE_MAX;  // none: idle

    void begin(std::string_view text, std::size_t number) {
        message = number;
        next = text.data();
        whole = text.size() / block_size;
        const std::size_t rest = text.size() % block_size;
        end.fill(0);
        std::copy_n(text.end() - static_cast<std::ptrdiff_t>(rest), rest, end.begin());
        end[rest] = static_cast<char>(0x80);
        end_blocks = rest + 1 + sizeof(std::uint64_t) <= block_size ? 1 : 2;
        end_done = 0;
        const std::uint64_t bits = static_cast<std::uint64_t>(text.size()) * 8;
        for (std::size_t i = 0; i < sizeof bits; ++i) {
            end[end_blocks * block_size - 1 - i] = static_cast<char>(bits >> (8 * i));
        }
    }

    const char* take_block() {
        if (whole > 0) {
            --whole;
            const char* block = next;
            next += block_size;
            return block;
        }
        return end.data() + block_size * end_done++;
    }

    [[nodiscard]] bool is_done() const noexcept { return whole == 0 && end_done == end_blocks; }
};

std::uint32_t big_endian(const char* bytes) noexcept {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    if constexpr (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__) {
        word = __builtin_bswap32(word);
    }
    return word;
}

void hash_in_lanes(std::span<const std::string_view> messages, std::span<Sha256Digest> digests) {
    State state{};
    LaneWords block{};
    std::array<Lane, lanes> at;
    std::size_t next = 0;
    std::size_t busy = 0;
    const auto load = [&](std::size_t lane) {
        if (next == messages.size()) {
            at[lane].message = SIZE_MAX;
            return;
        }
        at[lane].begin(messages[next], next);
        ++next;
        ++busy;
        for (std::size_t i = 0; i < initial.size(); ++i) {
            state.words[i][lane] = initial[i];
        }
    };
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        load(lane);
    }
    while (busy > 0) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            if (at[lane].message != SIZE_MAX) {
                const char* bytes = at[lane].take_block();
                for (std::size_t t = 0; t < words_a_block; ++t) {
                    block[t][lane] = big_endian(bytes + t * sizeof(std::uint32_t));
                }
            }
        }
        add_block(state, block);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            if (at[lane].message == SIZE_MAX || !at[lane].is_done()) {
                continue;
            }
            Sha256Digest& digest = digests[at[lane].message];
            for (std::size_t i = 0; i < initial.size(); ++i) {
                for (std::size_t byte = 0; byte < sizeof(std::uint32_t); ++byte) {
                    digest[i * sizeof(std::uint32_t) + byte] =
                        static_cast<std::uint8_t>(state.words[i][lane] >> (24U - 8U * byte));
                }
            }
            --busy;
            load(lane);
        }
    }
}

#endif  // SMALLPRINT_MANY_LANES

void hash_one_by_one(std::span<const std::string_view> messages, std::span<Sha256Digest> digests) {
    for (std::size_t i = 0; i < messages.size(); ++i) {
        digests[i] = sha256(messages[i]);
    }
}

// OpenSSL uses the processor's own SHA instructions, which no vectors beat; without AVX2 they are no gain.
bool vectors_are_faster() {
#if defined(__x86_64__) && defined(SMALLPRINT_MANY_LANES)
    static const bool faster = [] {
        unsigned a = 0;
        unsigned b = 0;
        unsigned c = 0;
        unsigned d = 0;
        constexpr unsigned features = 7;
        constexpr unsigned sha_instructions = 1U << 29U;
        const bool has_sha =
            __get_cpuid_count(features, 0, &a, &b, &c, &d) == 1 && (b & sha_instructions) != 0;
        return !has_sha && __builtin_cpu_supports("avx2") != 0;
    }();
    return faster;
#else
    return false;
#endif
}

void check_sizes(std::span<const std::string_view> messages, std::span<Sha256Digest> digests) {
    if (messages.size() != digests.size()) {
        throw Error(ErrorCode::internal, "There must be a place for each digest.");
    }
}

}  // namespace

void sha256_many_by_vectors(std::span<const std::string_view> messages, std::span<Sha256Digest> digests) {
    check_sizes(messages, digests);
#ifdef SMALLPRINT_MANY_LANES
    hash_in_lanes(messages, digests);
#else
    hash_one_by_one(messages, digests);
#endif
}

void sha256_many(std::span<const std::string_view> messages, std::span<Sha256Digest> digests) {
    check_sizes(messages, digests);
    if (messages.size() < few || !vectors_are_faster()) {
        hash_one_by_one(messages, digests);
        return;
    }
    // A message as long as many others (a document's text beside its clauses') would keep one lane busy long
    // after all others: it is faster alone.
    std::size_t all = 0;
    for (const std::string_view message : messages) {
        all += message.size();
    }
    std::vector<std::string_view> short_ones;
    std::vector<std::size_t> places;
    short_ones.reserve(messages.size());
    places.reserve(messages.size());
    for (std::size_t i = 0; i < messages.size(); ++i) {
        if (messages[i].size() > all / few) {
            digests[i] = sha256(messages[i]);
        } else {
            short_ones.push_back(messages[i]);
            places.push_back(i);
        }
    }
    std::vector<Sha256Digest> found(short_ones.size());
    sha256_many_by_vectors(short_ones, found);
    for (std::size_t i = 0; i < places.size(); ++i) {
        digests[places[i]] = found[i];
    }
}

}  // namespace smallprint
