// What cicu_nfc and cicu_decode build.
#pragma once
#include "cicu.h"
#include <string>
#include <vector>

struct cicu_rewrite {
  std::string text;
  std::vector<cicu_edit> edits;
  size_t replacements = 0;
};
