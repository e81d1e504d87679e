/* ICU behind stdint types: no ICU header may reach Swift, whose Foundation bundles another ICU.
 * All text is UTF-8, all counts and offsets are bytes. No call keeps a pointer to text after it
 * returns, except cicu_breaker_start, whose text must live until the last cicu_breaker_next.
 * A handle is used by one thread at a time, except where a function says otherwise. */
#ifndef CICU_H
#define CICU_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/* Version of the ICU in use, for the manifest: major * 100 + minor. */
int32_t cicu_version(void);

/* A new text made from an old one, with what was changed. */
typedef struct cicu_rewrite cicu_rewrite;
/* Bytes old_start ..< old_end became new_start ..< new_end; between edits bytes are equal. */
typedef struct {
  uint32_t old_start, old_end, new_start, new_end;
} cicu_edit;

/* 1 where the text is NFC, 0 where it is not (or ill-formed). Any thread. */
int32_t cicu_is_nfc(const uint8_t *text, size_t count);
/* NFC of well-formed UTF-8 with its edits; NULL where ICU fails (out of memory). More than 256 characters
 * that join the one before them are normalised in pieces, to keep time linear. Any thread. */
cicu_rewrite *cicu_nfc(const uint8_t *text, size_t count);
/* Text of a named charset as UTF-8; NULL where ICU does not know the name. Any thread. */
cicu_rewrite *cicu_decode(const char *charset, const uint8_t *text, size_t count);
size_t cicu_rewrite_count(const cicu_rewrite *rewrite);
size_t cicu_rewrite_edit_count(const cicu_rewrite *rewrite);
/* Characters that became U+FFFD. */
size_t cicu_rewrite_replacements(const cicu_rewrite *rewrite);
void cicu_rewrite_copy(const cicu_rewrite *rewrite, uint8_t *text, cicu_edit *edits);
void cicu_rewrite_close(cicu_rewrite *rewrite);

/* Full case folding into `out`, which must have room for 3 * count. Returns the count written, or -1.
 * Any thread. */
int64_t cicu_fold(const uint8_t *text, size_t count, uint8_t *out, size_t capacity);

/* A break iterator. kind: 0 sentences, 1 words. locale: "en", "en@ss=standard", "" for the root.
 * NULL where ICU cannot make one. */
typedef struct cicu_breaker cicu_breaker;
cicu_breaker *cicu_breaker_open(int32_t kind, const char *locale);
cicu_breaker *cicu_breaker_clone(const cicu_breaker *breaker);
void cicu_breaker_close(cicu_breaker *breaker);
/* Puts the iterator before the first boundary (0) of a text; 0 where ICU fails. */
int32_t cicu_breaker_start(cicu_breaker *breaker, const uint8_t *text, size_t count);
/* The next boundaries, at most `capacity`. Fewer than that: there are no more. */
size_t cicu_breaker_next(cicu_breaker *breaker, uint32_t *offsets, size_t capacity);

/* A transliterator by ICU's id ("Any-Latin; Latin-ASCII"), NULL where there is none. */
typedef struct cicu_transliterator cicu_transliterator;
cicu_transliterator *cicu_transliterator_open(const char *id);
void cicu_transliterator_close(cicu_transliterator *transliterator);
/* Returns the count of the result, which is in `out` where it is at most `capacity`. Any thread. */
size_t cicu_transliterate(const cicu_transliterator *transliterator, const uint8_t *text, size_t count,
                          uint8_t *out, size_t capacity);

/* What charset a text may be in, best first. The text must live as long as the detector. */
typedef struct cicu_detector cicu_detector;
cicu_detector *cicu_detector_open(const uint8_t *text, size_t count);
int32_t cicu_detector_count(const cicu_detector *detector);
/* ICU's name of the charset, valid until the detector is closed. */
const char *cicu_detector_name(const cicu_detector *detector, int32_t at);
/* 0 ... 100 */
int32_t cicu_detector_confidence(const cicu_detector *detector, int32_t at);
void cicu_detector_close(cicu_detector *detector);

#ifdef __cplusplus
}
#endif
#endif
