// Break iterators and transliterators.
#include "cicu.h"
#include <memory>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/filteredbrk.h>
#include <unicode/locid.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

struct cicu_breaker {
  std::unique_ptr<icu::BreakIterator> iterator;
  UText text = UTEXT_INITIALIZER;
  bool atStart = false;

  explicit cicu_breaker(icu::BreakIterator *iterator) : iterator(iterator) {}
  ~cicu_breaker() { utext_close(&text); }
};

cicu_breaker *cicu_breaker_open(int32_t kind, const char *locale) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Locale wanted(locale);
  icu::BreakIterator *iterator = kind == 0
                                     ? icu::BreakIterator::createSentenceInstance(wanted, error)
                                     : icu::BreakIterator::createWordInstance(wanted, error);
  if (U_SUCCESS(error)) return new cicu_breaker(iterator);
  delete iterator;
  return nullptr;
}

cicu_breaker *cicu_breaker_clone(const cicu_breaker *breaker) {
  icu::BreakIterator *copy = breaker->iterator->clone();
  return copy == nullptr ? nullptr : new cicu_breaker(copy);
}

void cicu_breaker_close(cicu_breaker *breaker) { delete breaker; }

int32_t cicu_breaker_start(cicu_breaker *breaker, const uint8_t *text, size_t count) {
  UErrorCode error = U_ZERO_ERROR;
  utext_openUTF8(&breaker->text, reinterpret_cast<const char *>(text),
                 static_cast<int64_t>(count), &error);
  breaker->iterator->setText(&breaker->text, error);
  breaker->atStart = true;
  return U_SUCCESS(error);
}

size_t cicu_breaker_next(cicu_breaker *breaker, uint32_t *offsets, size_t capacity) {
  size_t filled = 0;
  icu::BreakIterator &iterator = *breaker->iterator;
  while (filled < capacity) {
    const int32_t at = breaker->atStart ? iterator.first() : iterator.next();
    breaker->atStart = false;
    if (at == icu::BreakIterator::DONE) break;
    offsets[filled++] = static_cast<uint32_t>(at);
  }
  return filled;
}

struct cicu_transliterator {
  std::unique_ptr<icu::Transliterator> transliterator;
};

cicu_transliterator *cicu_transliterator_open(const char *id) {
  UErrorCode error = U_ZERO_ERROR;
  UParseError where;
  std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(
      icu::UnicodeString::fromUTF8(id), UTRANS_FORWARD, where, error));
  if (U_FAILURE(error) || made == nullptr) return nullptr;
  return new cicu_transliterator{std::move(made)};
}

void cicu_transliterator_close(cicu_transliterator *transliterator) { delete transliterator; }

size_t cicu_transliterate(const cicu_transliterator *transliterator, const uint8_t *text,
                          size_t count, uint8_t *out, size_t capacity) {
  icu::UnicodeString units = icu::UnicodeString::fromUTF8(
      icu::StringPiece(reinterpret_cast<const char *>(text), static_cast<int32_t>(count)));
  transliterator->transliterator->transliterate(units);
  std::string result;
  units.toUTF8String(result);
  if (result.size() <= capacity) result.copy(reinterpret_cast<char *>(out), result.size());
  return result.size();
}
