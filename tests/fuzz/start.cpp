// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every target needs before its first input.
#include "tests/fuzz/fuzz.h"

#include <QCoreApplication>
#include <QLoggingCategory>

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments)
{
    static QCoreApplication application(*count, *arguments); // finds the plug-ins that read pictures
    QLoggingCategory::setFilterRules(QStringLiteral("*=false")); // libraries complain about each broken picture
    return 0;
}
