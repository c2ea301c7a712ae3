# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target carries the language level, the warnings and the strict Qt defines for everything we compile.
option(DOSSIER_WERROR "Warnings are errors" ON)
option(DOSSIER_SANITIZE "Build with AddressSanitizer and UBSan" OFF)
option(DOSSIER_FUZZ "Build tests/fuzz as fuzzers of libFuzzer, with AddressSanitizer and UBSan (Clang)" OFF)
option(DOSSIER_PRECOMPILE "Use a precompiled header of Qt and the JSON library" ON)
option(BUILD_TESTING "Build the tests" ON)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

add_library(dossier_options INTERFACE)
target_include_directories(dossier_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(dossier_options INTERFACE
  QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_KEYWORDS
  QT_DISABLE_DEPRECATED_BEFORE=0x060400 DOSSIER_VERSION="${PROJECT_VERSION}")
target_compile_options(dossier_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
if(DOSSIER_WERROR)
  target_compile_options(dossier_options INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12's optimiser sees overruns inside std::string and std::variant that are not there (GCC bugs 105329, 105562, 105593).
  target_compile_options(dossier_options INTERFACE
    -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds -Wno-maybe-uninitialized -Wno-free-nonheap-object -Wno-dangling-pointer -Wno-null-dereference)
endif()
if(DOSSIER_SANITIZE)
  target_compile_options(dossier_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(dossier_options INTERFACE -fsanitize=address,undefined)
endif()
if(DOSSIER_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "DOSSIER_FUZZ needs Clang; see tests/fuzz/long")
  endif()
  target_compile_options(dossier_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(dossier_options INTERFACE -fsanitize=address,undefined)
endif()
find_program(DOSSIER_MOLD mold)
if(DOSSIER_MOLD)
  target_link_options(dossier_options INTERFACE -fuse-ld=mold)
endif()
