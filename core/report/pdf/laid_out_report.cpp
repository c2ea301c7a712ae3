// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/layout/layouter.h"
#include "core/report/layout/page_painter.h"
#include "core/report/pdf/glyph_learner.h"
#include "core/report/pdf/pdf_finisher.h"
#include "core/report/reports.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace dossier {

struct LaidOutReport::Private
{
    LaidOutPages pages;
};

LaidOutReport::LaidOutReport(std::unique_ptr<Private> data) : d(std::move(data)) {}
LaidOutReport::~LaidOutReport() = default;
LaidOutReport::LaidOutReport(LaidOutReport&&) noexcept = default;
LaidOutReport& LaidOutReport::operator=(LaidOutReport&&) noexcept = default;

Result<LaidOutReport> LaidOutReport::layOut(const ReportDocument& document)
{
    Result<ReportFonts> fonts = ReportFonts::find();
    if (!fonts)
        return failure(fonts.error());
    const TextSetter setter(std::move(*fonts));
    auto data = std::make_unique<Private>();
    data->pages = Layouter(document, setter).layOut();
    return LaidOutReport(std::move(data));
}

int LaidOutReport::pageCount() const
{
    return static_cast<int>(d->pages.pages.size());
}

QSizeF LaidOutReport::pageSizePoints(int) const
{
    return d->pages.size;
}

void LaidOutReport::paintPage(QPainter& painter, int page) const
{
    if (page < 0 || page >= pageCount())
        return;
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintPageItems(painter, d->pages.pages[static_cast<size_t>(page)]);
    painter.restore();
}

namespace {

/// Whole points: Qt rounds page sizes, and a point more or less is no difference on paper.
QPageSize pageSizeOf(const QSizeF& points)
{
    return QPageSize(QSizeF(std::min(points.width(), points.height()), std::max(points.width(), points.height())), QPageSize::Point, {}, QPageSize::FuzzyMatch);
}

QByteArray paintPdf(const LaidOutPages& pages, GlyphLearner& learner)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
    writer.setResolution(720);
    const auto orientation = pages.size.width() > pages.size.height() ? QPageLayout::Landscape : QPageLayout::Portrait;
    writer.setPageLayout(QPageLayout(pageSizeOf(pages.size), orientation, QMarginsF(0, 0, 0, 0), QPageLayout::Point));
    writer.setTitle(pages.title);
    QPainter painter(&writer);
    painter.scale(10, 10);
    for (const LaidOutPage& page : pages.pages) {
        learner.startPage();
        paintPageItems(painter, page, &learner);
        writer.newPage();
    }
    learner.paintCalibrationPage(painter);
    painter.end();
    return bytes;
}

} // namespace

Result<void> LaidOutReport::writePdf(const QString& path) const
{
    GlyphLearner learner;
    const Result<QByteArray> bytes = finishPdf(paintPdf(d->pages, learner), d->pages, learner);
    if (!bytes)
        return failure(bytes.error());
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (file.open(QIODevice::WriteOnly) && file.write(*bytes) == bytes->size() && file.commit())
        return {};
    const QString why = file.errorString();
    file.cancelWriting();
    return failure({Error::Kind::File,
        LocalizedText{QStringLiteral("The PDF could not be written to %1 (%2). What was there before is unchanged. Choose another folder or free some space."),
            u"无法将 PDF 写入 %1（%2）。原有文件未改动。请选择其他文件夹或释放磁盘空间。"_qs}
            .arg(QFileInfo(path).absoluteFilePath())
            .arg(why),
        why});
}

} // namespace dossier
