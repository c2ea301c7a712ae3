// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/builders/answer_text.h"

#include "core/rules/regime.h"

#include <algorithm>

namespace dossier {

namespace {

/// Ids of the activity form on which the columns of Art. 30 rest; everything else is read from the form.
constexpr char purposesTable[] = "purposes", dataTable[] = "data", recipientsTable[] = "recipients", clientsTable[] = "clients";

QString id(const char* word)
{
    return QString::fromLatin1(word);
}

bool isTransfer(const Answer& country, const Answer& tool)
{
    if (tool.hasValue() && tool.v.is_string() && fromStd(tool.v.get<std::string>()) == u"none-eea")
        return false;
    if (!country.hasValue() || !country.v.is_string())
        return tool.hasValue();
    const std::set<QString>* eea = Regimes::builtIn().list(QStringLiteral("eea"));
    return eea == nullptr || !eea->contains(fromStd(country.v.get<std::string>()));
}

/// Builds the register for one language.
class RegisterBuilder
{
public:
    RegisterBuilder(const Workspace& workspace, const ReportOptions& options) : m_workspace(workspace), m_options(options), m_language(options.language) {}

    ReportDocument build()
    {
        ReportDocument document;
        document.language = m_language;
        document.landscape = true;
        document.pageSize = m_options.pageSize;
        const LocalizedText title{QStringLiteral("Record of processing activities"), u"处理活动记录"_qs};
        const QString organisation = organisationName(m_workspace, m_language);
        document.title = organisation.isEmpty() ? title.in(m_language) : title.in(m_language) + (english() ? QStringLiteral(": ") : u"："_qs) + organisation;
        document.author = organisation;
        document.subject = LocalizedText{QStringLiteral("GDPR Article 30"), u"GDPR 第30条"_qs}.in(m_language);
        document.headerLeft = {textSpan(organisation, m_language, SpanRole::Bold), {QString(QChar(0x2002)) + title.in(m_language), m_language, SpanRole::Plain, {}}};
        document.footerLeft = auditFooter(m_workspace, m_language);

        std::vector<QString> controller, processor;
        for (const RecordSummary& summary : m_workspace.records(QStringLiteral("activity"))) {
            if (summary.status == u"retired" && !m_options.withRetired)
                continue;
            const Record* record = m_workspace.record(summary.reference);
            const Answer& role = record->answers.own(QStringLiteral("role"));
            const bool isProcessor = role.hasValue() && role.v.is_string() && role.v.get<std::string>() == "processor";
            (isProcessor ? processor : controller).push_back(summary.reference);
        }
        const LocalizedText controllerPart{QStringLiteral("Controller"), u"控制者"_qs};
        const LocalizedText processorPart{QStringLiteral("Processor"), u"处理者（受托）"_qs};
        document.headerRight = controllerPart.in(m_language);
        addPart(document, title, {QStringLiteral("Activities as controller, GDPR Article 30(1)"), u"作为控制者的处理活动（GDPR 第30条第1款）"_qs}, controller, false);
        if (processor.empty()) {
            document.blocks.push_back(SpaceBlock{8});
            document.blocks.push_back(ParagraphBlock{words({QStringLiteral("No activity is recorded in which we are a processor (Article 30(2))."), u"没有作为受托处理者的处理活动记录（第30条第2款）。"_qs}, m_language), false, true});
        } else {
            document.blocks.push_back(PageBreakBlock{processorPart.in(m_language)});
            addPart(document, title, {QStringLiteral("Activities as processor, GDPR Article 30(2)"), u"作为受托处理者的处理活动（GDPR 第30条第2款）"_qs}, processor, true);
        }
        return document;
    }

private:
    bool english() const { return m_language == Language::English; }

    void addPart(ReportDocument& document, const LocalizedText& title, const LocalizedText& lead, const std::vector<QString>& activities, bool processor)
    {
        document.blocks.push_back(HeadingBlock{1, {}, words(title, m_language), {}});
        document.blocks.push_back(ParagraphBlock{words(lead, m_language), false, true});
        document.blocks.push_back(facts(activities, processor));
        if (activities.empty()) {
            document.blocks.push_back(ParagraphBlock{words({QStringLiteral("No activity is recorded here."), u"此处没有处理活动记录。"_qs}, m_language), false, false});
            return;
        }
        TableBlock table;
        const qint64 count = static_cast<qint64>(activities.size());
        const LocalizedText caption = count == 1 ? LocalizedText{QStringLiteral("1 activity"), u"1 项处理活动"_qs}
                                                 : LocalizedText{QStringLiteral("%1 activities, by reference"), u"%1 项处理活动，按编号排列"_qs}.arg(count);
        table.caption = words(caption, m_language);
        const Form& form = m_workspace.formOf(activities.front());
        table.columns = processor ? processorColumns(form) : controllerColumns(form);
        for (const QString& reference : activities) {
            const AnswerText text(m_workspace, *m_workspace.record(reference), m_language);
            if (processor)
                addProcessorRows(table, text);
            else
                table.rows.push_back(controllerRow(text));
        }
        document.blocks.push_back(std::move(table));
    }

    // Head

    FactsBlock facts(const std::vector<QString>& activities, bool processor) const
    {
        FactsBlock block;
        const Record* organisation = m_workspace.mainOrganisation();
        const LocalizedText who = processor ? LocalizedText{QStringLiteral("Processor"), u"受托处理者"_qs} : LocalizedText{QStringLiteral("Controller"), u"控制者"_qs};
        if (organisation == nullptr) {
            block.facts.push_back({words(who, m_language), {notAnswered(m_language)}});
            return block;
        }
        const AnswerText text(m_workspace, *organisation, m_language);
        std::vector<Paragraph> name{{textSpan(organisationName(m_workspace, m_language), m_language)}};
        for (const char* question : {"address", "country", "email"}) {
            const QString value = text.value(id(question));
            if (!value.isEmpty())
                name.push_back({textSpan(value, m_language)});
        }
        block.facts.push_back({words(who, m_language), name});
        if (!processor)
            addJointControllers(block, activities);
        for (const char* question : {"representative", "dpo", "pi-officer"}) {
            const Question* asked = text.form().question(id(question));
            if (asked != nullptr && text.shown(asked->id) && (question != std::string_view("pi-officer") || !text.answers().own(asked->id).isBlank()))
                block.facts.push_back({words(asked->label, m_language), personOf(text, *asked)});
        }
        return block;
    }

    std::vector<Paragraph> personOf(const AnswerText& text, const Question& question) const
    {
        const Answer& answer = text.answers().own(question.id);
        if (!answer.hasValue())
            return {text.state(answer)};
        const QString reference = answer.v.is_string() ? fromStd(answer.v.get<std::string>()) : QString();
        std::vector<Paragraph> lines{{textSpan(text.recordTitle(reference), m_language)}};
        const Record* person = m_workspace.record(reference);
        if (person == nullptr)
            return lines;
        const AnswerText details(m_workspace, *person, m_language);
        for (const char* one : {"email", "phone", "address"}) {
            const QString value = details.value(id(one));
            if (!value.isEmpty())
                lines.push_back({textSpan(value, m_language)});
        }
        return lines;
    }

    void addJointControllers(FactsBlock& block, const std::vector<QString>& activities) const
    {
        std::map<QString, QStringList> activitiesOf;
        for (const QString& reference : activities) {
            const Record* record = m_workspace.record(reference);
            const Answer& joint = record->answers.own(QStringLiteral("joint-controllers"));
            if (!joint.hasValue() || !AnswerText(m_workspace, *record, m_language).shown(QStringLiteral("joint-controllers")))
                continue;
            for (const Json& one : joint.v.is_array() ? joint.v : Json::array()) {
                if (one.is_string())
                    activitiesOf[fromStd(one.get<std::string>())].append(reference);
            }
        }
        for (const auto& [organisation, references] : activitiesOf) {
            const LocalizedText label{QStringLiteral("Joint controller for %1"), u"共同控制者（%1）"_qs};
            std::vector<Paragraph> lines{{textSpan(m_workspace.titleOf(organisation).in(m_language), m_language)}};
            if (const Record* record = m_workspace.record(organisation)) {
                const AnswerText details(m_workspace, *record, m_language);
                for (const char* one : {"address", "country"}) {
                    const QString value = details.value(id(one));
                    if (!value.isEmpty())
                        lines.push_back({textSpan(value, m_language)});
                }
            }
            block.facts.push_back({words(LocalizedText{label.en.arg(listed(references, Language::English)), label.zh.arg(listed(references, Language::Chinese))}, m_language), lines});
        }
    }

    // Columns

    TableColumn column(const LocalizedText& head, const QString& article, double weight, bool unbroken = false) const
    {
        TableColumn out;
        out.head = words(head, m_language);
        if (!article.isEmpty())
            out.article = {{article, m_language, SpanRole::Plain, {}}};
        out.weight = weight;
        out.unbroken = unbroken;
        return out;
    }

    /// Head and article of a question or column of the form; the words given stand in where the form has none.
    TableColumn formColumn(const Form& form, const char* question, const char* inner, const QString& article, double weight, const LocalizedText& otherwise) const
    {
        const Question* asked = form.question(id(question));
        if (asked != nullptr && inner != nullptr)
            asked = asked->column(id(inner));
        const LocalizedText head = asked == nullptr || !otherwise.isEmpty() ? otherwise : asked->label;
        return column(head, asked == nullptr ? QString() : registerArticle(asked->cite, article, m_language), weight);
    }

    TableColumn referenceColumn() const
    {
        TableColumn out = column({QStringLiteral("Reference"), u"编号"_qs}, LocalizedText{QStringLiteral("Owner, review"), u"负责人、复核"_qs}.in(m_language), 1.05);
        out.minimum = 17;
        return out;
    }

    std::vector<TableColumn> controllerColumns(const Form& form) const
    {
        const QString article = QStringLiteral("gdpr.art30.1");
        return {referenceColumn(),
            column({QStringLiteral("Activity"), u"处理活动"_qs}, {}, 1.5),
            formColumn(form, purposesTable, nullptr, article, 1.35, {QStringLiteral("Purposes"), u"处理目的"_qs}),
            column({QStringLiteral("Lawful basis"), u"合法性基础"_qs}, LocalizedText{QStringLiteral("Art. 6, 9"), u"第6、9条"_qs}.in(m_language), 1.15),
            formColumn(form, dataTable, "items", article + QStringLiteral(".c"), 1.2, {QStringLiteral("Data subjects"), u"数据主体"_qs}),
            formColumn(form, dataTable, "items", article, 1.4, {QStringLiteral("Personal data"), u"个人数据"_qs}),
            formColumn(form, recipientsTable, "recipient", article, 1.5, {QStringLiteral("Recipients"), u"接收者"_qs}),
            formColumn(form, recipientsTable, "country", article, 1.2, {QStringLiteral("Third countries"), u"第三国"_qs}),
            formColumn(form, dataTable, "retention-number", article, 1.25, {QStringLiteral("Kept"), u"保存期限"_qs}),
            formColumn(form, "security-description", nullptr, article, 1.4, {QStringLiteral("Security"), u"安全措施"_qs})};
    }

    std::vector<TableColumn> processorColumns(const Form& form) const
    {
        const QString article = QStringLiteral("gdpr.art30.2");
        return {referenceColumn(),
            column({QStringLiteral("Activity"), u"处理活动"_qs}, {}, 1.5),
            formColumn(form, clientsTable, "client", article, 1.8, {QStringLiteral("Client"), u"委托方"_qs}),
            formColumn(form, clientsTable, "categories", article, 2.2, {}),
            formColumn(form, clientsTable, "countries", article, 1.5, {QStringLiteral("Third countries"), u"第三国"_qs}),
            formColumn(form, "security-description", nullptr, article, 2, {QStringLiteral("Security"), u"安全措施"_qs})};
    }

    // Cells

    TableCell referenceCell(const AnswerText& text) const
    {
        TableCell cell;
        cell.lines.push_back({{text.record().reference(), Language::English, SpanRole::Bold, {}}});
        const Answer& owner = text.answers().own(QStringLiteral("owner"));
        const QString name = text.value(QStringLiteral("owner"));
        if (!name.isEmpty())
            cell.second.push_back({textSpan(name, m_language)});
        else
            cell.second.push_back(missing({QStringLiteral("Owner: "), u"负责人："_qs}, owner));
        const Answer& review = text.answers().own(QStringLiteral("review"));
        if (review.hasValue() && review.v.is_string())
            cell.second.push_back({{displayDate(fromStd(review.v.get<std::string>()), m_language), m_language, SpanRole::Plain, {}}});
        else
            cell.second.push_back(missing({QStringLiteral("Review: "), u"复核："_qs}, review));
        return cell;
    }

    Paragraph missing(const LocalizedText& label, const Answer& answer) const
    {
        const LocalizedText word = stateWord(answer.state);
        return {{label.in(m_language), m_language, SpanRole::Plain, {}}, {english() ? word.en.toLower() : word.zh, m_language, SpanRole::Bold, {}}};
    }

    TableCell activityCell(const AnswerText& text) const
    {
        TableCell cell;
        const QString title = m_workspace.titleOf(text.record().reference()).in(m_language);
        cell.lines.push_back(title.isEmpty() ? notAnswered(m_language) : Paragraph{textSpan(title, m_language)});
        const RecordSummary& summary = text.record().summary;
        if (summary.status != u"active")
            cell.second.push_back({{statusWord(m_workspace, summary, m_language), m_language, SpanRole::Bold, {}}});
        const Answer& role = text.answers().own(QStringLiteral("role"));
        if (!role.hasValue())
            cell.second.push_back(missing({QStringLiteral("Role: "), u"角色："_qs}, role));
        else if (role.v == "joint-controller")
            cell.second.push_back({textSpan(text.value(QStringLiteral("role")), m_language)});
        const Answer& organisation = text.answers().own(QStringLiteral("organisation"));
        const Record* main = m_workspace.mainOrganisation();
        if (organisation.hasValue() && organisation.v.is_string() && main != nullptr && fromStd(organisation.v.get<std::string>()) != main->reference())
            cell.second.push_back({textSpan(text.recordTitle(fromStd(organisation.v.get<std::string>())), m_language)});
        for (Paragraph& paragraph : assessmentStates(m_workspace, summary.reference, m_language))
            cell.second.push_back(std::move(paragraph));
        return cell;
    }

    /// The rows of a table, or what the cell says instead of them: a state, or that it was not answered.
    const std::vector<Row>* rowsOf(const AnswerText& text, const char* table, TableCell& cell) const
    {
        const QuestionAnswer& answer = text.answers().at(id(table));
        if (text.form().question(id(table)) == nullptr || answer.rows.empty()) {
            cell.lines.push_back(answer.own.hasValue() ? notAnswered(m_language) : text.state(answer.own));
            return nullptr;
        }
        return &answer.rows;
    }

    static QString rowLabel(const Row& row)
    {
        return row.label.isEmpty() ? QString() : row.label + u' ';
    }

    TableCell purposesCell(const AnswerText& text) const
    {
        TableCell cell;
        if (const auto* rows = rowsOf(text, purposesTable, cell)) {
            const Question& table = *text.form().question(id(purposesTable));
            for (const Row& row : *rows) {
                QString purpose = columnValue(text, table, row, "purpose");
                if (purpose.isEmpty())
                    purpose = columnValue(text, table, row, "category");
                Paragraph line{{rowLabel(row), m_language, SpanRole::Plain, {}}};
                if (purpose.isEmpty())
                    line.push_back(notAnswered(m_language).front());
                else
                    line.push_back(textSpan(purpose, m_language));
                cell.lines.push_back(line);
            }
        }
        return cell;
    }

    static QString columnValue(const AnswerText& text, const Question& table, const Row& row, const char* columnId)
    {
        const Question* column = table.column(id(columnId));
        return column == nullptr ? QString() : text.value(*column, row.cell(column->id));
    }

    static Paragraph columnParagraph(const AnswerText& text, const Question& table, const Row& row, const char* columnId)
    {
        const Question* column = table.column(id(columnId));
        return column == nullptr ? Paragraph() : text.cell(*column, row.cell(column->id));
    }

    /// The bases with the purposes they carry: "Consent P1, P3".
    TableCell basisCell(const AnswerText& text) const
    {
        TableCell cell;
        const auto* rows = rowsOf(text, purposesTable, cell);
        if (rows == nullptr)
            return cell;
        const Question& table = *text.form().question(id(purposesTable));
        std::vector<std::pair<QString, QStringList>> bases;
        const auto add = [&bases](const QString& basis, const QString& label) {
            for (auto& [name, labels] : bases) {
                if (name == basis) {
                    labels.append(label);
                    return;
                }
            }
            bases.push_back({basis, {label}});
        };
        for (const Row& row : *rows) {
            QString basis = columnValue(text, table, row, "basis");
            // Where only the PIPL applies, its basis is the one there is.
            if (const QString pipl = basis.isEmpty() ? columnValue(text, table, row, "pipl-basis") : QString(); !pipl.isEmpty())
                basis = english() ? pipl + QStringLiteral(" (PIPL)") : pipl + u"（个保法）"_qs;
            add(basis, row.label);
        }
        for (const auto& [basis, labels] : bases) {
            Paragraph line;
            if (basis.isEmpty())
                line = notAnswered(m_language);
            else
                line.push_back(textSpan(basis, m_language));
            if (rows->size() > 1)
                line.push_back({u' ' + listed(labels, m_language), m_language, SpanRole::Plain, {}});
            cell.lines.push_back(line);
        }
        for (const Row& row : *rows) {
            const QString condition = columnValue(text, table, row, "special-condition");
            if (!condition.isEmpty())
                cell.second.push_back({textSpan(condition, m_language)});
        }
        return cell;
    }

    TableCell peopleCell(const AnswerText& text) const
    {
        TableCell cell;
        if (const auto* rows = rowsOf(text, dataTable, cell)) {
            const Question& table = *text.form().question(id(dataTable));
            const Question* column = table.column(QStringLiteral("people"));
            QStringList people;
            bool open = false;
            for (const Row& row : *rows) {
                static const Answer blank;
                const Answer& answer = column == nullptr ? blank : row.cell(column->id);
                open = open || !answer.hasValue();
                if (column == nullptr || !answer.hasValue() || !answer.v.is_array())
                    continue;
                for (const Json& one : answer.v) {
                    const QString name = text.value(*column, Answer::value(Json::array({one})));
                    if (!people.contains(name))
                        people.append(name);
                }
            }
            if (!people.isEmpty())
                cell.lines.push_back({textSpan(listed(people, m_language), m_language)});
            if (open)
                cell.lines.push_back(notAnswered(m_language));
        }
        const QString number = text.value(QStringLiteral("number-of-people"));
        if (!number.isEmpty())
            cell.second.push_back({textSpan(number, m_language)}); // with its unit: "about 48,000 people"
        return cell;
    }

    TableCell dataCell(const AnswerText& text) const
    {
        TableCell cell;
        if (const auto* rows = rowsOf(text, dataTable, cell)) {
            const Question& table = *text.form().question(id(dataTable));
            for (const Row& row : *rows) {
                QString items = columnValue(text, table, row, "items");
                if (items.isEmpty())
                    items = columnValue(text, table, row, "category");
                Paragraph line{{rowLabel(row), m_language, SpanRole::Plain, {}}};
                line.push_back(items.isEmpty() ? notAnswered(m_language).front() : textSpan(items, m_language));
                const QString special = columnValue(text, table, row, "special");
                if (!special.isEmpty()) {
                    line.push_back({english() ? QStringLiteral("; ") : u"；"_qs, m_language, SpanRole::Plain, {}});
                    line.push_back(textSpan(special, m_language, SpanRole::Bold));
                }
                cell.lines.push_back(line);
            }
        }
        return cell;
    }

    TableCell recipientsCell(const AnswerText& text) const
    {
        TableCell cell;
        if (const auto* rows = rowsOf(text, recipientsTable, cell)) {
            const Question& table = *text.form().question(id(recipientsTable));
            for (const Row& row : *rows) {
                const Answer& recipient = row.cell(QStringLiteral("recipient"));
                QString name = columnValue(text, table, row, "recipient");
                const QString category = columnValue(text, table, row, "category");
                const bool named = !name.isEmpty();
                if (!named)
                    name = category;
                cell.lines.push_back(name.isEmpty() ? notAnswered(m_language) : Paragraph{textSpan(name, m_language)});
                const QString reference = recipient.hasValue() && recipient.v.is_string() ? fromStd(recipient.v.get<std::string>()) : QString();
                QStringList details;
                if (!reference.isEmpty())
                    details.append(reference);
                for (const char* one : {"role", "country"}) {
                    const QString value = columnValue(text, table, row, one);
                    if (!value.isEmpty())
                        details.append(english() && one == std::string_view("role") ? value.left(1).toLower() + value.mid(1) : value);
                }
                Paragraph second;
                if (!details.isEmpty())
                    second.push_back({english() ? details.join(QStringLiteral(", ")) : details.join(u'，'), m_language, SpanRole::Small, {}});
                const std::optional<RecordSummary> vendor = reference.isEmpty() ? std::nullopt : m_workspace.summary(reference);
                if (vendor && vendor->kind == u"vendor" && vendor->status != u"approved") {
                    const QString status = statusWord(m_workspace, *vendor, m_language);
                    second.push_back({english() ? QStringLiteral("; ") + status.toLower() : u"；"_qs + status, m_language, SpanRole::Small, {}});
                }
                if (!second.empty())
                    cell.lines.push_back(second);
            }
        }
        return cell;
    }

    /// Countries outside the EEA with the tool for each; "None" when no recipient is outside.
    TableCell countriesCell(const AnswerText& text) const
    {
        TableCell cell;
        const auto* rows = rowsOf(text, recipientsTable, cell);
        if (rows == nullptr)
            return cell;
        const Question& table = *text.form().question(id(recipientsTable));
        QStringList seen;
        bool open = false;
        for (const Row& row : *rows) {
            const Answer& country = row.cell(QStringLiteral("country"));
            const Answer& tool = row.cell(QStringLiteral("transfer-tool"));
            if (!country.hasValue()) {
                open = true;
                if (!isTransfer(country, tool))
                    continue;
            }
            if (!isTransfer(country, tool))
                continue;
            Paragraph line = columnParagraph(text, table, row, "country");
            line.push_back({english() ? QStringLiteral(": ") : u"："_qs, m_language, SpanRole::Plain, {}});
            for (const Span& span : columnParagraph(text, table, row, "transfer-tool"))
                line.push_back(span);
            QString plain;
            for (const Span& span : line)
                plain += span.text;
            if (seen.contains(plain))
                continue;
            seen.append(plain);
            cell.lines.push_back(line);
            const QString document = columnValue(text, table, row, "document");
            if (!document.isEmpty())
                cell.lines.push_back({textSpan(document, m_language, SpanRole::Small)});
        }
        if (open)
            cell.lines.push_back(missing({QStringLiteral("Country: "), u"国家或地区："_qs}, Answer()));
        if (cell.lines.empty())
            cell.lines.push_back(words(stateWord(AnswerState::None), m_language));
        return cell;
    }

    QString retention(const AnswerText& text, const Question& table, const Row& row) const
    {
        const QString number = columnValue(text, table, row, "retention-number");
        const QString unit = columnValue(text, table, row, "retention-unit");
        const QString trigger = columnValue(text, table, row, "retention-trigger");
        const Answer& unitAnswer = row.cell(QStringLiteral("retention-unit"));
        const bool until = unitAnswer.hasValue() && unitAnswer.v == "until-trigger";
        if (until && !trigger.isEmpty())
            return english() ? QStringLiteral("Until: ") + trigger.left(1).toLower() + trigger.mid(1) : u"至："_qs + trigger;
        if (number.isEmpty() || unit.isEmpty())
            return {};
        const QString period = english() ? number + u' ' + unit.toLower() : number + u' ' + unit;
        if (trigger.isEmpty())
            return period;
        return english() ? period + QStringLiteral(" from: ") + trigger.left(1).toLower() + trigger.mid(1) : period + u"，起算："_qs + trigger;
    }

    TableCell keptCell(const AnswerText& text) const
    {
        TableCell cell;
        const auto* rows = rowsOf(text, dataTable, cell);
        if (rows == nullptr)
            return cell;
        const Question& table = *text.form().question(id(dataTable));
        struct Period { QString period, fate; QStringList labels; Paragraph state; };
        std::vector<Period> periods;
        for (const Row& row : *rows) {
            Period one{retention(text, table, row), columnValue(text, table, row, "fate"), {row.label}, {}};
            const Answer& number = row.cell(QStringLiteral("retention-number"));
            if (one.period.isEmpty() && !number.hasValue() && !number.isBlank()) { // "not known yet" says more than a part of a period
                one.state = text.state(number);
                one.fate.clear();
                for (const Span& span : one.state)
                    one.period += span.text;
            }
            const auto same = std::find_if(periods.begin(), periods.end(), [&one](const Period& other) { return other.period == one.period && other.fate == one.fate; });
            if (same == periods.end())
                periods.push_back(one);
            else
                same->labels.append(row.label);
        }
        for (const Period& one : periods) {
            Paragraph line;
            if (periods.size() > 1)
                line.push_back({listed(one.labels, m_language) + u' ', m_language, SpanRole::Plain, {}});
            if (!one.state.empty())
                line.insert(line.end(), one.state.begin(), one.state.end());
            else
                line.push_back(one.period.isEmpty() ? notAnswered(m_language).front() : textSpan(one.period, m_language));
            cell.lines.push_back(line);
            if (!one.fate.isEmpty())
                cell.lines.push_back({{english() ? QStringLiteral("then: ") + one.fate.left(1).toLower() + one.fate.mid(1) : u"期满："_qs + one.fate, m_language, SpanRole::Small, {}}});
        }
        return cell;
    }

    TableCell securityCell(const AnswerText& text) const
    {
        TableCell cell;
        const Question* measures = text.form().question(QStringLiteral("measures"));
        const Question* description = text.form().question(QStringLiteral("security-description"));
        const Answer& listedMeasures = text.answers().own(QStringLiteral("measures"));
        const Answer& described = text.answers().own(QStringLiteral("security-description"));
        if (description != nullptr && described.hasValue()) {
            for (Paragraph& paragraph : textParagraphs(text.value(*description, described), m_language))
                cell.lines.push_back(std::move(paragraph));
        } else if (!listedMeasures.hasValue() || !described.isBlank()) {
            cell.lines.push_back(text.state(described));
        }
        if (measures != nullptr && listedMeasures.hasValue())
            (cell.lines.empty() ? cell.lines : cell.second).push_back({textSpan(text.value(*measures, listedMeasures), m_language)});
        return cell;
    }

    TableRow controllerRow(const AnswerText& text) const
    {
        TableRow row;
        row.anchor = text.record().reference();
        row.cells = {referenceCell(text), activityCell(text), purposesCell(text), basisCell(text), peopleCell(text), dataCell(text), recipientsCell(text), countriesCell(text),
            keptCell(text), securityCell(text)};
        return row;
    }

    void addProcessorRows(TableBlock& table, const AnswerText& text) const
    {
        TableCell clients;
        const auto* rows = rowsOf(text, clientsTable, clients);
        if (rows == nullptr) {
            TableRow row;
            row.anchor = text.record().reference();
            row.cells = {referenceCell(text), activityCell(text), clients, clients, clients, securityCell(text)};
            table.rows.push_back(std::move(row));
            return;
        }
        const Question& question = *text.form().question(id(clientsTable));
        for (const Row& one : *rows) {
            TableRow row;
            if (&one == &rows->front())
                row.anchor = text.record().reference();
            TableCell client, categories, countries;
            Paragraph name{{rowLabel(one), m_language, SpanRole::Plain, {}}};
            for (const Span& span : columnParagraph(text, question, one, "client"))
                name.push_back(span);
            client.lines.push_back(name);
            for (const char* detail : {"contact", "representative", "client-dpo"}) {
                const Question* column = question.column(id(detail));
                const QString value = columnValue(text, question, one, detail);
                if (column != nullptr && (!value.isEmpty() || column->required))
                    client.second.push_back(labelled(column->label, text.cell(*column, one.cell(column->id))));
            }
            categories.lines.push_back(columnParagraph(text, question, one, "categories"));
            countries.lines.push_back(columnParagraph(text, question, one, "countries"));
            const QString tool = columnValue(text, question, one, "transfer-tool");
            if (!tool.isEmpty())
                countries.second.push_back({textSpan(tool, m_language)});
            row.cells = {referenceCell(text), activityCell(text), client, categories, countries, securityCell(text)};
            table.rows.push_back(std::move(row));
        }
    }

    Paragraph labelled(const LocalizedText& label, Paragraph content) const
    {
        content.insert(content.begin(), Span{label.in(m_language) + (english() ? QStringLiteral(": ") : u"："_qs), m_language, SpanRole::Plain, {}});
        return content;
    }

    const Workspace& m_workspace;
    const ReportOptions& m_options;
    Language m_language;
};

} // namespace

ReportDocument registerReport(const Workspace& workspace, const ReportOptions& options)
{
    return RegisterBuilder(workspace, options).build();
}

} // namespace dossier
