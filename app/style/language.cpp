// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/theme.h"

#include <QApplication>
#include <QEvent>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <memory>
#include <optional>

namespace dossier {

namespace {

struct Installed
{
    std::optional<Language> language;
    std::unique_ptr<QTranslator> ours, qts;
};

Installed& installed()
{
    static Installed instance;
    return instance;
}

std::unique_ptr<QTranslator> load(const QString& name, const QString& folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(name, folder))
        return nullptr;
    QCoreApplication::installTranslator(translator.get());
    return translator;
}

} // namespace

Language interfaceLanguage()
{
    std::optional<Language>& language = installed().language;
    if (!language) {
        const QSettings file(QStringLiteral("Dossier"), QStringLiteral("Dossier"));
        language = languageFromCode(file.value(QStringLiteral("language")).toString());
        if (!language)
            language = systemLanguage();
    }
    return *language;
}

void setInterfaceLanguage(Language language)
{
    Installed& now = installed();
    now.language = language;
    QSettings(QStringLiteral("Dossier"), QStringLiteral("Dossier")).setValue(QStringLiteral("language"), languageCode(language));
    QLocale::setDefault(localeOf(language));

    now.ours.reset(); // a translator takes itself out when it goes
    now.qts.reset();
    const bool chinese = language == Language::Chinese;
    if (chinese)
        now.qts = load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    now.ours = load(chinese ? QStringLiteral("dossier_zh_CN") : QStringLiteral("dossier_en"), QStringLiteral(":/translations"));

    if (qobject_cast<QApplication*>(QCoreApplication::instance()) == nullptr)
        return;
    QApplication::setFont(Theme::current().font(TextRole::Body, language));
    // Also without any translation file: our texts choose their font and their content by the language.
    QEvent event(QEvent::LanguageChange);
    QCoreApplication::sendEvent(QCoreApplication::instance(), &event);
}

} // namespace dossier
