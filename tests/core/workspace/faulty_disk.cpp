// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/workspace/faulty_disk.h"

#include <QFile>
#include <algorithm>
#include <cstring>

namespace dossier::testing {

namespace {

constexpr qint64 sector = 512;

sqlite3_vfs* theReal = nullptr;
FaultyDisk theDisk;

struct Handle
{
    sqlite3_file base;
    sqlite3_file* real;
    QString* path; ///< null for temporary files, which nobody misses
};

Handle* of(sqlite3_file* file) { return reinterpret_cast<Handle*>(file); }

int closeFile(sqlite3_file* file)
{
    Handle* handle = of(file);
    const int code = handle->real->pMethods != nullptr ? handle->real->pMethods->xClose(handle->real) : SQLITE_OK;
    delete handle->path;
    handle->path = nullptr;
    return code;
}
int readFile(sqlite3_file* file, void* data, int amount, sqlite3_int64 offset)
{
    return theDisk.isPulled() ? SQLITE_IOERR_READ : of(file)->real->pMethods->xRead(of(file)->real, data, amount, offset);
}
int writeFile(sqlite3_file* file, const void* data, int amount, sqlite3_int64 offset)
{
    Handle* handle = of(file);
    if (handle->path == nullptr)
        return handle->real->pMethods->xWrite(handle->real, data, amount, offset);
    if (const int error = theDisk.strike())
        return error == SQLITE_READONLY ? SQLITE_IOERR_WRITE : error;
    const int code = handle->real->pMethods->xWrite(handle->real, data, amount, offset);
    if (code == SQLITE_OK)
        theDisk.wrote(*handle->path, offset, QByteArray(static_cast<const char*>(data), amount));
    return code;
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    Handle* handle = of(file);
    if (handle->path == nullptr)
        return handle->real->pMethods->xTruncate(handle->real, size);
    if (const int error = theDisk.strike())
        return SQLITE_IOERR_TRUNCATE;
    const int code = handle->real->pMethods->xTruncate(handle->real, size);
    if (code == SQLITE_OK)
        theDisk.truncated(*handle->path, size);
    return code;
}
int syncFile(sqlite3_file* file, int flags)
{
    Handle* handle = of(file);
    if (handle->path == nullptr)
        return SQLITE_OK;
    if (const int error = theDisk.strike())
        return error == SQLITE_IOERR ? error : SQLITE_IOERR_FSYNC;
    Q_UNUSED(flags) // the simulated disk is the one that counts
    theDisk.synced(*handle->path);
    return SQLITE_OK;
}
int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) { return theDisk.isPulled() ? SQLITE_IOERR_FSTAT : of(file)->real->pMethods->xFileSize(of(file)->real, size); }
int lockFile(sqlite3_file* file, int level) { return of(file)->real->pMethods->xLock(of(file)->real, level); }
int unlockFile(sqlite3_file* file, int level) { return of(file)->real->pMethods->xUnlock(of(file)->real, level); }
int checkLock(sqlite3_file* file, int* result) { return of(file)->real->pMethods->xCheckReservedLock(of(file)->real, result); }
int control(sqlite3_file* file, int operation, void* argument) { return of(file)->real->pMethods->xFileControl(of(file)->real, operation, argument); }
int sectorSize(sqlite3_file*) { return int(sector); }
int characteristics(sqlite3_file* file) { return of(file)->real->pMethods->xDeviceCharacteristics(of(file)->real) & SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN; } // promises nothing

const sqlite3_io_methods methods{1, closeFile, readFile, writeFile, truncateFile, syncFile, sizeOfFile, lockFile, unlockFile, checkLock, control, sectorSize, characteristics,
                                 nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};

int openFile(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    Handle* handle = of(file);
    handle->base.pMethods = nullptr;
    handle->real = reinterpret_cast<sqlite3_file*>(handle + 1);
    handle->path = nullptr;
    const bool ours = name != nullptr && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    const bool creates = ours && (flags & SQLITE_OPEN_CREATE) != 0 && !QFile::exists(QString::fromUtf8(name));
    if (ours && theDisk.isPulled())
        return SQLITE_CANTOPEN;
    if (creates) {
        if (const int error = theDisk.strike())
            return error == SQLITE_FULL ? SQLITE_FULL : SQLITE_CANTOPEN;
    }
    if (ours)
        theDisk.opened(QString::fromUtf8(name), creates);
    const int code = theReal->xOpen(theReal, name, handle->real, flags, outFlags);
    if (code != SQLITE_OK)
        return code;
    handle->base.pMethods = &methods;
    if (ours)
        handle->path = new QString(QString::fromUtf8(name));
    return SQLITE_OK;
}
int deleteFile(sqlite3_vfs*, const char* name, int syncFolder)
{
    if (const int error = theDisk.strike())
        return SQLITE_IOERR_DELETE;
    const int code = theReal->xDelete(theReal, name, 0);
    if (code == SQLITE_OK)
        theDisk.deleted(QString::fromUtf8(name), syncFolder != 0);
    return code;
}
int access(sqlite3_vfs*, const char* name, int flags, int* result) { return theReal->xAccess(theReal, name, flags, result); }
int fullName(sqlite3_vfs*, const char* name, int size, char* out) { return theReal->xFullPathname(theReal, name, size, out); }

} // namespace

FaultyDisk& FaultyDisk::install()
{
    static sqlite3_vfs vfs = [] {
        sqlite3_initialize();
        theReal = sqlite3_vfs_find(nullptr);
        sqlite3_vfs ours = *theReal;
        ours.iVersion = 1;
        ours.szOsFile = int(sizeof(Handle)) + theReal->szOsFile;
        ours.zName = "faulty";
        ours.xOpen = openFile;
        ours.xDelete = deleteFile;
        ours.xAccess = access;
        ours.xFullPathname = fullName;
        return ours;
    }();
    sqlite3_vfs_register(&vfs, 1);
    return theDisk;
}

void FaultyDisk::arm(int call, int error, bool lasting, bool pulled)
{
    m_armed = true;
    m_call = call;
    m_error = error;
    m_lasting = lasting;
    m_pulled = pulled;
    m_struck = false;
    m_calls = 0;
}

void FaultyDisk::disarm()
{
    m_armed = false;
}

int FaultyDisk::strike()
{
    if (!m_armed)
        return 0;
    ++m_calls;
    if (m_calls < m_call || (m_calls > m_call && !m_lasting))
        return 0;
    m_struck = true;
    return m_error;
}

void FaultyDisk::watch()
{
    m_files.clear();
    m_watching = true;
}

void FaultyDisk::unwatch()
{
    m_watching = false;
    m_files.clear();
}

void FaultyDisk::opened(const QString& path, bool created)
{
    if (!m_watching)
        return;
    if (created) {
        File& file = m_files[path]; // what was deleted but not surely is written over
        file.exists = true;
        file.pending.push_back({0, {}, true});
        return;
    }
    if (m_files.contains(path))
        return;
    QFile there(path);
    File file;
    file.exists = there.open(QIODevice::ReadOnly);
    file.wasSynced = file.exists;
    file.synced = file.exists ? there.readAll() : QByteArray();
    m_files[path] = file;
}

void FaultyDisk::wrote(const QString& path, qint64 offset, const QByteArray& data)
{
    if (m_watching)
        m_files[path].pending.push_back({offset, data, false});
}

void FaultyDisk::truncated(const QString& path, qint64 size)
{
    if (m_watching)
        m_files[path].pending.push_back({size, {}, true});
}

void FaultyDisk::synced(const QString& path)
{
    if (!m_watching)
        return;
    File& file = m_files[path];
    for (const Write& write : file.pending)
        apply(file.synced, write);
    file.pending.clear();
    file.wasSynced = true;
}

void FaultyDisk::deleted(const QString& path, bool folderSynced)
{
    if (!m_watching)
        return;
    if (folderSynced) {
        m_files.remove(path);
        return;
    }
    m_files[path].exists = false;
}

void FaultyDisk::apply(QByteArray& content, const Write& write)
{
    if (write.truncates) {
        content.resize(write.offset);
        return;
    }
    if (content.size() < write.offset + write.data.size())
        content.append(QByteArray(write.offset + write.data.size() - content.size(), '\0'));
    std::memcpy(content.data() + write.offset, write.data.constData(), size_t(write.data.size()));
}

QMap<QString, QByteArray> FaultyDisk::afterPowerLoss(std::mt19937& random) const
{
    QMap<QString, QByteArray> disk;
    for (auto file = m_files.begin(); file != m_files.end(); ++file) {
        if ((!file->exists && (!file->wasSynced || random() % 2 == 0)) || (file->exists && !file->wasSynced && random() % 2 == 0))
            continue;
        // Sector by sector, so that a write may be torn; all, none or some of what was not synced.
        std::vector<Write> pieces;
        for (const Write& write : file->pending) {
            if (write.truncates) {
                pieces.push_back(write);
                continue;
            }
            for (qint64 at = 0; at < write.data.size();) {
                const qint64 length = std::min(sector - (write.offset + at) % sector, qint64(write.data.size()) - at);
                pieces.push_back({write.offset + at, write.data.mid(at, length), false});
                at += length;
            }
        }
        const quint32 mood = random() % 4;
        QByteArray content = file->synced;
        if (mood == 3)
            std::shuffle(pieces.begin(), pieces.end(), random);
        for (const Write& piece : pieces) {
            if (mood == 0 || (mood >= 2 && random() % 2 == 0))
                continue;
            apply(content, piece);
        }
        disk[file.key()] = content;
    }
    return disk;
}

} // namespace dossier::testing
