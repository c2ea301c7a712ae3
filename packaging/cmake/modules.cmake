# SPDX-FileCopyrightText: The Dossier authors
# SPDX-License-Identifier: GPL-3.0-or-later

# dossier_module(<name> <folder> [libraries...]): every source under the folder becomes one static library.
function(dossier_module name folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/*.cpp" "${folder}/*.h")
  add_library(${name} STATIC ${sources})
  target_link_libraries(${name} PUBLIC dossier_options ${ARGN})
  dossier_precompile(${name})
endfunction()

# One header is compiled once for the libraries without widgets and once for those with; every target reuses it.
function(dossier_precompile name)
  if(NOT DOSSIER_PRECOMPILE)
    return()
  endif()
  target_precompile_headers(${name} PRIVATE <algorithm> <functional> <map> <memory> <optional> <string> <variant> <vector>
    <QtCore/QtCore> <nlohmann/json.hpp> <tl/expected.hpp>)
endfunction()

# dossier_tests(<folder> [libraries...]): each test_*.cpp under the folder is one program and one test. What other sources hold is shared by them.
function(dossier_tests folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${folder}/test_*.cpp")
  file(GLOB_RECURSE shared CONFIGURE_DEPENDS "${folder}/*.cpp")
  list(REMOVE_ITEM shared ${sources})
  if(shared)
    add_library(dossier_${folder}_tests STATIC ${shared})
    target_link_libraries(dossier_${folder}_tests PUBLIC ${ARGN})
    list(APPEND ARGN dossier_${folder}_tests)
  endif()
  foreach(source IN LISTS sources)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(${name} "${source}")
    target_link_libraries(${name} PRIVATE ${ARGN} Qt6::Test)
    target_compile_definitions(${name} PRIVATE TEST_DATA="${CMAKE_SOURCE_DIR}/tests/data" RESOURCES="${CMAKE_SOURCE_DIR}/resources"
      BIN_DIR="${CMAKE_BINARY_DIR}/bin" SOURCE_ROOT="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 1800
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QTEST_FUNCTION_TIMEOUT=1500000;QT_LOGGING_RULES=qt.qpa.*=false;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/packaging/leaks.supp:print_suppressions=0")
  endforeach()
endfunction()
