# What is installed, and the packages: .deb, .rpm, .tar.gz here, .pkg on macOS, an NSIS installer on Windows.
#   cpack --config build/CPackConfig.cmake -G DEB
# Every package only places files and calls `smallprint register`; removing it calls `smallprint unregister` first.
include(GNUInstallDirs)
# tests/windows makes an installer of its own with what is said here.
get_filename_component(smallprint_source "${CMAKE_CURRENT_LIST_DIR}" DIRECTORY)
# Packaging places what is built and builds nothing more, least of all every test.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

set(share "${CMAKE_INSTALL_DATAROOTDIR}/smallprint")
install(TARGETS smallprint RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
# What an earlier build with the extension left is as good.
install(DIRECTORY "${CMAKE_BINARY_DIR}/viewer" DESTINATION "${share}" OPTIONAL)
install(DIRECTORY "${CMAKE_BINARY_DIR}/extension/chromium" "${CMAKE_BINARY_DIR}/extension/firefox"
        DESTINATION "${share}/extension" OPTIONAL)
if(UNIX AND NOT APPLE)
  # Not turned on by being there: `systemctl --user enable --now smallprint-watch.timer` does that. `smallprint watch
  # schedule` writes the same for one user, and what launchd and Windows have for it.
  set(SMALLPRINT "${CMAKE_INSTALL_FULL_BINDIR}/smallprint")
  configure_file(installers/watch/smallprint-watch.service.in smallprint-watch.service @ONLY)
  install(FILES "${CMAKE_BINARY_DIR}/smallprint-watch.service" installers/watch/smallprint-watch.timer
          DESTINATION lib/systemd/user)
endif()

# The manual page and the completions come out of the program itself, so they cannot disagree with it
# (target smallprint_words, which the package scripts build).
if(UNIX AND NOT CMAKE_CROSSCOMPILING)
  set(words "${CMAKE_BINARY_DIR}/words")
  file(MAKE_DIRECTORY "${words}")
  set(changelog_date "Thu, 01 Jan 2026 00:00:00 +0000")
  configure_file(installers/package/changelog.in "${words}/changelog" @ONLY)
  configure_file(installers/package/copyright "${words}/copyright" COPYONLY)
  configure_file(installers/package/lintian-overrides "${words}/lintian-overrides" COPYONLY)
  add_custom_command(
    OUTPUT "${words}/smallprint.1.gz" "${words}/smallprint.bash" "${words}/_smallprint" "${words}/smallprint.fish"
           "${words}/changelog.gz"
    COMMAND sh -c "\"$1\" describe man | gzip -9n > smallprint.1.gz && \"$1\" describe bash > smallprint.bash && \
\"$1\" describe zsh > _smallprint && \"$1\" describe fish > smallprint.fish && gzip -9nc changelog > changelog.gz"
            sh $<TARGET_FILE:smallprint>
    DEPENDS smallprint "${words}/changelog"
    WORKING_DIRECTORY "${words}"
    COMMENT "Writing the manual page and the shells' completions"
    VERBATIM)
  add_custom_target(smallprint_words DEPENDS "${words}/smallprint.1.gz")
  install(FILES "${words}/smallprint.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" OPTIONAL)
  install(FILES "${words}/smallprint.bash" DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/bash-completion/completions"
          RENAME smallprint OPTIONAL)
  install(FILES "${words}/_smallprint" DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/zsh/vendor-completions" OPTIONAL)
  install(FILES "${words}/smallprint.fish" DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/fish/vendor_completions.d" OPTIONAL)
  install(FILES "${words}/copyright" "${words}/changelog.gz" DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/doc/smallprint" OPTIONAL)
  install(FILES "${words}/lintian-overrides" DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}/lintian/overrides" RENAME smallprint OPTIONAL)
endif()

# Libraries that the program loads when it needs them are not in its header, where packagers' tools look.
set(deb_depends "")
set(rpm_requires "")
foreach(library IN LISTS SMALLPRINT_ON_DEMAND)
  file(REAL_PATH "${library}" file)
  execute_process(COMMAND objdump -p "${file}" OUTPUT_VARIABLE header ERROR_QUIET)
  string(REGEX MATCH "SONAME +([^\n ]+)" soname "${header}")
  if(CMAKE_MATCH_1)
    list(APPEND rpm_requires "${CMAKE_MATCH_1}()(64bit)")
  endif()
  execute_process(COMMAND dpkg-query -S "${file}" OUTPUT_VARIABLE owner ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT owner)
    # Merged /usr: dpkg may know the file by its other name.
    string(REGEX REPLACE "^/usr" "" file "${file}")
    execute_process(COMMAND dpkg-query -S "${file}" OUTPUT_VARIABLE owner ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
  endif()
  string(REGEX REPLACE ":.*$" "" owner "${owner}")
  if(owner)
    list(APPEND deb_depends "${owner}")
  endif()
endforeach()
list(REMOVE_DUPLICATES deb_depends)
list(JOIN deb_depends ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
list(JOIN rpm_requires ", " CPACK_RPM_PACKAGE_REQUIRES)

set(CPACK_PACKAGE_NAME "smallprint")
set(CPACK_PACKAGE_VENDOR "Smallprint")
set(CPACK_PACKAGE_CONTACT "Smallprint maintainers <maintainers@smallprint.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "tells you in plain words what you are agreeing to")
set(CPACK_PACKAGE_DESCRIPTION "The native host of the Smallprint browser extension: it reads terms of
service and privacy policies on your own computer, warns about what they
cost you, and keeps every version it has seen.")
set(CPACK_RESOURCE_FILE_LICENSE "${smallprint_source}/LICENSE")
set(CPACK_PACKAGE_FILE_NAME "smallprint-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}")
set(CPACK_OUTPUT_FILE_PREFIX "${CMAKE_BINARY_DIR}/packages")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "chromium | firefox-esr | firefox | www-browser, poppler-utils")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${smallprint_source}/installers/package/postinst;${smallprint_source}/installers/package/prerm")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE "GPL-3.0-or-later")
set(CPACK_RPM_PACKAGE_GROUP "Applications/Internet")
set(CPACK_RPM_POST_INSTALL_SCRIPT_FILE "${smallprint_source}/installers/package/rpm-post.sh")
set(CPACK_RPM_PRE_UNINSTALL_SCRIPT_FILE "${smallprint_source}/installers/package/rpm-preun.sh")
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/share/man /usr/share/man/man1 /usr/share/doc /usr/share/bash-completion /usr/share/bash-completion/completions
    /usr/share/zsh /usr/share/zsh/vendor-completions /usr/share/fish /usr/share/fish/vendor_completions.d /usr/share/lintian
    /usr/share/lintian/overrides /usr/lib/systemd /usr/lib/systemd/user)

set(CPACK_PRODUCTBUILD_IDENTIFIER "org.smallprint.host")
# The package is one piece without components, so that its script has no component's name.
set(CPACK_POSTFLIGHT_SCRIPT "${smallprint_source}/installers/macos/postinstall")
set(CPACK_PACKAGE_INSTALL_DIRECTORY "Smallprint")  # The next version goes to the same place, where browsers look.
set(CPACK_NSIS_DISPLAY_NAME "Smallprint")
set(CPACK_NSIS_PACKAGE_NAME "Smallprint")
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_EXTRA_INSTALL_COMMANDS "ExecWait '\"$INSTDIR\\bin\\smallprint.exe\" register --system'")
set(CPACK_NSIS_EXTRA_UNINSTALL_COMMANDS "ExecWait '\"$INSTDIR\\bin\\smallprint.exe\" unregister --system'")
# The template's last word about the registry takes its own key and leaves the one above it.
set(CPACK_NSIS_DELETE_ICONS_EXTRA "DeleteRegKey /ifempty SHCTX 'Software\\Smallprint'")

if(APPLE)
  set(CPACK_GENERATOR productbuild TGZ)
elseif(WIN32)
  set(CPACK_GENERATOR NSIS ZIP)
else()
  set(CPACK_GENERATOR DEB RPM TGZ)
endif()
# A package for a system goes below /usr; the archive can be unpacked anywhere.
set(CPACK_PROJECT_CONFIG_FILE "${smallprint_source}/installers/package/generator.cmake")
if(APPLE)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr/local)  # Else it would be /Applications.
elseif(UNIX)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
endif()
include(CPack)
