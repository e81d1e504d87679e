// NFC with edits, and case folding.
#include "rewrite.h"
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/ucasemap.h>
#include <unicode/utf8.h>
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

// Reordering marks costs the square of their number in ICU, so a run of characters that belong together is cut after
// this many. Writing in any language stays far below it.
static const int32_t longest_run = 256;

// The end of the piece that begins at `start`: the end of the text, or inside a run that is too long.
static int32_t piece_end(const Normalizer2 *nfc, const uint8_t *text, int32_t start, int32_t count) {
  int32_t run = 0;
  int32_t at = start;
  while (at < count) {
    const int32_t here = at;
    UChar32 point;
    U8_NEXT(text, at, count, point);
    run = point < 0x300 || nfc->hasBoundaryBefore(point) ? 0 : run + 1;
    if (run == longest_run) return here;
  }
  return count;
}

int32_t cicu_is_nfc(const uint8_t *text, size_t count) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *nfc = Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return 0;
  const auto total = static_cast<int32_t>(count);
  for (int32_t start = 0; start < total;) {
    const int32_t end = piece_end(nfc, text, start, total);
    if (!nfc->isNormalizedUTF8(piece(text + start, static_cast<size_t>(end - start)), error)) return 0;
    start = end;
  }
  return U_SUCCESS(error);
}

static void append_edits(cicu_rewrite *rewrite, const icu::Edits &edits, size_t old_base,
                         size_t new_base, UErrorCode &error) {
  auto change = edits.getFineChangesIterator();
  while (change.next(error)) {
    const auto old_start = static_cast<uint32_t>(old_base) + static_cast<uint32_t>(change.sourceIndex());
    const auto new_start = static_cast<uint32_t>(new_base) + static_cast<uint32_t>(change.destinationIndex());
    rewrite->edits.push_back({old_start, old_start + static_cast<uint32_t>(change.oldLength()),
                              new_start, new_start + static_cast<uint32_t>(change.newLength())});
  }
}

cicu_rewrite *cicu_nfc(const uint8_t *text, size_t count) {
  UErrorCode error = U_ZERO_ERROR;
  const Normalizer2 *nfc = Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return nullptr;
  auto *rewrite = new cicu_rewrite;
  icu::StringByteSink<std::string> sink(&rewrite->text, static_cast<int32_t>(count));
  const auto total = static_cast<int32_t>(count);
  for (int32_t start = 0; start < total && U_SUCCESS(error);) {
    const int32_t end = piece_end(nfc, text, start, total);
    const size_t new_base = rewrite->text.size();
    icu::Edits edits;
    nfc->normalizeUTF8(0, piece(text + start, static_cast<size_t>(end - start)), sink, &edits, error);
    append_edits(rewrite, edits, static_cast<size_t>(start), new_base, error);
    start = end;
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
