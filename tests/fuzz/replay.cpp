// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a target without a fuzzer: replay MUTATIONS FOLDER... gives it every file of the folders, and as many mutations of each, always the same ones.
#include "tests/fuzz/fuzz.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <random>
#include <vector>

namespace {

constexpr qsizetype largest = 1 << 16;

class Mutator
{
public:
    explicit Mutator(const std::vector<QByteArray>& corpus) : m_corpus(corpus) {}

    QByteArray mutated(QByteArray bytes)
    {
        for (std::size_t steps = 1 + below(4); steps > 0; --steps)
            step(bytes);
        return bytes.left(largest);
    }

private:
    std::size_t below(std::size_t end) { return m_random() % end; }
    qsizetype place(const QByteArray& bytes) { return qsizetype(below(std::size_t(bytes.size()) + 1)); }
    QByteArray piece(const QByteArray& bytes)
    {
        const qsizetype from = place(bytes);
        return bytes.mid(from, qsizetype(1 + below(64)));
    }

    void step(QByteArray& bytes)
    {
        if (bytes.isEmpty()) {
            bytes.append(char(below(256)));
            return;
        }
        const auto at = qsizetype(below(std::size_t(bytes.size())));
        switch (below(8)) {
        case 0: bytes[at] = char(bytes[at] ^ char(1 << below(8))); break;
        case 1: bytes[at] = char(below(256)); break;
        case 2: bytes[at] = "\0\x7f\x80\xff{}[]\",:09-"[below(15)]; break;
        case 3: bytes.truncate(at); break;
        case 4: bytes.remove(at, qsizetype(1 + below(64))); break;
        case 5: bytes.insert(at, piece(bytes)); break;
        case 6: bytes.insert(at, piece(m_corpus[below(m_corpus.size())])); break;
        default: { // the beginning of one, the end of another
            const QByteArray& other = m_corpus[below(m_corpus.size())];
            bytes = bytes.left(at) + other.mid(place(other));
        }
        }
    }

    const std::vector<QByteArray>& m_corpus;
    std::mt19937 m_random{20261201};
};

void run(const QByteArray& bytes)
{
    // A buffer of exactly this size, so that a sanitizer sees a read past its end.
    const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
    LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

} // namespace

int main(int argc, char** argv)
{
    LLVMFuzzerInitialize(&argc, &argv);
    const int mutations = argc > 1 ? std::atoi(argv[1]) : 0;
    std::vector<QByteArray> corpus;
    for (int i = 2; i < argc; ++i) {
        const QDir folder(QString::fromLocal8Bit(argv[i]));
        for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "cannot read %s\n", qPrintable(file.fileName()));
                return 2;
            }
            corpus.push_back(file.readAll());
        }
    }
    if (corpus.empty()) {
        std::fprintf(stderr, "replay MUTATIONS FOLDER...: there are no files to replay\n");
        return 2;
    }
    Mutator mutator(corpus);
    QElapsedTimer clock;
    clock.start();
    qint64 slowest = 0;
    int inputs = 0;
    const auto timed = [&](const QByteArray& bytes) {
        const qint64 before = clock.elapsed();
        run(bytes);
        slowest = qMax(slowest, clock.elapsed() - before);
        ++inputs;
    };
    for (const QByteArray& bytes : corpus) {
        timed(bytes);
        for (int i = 0; i < mutations; ++i)
            timed(mutator.mutated(bytes));
    }
    std::printf("%d inputs from %d files in %lld ms, the slowest %lld ms\n", inputs, int(corpus.size()), static_cast<long long>(clock.elapsed()), static_cast<long long>(slowest));
    return 0;
}
