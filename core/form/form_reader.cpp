// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/form/form_reader.h"

#include "core/form/definition.h"
#include "core/form/form_checks.h"

#include <QRegularExpression>
#include <algorithm>
#include <set>

namespace dossier {

namespace {

LocalizedText quoted(const char* english, const char16_t* chinese, const QString& word)
{
    return LocalizedText{QString::fromUtf8(english), QString::fromUtf16(chinese)}.arg(word);
}

class FormReader
{
public:
    FormReader(DefinitionFile& file, const KnownIds* known) : m_file(file), m_known(known) {}

    Form read(const DefinitionNode& root)
    {
        Form form;
        root.expectObject({"id", "version", "format", "kind", "subject", "regime", "prefix", "scale", "title", "short", "parts", "report", "sections"});
        checkFormat(root, m_file);
        form.id = id(root);
        form.version = root.integer("version", true);
        form.format = root.integer("format", true);
        form.kind = root.string("kind", true);
        form.prefix = root.string("prefix", true);
        form.regime = root.string("regime");
        form.subject = root.strings("subject");
        form.scale = root.string("scale");
        form.title = root.text("title", true);
        form.shortTitle = root.text("short");
        std::set<QString> sectionIds;
        for (const DefinitionNode& node : root.items("sections", true)) {
            Section section = readSection(node);
            unique(node, section.id, sectionIds);
            form.sections.push_back(std::move(section));
        }
        readParts(root, form);
        readReport(root, form);
        return form;
    }

private:
    void readParts(const DefinitionNode& root, Form& form)
    {
        if (!root.has("parts"))
            return;
        const DefinitionNode parts = root.at("parts");
        parts.expectObject({"officer", "adviser", "stance", "advice-date", "authority", "authority-contact"});
        for (auto member = parts.json().begin(); parts.json().is_object() && member != parts.json().end(); ++member) {
            const QString question = parts.string(member.key().c_str());
            if (form.question(question) == nullptr)
                parts.fail(member.key().c_str(), quoted("there is no question \"%1\"", u"没有问题“%1”", question));
            form.parts[fromStd(member.key())] = question;
        }
    }

    void readReport(const DefinitionNode& root, Form& form)
    {
        if (!root.has("report"))
            return;
        const DefinitionNode report = root.at("report");
        report.expectObject({"under", "structure", "conflict", "conflictCite", "office", "unacceptable", "unacceptableCite", "cite"});
        form.report.under = report.text("under");
        form.report.structure = report.text("structure");
        form.report.conflict = report.text("conflict");
        form.report.office = report.string("office");
        form.report.unacceptable = report.text("unacceptable");
        form.report.adviceCite = cite(report);
        form.report.conflictCite = cite(report, "conflictCite");
        form.report.unacceptableCite = cite(report, "unacceptableCite");
    }

    /// Lower-case words joined by hyphens; stable, since stored answers name it.
    QString id(const DefinitionNode& node)
    {
        static const QRegularExpression kebab(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*$"));
        const QString text = node.string("id", true);
        if (m_file.isStrict() && !text.isEmpty() && !kebab.match(text).hasMatch())
            node.fail("id", quoted("\"%1\" is not lower-case words joined by hyphens", u"“%1”不是以连字符相连的小写单词", text));
        return text;
    }

    void unique(const DefinitionNode& node, const QString& name, std::set<QString>& used)
    {
        if (!used.insert(name).second)
            node.fail("id", quoted("duplicate id \"%1\"", u"重复的标识“%1”", name));
    }

    QStringList cite(const DefinitionNode& node, const char* key = "cite")
    {
        const QStringList ids = node.strings(key);
        for (qsizetype i = 0; i < ids.size(); ++i) {
            if (m_known != nullptr && m_known->citation && !m_known->citation(ids[i]))
                m_file.fail(QStringLiteral("%1.%2[%3]").arg(node.path(), QString::fromLatin1(key)).arg(i), quoted("unknown citation \"%1\"", u"未知的引文“%1”", ids[i]));
        }
        return ids;
    }

    Section readSection(const DefinitionNode& node)
    {
        node.expectObject({"id", "title", "short", "guidance", "showIf", "weight", "confidential", "questions"});
        Section section;
        section.id = id(node);
        section.title = node.text("title", true);
        section.shortTitle = node.text("short");
        section.guidance = node.text("guidance");
        section.showIf = node.rule("showIf");
        section.weight = node.number("weight", 1);
        section.confidential = node.flag("confidential");
        for (const DefinitionNode& item : node.items("questions", true)) {
            Question question = readQuestion(item, nullptr);
            unique(item, question.id, m_questionIds);
            section.questions.push_back(std::move(question));
        }
        return section;
    }

    /// `table`: the question whose column this is.
    Question readQuestion(const DefinitionNode& node, const Question* table)
    {
        Question question;
        node.expectObject({"id", "type", "label", "help", "example", "cite", "options", "columns", "rows", "rowsOf", "stack", "width", "unit",
                           "localized", "states", "required", "showIf", "prefill", "score", "flag", "evidence", "confidential", "print"});
        question.id = id(node);
        const QString word = node.string("type", true);
        const std::optional<QuestionType> type = questionTypeFromWord(word);
        if (type)
            question.type = *type;
        else
            node.fail("type", quoted("unknown type \"%1\"", u"未知的类型“%1”", word));
        question.label = node.text("label", true);
        question.help = node.text("help");
        question.example = node.text("example");
        question.unit = node.text("unit");
        question.evidence = node.text("evidence");
        question.cite = cite(node);
        question.width = node.number("width", 1);
        question.localized = node.flag("localized", true);
        question.required = node.flag("required", true) && question.type != QuestionType::Generated;
        question.confidential = node.flag("confidential");
        question.showIf = node.rule("showIf");
        question.rowsOf = node.string("rowsOf");
        question.stack = node.string("stack");
        readStates(node, question);
        readOptions(node, question);
        if (table != nullptr)
            checkColumn(node, question);
        else
            readTable(node, question);
        readPrefill(node, question);
        readScoring(node, question);
        return question;
    }

    void readStates(const DefinitionNode& node, Question& question)
    {
        for (const QString& state : node.strings("states")) {
            if (state == u"none")
                question.mayBeNone = true;
            else if (state == u"na")
                question.mayBeNotApplicable = true;
            else if (state == u"unknown")
                question.mayBeUnknown = true;
            else
                node.fail("states", quoted("unknown state \"%1\"", u"未知的状态“%1”", state));
        }
    }

    void readOptions(const DefinitionNode& node, Question& question)
    {
        const bool choice = question.type == QuestionType::Choice || question.type == QuestionType::Choices;
        const bool record = question.type == QuestionType::Record || question.type == QuestionType::Records;
        const DefinitionNode options = node.at("options");
        if (!node.has("options")) {
            if (record || (choice && question.rowsOf.isEmpty()))
                options.fail({QStringLiteral("is missing"), u"缺失"_qs});
            return;
        }
        if (!choice && !record && !question.isText()) {
            options.fail({QStringLiteral("this type takes no options"), u"该类型不使用选项"_qs});
        } else if (record) {
            options.expectObject({"kinds"});
            question.kinds = options.strings("kinds");
            if (question.kinds.isEmpty())
                options.fail("kinds", {QStringLiteral("is missing"), u"缺失"_qs});
        } else if (options.json().is_object()) {
            options.expectObject({"catalogue", "open"});
            question.catalogue = options.string("catalogue", true);
            question.open = options.flag("open");
            if (m_known != nullptr && m_known->catalogue && !m_known->catalogue(question.catalogue))
                options.fail("catalogue", quoted("unknown catalogue \"%1\"", u"未知的目录“%1”", question.catalogue));
        } else {
            std::set<QString> ids;
            for (const DefinitionNode& item : node.items("options")) {
                Option option = readOption(item);
                unique(item, option.id, ids);
                question.options.push_back(std::move(option));
            }
        }
        if (!question.rowsOf.isEmpty())
            options.fail({QStringLiteral("options and rowsOf exclude each other"), u"options 与 rowsOf 不能同时使用"_qs});
    }

    Option readOption(const DefinitionNode& node)
    {
        node.expectObject({"id", "label", "help", "score", "flag", "group"});
        Option option;
        option.id = node.string("id", true);
        option.label = node.text("label", true);
        option.help = node.text("help");
        option.group = node.text("group");
        if (node.has("score"))
            option.score = node.number("score", 0);
        option.flag = node.flag("flag");
        return option;
    }

    void checkColumn(const DefinitionNode& node, const Question& column)
    {
        for (const char* key : {"columns", "rows", "prefill"}) {
            if (node.has(key))
                node.fail(key, {QStringLiteral("is not allowed in a column"), u"列中不允许使用"_qs});
        }
        if (column.isTabular() || column.type == QuestionType::Generated)
            node.fail("type", {QStringLiteral("a column cannot be of this type"), u"列不能使用该类型"_qs});
        if (column.id == u"id" || column.id == u"label" || column.id == u"src") // these stand beside the cells of a stored row
            node.fail("id", quoted("\"%1\" is reserved in rows", u"“%1”为行的保留字", column.id));
    }

    void readTable(const DefinitionNode& node, Question& question)
    {
        if (!question.stack.isEmpty())
            node.fail("stack", {QStringLiteral("is only for columns"), u"仅用于列"_qs});
        if (!question.isTabular()) {
            for (const char* key : {"columns", "rows"}) {
                if (node.has(key))
                    node.fail(key, {QStringLiteral("is only for tables and matrices"), u"仅用于表格和矩阵"_qs});
            }
            return;
        }
        std::set<QString> ids;
        for (const DefinitionNode& item : node.items("columns", true)) {
            Question column = readQuestion(item, &question);
            unique(item, column.id, ids);
            question.columns.push_back(std::move(column));
        }
        if (question.type == QuestionType::Table) {
            const DefinitionNode rows = node.at("rows");
            rows.expectObject({"label"});
            question.rowLabel = rows.string("label", true);
            return;
        }
        if (!question.rowsOf.isEmpty()) {
            const DefinitionNode rows = node.at("rows");
            if (node.has("rows")) {
                rows.expectObject({"showIf", "show"});
                question.rowsIf = rows.rule("showIf");
                question.rowsShow = rows.strings("show");
            }
            return;
        }
        std::set<QString> rowIds;
        for (const DefinitionNode& item : node.items("rows", true)) {
            item.expectObject({"id", "label", "cite", "help"});
            MatrixRow row{id(item), item.text("label", true), item.text("help"), cite(item)};
            unique(item, row.id, rowIds);
            question.rows.push_back(std::move(row));
        }
    }

    void readPrefill(const DefinitionNode& node, Question& question)
    {
        if (!node.has("prefill"))
            return;
        const DefinitionNode prefill = node.at("prefill");
        prefill.expectObject({"from", "question", "columns"});
        question.prefill = Prefill{prefill.string("from", true), prefill.string("question", true), {}};
        if (!prefill.has("columns"))
            return;
        const DefinitionNode columns = prefill.at("columns");
        if (!columns.json().is_object()) {
            columns.fail({QStringLiteral("an object is expected"), u"此处应为对象"_qs});
            return;
        }
        for (auto member = columns.json().begin(); member != columns.json().end(); ++member)
            question.prefill->columns[fromStd(member.key())] = columns.string(member.key().c_str());
    }

    void readScoring(const DefinitionNode& node, Question& question)
    {
        if (node.has("score")) {
            const DefinitionNode score = node.at("score");
            score.expectObject({"yes", "no", "weight"});
            for (const char* key : {"yes", "no", "weight"})
                score.number(key, 0);
            question.score = score.json();
        }
        if (node.has("flag")) {
            const DefinitionNode flag = node.at("flag");
            flag.expectObject({"when", "text"});
            flag.text("text", true);
            for (const DefinitionNode& item : flag.items("when", true))
                checkFlagged(item, question);
            question.flag = flag.json();
        }
        if (node.has("print")) {
            const DefinitionNode print = node.at("print");
            print.expectObject({"width", "hide"});
            print.number("width", 1);
            print.flag("hide");
            question.print = print.json();
        }
    }

    void checkFlagged(const DefinitionNode& item, const Question& question)
    {
        if (question.type == QuestionType::YesNo ? item.json().is_boolean() : item.json().is_string()) {
            const bool own = item.json().is_string() && !question.options.empty();
            const QString name = own ? fromStd(item.json().get_ref<const std::string&>()) : QString();
            const auto named = [&name](const Option& option) { return option.id == name; };
            if (own && std::none_of(question.options.begin(), question.options.end(), named))
                item.fail(quoted("unknown option \"%1\"", u"未知的选项“%1”", name));
            return;
        }
        item.fail({QStringLiteral("true, false or an option id is expected"), u"此处应为 true、false 或选项标识"_qs});
    }

    DefinitionFile& m_file;
    const KnownIds* m_known;
    std::set<QString> m_questionIds;
};

} // namespace

Result<Form> readForm(const QByteArray& bytes, const QString& fileName, Reading reading, const KnownIds* known)
{
    DefinitionFile file(fileName, reading == Reading::Strict);
    const Json json = file.parse(bytes);
    Form form;
    if (!file.error())
        form = FormReader(file, known).read(DefinitionNode(json, {}, file));
    if (!file.error())
        checkFormReferences(form, file);
    if (file.error())
        return failure(*file.error());
    form.bytes = bytes;
    form.sha256 = sha256Hex(bytes);
    return form;
}

} // namespace dossier
