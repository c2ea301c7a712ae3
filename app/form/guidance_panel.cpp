// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/guidance_panel.h"

#include "app/form/form_context.h"
#include "core/rules/prefill_source.h"
#include "core/rules/regime.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace dossier {

namespace {

class Ground : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().colour(ColourRole::Subtle));
        painter.fillRect(QRect(0, 0, 1, height()), Theme::current().colour(ColourRole::Line));
    }
};

class Hairline : public QWidget
{
public:
    explicit Hairline(QWidget* parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), Theme::current().colour(ColourRole::Line)); }
};

QString quoted(const QString& text)
{
    return text.startsWith(u'“') ? text : u"“%1”"_qs.arg(text);
}

} // namespace

GuidancePanel::GuidancePanel(Workspace& workspace, QWidget* parent) : QScrollArea(parent), m_workspace(workspace)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::ClickFocus);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget* old, QWidget* now) {
        if (now != nullptr && isWithin(now, this) && old != nullptr && !isWithin(old, this))
            m_back = old;
    });
    const auto changed = [this](const QString& reference) {
        if (reference == m_record)
            rebuild();
    };
    connect(&workspace, &Workspace::recordChanged, this, changed);
    rebuild();
}

GuidancePanel::~GuidancePanel()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void GuidancePanel::show(const QString& record, const Focus& focus)
{
    if (record == m_record && focus.question == m_focus.question && focus.column == m_focus.column && focus.row == m_focus.row && m_page != nullptr) {
        return;
    }
    m_record = record;
    m_focus = focus;
    m_citation.clear();
    verticalScrollBar()->setValue(0);
    rebuild();
}

void GuidancePanel::showCitation(const QString& id)
{
    m_citation = m_citation == id ? QString() : id;
    rebuild();
}

Text* GuidancePanel::addText(const QString& text, TextRole role, ColourRole colour)
{
    auto* label = new Text(role, m_page);
    label->setColour(colour);
    label->setText(text);
    m_page->layout()->addWidget(label);
    return label;
}

void GuidancePanel::addLine()
{
    m_page->layout()->addWidget(new Hairline(m_page));
}

void GuidancePanel::addCitations(const QStringList& ids)
{
    const Language language = interfaceLanguage();
    QStringList all = ids;
    if (!m_citation.isEmpty() && !all.contains(m_citation))
        all.append(m_citation);
    if (all.isEmpty())
        return;
    auto* box = new QWidget(m_page);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    box->setSizePolicy(policy);
    auto* flow = new FlowLayout(box, space::m);
    flow->setContentsMargins(0, 0, 0, 0);
    for (const QString& id : all) {
        const Citation* citation = Regimes::builtIn().citation(id);
        Chip chip;
        chip.text = citation == nullptr ? id : citation->brief.in(language);
        chip.language = language;
        chip.colour = ColourRole::Accent;
        chip.tint = ColourRole::AccentTint;
        auto* button = new ChipButton(chip, box);
        button->setObjectName(QStringLiteral("citation:") + id);
        button->setClickable(true);
        button->setAccessibleName(tr("Provision %1").arg(chip.text));
        flow->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, [this, id] { QMetaObject::invokeMethod(this, [this, id] { showCitation(id); }, Qt::QueuedConnection); });
    }
    m_page->layout()->addWidget(box);
    if (const Citation* open = m_citation.isEmpty() ? nullptr : Regimes::builtIn().citation(m_citation)) {
        addText(open->title.in(language), TextRole::Strong, ColourRole::Text);
        addText(open->asks.in(language), TextRole::Body, ColourRole::Text);
        if (!open->law.isEmpty())
            addText(open->law.in(language), TextRole::Small, ColourRole::Muted);
    }
}

void GuidancePanel::addRegister(const Question& question)
{
    const auto source = prefillSource(m_workspace, m_record, question);
    if (!source)
        return;
    const Language language = interfaceLanguage();
    addLine();
    addText(tr("Already in the register"), TextRole::SmallStrong, ColourRole::Muted);
    addText(sourceWords(m_workspace, *source, language), TextRole::Body, ColourRole::Text);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::m);
    Chip chip;
    chip.text = source->record;
    chip.language = Language::English;
    chip.colour = ColourRole::Accent;
    chip.tint = ColourRole::AccentTint;
    auto* link = new ChipButton(chip, m_page);
    link->setClickable(true);
    link->setAccessibleName(tr("Open %1").arg(source->record));
    const QString reference = source->record;
    connect(link, &QAbstractButton::clicked, this, [this, reference] { Q_EMIT openRecord(reference); });
    row->addWidget(link);
    if (const auto change = takeOver(m_workspace, m_record, *source)) {
        QPushButton* take = makeButton(tr("Take over"), false, m_page);
        take->setObjectName(QStringLiteral("takeOver"));
        connect(take, &QPushButton::clicked, this, [this, change = *change] {
            QMetaObject::invokeMethod(this, [this, change] {
                const Result<Outcome> done = m_workspace.apply(change);
                if (!done)
                    Q_EMIT failed(done.error());
            }, Qt::QueuedConnection);
        });
        row->addWidget(take);
    }
    row->addStretch(1);
    static_cast<QVBoxLayout*>(m_page->layout())->addLayout(row);
}

void GuidancePanel::addMeanings(const Question& question)
{
    const Language language = interfaceLanguage();
    bool first = true;
    for (const Option& option : m_workspace.library().optionsOf(question)) {
        if (option.help.isEmpty() || !question.catalogue.isEmpty())
            continue;
        if (first) {
            addLine();
            addText(tr("What the options mean"), TextRole::SmallStrong, ColourRole::Muted);
            first = false;
        }
        addText(option.label.in(language), TextRole::Strong, ColourRole::Text);
        addText(option.help.in(language), TextRole::Small, ColourRole::Muted);
    }
    QStringList states;
    if (question.mayBeNone)
        states.append(tr("None: it was looked at and there is nothing to enter."));
    if (question.mayBeNotApplicable)
        states.append(tr("Not applicable: the question does not fit this case, and the reason says why."));
    if (question.mayBeUnknown)
        states.append(tr("Not known yet: somebody will be asked; it stays open until it is answered."));
    if (states.isEmpty())
        return;
    addLine();
    addText(tr("Answers without a value (Alt+N)"), TextRole::SmallStrong, ColourRole::Muted);
    for (const QString& state : states)
        addText(state, TextRole::Small, ColourRole::Muted);
}

void GuidancePanel::rebuild()
{
    if (m_rebuilding)
        return;
    m_rebuilding = true;
    const Language language = interfaceLanguage();
    const int scroll = verticalScrollBar()->value();
    const QWidget* focus = QApplication::focusWidget();
    const bool inside = focus != nullptr && focus != this && isWithin(focus, this);
    const QString focusedName = inside ? focus->objectName() : QString();
    m_page = new Ground(this);
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    column->setSpacing(space::m);
    addText(tr("Guidance"), TextRole::SmallStrong, ColourRole::Muted);
    const Record* record = m_workspace.record(m_record);
    const Form* form = record != nullptr ? &m_workspace.formOf(m_record) : nullptr;
    const Question* question = form != nullptr ? form->question(m_focus.question) : nullptr;
    const Question* column2 = question != nullptr && !m_focus.column.isEmpty() ? question->column(m_focus.column) : nullptr;
    const Question* shown = column2 != nullptr ? column2 : question;
    if (shown == nullptr) {
        addText(form == nullptr ? QString() : form->title.in(language), TextRole::Heading, ColourRole::Text);
        addText(tr("Choose a question: what it asks, the provisions behind it and what the register already says appear here."), TextRole::Body, ColourRole::Muted);
        addCitations({});
    } else {
        addText(shown->label.in(language), TextRole::Heading, ColourRole::Text);
        if (!shown->help.isEmpty())
            addText(shown->help.in(language), TextRole::Body, ColourRole::Text);
        else if (question != shown && !question->help.isEmpty())
            addText(question->help.in(language), TextRole::Body, ColourRole::Text);
        QStringList cites = shown->cite;
        if (cites.isEmpty() && question != shown)
            cites = question->cite;
        if (question->type == QuestionType::Matrix) {
            for (const MatrixRow& row : question->rows) {
                if (row.id != m_focus.row)
                    continue;
                if (!row.help.isEmpty())
                    addText(row.help.in(language), TextRole::Body, ColourRole::Text);
                cites = row.cite + cites;
            }
        }
        cites.removeDuplicates();
        addCitations(cites);
        addRegister(*question);
        if (!shown->evidence.isEmpty()) {
            addLine();
            addText(tr("Proof to ask for"), TextRole::SmallStrong, ColourRole::Muted);
            addText(shown->evidence.in(language), TextRole::Body, ColourRole::Text);
        }
        if (!shown->example.isEmpty()) {
            addLine();
            addText(tr("Example"), TextRole::SmallStrong, ColourRole::Muted);
            addText(quoted(shown->example.in(language)), TextRole::Body, ColourRole::Muted);
        }
        addMeanings(*shown);
    }
    column->addStretch(1);
    setAccessibleName(tr("Guidance"));
    if (QWidget* earlier = takeWidget()) { // the focus may be on its way there
        earlier->hide();
        earlier->deleteLater();
    }
    setWidget(m_page);
    m_page->show();
    if (inside) {
        QWidget* again = focusedName.isEmpty() ? nullptr : m_page->findChild<QWidget*>(focusedName);
        (again != nullptr ? again : this)->setFocus(Qt::OtherFocusReason);
    }
    verticalScrollBar()->setValue(scroll);
    m_rebuilding = false;
}

void GuidancePanel::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

void GuidancePanel::focusInEvent(QFocusEvent* event)
{
    QScrollArea::focusInEvent(event);
    if (event->reason() != Qt::ShortcutFocusReason)
        return;
    for (ChipButton* chip : m_page->findChildren<ChipButton*>()) {
        if (chip->focusPolicy() & Qt::TabFocus) {
            chip->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void GuidancePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_back) {
        m_back->setFocus(Qt::OtherFocusReason);
        return;
    }
    QScrollArea::keyPressEvent(event);
}

} // namespace dossier
