// SPDX-FileCopyrightText: The Dossier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/style/glyphs.h"

#include <QFile>
#include <QIconEngine>
#include <QPaintDevice>
#include <QPixmapCache>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <algorithm>

namespace dossier {

namespace {

/// The drawing made for 16 or the one made for 22, whichever is there and nearer.
QString iconFile(const QString& name, int side)
{
    const QString small = QStringLiteral(":/icons/16/%1.svg").arg(name), large = QStringLiteral(":/icons/22/%1.svg").arg(name);
    const QString& first = side < 20 ? small : large;
    const QString& second = side < 20 ? large : small;
    return QFile::exists(first) ? first : QFile::exists(second) ? second : QString();
}

/// The drawing with the colour of its scheme replaced.
QByteArray recoloured(const QString& path, const QColor& colour)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString svg = QString::fromUtf8(file.readAll());
    static const QRegularExpression scheme(QStringLiteral(R"((\.ColorScheme-Text\s*\{\s*color\s*:\s*)#[0-9a-fA-F]{3,8})"));
    svg.replace(scheme, QStringLiteral("\\1") + colour.name());
    return svg.toUtf8();
}

class ThemedIconEngine : public QIconEngine
{
public:
    ThemedIconEngine(const QString& name, ColourRole role) : m_name(name), m_role(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
        const int side = std::min(rect.width(), rect.height());
        QPixmap image = scaledPixmap(QSize(side, side) * ratio, mode, state, ratio);
        image.setDevicePixelRatio(ratio);
        painter->drawPixmap(QPointF(rect.left() + (rect.width() - side) / 2.0, rect.top() + (rect.height() - side) / 2.0), image);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1); }

    /// `size` counts device pixels. The colour is in the key of the cache, so a change of theme needs no new icon.
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const QColor colour = Theme::current().colour(mode == QIcon::Disabled ? ColourRole::Faint : m_role);
        const QString path = iconFile(m_name, int(std::min(size.width(), size.height()) / std::max(scale, 1.0)));
        const QString key = QStringLiteral("dossier-icon/%1/%2/%3x%4/%5").arg(path, colour.name()).arg(size.width()).arg(size.height()).arg(mode == QIcon::Disabled);
        QPixmap image;
        if (path.isEmpty() || size.isEmpty() || QPixmapCache::find(key, &image))
            return image;
        image = QPixmap(size);
        image.fill(Qt::transparent);
        QSvgRenderer renderer(recoloured(path, colour));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&image);
        if (mode == QIcon::Disabled)
            painter.setOpacity(0.6);
        renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
        painter.end();
        QPixmapCache::insert(key, image);
        return image;
    }

    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {QSize(16, 16), QSize(22, 22)}; }
    bool isNull() override { return iconFile(m_name, 16).isEmpty(); }
    QString iconName() override { return m_name; }
    QString key() const override { return QStringLiteral("dossier"); }
    QIconEngine* clone() const override { return new ThemedIconEngine(m_name, m_role); }

private:
    QString m_name;
    ColourRole m_role;
};

} // namespace

QIcon themedIcon(const QString& name, ColourRole role)
{
    return QIcon(new ThemedIconEngine(name, role));
}

} // namespace dossier
