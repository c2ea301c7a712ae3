// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/form/risk_map_view.h"

#include "app/style/drawing.h"
#include "app/style/glyphs.h"
#include "app/style/text_block.h"
#include "core/rules/proposals.h"
#include "core/rules/regime.h"
#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <algorithm>

namespace dossier {

/// One risk: number, threat, measures, level before and after, accepted or not. Enter and click open it.
class RiskRow : public QAbstractButton
{
    Q_OBJECT
public:
    RiskRow(const RiskScale& scale, QWidget* parent) : QAbstractButton(parent), m_scale(scale)
    {
        setFocusPolicy(Qt::StrongFocus);
        setCheckable(false);
        setCursor(Qt::PointingHandCursor);
    }
    void set(const RiskView& risk)
    {
        m_risk = risk;
        const Language language = interfaceLanguage();
        QStringList words{risk.label, risk.title.in(language)};
        for (const RiskStage stage : {RiskStage::Inherent, RiskStage::Residual}) {
            if (const auto& rating = risk.at(stage))
                words.append((stage == RiskStage::Inherent ? tr("inherent %1") : tr("residual %1")).arg(m_scale.levels[size_t(rating->level)].label.in(language)));
        }
        words.append(acceptance());
        setAccessibleName(words.join(u", "_qs));
        update();
    }
    void setChosen(bool on)
    {
        m_chosen = on;
        update();
    }
    QString reference() const { return m_risk.reference; }
    QSize sizeHint() const override
    {
        const Theme& theme = Theme::current();
        return {400, theme.lineHeight(TextRole::Body, interfaceLanguage()) + theme.lineHeight(TextRole::Small, interfaceLanguage()) + theme.scaled(10)};
    }
    QString acceptance() const
    {
        if (!m_risk.acceptable)
            return tr("not judged yet");
        if (*m_risk.acceptable && m_risk.acceptedUntil.isValid())
            return tr("until %1").arg(displayDate(m_risk.acceptedUntil.toString(Qt::ISODate), interfaceLanguage()));
        return *m_risk.acceptable ? tr("acceptable") : tr("not acceptable");
    }

Q_SIGNALS:
    void focused();

protected:
    void focusInEvent(QFocusEvent* event) override
    {
        QAbstractButton::focusInEvent(event);
        Q_EMIT focused();
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::current();
        const Language language = interfaceLanguage();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (m_chosen)
            painter.fillRect(rect(), theme.colour(ColourRole::Sel));
        else if (underMouse())
            painter.fillRect(rect(), theme.colour(ColourRole::Hover));
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour(ColourRole::Line));
        const int pad = theme.scaled(8);
        const int body = theme.lineHeight(TextRole::Body, language);
        const int small = theme.lineHeight(TextRole::Small, language);
        const int top = theme.scaled(4);
        // Right to left: acceptance, residual, arrow, inherent.
        int right = width() - pad;
        const int acceptWidth = theme.scaled(110);
        const QColor colour = !m_risk.acceptable ? theme.colour(ColourRole::Warn) : theme.colour(*m_risk.acceptable ? ColourRole::Muted : ColourRole::Danger);
        const int glyph = theme.scaled(14);
        const QRect acceptRect(right - acceptWidth, 0, acceptWidth, height());
        paintGlyph(painter, QRectF(acceptRect.left(), (height() - glyph) / 2.0, glyph, glyph), !m_risk.acceptable ? Glyph::Ring : *m_risk.acceptable ? Glyph::OpenCheck : Glyph::Triangle, colour);
        drawLine(painter, acceptRect.adjusted(glyph + theme.scaled(6), 0, 0, 0), acceptance(), TextRole::Small, language, colour, Qt::AlignVCenter | Qt::AlignLeft);
        right -= acceptWidth + pad;
        for (const RiskStage stage : {RiskStage::Residual, RiskStage::Inherent}) {
            const auto& rating = m_risk.at(stage);
            const QString word = rating ? m_scale.levels[size_t(rating->level)].label.in(language) : tr("not rated");
            const int widest = theme.scaled(language == Language::Chinese ? 64 : 84);
            QRect place(right - widest, 0, widest, height());
            if (rating) {
                const QSize size = riskBadgeSize(word, language);
                paintRiskBadge(painter, QRect(place.left(), (height() - size.height()) / 2, size.width(), size.height()), rating->level, int(m_scale.levels.size()), word, language);
            } else {
                drawLine(painter, place, word, TextRole::Small, language, theme.colour(ColourRole::Warn), Qt::AlignVCenter | Qt::AlignLeft);
            }
            right = place.left();
            if (stage == RiskStage::Residual) {
                drawLine(painter, QRect(right - theme.scaled(22), 0, theme.scaled(16), height()), u"→"_qs, TextRole::Body, Language::English, theme.colour(ColourRole::Muted), Qt::AlignCenter);
                right -= theme.scaled(28);
            }
        }
        const int label = theme.scaled(44);
        drawLine(painter, QRect(pad, top, label, body), m_risk.label, TextRole::Body, Language::English, theme.colour(ColourRole::Muted), Qt::AlignVCenter | Qt::AlignLeft);
        const QRect words(pad + label, top, right - label - 2 * pad, body);
        drawLine(painter, words, m_risk.title.in(language), TextRole::Body, language, theme.colour(ColourRole::Text), Qt::AlignVCenter | Qt::AlignLeft);
        QStringList under{m_risk.track == u"design" ? tr("by design") : m_risk.track == u"operational" ? tr("operational") : QString()};
        under.append(m_risk.measures.isEmpty() ? tr("no measure") : m_risk.measures.join(u", "_qs));
        under.removeAll(QString());
        drawLine(painter, QRect(words.left(), top + body, words.width(), small), under.join(u" · "_qs), TextRole::Small, language, theme.colour(ColourRole::Muted), Qt::AlignVCenter | Qt::AlignLeft);
        if (hasFocus())
            paintRounded(painter, rect(), Qt::transparent, theme.colour(ColourRole::Accent), 2, 2);
    }

private:
    const RiskScale& m_scale;
    RiskView m_risk;
    bool m_chosen = false;
};

RiskMapView::RiskMapView(FormContext& context, const Question& question, const Cell& cell, QWidget* parent)
    : Editor(context, question, cell, parent), m_scale(scaleOf(*context.workspace, context.record))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    m_banner = new Banner(this);
    m_banner->setTone(QStringLiteral("danger"));
    column->addWidget(m_banner);
    m_way = m_banner->addButton({}, false);
    connect(m_way, &QPushButton::clicked, this, [this] {
        if (m_context.openRecord && !m_worst.isEmpty())
            m_context.openRecord(m_worst);
    });
    m_maps = new QWidget(this);
    auto* maps = new QHBoxLayout(m_maps);
    maps->setContentsMargins(0, 0, 0, 0);
    maps->setSpacing(space::xl);
    const auto side = [&](HeatMap*& map, Text*& title, RiskStage stage) {
        auto* box = new QVBoxLayout;
        box->setSpacing(space::s);
        title = new Text(TextRole::Strong, m_maps);
        map = new HeatMap(m_scale, stage, m_maps);
        box->addWidget(title);
        box->addWidget(map);
        maps->addLayout(box, 1);
        connect(map, &HeatMap::selectedChanged, this, &RiskMapView::select);
        connect(map, &HeatMap::activated, this, [this](const QString& reference) {
            if (m_context.openRecord)
                m_context.openRecord(reference);
        });
    };
    side(m_inherent, m_inherentTitle, RiskStage::Inherent);
    side(m_residual, m_residualTitle, RiskStage::Residual);
    column->addWidget(m_maps);
    m_axes = new Text(TextRole::Small, this);
    m_axes->setColour(ColourRole::Muted);
    column->addWidget(m_axes);
    m_prompt = new Text(TextRole::Small, this);
    m_prompt->setColour(ColourRole::Warn);
    column->addWidget(m_prompt);
    m_empty = new Text(TextRole::Body, this);
    m_empty->setColour(ColourRole::Muted);
    column->addWidget(m_empty);
    m_list = new QVBoxLayout;
    m_list->setSpacing(0);
    column->addLayout(m_list);
    m_add = makeButton({}, false, this);
    connect(m_add, &QPushButton::clicked, this, [this] {
        if (m_context.createRecord)
            m_context.createRecord(QStringLiteral("risk"), m_question.id);
    });
    m_proposals = makeButton({}, false, this);
    connect(m_proposals, &QPushButton::clicked, this, [this] {
        if (m_context.propose)
            m_context.propose(m_question.id);
    });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_add);
    buttons->addWidget(m_proposals);
    buttons->addStretch(1);
    column->addLayout(buttons);
    load();
}

void RiskMapView::load()
{
    const Language language = interfaceLanguage();
    const Record* record = m_context.current();
    m_risks = record ? risksOf(*m_context.workspace, record->summary.subject, m_scale) : std::vector<RiskView>();
    m_inherent->setRisks(m_risks);
    m_residual->setRisks(m_risks);
    while (m_rows.size() > qsizetype(m_risks.size()))
        delete m_rows.takeLast();
    while (m_rows.size() < qsizetype(m_risks.size())) {
        auto* row = new RiskRow(m_scale, this);
        connect(row, &QAbstractButton::clicked, this, [this, row] {
            if (m_context.openRecord)
                m_context.openRecord(row->reference());
        });
        connect(row, &RiskRow::focused, this, [this, row] { select(row->reference()); });
        m_list->addWidget(row);
        m_rows.append(row);
    }
    QStringList unacceptable;
    QString worst; // the first of them
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        m_rows[i]->set(m_risks[size_t(i)]);
        if (isUnacceptable(m_risks[size_t(i)], m_scale))
            unacceptable.append(m_risks[size_t(i)].label);
        if (unacceptable.size() == 1 && worst.isEmpty())
            worst = m_risks[size_t(i)].reference;
    }
    m_banner->setVisible(!unacceptable.isEmpty());
    m_worst = worst;
    m_way->setText(tr("Measures for %1").arg(unacceptable.value(0)));
    m_banner->setTitle(tr("Not acceptable: %1").arg(joinList(unacceptable, language)));
    const ReportWords& words = m_context.workspace->formOf(m_context.record).report;
    m_banner->setDetail(words.unacceptable.in(language) + (language == Language::Chinese ? u"。"_qs : QStringLiteral(".")));
    QList<QPair<QString, QString>> links;
    for (const QString& id : words.unacceptableCite) {
        const Citation* citation = Regimes::builtIn().citation(id);
        links.append({id, citation != nullptr ? citation->brief.in(language) : id});
    }
    m_banner->setLinks(links);
    // The template demands a look at least at these three.
    QStringList open;
    const std::vector<std::pair<QString, QString>> least{{QStringLiteral("access"), tr("illegitimate access")}, {QStringLiteral("change"), tr("unwanted modification")}, {QStringLiteral("loss"), tr("disappearance of data")}};
    for (const auto& one : least) {
        if (std::none_of(m_risks.begin(), m_risks.end(), [&one](const RiskView& risk) { return risk.threat == one.first; }))
            open.append(one.second);
    }
    m_prompt->setVisible(!open.isEmpty() && !m_risks.empty());
    m_prompt->setText(tr("Not looked at yet: %1").arg(joinList(open, language)));
    m_maps->setVisible(!m_risks.empty());
    m_axes->setVisible(!m_risks.empty());
    m_empty->setVisible(m_risks.empty());
    retranslate();
}

void RiskMapView::retranslate()
{
    m_inherentTitle->setText(tr("Inherent, with the measures that exist anyway"));
    m_residualTitle->setText(tr("Residual, with the additional measures"));
    m_axes->setText(tr("Severity ↑   Likelihood →   Enter opens a risk"));
    m_empty->setText(tr("No risk yet. Look at least at illegitimate access, unwanted modification and disappearance of data, and at what the processing does to people even if everything works."));
    m_add->setText(tr("Add a risk…"));
    const int open = openProposals();
    m_proposals->setText(open > 0 ? tr("Proposals %1").arg(open) : tr("From the catalogue…"));
    m_proposals->setToolTip(tr("Scenarios of the catalogue that fit this processing, and all others"));
}

QList<QWidget*> RiskMapView::stops() const
{
    QList<QWidget*> all;
    if (!m_banner->isHidden())
        all.append(m_way);
    if (!m_risks.empty())
        all << m_inherent << m_residual;
    for (RiskRow* row : m_rows)
        all.append(row);
    for (QPushButton* button : {m_add, m_proposals}) {
        if (!button->isHidden())
            all.append(button);
    }
    return all;
}

void RiskMapView::setReadOnly(bool on)
{
    m_add->setVisible(!on);
    m_proposals->setVisible(!on);
}

int RiskMapView::openProposals() const
{
    const Record* record = m_context.current();
    const Form* form = m_context.library().formOfKind(QStringLiteral("risk"));
    if (record == nullptr || form == nullptr)
        return 0;
    const std::vector<Proposal> all = proposalsAbout(*m_context.workspace, *form, record->summary.subject);
    return int(std::count_if(all.begin(), all.end(), [](const Proposal& proposal) { return proposal.fits && proposal.existing.isEmpty(); }));
}

QString RiskMapView::summary() const
{
    return m_risks.empty() ? QString() : tr("%n risks", nullptr, int(m_risks.size()));
}

void RiskMapView::select(const QString& reference)
{
    m_inherent->select(reference);
    m_residual->select(reference);
    for (RiskRow* row : m_rows)
        row->setChosen(row->reference() == reference);
}

} // namespace dossier

#include "risk_map_view.moc"
