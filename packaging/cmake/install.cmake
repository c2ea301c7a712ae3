# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: GPL-3.0-or-later
include(GNUInstallDirs)
install(TARGETS dossier dossier-cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
set(share "${CMAKE_INSTALL_DATADIR}")
install(FILES packaging/dossier.desktop DESTINATION ${share}/applications)
install(FILES packaging/dossier.metainfo.xml DESTINATION ${share}/metainfo)
install(FILES packaging/dossier-mime.xml DESTINATION ${share}/mime/packages RENAME dossier.xml)
install(FILES resources/icons/dossier.svg DESTINATION ${share}/icons/hicolor/scalable/apps)
install(FILES packaging/man/dossier.1 packaging/man/dossier-cli.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Dossier authors")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-noto-core, fonts-noto-cjk, libqt6svg6, qt6-qpa-plugins")
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
include(CPack)
