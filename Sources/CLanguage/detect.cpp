// CLD2's header needs <cstdio> before it.
#include <cstdio>
#include <cstring>
#include <cld2/public/compact_lang_det.h>
#include "clanguage.h"

int32_t clanguage_detect(const uint8_t *text, size_t count, char code[8]) {
  bool is_reliable = false;
  CLD2::Language language =
      CLD2::DetectLanguage(reinterpret_cast<const char *>(text), static_cast<int>(count), true, &is_reliable);
  std::snprintf(code, 8, "%s", CLD2::LanguageCode(language));
  return is_reliable ? 1 : 0;
}
