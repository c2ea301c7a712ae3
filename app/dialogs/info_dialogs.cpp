// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/info_dialogs.h"

#include "app/shell/settings.h"
#include "core/form/display.h"
#include "core/rules/obligations.h"
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QTreeWidget>

namespace dossier {

namespace {

QString citations(const QStringList& ids, Language language)
{
    QStringList names;
    for (const QString& id : ids) {
        const Citation* citation = Regimes::builtIn().citation(id);
        names.append(citation ? citation->brief.in(language) : id);
    }
    return joinList(names, language);
}

/// A scrolling column inside a dialog.
QVBoxLayout* scrollColumn(Dialog& dialog)
{
    auto* area = new QScrollArea(&dialog);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget(area);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, space::m, 0);
    column->setSpacing(space::s);
    area->setWidget(inner);
    dialog.content()->addWidget(area, 1);
    return column;
}

Text* line(QVBoxLayout* column, const QString& text, TextRole role, ColourRole colour = ColourRole::Text)
{
    auto* widget = new Text(role, column->parentWidget());
    widget->setText(text);
    widget->setColour(colour);
    column->addWidget(widget);
    return widget;
}

} // namespace

ReasonsDialog::ReasonsDialog(Workspace& workspace, const QString& reference, QWidget* parent) : Dialog({}, parent)
{
    const Language language = interfaceLanguage();
    setWindowTitle(tr("%1: what the law asks for, and why").arg(reference));
    resize(720, 620);
    QVBoxLayout* column = scrollColumn(*this);
    const auto jump = [&](const QString& text, const QString& question, const QString& row = {}, const QString& columnId = {}) {
        QPushButton* button = makeButton(text, false, this);
        button->setProperty("quiet", true);
        button->setProperty("link", true);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, reference, question, row, columnId] {
            m_target = Place::of(reference, question, row, columnId);
            accept();
        });
        column->addWidget(button, 0, Qt::AlignLeft);
    };
    const auto reasons = [&](const std::vector<Reason>& list, bool withLevel) {
        for (const Reason& reason : list) {
            const QString level = withLevel ? levelLabel(reason.level).in(language) : QString();
            QString text = reason.text.in(language);
            if (!level.isEmpty())
                text = language == Language::Chinese ? u"%1：%2"_qs.arg(level, text) : QStringLiteral("%1: %2").arg(level, text);
            line(column, text, TextRole::Body);
            if (!reason.cite.isEmpty())
                line(column, citations(reason.cite, language), TextRole::Small, ColourRole::Muted);
            for (const QString& open : reason.open) {
                const QString question = open.section(u'/', 0, 0);
                if (const Question* found = workspace.formOf(reference).question(question))
                    jump(tr("Would be decided by: %1").arg(found->label.in(language)), question, open.section(u'/', 1, 1), open.section(u'/', 2, 2));
            }
            column->addSpacing(space::s);
        }
    };
    const std::vector<Obligation> all = obligations(workspace, reference);
    if (all.empty())
        line(column, tr("Nothing was found that asks for an assessment. That is no statement that none is needed: it rests on the answers given so far."),
             TextRole::Body);
    for (const Obligation& obligation : all) {
        const AssessmentType* type = Regimes::builtIn().assessment(obligation.assessment);
        const QString name = type ? type->title.in(language) : obligation.assessment;
        const QString level = levelLabel(obligation.level).in(language);
        line(column, language == Language::Chinese ? u"%1：%2"_qs.arg(name, level) : QStringLiteral("%1: %2").arg(name, level), TextRole::Title);
        reasons(obligation.reasons, true);
        if (!obligation.checks.empty()) {
            line(column, tr("To be judged by a person"), TextRole::Strong);
            reasons(obligation.checks, false);
        }
        if (!obligation.exemptions.empty()) {
            line(column, tr("Fits an exemption of a national list (never beats a reason above)"), TextRole::Strong);
            reasons(obligation.exemptions, false);
        }
        column->addSpacing(space::l);
    }
    const std::vector<CriterionView> criteria = criteriaOf(workspace, reference);
    if (!criteria.empty()) {
        line(column, tr("The nine criteria (WP248)"), TextRole::Title);
        for (const CriterionView& view : criteria) {
            const auto word = [](const std::optional<bool>& value) { return !value ? tr("undetermined") : *value ? tr("yes") : tr("no"); };
            QString text = view.criterion->title.in(language) + (language == Language::Chinese ? u"："_qs : QStringLiteral(": ")) + word(view.value());
            if (view.confirmed)
                text += u' ' + (view.suggested && *view.suggested == *view.confirmed ? tr("(confirmed)") : tr("(overruled: suggested %1)").arg(word(view.suggested)));
            line(column, text, TextRole::Strong);
            if (!view.reason.isEmpty())
                line(column, view.reason.in(language), TextRole::Small, ColourRole::Muted);
            if (!view.criterion->question.isEmpty())
                jump(tr("Confirm or overrule"), view.criterion->question, view.criterion->row, view.criterion->column);
        }
    }
    column->addStretch(1);
    connect(addButton(tr("Close"), true), &QPushButton::clicked, this, &QDialog::accept);
}

HistoryDialog::HistoryDialog(Workspace& workspace, const QString& reference, QWidget* parent) : Dialog({}, parent)
{
    const Language language = interfaceLanguage();
    setWindowTitle(reference.isEmpty() ? tr("History of the workspace") : tr("History of %1").arg(reference));
    resize(820, 560);
    auto* tree = new QTreeWidget(this);
    tree->setRootIsDecorated(false);
    tree->setUniformRowHeights(true);
    tree->setHeaderLabels({tr("No."), tr("When"), tr("Who"), tr("Record"), tr("What")});
    tree->setAccessibleName(windowTitle());
    tree->setAllColumnsShowFocus(true);
    const std::vector<AuditEntry> entries = workspace.history(reference, 2000);
    for (const AuditEntry& entry : entries) {
        const QDateTime time = entry.time.toLocalTime();
        auto* item = new QTreeWidgetItem(tree, {QString::number(entry.sequence),
                                                displayDate(time.date().toString(Qt::ISODate), language) + u' ' + time.toString(QStringLiteral("HH:mm:ss")), entry.author,
                                                entry.record, entry.text.in(language).simplified()});
        item->setToolTip(4, entry.text.in(language).left(1000));
        item->setToolTip(0, entry.hash);
    }
    for (int column = 0; column < 4; ++column)
        tree->resizeColumnToContents(column);
    content()->addWidget(tree, 1);
    addText(tr("Every step is chained to the one before by a hash: a change to the log can be proved against any report exported earlier."), TextRole::Small,
            ColourRole::Muted);
    QPushButton* check = addButton(tr("Verify now"), false);
    connect(check, &QPushButton::clicked, this, [this, &workspace, language] {
        const auto findings = workspace.verify();
        if (findings.empty())
            showNotice(this, tr("The file is whole"), tr("The database, the chain of the audit log, the answers and the copies of the forms agree."));
        else
            showProblem(findings.front().text.in(language));
    });
    connect(addButton(tr("Close"), true), &QPushButton::clicked, this, &QDialog::accept);
    tree->setFocus();
    if (tree->topLevelItemCount() > 0)
        tree->setCurrentItem(tree->topLevelItem(0));
}

SettingsDialog::SettingsDialog(Workspace* workspace, QWidget* parent) : Dialog(tr("Settings"), parent)
{
    addText(tr("Your name"), TextRole::Strong);
    addText(tr("It stands beside each of your changes in the history."), TextRole::Small, ColourRole::Muted);
    auto* name = new QLineEdit(settings::author().name, this);
    name->setAccessibleName(tr("Your name"));
    content()->addWidget(name);
    addText(tr("Language of the interface"), TextRole::Strong);
    auto* languages = new Segmented(this);
    languages->setItems({{QStringLiteral("zh"), u"中文"_qs, {}}, {QStringLiteral("en"), QStringLiteral("English"), {}}});
    languages->setCurrent(languageCode(interfaceLanguage()));
    languages->setAccessibleName(tr("Language of the interface"));
    content()->addWidget(languages, 0, Qt::AlignLeft);
    addText(tr("Light or dark"), TextRole::Strong);
    auto* themes = new Segmented(this);
    themes->setItems({{QStringLiteral("system"), tr("System"), {}}, {QStringLiteral("light"), tr("Light"), {}}, {QStringLiteral("dark"), tr("Dark"), {}}});
    themes->setCurrent(Theme::mode() == Theme::Mode::Light ? "light" : Theme::mode() == Theme::Mode::Dark ? "dark" : "system");
    themes->setAccessibleName(tr("Light or dark"));
    content()->addWidget(themes, 0, Qt::AlignLeft);
    connect(addButton(tr("Cancel"), false), &QPushButton::clicked, this, &QDialog::reject);
    connect(addButton(tr("Apply"), true), &QPushButton::clicked, this, [=, this] {
        const QString text = name->text().trimmed();
        if (text.isEmpty()) {
            showProblem(tr("The history needs a name."));
            return;
        }
        settings::setAuthor({text, {}});
        if (workspace)
            workspace->setAuthor(settings::author());
        const QString theme = themes->current();
        const Theme::Mode mode = theme == "light" ? Theme::Mode::Light : theme == "dark" ? Theme::Mode::Dark : Theme::Mode::System;
        settings::setThemeMode(mode);
        if (mode != Theme::mode())
            Theme::apply(mode);
        accept();
        if (const auto language = languageFromCode(languages->current()); language && *language != interfaceLanguage())
            setInterfaceLanguage(*language);
    });
    name->setFocus();
}

KeysDialog::KeysDialog(QWidget* parent) : Dialog(tr("Keys"), parent)
{
    resize(640, 560);
    auto* tree = new QTreeWidget(this);
    tree->setRootIsDecorated(false);
    tree->setHeaderLabels({tr("Key"), tr("What it does")});
    tree->setAccessibleName(tr("Keys"));
    const QList<QPair<QString, QString>> keys{
        {"Ctrl+K", tr("Go to any record")}, {u"Ctrl+1…8"_qs, tr("Pages of the rail")}, {u"Alt+←  Alt+→"_qs, tr("Back, forward")},
        {"F6  Shift+F6", tr("Next, previous pane")}, {"F8  Shift+F8", tr("Next, previous open question")},
        {"Ctrl+PgUp  Ctrl+PgDn", tr("Previous, next section")}, {"Ctrl+F", tr("Filter the list")}, {"Ctrl+N", tr("New of this kind; nothing open: new workspace")},
        {"Ctrl+O", tr("Open a workspace")}, {"Ctrl+E", tr("Report")}, {"Ctrl+Shift+H", tr("History")}, {"Ctrl+Z  Ctrl+Shift+Z", tr("Undo, redo")},
        {"Ctrl+S", tr("Write what is being typed")}, {"Ctrl+T", tr("The other language of a text")}, {"Alt+N", tr("Answer none, not applicable, not known yet")},
        {"F1", tr("Guidance; without one, this list")}, {"F9", tr("Side panel")}, {"Ctrl+\\", tr("Rail")}, {"Ctrl+,", tr("Settings")},
        {"F2  Enter", tr("In a table: edit the cell")}, {"Ctrl+Enter", tr("In a table: new row below")}, {"Ctrl+D", tr("In a table: same as above")},
        {u"Ctrl+Shift+↑  ↓"_qs, tr("In a table: move the row")}, {"Del  Ctrl+Del", tr("In a table: clear the cell, remove the row")},
        {"Ctrl+C  Ctrl+V", tr("In a table: copy, paste with spreadsheets")}};
    for (const auto& [key, what] : keys)
        new QTreeWidgetItem(tree, {key, what});
    tree->resizeColumnToContents(0);
    content()->addWidget(tree, 1);
    connect(addButton(tr("Close"), true), &QPushButton::clicked, this, &QDialog::accept);
    tree->setCurrentItem(tree->topLevelItem(0));
}

} // namespace dossier
