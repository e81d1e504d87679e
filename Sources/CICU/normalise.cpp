// NFC with edits, and case folding.
#include "rewrite.h"
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/ucasemap.h>
#include <unicode/uversion.h>

using icu::Normalizer2;

int32_t cicu_version(void) {
  UVersionInfo version;
  u_getVersion(version);
  return static_cast<int32_t>(version[0]) * 100 + version[1];
}

static icu::StringPiece piece(const uint8_t *text, size_t count) {
  return icu::StringPiece(reinterpret_cast<const char *>(text), static_cast<int32_t>(count));
}

int32_t cicu_is_nfc(const uint8_t *text, size_t count) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *nfc = Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return 0;
  return nfc->isNormalizedUTF8(piece(text, count), error) && U_SUCCESS(error);
}

cicu_rewrite *cicu_nfc(const uint8_t *text, size_t count) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *nfc = Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return nullptr;
  auto *rewrite = new cicu_rewrite;
  icu::StringByteSink<std::string> sink(&rewrite->text, static_cast<int32_t>(count));
  icu::Edits edits;
  nfc->normalizeUTF8(0, piece(text, count), sink, &edits, error);
  auto change = edits.getFineChangesIterator();
  while (change.next(error)) {
    const auto old_start = static_cast<uint32_t>(change.sourceIndex());
    const auto new_start = static_cast<uint32_t>(change.destinationIndex());
    rewrite->edits.push_back({old_start, old_start + static_cast<uint32_t>(change.oldLength()),
                              new_start, new_start + static_cast<uint32_t>(change.newLength())});
  }
  if (U_SUCCESS(error)) return rewrite;
  delete rewrite;
  return nullptr;
}

size_t cicu_rewrite_count(const cicu_rewrite *rewrite) { return rewrite->text.size(); }
size_t cicu_rewrite_edit_count(const cicu_rewrite *rewrite) { return rewrite->edits.size(); }
size_t cicu_rewrite_replacements(const cicu_rewrite *rewrite) { return rewrite->replacements; }

void cicu_rewrite_copy(const cicu_rewrite *rewrite, uint8_t *text, cicu_edit *edits) {
  rewrite->text.copy(reinterpret_cast<char *>(text), rewrite->text.size());
  std::copy(rewrite->edits.begin(), rewrite->edits.end(), edits);
}

void cicu_rewrite_close(cicu_rewrite *rewrite) { delete rewrite; }

// Opened once and never closed: folding depends on no locale, and a UCaseMap is read only.
static const UCaseMap *folder() {
  static const UCaseMap *map = [] {
    UErrorCode error = U_ZERO_ERROR;
    return ucasemap_open("", 0, &error);
  }();
  return map;
}

int64_t cicu_fold(const uint8_t *text, size_t count, uint8_t *out, size_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  const int32_t written = ucasemap_utf8FoldCase(
      folder(), reinterpret_cast<char *>(out), static_cast<int32_t>(capacity),
      reinterpret_cast<const char *>(text), static_cast<int32_t>(count), &error);
  return U_FAILURE(error) ? -1 : written;
}
