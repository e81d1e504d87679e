#include "ccompression.h"
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

struct ccompression_decoder {
  int32_t format;
  z_stream zlib;
  ZSTD_DStream *zstd;
};

/* 64 MiB: what zstd --ultra -22 needs; a frame that asks for more is refused. */
static const int largest_window_log = 26;

static int window_bits(int32_t format) {
  switch (format) {
  case CCOMPRESSION_GZIP: return 15 + 16;
  case CCOMPRESSION_DEFLATE: return -15;
  default: return 15;
  }
}

ccompression_decoder *ccompression_open(int32_t format) {
  ccompression_decoder *decoder = calloc(1, sizeof *decoder);
  if (decoder == NULL) return NULL;
  decoder->format = format;
  if (format == CCOMPRESSION_ZSTD) {
    decoder->zstd = ZSTD_createDStream();
    if (decoder->zstd != NULL) {
      ZSTD_DCtx_setParameter(decoder->zstd, ZSTD_d_windowLogMax, largest_window_log);
      return decoder;
    }
  } else if (inflateInit2(&decoder->zlib, window_bits(format)) == Z_OK) {
    return decoder;
  }
  free(decoder);
  return NULL;
}

void ccompression_close(ccompression_decoder *decoder) {
  if (decoder == NULL) return;
  if (decoder->format == CCOMPRESSION_ZSTD) {
    ZSTD_freeDStream(decoder->zstd);
  } else {
    inflateEnd(&decoder->zlib);
  }
  free(decoder);
}

static int32_t zstd_state(size_t result) {
  if (!ZSTD_isError(result)) return result == 0 ? CCOMPRESSION_ENDED : CCOMPRESSION_GOES_ON;
  switch (ZSTD_getErrorCode(result)) {
  case ZSTD_error_checksum_wrong: return CCOMPRESSION_BAD_CHECKSUM;
  case ZSTD_error_frameParameter_windowTooLarge:
  case ZSTD_error_memory_allocation: return CCOMPRESSION_TOO_LARGE;
  default: return CCOMPRESSION_CORRUPT;
  }
}

static ccompression_step decode_zstd(ccompression_decoder *decoder, const uint8_t *input, size_t count,
                                     uint8_t *output, size_t capacity) {
  ZSTD_inBuffer in = {input, count, 0};
  ZSTD_outBuffer out = {output, capacity, 0};
  size_t result = ZSTD_decompressStream(decoder->zstd, &out, &in);
  ccompression_step step = {in.pos, out.pos, zstd_state(result)};
  return step;
}

static int32_t zlib_state(int result, const char *message) {
  switch (result) {
  case Z_STREAM_END: return CCOMPRESSION_ENDED;
  case Z_OK:
  case Z_BUF_ERROR: return CCOMPRESSION_GOES_ON;
  case Z_MEM_ERROR: return CCOMPRESSION_TOO_LARGE;
  default:
    /* zlib tells a wrong checksum or length from other damage by its message alone. */
    return message != NULL && strstr(message, "check") != NULL && strstr(message, "header") == NULL
               ? CCOMPRESSION_BAD_CHECKSUM
               : CCOMPRESSION_CORRUPT;
  }
}

ccompression_step ccompression_decode(ccompression_decoder *decoder, const uint8_t *input, size_t count,
                                      uint8_t *output, size_t capacity) {
  if (decoder->format == CCOMPRESSION_ZSTD) return decode_zstd(decoder, input, count, output, capacity);
  z_stream *stream = &decoder->zlib;
  stream->next_in = (Bytef *)input;
  stream->avail_in = (uInt)count;
  stream->next_out = output;
  stream->avail_out = (uInt)capacity;
  int result = inflate(stream, Z_NO_FLUSH);
  ccompression_step step = {count - stream->avail_in, capacity - stream->avail_out,
                            zlib_state(result, stream->msg)};
  return step;
}

void ccompression_restart(ccompression_decoder *decoder) {
  if (decoder->format == CCOMPRESSION_ZSTD) {
    ZSTD_DCtx_reset(decoder->zstd, ZSTD_reset_session_only);
  } else {
    inflateReset(&decoder->zlib);
  }
}

uint32_t ccompression_crc32(uint32_t crc, const uint8_t *bytes, size_t count) {
  return (uint32_t)crc32(crc, bytes, (uInt)count);
}
