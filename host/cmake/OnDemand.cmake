# smallprint_load_on_demand(TARGET MODULES base history … LIBRARIES git2 crypto …): links stand-ins for the shared
# libraries, so that TARGET starts without them and each is loaded when its first function is called (host/on_demand).
# Where there are no stand-ins (other processors, other systems, sanitizers) the libraries are linked as usual.
# The C++ library itself then comes within TARGET where its archive is to be had: finding its 1,900 symbols is most of the
# loader's work. The libraries loaded later bring the system's own, which shares the heap, the unwinder and every layout with
# this one; no stream or locale goes from one to the other.
# Leaves the libraries' files in SMALLPRINT_ON_DEMAND for the packages, which must depend on them.
function(smallprint_load_on_demand target)
  cmake_parse_arguments(arg "" "" "MODULES;LIBRARIES;ARCHIVES" ${ARGN})
  if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux" OR NOT CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64" OR SMALLPRINT_SANITIZE)
    return()
  endif()
  set(files "")
  foreach(name IN LISTS arg_LIBRARIES)
    find_library(SMALLPRINT_ON_DEMAND_${name} NAMES ${name})
    mark_as_advanced(SMALLPRINT_ON_DEMAND_${name})
    if(SMALLPRINT_ON_DEMAND_${name} MATCHES "\\.so$")
      list(APPEND files "${SMALLPRINT_ON_DEMAND_${name}}")
    endif()
  endforeach()
  set(archives ${arg_ARCHIVES})
  set(modules "")
  foreach(module IN LISTS arg_MODULES)
    list(APPEND archives "$<TARGET_FILE:smallprint_${module}>")
    list(APPEND modules smallprint_${module})
  endforeach()
  set(stubs "${CMAKE_CURRENT_BINARY_DIR}/on_demand.S")
  list(JOIN files " " file_words)
  add_custom_command(
    OUTPUT "${stubs}"
    COMMAND "${CMAKE_COMMAND}" -E env "CXX=${CMAKE_CXX_COMPILER}"
            "${CMAKE_CURRENT_SOURCE_DIR}/on_demand/make_stubs.sh" "${stubs}" "${file_words}" ${archives}
    DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/on_demand/make_stubs.sh" ${modules} ${archives}
    COMMENT "Making stand-ins for the libraries that are loaded on demand"
    VERBATIM)
  target_sources(${target} PRIVATE on_demand/load_library_posix.cpp "${stubs}")
  target_link_libraries(${target} PRIVATE ${CMAKE_DL_LIBS})
  include(CheckLinkerFlag)
  check_linker_flag(CXX -static-libstdc++ SMALLPRINT_HAS_STATIC_CXX)
  if(SMALLPRINT_HAS_STATIC_CXX)
    target_link_options(${target} PRIVATE -static-libstdc++)
  endif()
  set(SMALLPRINT_ON_DEMAND "${files}" PARENT_SCOPE)
endfunction()
