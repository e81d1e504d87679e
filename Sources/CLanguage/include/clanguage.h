/* CLD2 behind stdint types. Any thread. */
#ifndef CLANGUAGE_H
#define CLANGUAGE_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/* The language of well-formed UTF-8 as a code of at most 7 letters ("en", "uk", "zh-Hant") in `code`; "un" where it
 * cannot be told. 1 where CLD2 calls the result reliable. */
int32_t clanguage_detect(const uint8_t *text, size_t count, char code[8]);

#ifdef __cplusplus
}
#endif
#endif
