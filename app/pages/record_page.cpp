// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/record_page.h"

#include "app/form/form_view.h"
#include "app/form/guidance_panel.h"
#include "app/models/record_model.h"
#include "app/pages/outline.h"
#include "core/rules/contradictions.h"
#include "core/rules/gates.h"
#include "core/rules/prefill_source.h"

namespace dossier {

namespace {

class Ring : public QWidget
{
public:
    explicit Ring(QWidget* parent) : QWidget(parent) { setFixedSize(18, 18); }
    void setPercent(int percent)
    {
        m_percent = percent;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintRing(painter, QRectF(1, 1, 16, 16), m_percent);
    }

private:
    int m_percent = 0;
};

/// A side column with its own ground and a hairline.
class SideColumn : public QWidget
{
public:
    SideColumn(bool left, QWidget* parent) : QWidget(parent), m_left(left) {}

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().colour(ColourRole::Subtle));
        painter.fillRect(QRect(m_left ? width() - 1 : 0, 0, 1, height()), Theme::current().colour(ColourRole::Line));
    }

private:
    bool m_left;
};

} // namespace

RecordPage::RecordPage(Workspace& workspace, QWidget* parent) : Page(workspace, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PageHeader(this);
    m_parent = makeButton({}, false, m_header);
    m_parent->setProperty("quiet", true);
    connect(m_parent, &QPushButton::clicked, this, [this] {
        if (const auto summary = m_workspace.summary(m_record))
            Q_EMIT goTo(Place::list(summary->kind));
    });
    m_reference = new Text(TextRole::Body, m_header);
    m_reference->setColour(ColourRole::Muted);
    m_reference->setMaxLines(1);
    m_title = new Text(TextRole::Title, m_header);
    m_title->setMaxLines(1);
    m_title->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_status = new ChipButton({}, m_header);
    m_status->setClickable(true);
    connect(m_status, &QAbstractButton::clicked, this, [this] { Q_EMIT statusMenuRequested(m_record, m_status->mapToGlobal(QPoint(0, m_status->height()))); });
    m_role = new ChipButton({}, m_header);
    m_ring = new Ring(m_header);
    m_progress = new Text(TextRole::Body, m_header);
    m_progress->setColour(ColourRole::Muted);
    m_progress->setMaxLines(1);
    m_points = new ChipButton({}, m_header);
    m_points->setClickable(true);
    connect(m_points, &QAbstractButton::clicked, this, &RecordPage::nextPoint);
    m_history = makeButton({}, false, m_header);
    m_history->setProperty("quiet", true);
    m_history->setIcon(themedIcon(QStringLiteral("history")));
    connect(m_history, &QPushButton::clicked, this, [this] { Q_EMIT historyRequested(m_record); });
    m_report = makeButton({}, false, m_header);
    m_report->setIcon(themedIcon(QStringLiteral("export")));
    connect(m_report, &QPushButton::clicked, this, [this] { Q_EMIT reportRequested(m_record); });
    m_more = makeButton({}, false, m_header);
    m_more->setProperty("quiet", true);
    m_more->setIcon(themedIcon(QStringLiteral("more")));
    connect(m_more, &QPushButton::clicked, this, [this] { Q_EMIT menuRequested(m_record, m_more->mapToGlobal(QPoint(0, m_more->height()))); });
    for (QWidget* widget : {static_cast<QWidget*>(m_parent), static_cast<QWidget*>(m_reference)})
        m_header->row()->addWidget(widget);
    m_header->row()->addWidget(m_title, 100);
    m_header->row()->addWidget(m_status);
    m_header->row()->addWidget(m_role);
    m_header->row()->addStretch(1);
    for (QWidget* widget : {m_ring, static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_points), static_cast<QWidget*>(m_history), static_cast<QWidget*>(m_report), static_cast<QWidget*>(m_more)})
        m_header->row()->addWidget(widget);
    column->addWidget(m_header);

    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    auto* left = new SideColumn(true, this);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(8, 8, 9, 8);
    m_outline = new Outline(workspace, left);
    leftColumn->addWidget(m_outline, 1);
    m_hint = new Text(TextRole::Small, left);
    m_hint->setColour(ColourRole::Muted);
    m_hint->setContentsMargins(8, 4, 8, 4);
    m_hint->setFixedWidth(204);
    leftColumn->addWidget(m_hint);
    body->addWidget(left);

    auto* centre = new QWidget(this);
    auto* centreColumn = new QVBoxLayout(centre);
    centreColumn->setContentsMargins(space::besideOutline, space::l, space::s, 0);
    centreColumn->setSpacing(space::m);
    m_banner = new Banner(centre);
    connect(m_banner, &Banner::linkActivated, this, [this](const QString& id) { m_guidance->showCitation(id); });
    centreColumn->addWidget(m_banner);
    m_form = new FormView(workspace, centre);
    centreColumn->addWidget(m_form, 1);
    body->addWidget(centre, 1);

    m_guidance = new GuidancePanel(workspace, this);
    m_guidance->setFixedWidth(252);
    body->addWidget(m_guidance);
    column->addLayout(body, 1);

    connect(m_outline, &Outline::sectionChosen, this, [this](const QString& section) {
        if (!m_form->flush()) {
            m_outline->setSection(m_form->section());
            return;
        }
        m_form->showSection(m_record, section);
        Q_EMIT placeChanged();
    });
    connect(m_outline, &Outline::recordChosen, this, [this](const QString& reference) { Q_EMIT goTo(Place::of(reference)); });
    connect(m_form, &FormView::sectionChanged, this, [this](const QString& section) { m_outline->setSection(section); });
    connect(m_form, &FormView::focusChanged, this, [this](const Focus& focus) { m_guidance->show(m_record, focus); });
    connect(m_form, &FormView::openRecord, this, [this](const QString& reference) { Q_EMIT goTo(Place::of(reference)); });
    connect(m_form, &FormView::createRecord, this, &RecordPage::createRequested);
    connect(m_form, &FormView::propose, this, &RecordPage::proposalsRequested);
    connect(m_form, &FormView::failed, this, &Page::failed);
    connect(m_guidance, &GuidancePanel::openRecord, this, [this](const QString& reference) { Q_EMIT goTo(Place::of(reference)); });
    connect(&workspace, &Workspace::applied, this, [this] {
        if (m_workspace.summary(m_record) && isVisible())
            refreshAll();
    });
    retranslate();
}

void RecordPage::open(const Place& place)
{
    const bool other = place.record != m_record;
    m_record = place.record;
    if (other)
        m_point = -1;
    const Record* record = m_workspace.record(m_record);
    if (!record)
        return;
    refreshAll();
    if (other)
        m_guidance->show(m_record, {});
    const Form& form = m_workspace.formOf(m_record);
    if (!place.question.isEmpty()) {
        const Section* section = form.sectionOf(place.question);
        m_form->showSection(m_record, section ? section->id : m_outline->sections().value(0));
        m_form->goTo(place.question, place.row, place.column);
    } else if (other) {
        // The first section that still has something open, else the first.
        const Completeness done = completeness(form, record->answers, m_workspace.library());
        QString section = m_outline->sections().value(0);
        for (const QString& id : m_outline->sections()) {
            if (done.open(id) > 0) {
                section = id;
                break;
            }
        }
        m_form->showSection(m_record, section);
    }
    m_outline->setSection(m_form->section());
}

Place RecordPage::place() const
{
    const Focus focus = m_form->focus();
    return Place::of(m_record, focus.question, focus.row, focus.column);
}

bool RecordPage::flush()
{
    return m_record.isEmpty() || m_form->flush();
}

QList<QWidget*> RecordPage::panes() const
{
    QList<QWidget*> result{m_parent, m_outline, m_form};
    if (m_guidance->isVisible())
        result.append(m_guidance);
    return result;
}

void RecordPage::nextOpen(bool forward)
{
    m_form->goToOpen(forward);
}

/// Goes to the next contradiction, the worst first.
void RecordPage::nextPoint()
{
    const std::vector<Contradiction> points = contradictions(m_workspace, m_record);
    if (points.empty() || !m_form->flush())
        return;
    m_point = (m_point + 1) % int(points.size());
    const Contradiction& point = points[size_t(m_point)];
    m_form->goTo(point.question, point.row, point.column);
}

void RecordPage::stepSection(int by)
{
    const QStringList sections = m_outline->sections();
    const int next = int(sections.indexOf(m_form->section())) + by;
    if (next < 0 || next >= sections.size() || !m_form->flush())
        return;
    m_form->showSection(m_record, sections[next]);
    m_outline->setSection(sections[next]);
}

void RecordPage::togglePanel()
{
    m_panelChosen = !m_guidance->isVisible();
    m_guidance->setVisible(m_panelChosen);
}

void RecordPage::focusGuidance()
{
    m_guidance->setVisible(true);
    m_guidance->setFocus(Qt::ShortcutFocusReason);
}

void RecordPage::refreshAll()
{
    refreshHeader();
    refreshBanner();
    m_outline->show(m_record);
    if (!m_form->section().isEmpty())
        m_outline->setSection(m_form->section());
}

void RecordPage::refreshHeader()
{
    const Language language = interfaceLanguage();
    const auto summary = m_workspace.summary(m_record);
    const Record* record = m_workspace.record(m_record);
    if (!summary || !record)
        return;
    const KindInfo* kind = m_workspace.library().kinds().kind(summary->kind);
    m_parent->setText((kind ? kind->plural.in(language) : summary->kind) + u"  ›"_qs);
    m_parent->setAccessibleName(kind ? kind->plural.in(language) : summary->kind);
    m_reference->setText(summary->reference);
    m_form->setReadOnly(m_workspace.isReadOnly() || isDecided(*summary), m_workspace.isReadOnly() ? tr("The workspace is open read-only.") : tr("This was decided on and is kept as it is. Reopen it to change it."));
    m_title->setLanguage(summary->title.has(language) ? language : otherLanguage(language));
    m_title->setText(summary->title.isEmpty() ? tr("Without a name") : summary->title.in(language));
    m_title->setToolTip(m_title->text());
    Chip chip = statusChip(m_workspace, *summary, language);
    chip.boxed = true;
    m_status->setChip(chip);
    m_status->setAccessibleName(tr("Status: %1").arg(chip.text));
    m_status->setToolTip(tr("Change the status"));
    const Form& form = m_workspace.formOf(m_record);
    const Question* role = form.question(QStringLiteral("role"));
    const Answer& roleAnswer = record->answers.own(QStringLiteral("role"));
    m_role->setVisible(role && roleAnswer.hasValue() && summary->kind == "activity");
    if (role && roleAnswer.hasValue()) {
        Chip roleChip;
        roleChip.language = language;
        roleChip.text = displayAnswer(*role, roleAnswer, language, m_workspace.displayContext(record));
        roleChip.colour = ColourRole::Text;
        m_role->setChip(roleChip);
        m_role->setAccessibleName(roleChip.text);
    }
    const Completeness done = completeness(form, record->answers, m_workspace.library());
    static_cast<Ring*>(m_ring)->setPercent(done.percent());
    const int open = done.open();
    const QString percent = QStringLiteral("%1%").arg(done.percent());
    m_progress->setText(open == 0 ? percent : tr("%1 · %n open", nullptr, open).arg(percent));
    const std::vector<Contradiction> points = contradictions(m_workspace, m_record);
    m_points->setVisible(!points.empty());
    if (!points.empty()) {
        Chip pointChip;
        pointChip.language = language;
        pointChip.boxed = true;
        pointChip.text = tr("%n to check", "contradictions", int(points.size()));
        pointChip.glyph = Glyph::Triangle;
        const bool error = points.front().rule->level == PointLevel::Error;
        pointChip.colour = error ? ColourRole::Danger : ColourRole::Warn;
        pointChip.tint = error ? ColourRole::DangerTint : ColourRole::WarnTint;
        m_points->setChip(pointChip);
        m_points->setAccessibleName(pointChip.text);
        m_points->setToolTip(tr("Answers that do not fit together. Click to go to the next one."));
    }
    m_report->setVisible(summary->kind == "activity" || summary->kind == "assessment");
}

void RecordPage::refreshBanner()
{
    const Language language = interfaceLanguage();
    m_banner->clearButtons();
    m_banner->setLinks({});
    if (const auto own = m_workspace.summary(m_record); own && own->kind == u"assessment") {
        refreshAssessmentBanner(*own);
        return;
    }
    const auto due = obligations(m_workspace, m_record);
    std::vector<Obligation> open;
    for (const Obligation& obligation : due) {
        if (!obligation.decided)
            open.push_back(obligation);
    }
    if (open.empty()) {
        m_banner->hide();
        return;
    }
    const auto worst = std::max_element(open.begin(), open.end(), [](const Obligation& a, const Obligation& b) { return a.level < b.level; });
    const AssessmentType* type = Regimes::builtIn().assessment(worst->assessment);
    const QString name = type ? type->brief.in(language) : worst->assessment;
    m_banner->setTone(worst->level == Level::Required ? QStringLiteral("danger") : worst->level == Level::Consider ? QStringLiteral("accent") : QStringLiteral("warn"));
    QString title = language == Language::Chinese ? u"%1：%2"_qs.arg(name, levelLabel(worst->level).zh) : QStringLiteral("%1 %2").arg(name, levelLabel(worst->level).en);
    if (open.size() > 1)
        title += u"  "_qs + tr("%n more", nullptr, int(open.size()) - 1);
    m_banner->setTitle(title);
    QStringList reasons;
    QList<QPair<QString, QString>> links;
    for (const Reason& reason : worst->reasons) {
        const QString text = (reason.brief.isEmpty() ? reason.text : reason.brief).in(language);
        if (reasons.size() < 4 && !reasons.contains(text))
            reasons.append(text);
        for (const QString& cite : reason.cite) {
            const Citation* citation = Regimes::builtIn().citation(cite);
            const QPair<QString, QString> link{cite, citation ? citation->brief.in(language) : cite};
            if (!links.contains(link) && links.size() < 3)
                links.append(link);
        }
    }
    const int more = int(worst->reasons.size()) - int(reasons.size());
    QString detail = reasons.join(language == Language::Chinese ? u"·"_qs : u" · "_qs);
    if (more > 0)
        detail += u" "_qs + tr("and %n more", nullptr, more);
    m_banner->setDetail(detail);
    m_banner->setLinks(links);
    connect(m_banner->addButton(tr("Reasons…"), false), &QPushButton::clicked, this, [this] { Q_EMIT reasonsRequested(m_record); });
    if (const Form* form = m_workspace.library().form(worst->assessment); form && form->subject.contains(QStringLiteral("activity"))) {
        if (!worst->existing.isEmpty()) {
            const QString reference = worst->existing.back();
            connect(m_banner->addButton(tr("Open %1").arg(reference), true), &QPushButton::clicked, this, [this, reference] { Q_EMIT goTo(Place::of(reference)); });
        } else if (!m_workspace.isReadOnly()) {
            connect(m_banner->addButton(tr("Start %1").arg(name), true), &QPushButton::clicked, this, [this, form] { Q_EMIT assessmentWanted(form->id, m_record); });
        }
    }
    m_banner->show();
}

/// On an assessment: what the register says differently since, and a decision that closed it.
void RecordPage::refreshAssessmentBanner(const RecordSummary& summary)
{
    const Language language = interfaceLanguage();
    const Form& form = m_workspace.formOf(m_record);
    QList<LocalizedText> changed;
    QString first;
    for (const Section& section : form.sections) {
        for (const Question& question : section.questions) {
            if (statusOfPrefill(m_workspace, m_record, question) != PrefillState::SourceChanged)
                continue;
            if (first.isEmpty())
                first = question.id;
            changed.append(question.label);
        }
    }
    const std::vector<Revision> revisions = m_workspace.revisionsOf(m_record);
    const auto conflict = isDecided(summary) ? std::nullopt : conflictOfInterests(m_workspace, m_record);
    if (changed.isEmpty() && revisions.empty() && !conflict) {
        m_banner->hide();
        return;
    }
    if (conflict) {
        m_banner->setTone(QStringLiteral("warn"));
        m_banner->setTitle(tr("The officer should not decide"));
        m_banner->setDetail(conflict->in(language));
        QList<QPair<QString, QString>> links;
        for (const QString& id : form.report.conflictCite) {
            const Citation* citation = Regimes::builtIn().citation(id);
            links.append({id, citation ? citation->brief.in(language) : id});
        }
        m_banner->setLinks(links);
        connect(m_banner->addButton(tr("Go there"), false), &QPushButton::clicked, this, [this] { m_form->goTo(QStringLiteral("decided-by")); });
    } else if (!changed.isEmpty()) {
        m_banner->setTone(QStringLiteral("stale"));
        m_banner->setTitle(tr("%1 has changed since").arg(summary.subject));
        m_banner->setDetail(tr("The register says something else now: %1").arg(joinList(changed).in(language)));
        connect(m_banner->addButton(tr("Go there"), false), &QPushButton::clicked, this, [this, first] { m_form->goTo(first); });
    } else {
        const Revision& last = revisions.back();
        const KindInfo* kind = m_workspace.library().kinds().kind(summary.kind);
        const StatusInfo* decision = kind ? kind->status(last.decision) : nullptr;
        m_banner->setTone(QStringLiteral("neutral"));
        m_banner->setTitle(tr("Revision %1: %2").arg(last.number).arg(decision ? decision->label.in(language) : last.decision));
        m_banner->setDetail(tr("%1, %2. SHA-256 %3").arg(last.author, displayDate(last.time.date().toString(Qt::ISODate), language), last.sha256.left(16)));
    }
    m_banner->show();
}

void RecordPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    m_guidance->setVisible(m_panelChosen && width() > 900);
}

void RecordPage::retranslate()
{
    m_history->setText(tr("History"));
    m_report->setText(tr("Report…"));
    m_more->setToolTip(tr("More"));
    m_more->setAccessibleName(tr("More"));
    m_outline->setAccessibleName(tr("Sections"));
    m_hint->setText(tr("F8 next open question, F6 next pane."));
    if (!m_record.isEmpty() && m_workspace.summary(m_record)) {
        refreshAll();
    }
}

} // namespace dossier
