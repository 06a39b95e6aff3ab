// Packs of git: every object gets its name, the index is the one libgit2 makes, and what is damaged or made
// to be endless ends in one sentence.
#include <doctest/doctest.h>
#include <git2.h>
#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "base/error.h"
#include "import/bundle.h"
#include "import/pack_delta.h"
#include "import/pack_entries.h"
#include "import/pack_index.h"
#include "import/pack_names.h"
#include "import/pack_sha1.h"
#include "import/repository.h"

namespace smallprint::test {

namespace {

using git::PackType;

std::string bytes_of(const ObjectId& id) {
    return {reinterpret_cast<const char*>(id.data()), id.size()};
}

ObjectId sha1_of(std::string_view bytes) {
    git::Sha1 hash;
    hash.update(bytes);
    return hash.finish();
}

ObjectId name_of_blob(std::string_view text) {
    return sha1_of("blob " + std::to_string(text.size()) + std::string(1, '\0') + std::string(text));
}

std::string deflated(std::string_view bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string packed(size, '\0');
    REQUIRE(compress(reinterpret_cast<Bytef*>(packed.data()), &size,
                     reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size())) == Z_OK);
    packed.resize(size);
    return packed;
}

std::string little_endian_size(std::size_t size) {
    std::string bytes;
    for (; size >= 0x80; size >>= 7U) {
        bytes.push_back(static_cast<char>((size & 0x7FU) | 0x80U));
    }
    bytes.push_back(static_cast<char>(size));
    return bytes;
}

/// A pack written by hand, entry by entry.
class SamplePack {
public:
    std::size_t add(PackType type, std::string_view content, std::string_view base = {}) {
        const std::size_t offset = 12 + body_.size();
        std::size_t rest = content.size() >> 4U;
        std::size_t first = (static_cast<std::size_t>(type) << 4U) | (content.size() & 15U);
        body_.push_back(static_cast<char>(first | (rest != 0 ? 0x80U : 0U)));
        if (rest != 0) {
            body_ += little_endian_size(rest);
        }
        body_ += base;
        body_ += deflated(content);
        ++count_;
        return offset;
    }
    /// A difference to the entry at `base`, which lies less than 128 bytes or less than 16,512 before.
    std::size_t add_difference(std::size_t base, std::string_view delta) {
        const std::size_t distance = 12 + body_.size() - base;
        std::string written(1, static_cast<char>(distance & 0x7FU));
        if (distance >= 0x80) {
            written.insert(written.begin(), static_cast<char>(((distance >> 7U) - 1) | 0x80U));
        }
        return add(PackType::offset_delta, delta, written);
    }
    [[nodiscard]] std::string bytes() const {
        std::string pack("PACK\0\0\0\2\0\0", 10);
        pack.push_back(static_cast<char>(count_ >> 8U));
        pack.push_back(static_cast<char>(count_ & 0xFFU));
        pack += body_;
        return pack + bytes_of(sha1_of(pack));
    }

private:
    std::string body_;
    std::size_t count_ = 0;
};

/// Takes the base as it is and puts `more` behind it.
std::string longer_by(std::size_t base_size, std::string_view more) {
    std::string delta = little_endian_size(base_size) + little_endian_size(base_size + more.size());
    delta.push_back(static_cast<char>(0x80U | 0x30U));  // two bytes of size, no offset
    delta.push_back(static_cast<char>(base_size & 0xFFU));
    delta.push_back(static_cast<char>(base_size >> 8U));
    delta.push_back(static_cast<char>(more.size()));
    return delta + std::string(more);
}

void nobody(std::size_t /*done*/, std::size_t /*total*/) {}

struct Named {
    git::Pack pack;
    std::vector<ObjectId> ids;
    std::string index;
};

Named name_all(const std::string& bytes) {
    const git::TemporaryFolder folder;
    const auto file = folder.path() / "a.pack";
    Named named;
    std::istringstream in(bytes);
    {
        std::ofstream copy(file, std::ios::binary);
        named.pack = git::read_pack(in, copy, nobody);
    }
    CHECK(std::filesystem::file_size(file) == bytes.size());
    named.ids = git::name_objects(named.pack, file, 2, [](std::size_t) {});
    std::ostringstream index;
    git::write_pack_index(index, named.pack, named.ids);
    named.index = std::move(index).str();
    return named;
}

std::string reason_against(const std::string& bytes) {
    try {
        (void)name_all(bytes);
    } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::unreadable_input);
        return error.what();
    }
    return {};
}

std::string file_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string index_by_libgit2(const std::string& pack) {
    const git::TemporaryFolder folder;
    git_libgit2_init();
    git_indexer* indexer = nullptr;
    git_indexer_progress stats{};
    REQUIRE(git_indexer_new(&indexer, folder.path().c_str(), 0, nullptr, nullptr) == 0);
    REQUIRE(git_indexer_append(indexer, pack.data(), pack.size(), &stats) == 0);
    REQUIRE(git_indexer_commit(indexer, &stats) == 0);
    git_indexer_free(indexer);
    git_libgit2_shutdown();
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        if (entry.path().extension() == ".idx") {
            return file_bytes(entry.path());
        }
    }
    return {};
}

std::string packed_by_libgit2(const SampleRepository& sample) {
    git_repository* repository = nullptr;
    REQUIRE(git_repository_open(&repository, sample.path().c_str()) == 0);
    git_packbuilder* builder = nullptr;
    REQUIRE(git_packbuilder_new(&builder, repository) == 0);
    git_revwalk* walk = nullptr;
    REQUIRE(git_revwalk_new(&walk, repository) == 0);
    REQUIRE(git_revwalk_push_head(walk) == 0);
    REQUIRE(git_packbuilder_insert_walk(builder, walk) == 0);
    git_buf buffer{};
    REQUIRE(git_packbuilder_write_buf(&buffer, builder) == 0);
    std::string pack(buffer.ptr, buffer.size);
    git_buf_dispose(&buffer);
    git_revwalk_free(walk);
    git_packbuilder_free(builder);
    git_repository_free(repository);
    return pack;
}

}  // namespace

TEST_CASE("a pack's index is the one that libgit2 makes of it") {
    SampleRepository sample;
    std::string text;
    for (int i = 0; i < 400; ++i) {
        text += "Paragraph number " + std::to_string(i * i) + " says what it always said.\n\n";
    }
    for (int i = 0; i < 30; ++i) {
        text.insert(static_cast<std::size_t>(i * 150), "Edit " + std::to_string(i) + ". ");
        sample.commit(i % 2 == 0 ? "Pear" : "Plum", "Terms.md", text,
                      1'600'000'000'000 + TimeMs{86'400'000} * i, "Record new changes of it");
    }
    const std::string pack = packed_by_libgit2(sample);
    const Named named = name_all(pack);
    CHECK(std::ranges::any_of(named.pack.entries,
                              [](const auto& entry) { return entry.type > PackType::tag; }));
    CHECK((named.index == index_by_libgit2(pack)));
}

TEST_CASE("what is kept as a difference is put together: chains, by offset and by name, and twice the same") {
    SamplePack sample;
    const std::string first = "The text as it was at first. " + std::string(200, 'x');
    std::vector<std::string> texts{first};
    std::size_t last = sample.add(PackType::blob, first);
    for (int i = 0; i < 20; ++i) {
        const std::string more = " And part " + std::to_string(i) + ".";
        last = sample.add_difference(last, longer_by(texts.back().size(), more));
        texts.push_back(texts.back() + more);
    }
    // By name, and before the object that it builds on.
    const std::string late = "Comes after what builds on it.";
    sample.add(PackType::id_delta, longer_by(late.size(), " Yes."), bytes_of(name_of_blob(late)));
    texts.push_back(late + " Yes.");
    sample.add(PackType::blob, late);
    sample.add(PackType::blob, late);
    texts.insert(texts.end(), 2, late);
    sample.add(PackType::blob, "");
    texts.emplace_back();
    const Named named = name_all(sample.bytes());
    REQUIRE(named.ids.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CAPTURE(i);
        CHECK(named.ids[i] == name_of_blob(texts[i]));
    }
}

TEST_CASE("a pack that is cut off or changed anywhere is refused") {
    SamplePack sample;
    const std::string base(300, 'b');
    const std::size_t at = sample.add(PackType::blob, base);
    sample.add_difference(at, longer_by(base.size(), "more"));
    const std::string whole = sample.bytes();
    CHECK(reason_against(whole).empty());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        CAPTURE(i);
        CHECK_FALSE(reason_against(whole.substr(0, i)).empty());
        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 0x11);
        CHECK_FALSE(reason_against(changed).empty());
    }
}

TEST_CASE("a pack that builds on what is not there, on itself or on nothing that fits is refused") {
    const auto refused = [](const SamplePack& sample) { return !reason_against(sample.bytes()).empty(); };
    const std::string base(100, 'b');
    SamplePack absent;
    absent.add(PackType::id_delta, longer_by(5, "x"), std::string(20, 'q'));
    CHECK(reason_against(absent.bytes()) == "The bundle is damaged: it builds on what it does not hold.");

    SamplePack between;  // an offset at which no entry begins
    const std::size_t at = between.add(PackType::blob, base);
    between.add_difference(at + 1, longer_by(base.size(), "x"));
    CHECK(refused(between));

    SamplePack before;  // before the pack's beginning
    before.add(PackType::blob, base);
    before.add(PackType::offset_delta, longer_by(base.size(), "x"),
               "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F");
    CHECK(refused(before));

    SamplePack itself;
    itself.add(PackType::offset_delta, longer_by(base.size(), "x"), std::string(1, '\0'));
    CHECK(refused(itself));
}

TEST_CASE("differences that do not fit are refused") {
    const std::string base = "0123456789";
    const auto refused = [&](const std::string& delta) {
        try {
            (void)git::apply_delta(base, delta);
        } catch (const Error& error) {
            return error.code() == ErrorCode::unreadable_input;
        }
        return false;
    };
    CHECK(git::apply_delta(base, longer_by(10, "abc")) == "0123456789abc");
    CHECK(git::apply_delta(base, std::string("\x0A\x03\x91\x07\x03", 5)) == "789");
    CHECK(refused(std::string("\x09\x03\x91\x07\x03", 5)));              // for another base
    CHECK(refused(std::string("\x0A\x03\x91\x07\x04", 5)));              // reads beyond the base
    CHECK(refused(std::string("\x0A\x04\x91\x07\x03", 5)));              // makes too little
    CHECK(refused(std::string("\x0A\x02\x91\x07\x03", 5)));              // makes too much
    CHECK(refused(std::string("\x0A\x03\x91\x07", 4)));                  // is cut off
    CHECK(refused(std::string("\x0A\x03\x05xyz", 6)));                   // says more new bytes than it has
    CHECK(refused(std::string("\x0A\x00\x00", 3)));                      // an operation that is none
    CHECK(refused("\x0A" + little_endian_size(std::size_t{1} << 40U)));  // claims a terabyte
    CHECK(refused("\x0A" + std::string(12, '\xFF')));                    // a size without end
}

TEST_CASE("a small pack that makes far too much is refused before it is made") {
    SamplePack sample;
    const std::string base(std::size_t{1} << 16U, 'z');
    const std::size_t at = sample.add(PackType::blob, base);
    constexpr std::size_t copies = 1500;
    std::string bomb = little_endian_size(base.size()) + little_endian_size(copies * base.size());
    bomb += std::string(copies, '\x80');  // each takes 65,536 bytes from the beginning
    for (int i = 0; i < 4; ++i) {
        sample.add_difference(at, bomb);
    }
    CHECK(reason_against(sample.bytes()) == "The bundle unpacks to far more than any history of terms.");

    SamplePack large;
    large.add(PackType::blob, std::string(std::size_t{129} << 20U, '\0'));
    CHECK(reason_against(large.bytes()) ==
          "The bundle holds a file of more than 128 MB, which is no text of terms.");
}

}  // namespace smallprint::test
