// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/pdf/pdf_finisher.h"

#include <QList>
#include <functional>

// qpdf 11.3 takes its own JSON class only by declaration here; clang cannot compile that class as C++20 (a vector of an incomplete type).
#define POINTERHOLDER_TRANSITION 4
#ifdef __clang__
#define JSON_HH
class JSON;
#endif
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <cmath>
#include <map>

namespace dossier {

namespace {

using Handle = QPDFObjectHandle;

std::string bytesOf(const QString& text)
{
    return text.toUtf8().toStdString();
}

Handle unicode(const QString& text)
{
    return Handle::newUnicodeString(bytesOf(text));
}

std::string hexUtf16(const QString& text)
{
    std::string hex;
    for (const QChar c : text)
        hex += QStringLiteral("%1").arg(static_cast<uint>(c.unicode()), 4, 16, QChar(u'0')).toUpper().toStdString();
    return hex;
}

Handle rectangle(const QRectF& rect, double pageHeight)
{
    return Handle::newArray(Handle::Rectangle(rect.left(), pageHeight - rect.bottom(), rect.right(), pageHeight - rect.top()));
}

/// A stroke that stands for a mark, recognised in the lines "x y m", "x y l", "S".
struct Mark { int kind = 0, a = 0, b = 0; };

class Finisher
{
public:
    Finisher(QPDF& pdf, const LaidOutPages& pages, const GlyphLearner& learner) : m_pdf(pdf), m_pages(pages), m_learner(learner) {}

    void finish()
    {
        QPDFPageDocumentHelper helper(m_pdf);
        std::vector<QPDFPageObjectHelper> all = helper.getAllPages();
        readCalibration(all.back().getObjectHandle());
        helper.removePage(all.back());
        all.pop_back();
        for (const QPDFPageObjectHelper& page : all)
            m_handles.push_back(page.getObjectHandle());
        writeToUnicode();
        for (size_t i = 0; i < m_handles.size(); ++i)
            rewrite(m_handles[i]);
        addStructure();
        addLinks();
        addOutline();
        addMetadata();
    }

private:
    static std::string contents(Handle page)
    {
        std::string text;
        Handle stream = page.getKey("/Contents");
        const auto append = [&text](Handle one) {
            const auto buffer = one.getStreamData(qpdf_dl_generalized);
            text.append(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
        };
        if (stream.isArray()) {
            for (int i = 0; i < stream.getArrayNItems(); ++i)
                append(stream.getArrayItem(i));
        } else {
            append(stream);
        }
        return text;
    }

    static std::optional<std::pair<double, double>> pointOf(const std::string& line, char op)
    {
        if (line.size() < 5 || line[0] != '-' || line.compare(1, 3, "777") != 0)
            return std::nullopt;
        const size_t last = line.find_last_not_of(" \r");
        if (last == std::string::npos || line[last] != op)
            return std::nullopt;
        const QList<QByteArray> words = QByteArray::fromStdString(line).simplified().split(' ');
        if (words.size() != 3)
            return std::nullopt;
        return std::make_pair(words[0].toDouble(), words[1].toDouble());
    }

    /// Calls `onMark` for each mark and `onLine` for every other line.
    template <typename OnMark, typename OnLine> static void scan(const std::string& text, OnMark onMark, OnLine onLine)
    {
        size_t at = 0;
        std::optional<Mark> pending;
        bool ended = false;
        while (at < text.size()) {
            size_t newline = text.find('\n', at);
            if (newline == std::string::npos)
                newline = text.size();
            const std::string line = text.substr(at, newline - at);
            at = newline + 1;
            if (!pending) {
                if (const auto from = pointOf(line, 'm')) {
                    pending = Mark{static_cast<int>(std::lround(-from->first)) - sentinel::base, static_cast<int>(std::lround(from->second)), 0};
                    ended = false;
                    continue;
                }
            } else if (!ended) {
                if (const auto to = pointOf(line, 'l')) {
                    pending->b = static_cast<int>(std::lround(to->second));
                    ended = true;
                    continue;
                }
            } else if (line.find('S') != std::string::npos) {
                onMark(*pending);
                pending.reset();
                continue;
            }
            onLine(line);
        }
    }

    void readCalibration(Handle page)
    {
        Handle fonts = page.getKey("/Resources").getKey("/Font");
        int glyph = -1;
        std::string font;
        scan(
            contents(page), [&](const Mark& mark) { glyph = mark.kind == sentinel::Calibrate ? mark.a : -1; },
            [&](const std::string& line) {
                const size_t name = line.find("/F");
                const size_t tf = line.find(" Tf");
                if (name != std::string::npos && tf != std::string::npos)
                    font = line.substr(name, line.find(' ', name) - name);
                const size_t open = line.find('<');
                const size_t close = line.find("> Tj");
                if (glyph < 0 || open == std::string::npos || close == std::string::npos || font.empty())
                    return;
                const int subset = QByteArray::fromStdString(line.substr(open + 1, close - open - 1)).toInt(nullptr, 16);
                Handle object = fonts.getKey(font);
                m_fonts[object.getObjGen()] = object;
                m_texts[object.getObjGen()][subset] = m_learner.texts().at(glyph);
                glyph = -1;
            });
    }

    void writeToUnicode()
    {
        for (auto& [id, object] : m_fonts) {
            std::string map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                              "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
            const auto& texts = m_texts[id];
            auto it = texts.begin();
            while (it != texts.end()) {
                std::string block;
                int count = 0;
                for (; it != texts.end() && count < 100; ++it, ++count)
                    block += "<" + hexUtf16(QString(QChar(static_cast<ushort>(it->first)))) + "> <" + hexUtf16(it->second) + ">\n";
                map += std::to_string(count) + " beginbfchar\n" + block + "endbfchar\n";
            }
            map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
            object.replaceKey("/ToUnicode", m_pdf.makeIndirectObject(Handle::newStream(&m_pdf, map)));
        }
    }

    void rewrite(Handle page)
    {
        std::string out;
        scan(
            contents(page),
            [&](const Mark& mark) {
                switch (mark.kind) {
                case sentinel::Begin:
                    out += "/" + m_pages.structure[static_cast<size_t>(mark.a)].type.toStdString() + " <</MCID " + std::to_string(mark.b) + ">> BDC\n";
                    break;
                case sentinel::Artifact: out += "/Artifact BMC\n"; break;
                case sentinel::ActualText: out += "/Span <</ActualText <FEFF" + hexUtf16(m_learner.actualTexts().at(mark.a)) + ">>> BDC\n"; break;
                case sentinel::End:
                case sentinel::EndActualText: out += "EMC\n"; break;
                default: break;
                }
            },
            [&](const std::string& line) { out += line + "\n"; });
        Handle stream = Handle::newStream(&m_pdf, out);
        page.replaceKey("/Contents", m_pdf.makeIndirectObject(stream));
    }

    /// Structure elements in the order in which they were made, each with its marked content.
    void addStructure()
    {
        const std::vector<StructureNode>& nodes = m_pages.structure;
        std::vector<std::vector<Handle>> kids(nodes.size());
        std::vector<Handle> elements;
        std::vector<bool> used(nodes.size(), false);
        for (const PageMarks& marks : m_learner.marks()) {
            for (int node : marks) {
                for (; node >= 0 && !used[static_cast<size_t>(node)]; node = nodes[static_cast<size_t>(node)].parent)
                    used[static_cast<size_t>(node)] = true;
            }
        }
        // An empty cell still counts in its row.
        for (size_t i = 0; i < nodes.size(); ++i) {
            if ((nodes[i].type == "TD" || nodes[i].type == "TH") && nodes[i].parent >= 0 && used[static_cast<size_t>(nodes[i].parent)])
                used[i] = true;
        }
        Handle root = m_pdf.makeIndirectObject(Handle::parse("<< /Type /StructTreeRoot >>"));
        for (size_t i = 0; i < nodes.size(); ++i) {
            Handle element = m_pdf.makeIndirectObject(Handle::newDictionary());
            element.replaceKey("/Type", Handle::newName("/StructElem"));
            element.replaceKey("/S", Handle::newName("/" + nodes[i].type.toStdString()));
            if (nodes[i].type == "TH")
                element.replaceKey("/A", Handle::parse(nodes[static_cast<size_t>(nodes[static_cast<size_t>(nodes[i].parent)].parent)].type == "THead" ? "<< /O /Table /Scope /Column >>"
                                                                                                                                                    : "<< /O /Table /Scope /Row >>"));
            if (nodes[i].type == "Figure") {
                element.replaceKey("/Alt", unicode(nodes[i].alternative));
                Handle layout = Handle::parse("<< /O /Layout /Placement /Block >>");
                layout.replaceKey("/BBox", rectangle(nodes[i].box, m_pages.size.height()));
                element.replaceKey("/A", layout);
                if (nodes[i].page >= 0)
                    element.replaceKey("/Pg", m_handles[static_cast<size_t>(nodes[i].page)]);
            }
            if (nodes[i].language != m_pages.language)
                element.replaceKey("/Lang", Handle::newString(languageTag(nodes[i].language)));
            elements.push_back(element);
        }
        Handle numbers = Handle::newArray();
        for (size_t page = 0; page < m_handles.size() && page < m_learner.marks().size(); ++page) {
            Handle parents = Handle::newArray();
            const PageMarks& marks = m_learner.marks()[page];
            for (size_t id = 0; id < marks.size(); ++id) {
                Handle reference = Handle::newDictionary();
                reference.replaceKey("/Type", Handle::newName("/MCR"));
                reference.replaceKey("/Pg", m_handles[page]);
                reference.replaceKey("/MCID", Handle::newInteger(static_cast<long long>(id)));
                kids[static_cast<size_t>(marks[id])].push_back(reference);
                parents.appendItem(elements[static_cast<size_t>(marks[id])]);
            }
            numbers.appendItem(Handle::newInteger(static_cast<long long>(page)));
            numbers.appendItem(m_pdf.makeIndirectObject(parents));
            m_handles[page].replaceKey("/StructParents", Handle::newInteger(static_cast<long long>(page)));
            m_handles[page].replaceKey("/Tabs", Handle::newName("/S"));
        }
        for (size_t i = 0; i < nodes.size(); ++i) {
            if (!used[i])
                continue;
            elements[i].replaceKey("/P", nodes[i].parent < 0 ? root : elements[static_cast<size_t>(nodes[i].parent)]);
            if (nodes[i].parent >= 0)
                kids[static_cast<size_t>(nodes[i].parent)].push_back(elements[i]);
        }
        for (size_t i = 0; i < nodes.size(); ++i)
            elements[i].replaceKey("/K", Handle::newArray(kids[i]));
        root.replaceKey("/K", elements.front());
        Handle tree = m_pdf.makeIndirectObject(Handle::newDictionary());
        tree.replaceKey("/Nums", numbers);
        root.replaceKey("/ParentTree", tree);
        root.replaceKey("/ParentTreeNextKey", Handle::newInteger(static_cast<long long>(m_handles.size())));
        m_pdf.getRoot().replaceKey("/StructTreeRoot", root);
        m_pdf.getRoot().replaceKey("/MarkInfo", Handle::parse("<< /Marked true >>"));
    }

    Handle destination(const PagePlace& place)
    {
        Handle array = Handle::newArray();
        array.appendItem(m_handles.at(static_cast<size_t>(place.page)));
        array.appendItem(Handle::newName("/XYZ"));
        array.appendItem(Handle::newReal(0.0, 1));
        array.appendItem(Handle::newReal(m_pages.size.height() - place.y + 6, 2));
        array.appendItem(Handle::newNull());
        return array;
    }

    void addLinks()
    {
        for (size_t page = 0; page < m_handles.size(); ++page) {
            Handle annotations = Handle::newArray();
            for (const PageLink& link : m_pages.pages[page].links) {
                Handle annotation = Handle::parse("<< /Type /Annot /Subtype /Link /F 4 /Border [ 0 0 0 ] >>");
                annotation.replaceKey("/Rect", rectangle(link.rect, m_pages.size.height()));
                annotation.replaceKey("/Contents", unicode(link.text));
                if (link.target.startsWith(u'#')) {
                    const auto place = m_pages.anchors.find(link.target.mid(1));
                    if (place == m_pages.anchors.end())
                        continue; // what is not in this report is plain text
                    annotation.replaceKey("/Dest", destination(place->second));
                } else {
                    Handle action = Handle::parse("<< /S /URI >>");
                    action.replaceKey("/URI", Handle::newString(bytesOf(link.target)));
                    annotation.replaceKey("/A", action);
                }
                annotations.appendItem(m_pdf.makeIndirectObject(annotation));
            }
            if (annotations.getArrayNItems() > 0)
                m_handles[page].replaceKey("/Annots", annotations);
            else
                m_handles[page].removeKey("/Annots");
        }
    }

    void addOutline()
    {
        if (m_pages.outline.empty())
            return;
        struct Item { Handle handle; int level = 0; int parent = -1; int count = 0; };
        std::vector<Item> items;
        Handle root = m_pdf.makeIndirectObject(Handle::parse("<< /Type /Outlines >>"));
        std::vector<int> open;
        for (const OutlineEntry& entry : m_pages.outline) {
            Item item;
            item.handle = m_pdf.makeIndirectObject(Handle::newDictionary());
            item.handle.replaceKey("/Title", unicode(entry.title));
            item.handle.replaceKey("/Dest", destination(entry.place));
            item.level = entry.level;
            while (!open.empty() && items[static_cast<size_t>(open.back())].level >= entry.level)
                open.pop_back();
            item.parent = open.empty() ? -1 : open.back();
            open.push_back(static_cast<int>(items.size()));
            items.push_back(item);
        }
        std::map<int, int> last;
        int total = 0;
        for (size_t i = 0; i < items.size(); ++i) {
            const int parent = items[i].parent;
            Handle parentHandle = parent < 0 ? root : items[static_cast<size_t>(parent)].handle;
            items[i].handle.replaceKey("/Parent", parentHandle);
            if (const auto previous = last.find(parent); previous != last.end()) {
                Handle before = items[static_cast<size_t>(previous->second)].handle;
                before.replaceKey("/Next", items[i].handle);
                items[i].handle.replaceKey("/Prev", before);
            } else {
                parentHandle.replaceKey("/First", items[i].handle);
            }
            parentHandle.replaceKey("/Last", items[i].handle);
            last[parent] = static_cast<int>(i);
            for (int up = parent; up >= 0; up = items[static_cast<size_t>(up)].parent)
                ++items[static_cast<size_t>(up)].count;
            ++total;
        }
        for (const Item& item : items) {
            if (item.count > 0) {
                Handle handle = item.handle;
                handle.replaceKey("/Count", Handle::newInteger(item.count));
            }
        }
        root.replaceKey("/Count", Handle::newInteger(total));
        m_pdf.getRoot().replaceKey("/Outlines", root);
        m_pdf.getRoot().replaceKey("/PageMode", Handle::newName("/UseOutlines"));
    }

    static std::string languageTag(Language language)
    {
        return language == Language::English ? "en-GB" : "zh-CN";
    }

    void addMetadata()
    {
        Handle root = m_pdf.getRoot();
        root.replaceKey("/Lang", Handle::newString(languageTag(m_pages.language)));
        root.replaceKey("/ViewerPreferences", Handle::parse("<< /DisplayDocTitle true >>"));
        Handle info = m_pdf.getTrailer().getKey("/Info");
        if (!info.isDictionary()) {
            info = m_pdf.makeIndirectObject(Handle::newDictionary());
            m_pdf.getTrailer().replaceKey("/Info", info);
        }
        info.replaceKey("/Title", unicode(m_pages.title));
        if (!m_pages.author.isEmpty())
            info.replaceKey("/Author", unicode(m_pages.author));
        if (!m_pages.subject.isEmpty())
            info.replaceKey("/Subject", unicode(m_pages.subject));
        info.replaceKey("/Creator", unicode(QStringLiteral("Dossier " DOSSIER_VERSION)));
        const auto tag = [](const QString& text) { return bytesOf(text.toHtmlEscaped()); };
        std::string xmp = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n";
        xmp += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + tag(m_pages.title) + "</rdf:li></rdf:Alt></dc:title>\n";
        if (!m_pages.author.isEmpty())
            xmp += "<dc:creator><rdf:Seq><rdf:li>" + tag(m_pages.author) + "</rdf:li></rdf:Seq></dc:creator>\n";
        if (!m_pages.subject.isEmpty())
            xmp += "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + tag(m_pages.subject) + "</rdf:li></rdf:Alt></dc:description>\n";
        xmp += "<dc:language><rdf:Bag><rdf:li>" + languageTag(m_pages.language) + "</rdf:li></rdf:Bag></dc:language>\n";
        xmp += "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
        Handle stream = Handle::newStream(&m_pdf, xmp);
        stream.getDict().replaceKey("/Type", Handle::newName("/Metadata"));
        stream.getDict().replaceKey("/Subtype", Handle::newName("/XML"));
        root.replaceKey("/Metadata", m_pdf.makeIndirectObject(stream));
    }

    QPDF& m_pdf;
    const LaidOutPages& m_pages;
    const GlyphLearner& m_learner;
    std::vector<Handle> m_handles;
    std::map<QPDFObjGen, Handle> m_fonts;
    std::map<QPDFObjGen, std::map<int, QString>> m_texts;
};

} // namespace

Result<QByteArray> finishPdf(const QByteArray& bytes, const LaidOutPages& pages, const GlyphLearner& learner)
{
    try {
        QPDF pdf;
        pdf.processMemoryFile("report", bytes.constData(), static_cast<size_t>(bytes.size()));
        Finisher(pdf, pages, learner).finish();
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setMinimumPDFVersion("1.7");
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setNewlineBeforeEndstream(true);
        writer.setDeterministicID(true);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return QByteArray(reinterpret_cast<const char*>(buffer->getBuffer()), static_cast<qsizetype>(buffer->getSize()));
    } catch (const std::exception& problem) {
        return failure({Error::Kind::File, {QStringLiteral("The PDF could not be made. Nothing has been written."), u"无法生成 PDF。未写入任何文件。"_qs},
            QString::fromUtf8(problem.what())});
    }
}

} // namespace dossier
