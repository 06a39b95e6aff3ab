# Read by cpack for each kind of package: those for a system go below /usr, an archive has no place of its own.
if(CPACK_GENERATOR MATCHES "TGZ|ZIP")
  set(CPACK_PACKAGING_INSTALL_PREFIX "/")
endif()
