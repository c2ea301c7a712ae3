// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/answer_check.h"
#include "core/form/condition.h"
#include "core/form/form_library.h"
#include "core/text/fold.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <functional>
#include <set>

using namespace dossier;

namespace {

const QString root = QStringLiteral(RESOURCES "/");

QByteArray fileBytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Paths below the resource folder, sorted.
QStringList filesUnder(const QString& folder, const QStringList& names = {})
{
    QStringList paths;
    QDirIterator files(root + folder, names, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next().mid(root.size()));
    paths.sort();
    return paths;
}

bool isIdeograph(QChar c)
{
    const char16_t code = c.unicode();
    return c.isSurrogate() || (isHan(code) && code >= 0x3400 && code < 0xFF00);
}

/// The first place where ASCII punctuation stands beside a Han character; empty if there is none.
QString asciiBesideHan(const QString& text)
{
    static const QString punctuation = QStringLiteral(",:;()!?\"");
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!punctuation.contains(text[i]))
            continue;
        if ((i > 0 && isIdeograph(text[i - 1])) || (i + 1 < text.size() && isIdeograph(text[i + 1])))
            return text.mid(qMax<qsizetype>(0, i - 8), 17);
    }
    return {};
}

using Visit = std::function<void(const QString& path, const Json& text)>;

/// Every object that holds a text in a language, with its JSON path.
void visitTexts(const Json& json, const QString& path, const Visit& visit)
{
    const auto isText = [&json](const char* key) { return json.contains(key) && json[key].is_string(); };
    if (json.is_object() && (isText("en") || isText("zh")))
        visit(path, json);
    if (json.is_object()) {
        for (auto member = json.begin(); member != json.end(); ++member)
            visitTexts(member.value(), path + u'.' + fromStd(member.key()), visit);
    } else if (json.is_array()) {
        for (size_t i = 0; i < json.size(); ++i)
            visitTexts(json[i], QStringLiteral("%1[%2]").arg(path).arg(i), visit);
    }
}

std::set<QString> citationIds()
{
    std::set<QString> ids;
    for (const QString& path : filesUnder(QStringLiteral("regimes"), {QStringLiteral("*.json")})) {
        const std::optional<Json> regime = parseJson(fileBytes(root + path));
        if (!regime || !regime->contains("citations"))
            continue;
        for (const Json& citation : (*regime)["citations"])
            ids.insert(stringAt(citation, "id"));
    }
    return ids;
}

/// What every `cite` list in a file names, with where.
void visitCitations(const Json& json, const QString& path, const std::function<void(const QString&, const QString&)>& visit)
{
    if (json.is_object()) {
        for (auto member = json.begin(); member != json.end(); ++member) {
            const QString here = path + u'.' + fromStd(member.key());
            if (member.key() == "cite" && member.value().is_array()) {
                for (const Json& id : member.value())
                    visit(here, id.is_string() ? fromStd(id.get<std::string>()) : QString());
            } else {
                visitCitations(member.value(), here, visit);
            }
        }
    } else if (json.is_array()) {
        for (size_t i = 0; i < json.size(); ++i)
            visitCitations(json[i], QStringLiteral("%1[%2]").arg(path).arg(i), visit);
    }
}

/// Options that conditions compare a choice with, but that it does not offer: such a condition would never hold.
void findStrayOptions(const Json& rule, const std::function<const Question*(const QString&)>& find, const FormLibrary& library, QStringList& strays)
{
    if (rule.is_array()) {
        for (const Json& element : rule)
            findStrayOptions(element, find, library, strays);
        return;
    }
    if (!rule.is_object() || rule.size() != 1)
        return;
    const std::string& name = rule.begin().key();
    const Json& args = rule.begin().value();
    const auto readBy = [&find](const Json& value) -> const Question* {
        return value.is_object() && value.contains("var") && value["var"].is_string() ? find(fromStd(value["var"].get<std::string>())) : nullptr;
    };
    if ((name == "==" || name == "!=" || name == "in") && args.is_array() && args.size() == 2) {
        for (const size_t i : {size_t(0), size_t(1)}) {
            const Question* question = readBy(args[i]);
            const Json& other = args[1 - i];
            if (question == nullptr || (question->type != QuestionType::Choice && question->type != QuestionType::Choices) || !question->rowsOf.isEmpty())
                continue;
            for (const Json& option : other.is_array() ? other : Json::array({other})) {
                if (option.is_string() && library.option(*question, fromStd(option.get<std::string>())) == nullptr)
                    strays.append(question->id + u'=' + fromStd(option.get<std::string>()));
            }
        }
    }
    const bool list = name == "some" || name == "all" || name == "none" || name == "filter" || name == "map";
    if (list && args.is_array() && args.size() == 2) {
        findStrayOptions(args[0], find, library, strays);
        const Question* table = readBy(args[0]);
        const auto column = [table](const QString& id) { return table != nullptr ? table->column(id) : nullptr; };
        findStrayOptions(args[1], column, library, strays);
    } else {
        findStrayOptions(args, find, library, strays);
    }
}

} // namespace

class TestContentTexts : public QObject
{
    Q_OBJECT

private:
    void reportAll(const QStringList& problems)
    {
        QVERIFY2(problems.isEmpty(), qUtf8Printable(QStringLiteral("%1 problems:\n").arg(problems.size()) + problems.mid(0, 60).join(u'\n')));
    }

    std::map<QString, Json> m_files;

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString& path : filesUnder(QString(), {QStringLiteral("*.json")})) {
            JsonProblem problem;
            std::optional<Json> json = parseJson(fileBytes(root + path), &problem);
            QVERIFY2(json, qUtf8Printable(path + QStringLiteral(": ") + problem.message));
            m_files[path] = std::move(*json);
        }
    }

    void everyFolderHasItsFiles()
    {
        for (const char* path : {"kinds.json", "forms/activity.json", "forms/organisation.json", "forms/person.json", "forms/system.json", "forms/vendor.json",
                                 "forms/measure.json", "catalogues/countries.json", "catalogues/purposes.json", "regimes/gdpr.json", "regimes/pipl.json",
                                 "regimes/dpia-lists.json", "samples/lanting.json"})
            QVERIFY2(m_files.contains(QString::fromUtf8(path)), path);
        for (const QString& path : filesUnder(QString()))
            QVERIFY2(!fileBytes(root + path).isEmpty(), qUtf8Printable(path));
    }

    void filesAreNamedByTheirId()
    {
        for (const auto& [path, json] : m_files) {
            const bool named = path.startsWith(u"forms/") || path.startsWith(u"catalogues/") || path.startsWith(u"regimes/") || path.startsWith(u"samples/");
            if (named)
                QCOMPARE(path.section(u'/', -1), stringAt(json, "id") + QStringLiteral(".json"));
        }
    }

    void formsCataloguesAndKindsLoadWithTheirCitations()
    {
        const std::set<QString> citations = citationIds();
        const KnownIds known{[&citations](const QString& id) { return citations.contains(id); }, {}};
        const Result<FormLibrary> library = FormLibrary::load(&known);
        QVERIFY2(library, library ? "" : qUtf8Printable(library.error().message.en));
        QCOMPARE(library->forms().size(), size_t(filesUnder(QStringLiteral("forms")).size()));
        for (const Form& form : library->forms())
            QVERIFY2(form.titleQuestion() != nullptr, qUtf8Printable(form.id));
    }

    void everyTextHasBothLanguages()
    {
        QStringList problems;
        for (const auto& [path, json] : m_files) {
            if (path.startsWith(u"samples/"))
                continue; // answers of a sample may stand in one language, as people's do
            visitTexts(json, path, [&problems](const QString& at, const Json& text) {
                if (stringAt(text, "en").trimmed().isEmpty() || stringAt(text, "zh").trimmed().isEmpty())
                    problems.append(at);
            });
        }
        reportAll(problems);
    }

    void chinesePunctuationIsFullWidth()
    {
        QStringList problems;
        for (const auto& [path, json] : m_files) {
            visitTexts(json, path, [&problems](const QString& at, const Json& text) {
                for (const char* language : {"en", "zh"}) {
                    const QString found = asciiBesideHan(stringAt(text, language));
                    if (!found.isEmpty())
                        problems.append(at + QStringLiteral(": ") + found);
                }
            });
        }
        reportAll(problems);
    }

    void everyCitationExists()
    {
        const std::set<QString> citations = citationIds();
        QVERIFY(!citations.empty());
        QStringList problems;
        for (const auto& [path, json] : m_files) {
            visitCitations(json, path, [&](const QString& at, const QString& id) {
                if (!citations.contains(id))
                    problems.append(at + QStringLiteral(": ") + id);
            });
        }
        reportAll(problems);
    }

    void rulesAreWellFormed()
    {
        QStringList problems;
        const std::function<void(const Json&, const QString&)> visit = [&](const Json& json, const QString& path) {
            if (json.is_structured()) {
                for (auto member = json.items().begin(); member != json.items().end(); ++member) {
                    const QString here = path + u'.' + fromStd(member.key());
                    const bool rule = member.key() == "showIf" || member.key() == "applies" || (member.key() == "when" && member.value().is_object());
                    if (const auto problem = rule ? findRuleProblem(member.value()) : std::nullopt)
                        problems.append(here + u'.' + problem->path + QStringLiteral(": ") + problem->reason.en);
                    visit(member.value(), here);
                }
            }
        };
        for (const auto& [path, json] : m_files) {
            if (path != u"regimes/dpia-lists.json") // its conditions are not JsonLogic
                visit(json, path);
        }
        reportAll(problems);
    }

    void conditionsNameOptionsThatExist()
    {
        const Result<FormLibrary> loaded = FormLibrary::load();
        QVERIFY2(loaded, loaded ? "" : qUtf8Printable(loaded.error().message.en));
        const FormLibrary& library = *loaded;
        QStringList problems;
        for (const Form& form : library.forms()) {
            const auto find = [&form](const QString& id) { return form.question(id); };
            QStringList strays;
            for (const Section& section : form.sections) {
                findStrayOptions(section.showIf, find, library, strays);
                for (const Question& question : section.questions) {
                    findStrayOptions(question.showIf, find, library, strays);
                    for (const Question& column : question.columns)
                        findStrayOptions(column.showIf, [&question](const QString& id) { return question.column(id); }, library, strays);
                }
            }
            for (const QString& stray : std::as_const(strays))
                problems.append(form.id + QStringLiteral(": ") + stray);
        }
        reportAll(problems);
    }

    void samplesFitTheirForms()
    {
        const Result<FormLibrary> loaded = FormLibrary::load();
        QVERIFY2(loaded, loaded ? "" : qUtf8Printable(loaded.error().message.en));
        const FormLibrary& library = *loaded;
        QStringList problems;
        for (const auto& [path, json] : m_files) {
            if (!path.startsWith(u"samples/"))
                continue;
            for (const Json& record : json.value("records", Json::array())) {
                const QString reference = stringAt(record, "ref");
                const Form* form = library.form(stringAt(record, "form"));
                QVERIFY2(form != nullptr, qUtf8Printable(path + u' ' + reference));
                checkRecord(*form, record.value("answers", Json::object()), reference, library, problems);
            }
        }
        reportAll(problems);
    }

private:
    static void checkRecord(const Form& form, const Json& given, const QString& reference, const FormLibrary& library, QStringList& problems)
    {
        const Answers answers = Answers::fromJson(form, given);
        for (const auto& [id, answer] : answers.all()) {
            const QString place = reference + u' ' + id;
            const Question* question = form.question(id);
            if (question == nullptr) {
                problems.append(place + QStringLiteral(": no such question"));
                continue;
            }
            const auto note = [&problems](const QString& where, const Result<void>& checked) {
                if (!checked)
                    problems.append(where + QStringLiteral(": ") + checked.error().message.en);
            };
            note(place, checkAnswer(*question, answer.own, library, rowIds(answers, question->rowsOf)));
            for (const Row& row : answer.rows) {
                for (const auto& [columnId, cell] : row.cells) {
                    const QString where = place + u'/' + row.id + u'/' + columnId;
                    const Question* column = question->column(columnId);
                    if (column == nullptr)
                        problems.append(where + QStringLiteral(": no such column"));
                    else
                        note(where, checkAnswer(*column, cell, library, rowIds(answers, column->rowsOf)));
                }
            }
        }
    }

    static QStringList rowIds(const Answers& answers, const QString& table)
    {
        QStringList ids;
        if (!table.isEmpty()) {
            for (const Row& row : answers.at(table).rows)
                ids.append(row.id);
        }
        return ids;
    }
};

QTEST_GUILESS_MAIN(TestContentTexts)
#include "test_content_texts.moc"
