// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/record_model.h"

#include "core/form/completeness.h"
#include "core/rules/tasks.h"

#include <QElapsedTimer>

namespace dossier {

std::vector<ListColumn> listColumns(const QString& kind, const Form& form)
{
    using Type = ListColumn::Type;
    std::vector<ListColumn> columns{{QStringLiteral("reference"), Type::Reference, {}, {}, {}, true}};
    ListColumn title{QStringLiteral("title"), Type::Title, form.titleQuestion() ? form.titleQuestion()->id : QString(), {}, {}, true};
    const auto answer = [&](const char* question, bool shown = true) {
        if (form.question(QString::fromLatin1(question)))
            columns.push_back({QString::fromLatin1(question), Type::Answer, QString::fromLatin1(question), {}, {}, shown});
    };
    const auto second = [&](std::initializer_list<const char*> questions) {
        for (const char* question : questions) {
            if (form.question(QString::fromLatin1(question)))
                title.second.append(QString::fromLatin1(question));
        }
        columns.push_back(title);
    };
    if (kind == "activity") {
        second({"unit"});
        answer("role");
        columns.push_back({QStringLiteral("status"), Type::Status, {}, {}, {}, true});
        columns.push_back({QStringLiteral("assessments"), Type::Assessments, {}, {}, {}, true});
        answer("owner", false);
        answer("laws", false);
    } else if (kind == "person") {
        second({"function"});
        answer("offices");
        answer("organisation");
        answer("email");
        columns.push_back({QStringLiteral("status"), Type::Status, {}, {}, {}, true});
    } else if (kind == "organisation") {
        second({"address"});
        answer("country");
        answer("dpo");
        answer("pi-officer", false);
        columns.push_back({QStringLiteral("status"), Type::Status, {}, {}, {}, true});
    } else if (kind == "system") {
        second({"type"});
        answer("vendor");
        answer("hosting");
        columns.push_back({QStringLiteral("status"), Type::Status, {}, {}, {}, true});
        answer("owner", false);
    } else if (kind == "vendor") {
        second({"type"});
        answer("role");
        answer("country");
        columns.push_back({QStringLiteral("status"), Type::Status, {}, {}, {}, true});
        answer("owner", false);
    } else if (kind == "assessment") {
        second({"version"});
        columns.push_back({QStringLiteral("status"), Type::Status, {}, {}, {}, true});
        columns.push_back({QStringLiteral("stance"), Type::Answer, form.part(QStringLiteral("stance")), QStringLiteral("stance"), {}, true});
        answer("decision", false);
    } else if (kind == "risk") {
        second({"threat"});
        answer("track");
        columns.push_back({QStringLiteral("status"), Type::Status, {}, {}, {}, true});
        answer("acceptable");
        answer("owner", false);
    } else {
        second({"category"});
        columns.push_back({QStringLiteral("status"), Type::Status, {}, {}, {}, true});
        answer("owner");
    }
    columns.push_back({QStringLiteral("complete"), Type::Complete, {}, {}, {}, true});
    if (form.question(QStringLiteral("review")) || form.question(QStringLiteral("due")))
        columns.push_back({QStringLiteral("due"), Type::Due, {}, {}, {}, true});
    return columns;
}

Chip statusChip(const Workspace& workspace, const RecordSummary& summary, Language language)
{
    Chip chip;
    chip.language = language;
    const KindInfo* kind = workspace.library().kinds().kind(summary.kind);
    const StatusInfo* status = kind ? kind->status(summary.status) : nullptr;
    if (!status)
        return chip;
    chip.text = status->label.in(language);
    chip.glyph = glyphFromWord(status->shape);
    chip.colour = toneColour(status->tone);
    chip.tint = toneTint(status->tone);
    chip.boxed = status->tone != "neutral" && status->tone != "ok";
    if (!chip.boxed && status->tone == "neutral")
        chip.colour = ColourRole::Muted;
    return chip;
}

std::vector<Chip> assessmentChips(const Workspace& workspace, const QString& reference, Language language)
{
    return assessmentChips(obligations(workspace, reference), language);
}

std::vector<Chip> assessmentChips(const std::vector<Obligation>& due, Language language)
{
    std::vector<Chip> chips;
    for (const Obligation& obligation : due) {
        if (obligation.decided)
            continue;
        const AssessmentType* type = Regimes::builtIn().assessment(obligation.assessment);
        const QString name = type ? type->brief.in(language) : obligation.assessment;
        Chip chip;
        chip.language = language;
        chip.text = language == Language::Chinese ? u"%1：%2"_qs.arg(name, levelLabel(obligation.level).zh)
                                                  : QStringLiteral("%1 %2").arg(name, levelLabel(obligation.level).en);
        switch (obligation.level) {
        case Level::Required:
            chip.glyph = Glyph::Triangle; chip.colour = ColourRole::Danger; chip.tint = ColourRole::DangerTint;
            break;
        case Level::Presumed:
            chip.glyph = Glyph::Triangle; chip.colour = ColourRole::Warn; chip.tint = ColourRole::WarnTint;
            break;
        case Level::Undetermined:
            chip.glyph = Glyph::Question; chip.colour = ColourRole::Warn; chip.tint = ColourRole::WarnTint;
            break;
        case Level::Consider:
            chip.glyph = Glyph::Ring; chip.colour = ColourRole::Muted; chip.tint = ColourRole::NeutralTint;
            break;
        }
        chips.push_back(chip);
    }
    return chips;
}

RecordModel::RecordModel(Workspace& workspace, const QString& kind, QObject* parent)
    : QAbstractTableModel(parent), m_workspace(workspace), m_kind(kind), m_form(*workspace.library().firstFormOfKind(kind)),
      m_columns(listColumns(kind, m_form))
{
    reload();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RecordModel::computeWaiting);
    connect(&workspace, &Workspace::recordChanged, this, &RecordModel::recordChanged);
    const auto reset = [this](const QString& reference) {
        if (const auto summary = m_workspace.summary(reference); !summary || summary->kind == m_kind || rowOf(reference) >= 0)
            reload();
    };
    connect(&workspace, &Workspace::recordAdded, this, reset);
    connect(&workspace, &Workspace::recordRemoved, this, reset);
}

void RecordModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_waiting.clear();
    for (const RecordSummary& summary : m_workspace.records(m_kind))
        m_rows.push_back({summary, {}, {}});
    endResetModel();
}

void RecordModel::recordChanged(const QString& reference)
{
    // Titles of linked records are shown too, so every row may have changed; rows are computed again when they are shown.
    makeStale();
    const int row = rowOf(reference);
    if (row >= 0) {
        if (const auto summary = m_workspace.summary(reference))
            m_rows[size_t(row)].summary = *summary;
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size()) - 1));
}

void RecordModel::retranslate()
{
    for (RowData& row : m_rows)
        row.cells.clear();
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(m_columns.size()) - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_columns.size()) - 1));
}

int RecordModel::rowOf(const QString& reference) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const RowData& row) { return row.summary.reference == reference; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int RecordModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RecordModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

void RecordModel::makeStale()
{
    for (RowData& row : m_rows)
        row.stale.assign(row.cells.size(), true);
}

bool RecordModel::isReady(const RowData& row, size_t column) const
{
    return column < row.cells.size() && row.cells[column] && !row.stale[column];
}

void RecordModel::compute(const RowData& row, size_t from, size_t to) const
{
    row.cells.resize(m_columns.size());
    row.stale.resize(m_columns.size());
    const Workspace::Passage passage(m_workspace);
    const Record* record = m_workspace.record(row.summary.reference);
    for (size_t c = from; c < to; ++c) {
        if (!isReady(row, c))
            row.cells[c] = record != nullptr ? cellOf(m_columns[c], *record) : CellData();
        row.stale[c] = false;
    }
}

const RecordModel::CellData& RecordModel::cellAt(int index, size_t column, bool alone) const
{
    static const CellData nothing;
    constexpr qint64 moment = 12'000'000;
    const RowData& row = m_rows[size_t(index)];
    if (isReady(row, column))
        return *row.cells[column];
    if (alone) { // a sort goes over every row and needs one cell of each
        compute(row, column, column + 1);
        return *row.cells[column];
    }
    if (m_spent < moment) { // a row that is shown needs all its cells
        QElapsedTimer timer;
        timer.start();
        compute(row, 0, m_columns.size());
        m_spent += timer.nsecsElapsed();
        m_waiting.erase(index);
    } else {
        m_waiting.insert(index);
    }
    if (!m_timer.isActive())
        m_timer.start(0);
    return column < row.cells.size() && row.cells[column] ? *row.cells[column] : nothing;
}

void RecordModel::computeWaiting()
{
    m_spent = 0;
    constexpr qint64 moment = 20;
    QElapsedTimer timer;
    timer.start();
    while (!m_waiting.empty() && timer.elapsed() < moment) {
        const int row = *m_waiting.begin();
        m_waiting.erase(m_waiting.begin());
        if (row >= int(m_rows.size()))
            continue;
        compute(m_rows[size_t(row)], 0, m_columns.size());
        Q_EMIT dataChanged(index(row, 0), index(row, int(m_columns.size()) - 1));
    }
    if (!m_waiting.empty())
        m_timer.start(0);
}

RecordModel::CellData RecordModel::cellOf(const ListColumn& column, const Record& record) const
{
    const Language language = interfaceLanguage();
    const DisplayContext context = m_workspace.displayContext(&record);
    CellData cell;
    // Assessments of different laws have different forms.
    const Form& form = m_workspace.formOf(record.reference());
    const auto shown = [&](const QString& id) {
        const Question* question = form.question(id);
        return question != nullptr ? displayAnswer(*question, record.answers.own(id), language, context) : QString();
    };
    switch (column.type) {
    case ListColumn::Type::Reference:
        cell.text = record.reference();
        cell.sort = record.reference();
        break;
    case ListColumn::Type::Title: {
        cell.text = record.summary.title.in(language);
        cell.language = record.summary.title.has(language) ? language : otherLanguage(language);
        if (cell.text.isEmpty()) {
            cell.text = tr("Without a name");
            cell.language = language;
            cell.tone = "muted";
        }
        QStringList parts;
        for (const QString& id : column.second) {
            const QString text = shown(id);
            if (!text.isEmpty())
                parts.append(text.simplified().left(120));
        }
        if (m_kind == "activity") {
            // Whose data: the distinct groups of the personal-data table.
            QStringList groups;
            if (const Question* table = m_form.question("data")) {
                const Question* people = table->column("people");
                for (const Row& row : record.answers.at("data").rows) {
                    const QString text = people ? displayAnswer(*people, row.cell("people"), language, context) : QString();
                    const QStringList names = text.split(language == Language::Chinese ? u"、"_qs : QStringLiteral(", "), Qt::SkipEmptyParts);
                    for (const QString& name : names) {
                        if (!groups.contains(name))
                            groups.append(name);
                    }
                }
            }
            if (!groups.isEmpty())
                parts.append(groups.mid(0, 4).join(language == Language::Chinese ? u"、"_qs : QStringLiteral(", ")));
        }
        cell.second = parts.join(language == Language::Chinese ? u"·"_qs : u" · "_qs);
        cell.sort = cell.text;
        break;
    }
    case ListColumn::Type::Answer:
        cell.text = shown(column.part.isEmpty() ? column.question : form.part(column.part)).simplified().left(200);
        cell.sort = cell.text;
        break;
    case ListColumn::Type::Status: {
        const Chip chip = statusChip(m_workspace, record.summary, language);
        cell.text = chip.text;
        cell.chips = {chip};
        const KindInfo* kind = m_workspace.library().kinds().kind(m_kind);
        for (size_t i = 0; i < kind->statuses.size(); ++i) {
            if (kind->statuses[i].id == record.summary.status)
                cell.sort = int(i);
        }
        break;
    }
    case ListColumn::Type::Assessments: {
        const std::vector<Obligation> due = obligations(m_workspace, record.reference());
        cell.chips = assessmentChips(due, language);
        QStringList words;
        for (const Chip& chip : cell.chips)
            words.append(chip.text);
        cell.text = words.join(language == Language::Chinese ? u"、"_qs : QStringLiteral(", "));
        int worst = 0;
        for (const Obligation& obligation : due)
            worst = qMax(worst, int(obligation.level) + 1);
        cell.sort = worst;
        break;
    }
    case ListColumn::Type::Complete: {
        cell.percent = completeness(m_workspace.formOf(record.reference()), record.answers, m_workspace.library()).percent();
        cell.text = QStringLiteral("%1%").arg(cell.percent);
        cell.sort = cell.percent;
        break;
    }
    case ListColumn::Type::Due: {
        const QDate due = nextDue(m_workspace, record.reference());
        cell.sort = due.isValid() ? due : QDate(9999, 1, 1);
        cell.text = due.isValid() ? displayDate(due.toString(Qt::ISODate), language) : u"–"_qs;
        const QDate today = m_workspace.clock().today();
        if (due.isValid() && due < today) {
            cell.tone = "danger";
            cell.text = tr("since %1").arg(cell.text);
        } else if (due.isValid() && due <= today.addDays(7)) {
            cell.tone = "warn";
        }
        break;
    }
    }
    return cell;
}

QVariant RecordModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const RowData& row = m_rows[size_t(index.row())];
    const ListColumn& column = m_columns[size_t(index.column())];
    if (role == ReferenceRole)
        return row.summary.reference;
    if (role == TypeRole)
        return int(column.type);
    // Lists are sorted by what every row has at hand, without reading the records.
    if (role == SortRole && column.type == ListColumn::Type::Reference)
        return index.row();
    if (role == SortRole && column.type == ListColumn::Type::Title)
        return row.summary.title.in(interfaceLanguage());
    const CellData& cell = cellAt(index.row(), size_t(index.column()), role == SortRole);
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::ToolTipRole:
        return cell.second.isEmpty() ? cell.text : cell.text + u'\n' + cell.second;
    case Qt::AccessibleTextRole: return cell.text;
    case SecondRole: return cell.second;
    case ChipsRole: return QVariant::fromValue(cell.chips);
    case PercentRole: return cell.percent;
    case SortRole: return cell.sort;
    case ToneRole: return cell.tone;
    case LanguageRole: return int(cell.language.value_or(interfaceLanguage()));
    default: return {};
    }
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const ListColumn& column = m_columns[size_t(section)];
    switch (column.type) {
    case ListColumn::Type::Reference: return tr("Ref");
    case ListColumn::Type::Title: return m_workspace.library().kinds().kind(m_kind)->title.in(interfaceLanguage());
    case ListColumn::Type::Answer: return m_form.question(column.question)->label.in(interfaceLanguage());
    case ListColumn::Type::Status: return tr("Status");
    case ListColumn::Type::Assessments: return tr("Assessments");
    case ListColumn::Type::Complete: return tr("Complete");
    case ListColumn::Type::Due: return tr("Next due");
    }
    Q_UNREACHABLE();
}

} // namespace dossier
