// Charsets: detection, and decoding with edits.
#include "rewrite.h"
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace {

/// Collects code points with the source bytes they came from.
class Collector {
public:
  explicit Collector(cicu_rewrite *rewrite) : rewrite(rewrite) {}

  /// A UTF-16 unit that begins at `source`.
  void unit(UChar unit, uint32_t source) {
    if (U16_IS_TRAIL(unit) && lead != 0) {
      emit(U16_GET_SUPPLEMENTARY(lead, unit), lead_source);
      lead = 0;
      return;
    }
    if (U16_IS_LEAD(unit)) {
      lead = unit;
      lead_source = source;
      return;
    }
    emit(unit, source);
  }

  /// Closes the last code point's source range.
  void finish(uint32_t end) { close(end); }

private:
  void emit(UChar32 point, uint32_t source) {
    // Several code points from one source position stay one edit.
    if (!open || source > old_start) {
      close(source);
      open = true;
      old_start = source;
      new_start = static_cast<uint32_t>(rewrite->text.size());
    }
    if (point == 0xFFFD) rewrite->replacements++;
    uint8_t bytes[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, point);
    rewrite->text.append(reinterpret_cast<char *>(bytes), static_cast<size_t>(length));
  }

  void close(uint32_t old_end) {
    if (!open) return;
    open = false;
    const auto new_end = static_cast<uint32_t>(rewrite->text.size());
    const bool same = old_end - old_start == 1 && new_end - new_start == 1;
    if (!same) rewrite->edits.push_back({old_start, old_end, new_start, new_end});
  }

  cicu_rewrite *rewrite;
  bool open = false;
  uint32_t old_start = 0, new_start = 0, lead_source = 0;
  UChar lead = 0;
};

} // namespace

cicu_rewrite *cicu_decode(const char *charset, const uint8_t *text, size_t count) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(charset, &error);
  if (U_FAILURE(error)) return nullptr;
  auto *rewrite = new cicu_rewrite;
  rewrite->text.reserve(count + count / 2);
  Collector collector(rewrite);
  const char *begin = reinterpret_cast<const char *>(text);
  const char *source = begin, *limit = begin + count;
  uint32_t position = 0;
  do {
    UChar units[2048];
    int32_t offsets[2048];
    UChar *target = units;
    const auto base = static_cast<uint32_t>(source - begin);
    error = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &target, units + 2048, &source, limit, offsets, true, &error);
    for (int32_t at = 0; at < target - units; at++) {
      // -1: a unit that was held back from the call before.
      if (offsets[at] >= 0) position = base + static_cast<uint32_t>(offsets[at]);
      collector.unit(units[at], position);
    }
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  collector.finish(static_cast<uint32_t>(count));
  ucnv_close(converter);
  if (U_SUCCESS(error)) return rewrite;
  delete rewrite;
  return nullptr;
}

struct cicu_detector {
  UCharsetDetector *detector = nullptr;
  const UCharsetMatch **matches = nullptr;
  int32_t count = 0;
};

cicu_detector *cicu_detector_open(const uint8_t *text, size_t count) {
  UErrorCode error = U_ZERO_ERROR;
  auto *opened = new cicu_detector;
  opened->detector = ucsdet_open(&error);
  ucsdet_setText(opened->detector, reinterpret_cast<const char *>(text),
                 static_cast<int32_t>(count), &error);
  opened->matches = ucsdet_detectAll(opened->detector, &opened->count, &error);
  if (U_SUCCESS(error)) return opened;
  cicu_detector_close(opened);
  return nullptr;
}

int32_t cicu_detector_count(const cicu_detector *detector) { return detector->count; }

const char *cicu_detector_name(const cicu_detector *detector, int32_t at) {
  UErrorCode error = U_ZERO_ERROR;
  return ucsdet_getName(detector->matches[at], &error);
}

int32_t cicu_detector_confidence(const cicu_detector *detector, int32_t at) {
  UErrorCode error = U_ZERO_ERROR;
  return ucsdet_getConfidence(detector->matches[at], &error);
}

void cicu_detector_close(cicu_detector *detector) {
  ucsdet_close(detector->detector);
  delete detector;
}
