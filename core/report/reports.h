// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report_document.h"
#include "core/workspace/workspace.h"
#include <QImage>
class QPainter;

namespace dossier {

struct ReportOptions
{
    Language language = Language::English;
    PageSize pageSize = PageSize::A4;
    bool withRetired = false;
};

/// The register of processing activities of GDPR Art. 30(1) and (2).
ReportDocument registerReport(const Workspace& workspace, const ReportOptions& options);
/// One activity as a portrait sheet.
ReportDocument activityReport(const Workspace& workspace, const QString& reference, const ReportOptions& options);

/// An assessment by its template: cover, contents, sections, risks with heat maps, signatures, versions.
ReportDocument assessmentReport(const Workspace& workspace, const QString& reference, const ReportOptions& options);
/// Why no DPIA is made for an activity: criteria, reasons, who and when.
ReportDocument noAssessmentMemo(const Workspace& workspace, const QString& reference, const ReportOptions& options);

/// What a report lacks, found before export; none of it blocks.
struct ReportFinding { LocalizedText text; QString record, question; };
std::vector<ReportFinding> reportFindings(const Workspace& workspace, const QStringList& records, Language language);

/// Must be called once, right after the QGuiApplication is made and before any text is shaped:
/// makes HarfBuzz independent of the locale (regional glyph forms), see the font notes in layout/.
void prepareTextShaping();

/// A laid-out report: pages that can be painted on screen and written as PDF.
class LaidOutReport
{
public:
    /// Fails if the machine has no CJK font, naming the package to install.
    static Result<LaidOutReport> layOut(const ReportDocument& document);
    ~LaidOutReport();
    LaidOutReport(LaidOutReport&&) noexcept;
    LaidOutReport& operator=(LaidOutReport&&) noexcept;

    int pageCount() const;
    QSizeF pageSizePoints(int page) const;
    /// Paints one page, scaled so that one unit is one point.
    void paintPage(QPainter& painter, int page) const;
    /// Writes the PDF atomically (temporary file, then rename); nothing is left behind on failure.
    Result<void> writePdf(const QString& path) const;

private:
    struct Private;
    explicit LaidOutReport(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace dossier
