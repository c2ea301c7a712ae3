// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dialogs/report_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QScreen>
#include <QStandardPaths>

namespace dossier {

/// All pages below each other, each as wide as the view allows.
class PagePreview::Pages : public QWidget
{
public:
    using QWidget::QWidget;
    void setReport(std::shared_ptr<const LaidOutReport> report)
    {
        m_report = std::move(report);
        setAccessibleName(m_report ? PagePreview::tr("Preview, %n pages", nullptr, m_report->pageCount()) : QString());
        fit(m_width);
    }
    void fit(int width)
    {
        m_width = width;
        int height = gap;
        if (m_report) {
            for (int page = 0; page < m_report->pageCount(); ++page)
                height += pageRect(page).height() + gap;
        }
        setMinimumSize(qMax(200, width), height);
        resize(qMax(200, width), height);
        update();
    }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().colour(ColourRole::NeutralTint));
        if (!m_report)
            return;
        int top = gap;
        for (int page = 0; page < m_report->pageCount(); ++page) {
            QRect place = pageRect(page);
            place.moveTo((width() - place.width()) / 2, top);
            top += place.height() + gap;
            if (!place.intersects(event->rect()))
                continue;
            painter.fillRect(place, Qt::white);
            painter.setPen(Theme::current().colour(ColourRole::Line));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place);
            painter.save();
            painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
            painter.translate(place.topLeft());
            const double scale = place.width() / m_report->pageSizePoints(page).width();
            painter.scale(scale, scale);
            m_report->paintPage(painter, page);
            painter.restore();
        }
    }

private:
    static constexpr int gap = 16;
    QRect pageRect(int page) const
    {
        const QSizeF size = m_report->pageSizePoints(page);
        const double width = qMin(double(m_width - 2 * gap), size.width() * 1.6);
        return QRect(0, 0, int(width), int(width * size.height() / size.width()));
    }
    std::shared_ptr<const LaidOutReport> m_report;
    int m_width = 600;
};

PagePreview::PagePreview(QWidget* parent) : QScrollArea(parent), m_pages(new Pages)
{
    setWidget(m_pages);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
}

void PagePreview::setReport(std::shared_ptr<const LaidOutReport> report)
{
    m_pages->setReport(std::move(report));
    setAccessibleName(m_pages->accessibleName());
}

void PagePreview::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    m_pages->fit(viewport()->width());
}

ReportDialog::ReportDialog(Workspace& workspace, const QString& reference, QWidget* parent)
    : Dialog({}, parent), m_workspace(workspace), m_reference(reference)
{
    setWindowTitle(reference.isEmpty() ? tr("Register of processing activities as PDF") : tr("%1 as PDF").arg(reference));
    const QSize window = parent ? parent->window()->size() : QSize(1200, 800);
    resize(qMax(900, window.width() - 80), qMax(600, window.height() - 80));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::page);
    auto* left = new QWidget(this);
    left->setFixedWidth(300);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(space::m);
    auto* languageHead = new Text(TextRole::Strong, left);
    languageHead->setText(tr("Language of the report"));
    leftColumn->addWidget(languageHead);
    m_language = new Segmented(left);
    m_language->setItems({{QStringLiteral("zh"), u"中文"_qs, {}}, {QStringLiteral("en"), QStringLiteral("English"), {}}});
    m_language->setCurrent(languageCode(interfaceLanguage()));
    m_language->setAccessibleName(tr("Language of the report"));
    connect(m_language, &Segmented::chosen, this, &ReportDialog::layOut);
    leftColumn->addWidget(m_language, 0, Qt::AlignLeft);
    leftColumn->addSpacing(space::m);
    m_summary = new Text(TextRole::Strong, left);
    leftColumn->addWidget(m_summary);
    auto* note = new Text(TextRole::Small, left);
    note->setColour(ColourRole::Muted);
    note->setText(tr("Nothing here stops the export: what is missing is shown in the report as such."));
    leftColumn->addWidget(note);
    auto* area = new QScrollArea(left);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* inner = new QWidget(area);
    m_findings = new QVBoxLayout(inner);
    m_findings->setContentsMargins(0, 0, 4, 0);
    m_findings->setSpacing(space::s);
    area->setWidget(inner);
    leftColumn->addWidget(area, 1);
    row->addWidget(left);
    m_preview = new PagePreview(this);
    row->addWidget(m_preview, 1);
    content()->addLayout(row, 1);
    connect(addButton(tr("Cancel"), false), &QPushButton::clicked, this, &QDialog::reject);
    m_save = addButton(tr("Save PDF…"), true);
    connect(m_save, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getSaveFileName(this, windowTitle(), suggestedName(), QStringLiteral("PDF (*.pdf)"));
        if (!path.isEmpty() && writeTo(path))
            accept();
    });
    layOut();
    m_language->setFocus();
}

QString ReportDialog::suggestedName() const
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString what = m_reference.isEmpty() ? QStringLiteral("register") : m_reference.toLower().replace(u'/', u'-');
    return folder + u'/' + what + u'-' + m_workspace.clock().today().toString(Qt::ISODate) + u'-' + m_language->current() + QStringLiteral(".pdf");
}

void ReportDialog::layOut()
{
    const Language language = m_language->current() == "zh" ? Language::Chinese : Language::English;
    ReportOptions options;
    options.language = language;
    const auto about = m_workspace.summary(m_reference);
    const ReportDocument document = !about                           ? registerReport(m_workspace, options)
                                  : about->kind   == u"assessment" ? assessmentReport(m_workspace, m_reference, options)
                                                                     : activityReport(m_workspace, m_reference, options);
    auto laidOut = LaidOutReport::layOut(document);
    m_save->setEnabled(laidOut.has_value());
    if (!laidOut) {
        m_report.reset();
        m_preview->setReport(nullptr);
        showProblem(laidOut.error().message.in(interfaceLanguage()));
        return;
    }
    showProblem({});
    m_report = std::make_shared<const LaidOutReport>(std::move(*laidOut));
    m_preview->setReport(m_report);

    while (QLayoutItem* item = m_findings->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList records;
    if (m_reference.isEmpty()) {
        for (const RecordSummary& summary : m_workspace.records(QStringLiteral("activity"))) {
            if (summary.status != "retired")
                records.append(summary.reference);
        }
    } else {
        records.append(m_reference);
    }
    const std::vector<ReportFinding> findings = reportFindings(m_workspace, records, language);
    m_summary->setText(tr("%n pages", nullptr, m_report->pageCount()) + (interfaceLanguage() == Language::Chinese ? u"·"_qs : u" · "_qs)
                       + (findings.empty() ? tr("nothing is missing") : tr("%n findings", nullptr, int(findings.size()))));
    int shown = 0;
    for (const ReportFinding& finding : findings) {
        if (++shown > 60)
            break;
        QPushButton* jump = makeButton(QString(), false, this);
        jump->setProperty("quiet", true);
        jump->setAutoDefault(false);
        auto* text = new Text(TextRole::Small, jump);
        text->setText(finding.text.in(interfaceLanguage()));
        text->setAttribute(Qt::WA_TransparentForMouseEvents);
        auto* inner = new QVBoxLayout(jump);
        inner->setContentsMargins(6, 2, 6, 2);
        inner->addWidget(text);
        jump->setAccessibleName(text->text());
        jump->setToolTip(tr("Go there"));
        jump->setMinimumHeight(text->heightForWidth(270) + 6);
        connect(jump, &QPushButton::clicked, this, [this, finding] {
            m_target = Place::of(finding.record, finding.question);
            reject();
        });
        m_findings->addWidget(jump);
    }
    m_findings->addStretch(1);
}

bool ReportDialog::writeTo(const QString& path)
{
    if (!m_report)
        return false;
    const auto written = m_report->writePdf(path);
    if (!written) {
        showProblem(written.error().message.in(interfaceLanguage()));
        return false;
    }
    return true;
}

} // namespace dossier
