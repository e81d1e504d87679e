#include "cicu.h"
#include <unicode/uvernum.h>
#include <unicode/uversion.h>

int32_t cicu_version(void) {
  UVersionInfo version;
  u_getVersion(version);
  return static_cast<int32_t>(version[0]) * 100 + version[1];
}
