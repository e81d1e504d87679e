/* zlib and libzstd behind stdint types. A handle is used by one thread at a time. */
#ifndef CCOMPRESSION_H
#define CCOMPRESSION_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct ccompression_decoder ccompression_decoder;

enum {
  CCOMPRESSION_GZIP = 0,
  CCOMPRESSION_ZSTD = 1,
  CCOMPRESSION_DEFLATE = 2, /* raw, as in zip files and some HTTP bodies */
  CCOMPRESSION_ZLIB = 3
};
enum {
  CCOMPRESSION_GOES_ON = 0,
  CCOMPRESSION_ENDED = 1, /* the end of a member or frame, its checksum right */
  CCOMPRESSION_CORRUPT = 2,
  CCOMPRESSION_BAD_CHECKSUM = 3,
  CCOMPRESSION_TOO_LARGE = 4 /* a window of more than 64 MiB, or no memory */
};
typedef struct {
  size_t consumed, produced;
  int32_t state;
} ccompression_step;

/* NULL where there is no memory. */
ccompression_decoder *ccompression_open(int32_t format);
void ccompression_close(ccompression_decoder *decoder);
/* Decodes what fits. After any state but GOES_ON the decoder takes no more until it is restarted. */
ccompression_step ccompression_decode(ccompression_decoder *decoder, const uint8_t *input, size_t count,
                                      uint8_t *output, size_t capacity);
/* Ready for another member or frame. */
void ccompression_restart(ccompression_decoder *decoder);
/* CRC-32 as in gzip and zip; begins with 0. */
uint32_t ccompression_crc32(uint32_t crc, const uint8_t *bytes, size_t count);

#ifdef __cplusplus
}
#endif
#endif
