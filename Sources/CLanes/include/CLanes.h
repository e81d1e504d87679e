#ifndef CLANES_H
#define CLANES_H

#include <stddef.h>
#include <stdint.h>

// Sums of 16-bit lanes in vector registers: the inner loops of MappedBytes' `Lanes`, which checks every argument. On
// x86-64 Linux each function exists twice, for processors with AVX2 and for all others; results are the same bit for
// bit. All arithmetic wraps. Widths are multiples of 16.

/// Lanes of `to` become `min(max(sum, 0), ceiling) << shift`, the sum being that of `count` rows of `width` 8-bit
/// weights, each at its offset from `base`.
void lanes_sum_narrow(
    const int8_t *base, const int32_t *offsets, ptrdiff_t count, ptrdiff_t width, int16_t ceiling, int shift,
    int16_t *to);

/// Lanes of `to` become the sum of rows of `weights` and of stretches of `vectors` that begin at `starts`, cut off below
/// zero.
void lanes_rectified_sum(
    const int16_t *weights, const int32_t *rows, ptrdiff_t row_count, const int16_t *vectors, const int32_t *starts,
    ptrdiff_t start_count, ptrdiff_t width, int16_t *to);

/// Lanes of a block of `lanes_products`, and the most rows it takes.
#define LANES_BLOCK 64
#define LANES_MOST_ROWS 256

/// For each of `words` inputs (`stride` lanes apart, `rows` lanes each) the sum over its lanes above zero of
/// `input[i] * row i of weights`, each product shifted down by 16 bits, and of half a unit a product. The weights stand
/// block after block of `LANES_BLOCK` columns, in each block row after row; the sums word after word.
void lanes_products(
    const int16_t *input, ptrdiff_t stride, ptrdiff_t words, const int16_t *weights, ptrdiff_t rows, ptrdiff_t blocks,
    int16_t *to);

/// The row of the highest sum of products with `input`, its bias added; of equals the first.
ptrdiff_t lanes_best(
    const int16_t *input, const int16_t *weights, const int32_t *biases, ptrdiff_t rows, ptrdiff_t width);

/// The sum of products of `width` lanes with a row.
int32_t lanes_dot(const int16_t *input, const int16_t *weights, ptrdiff_t width);

/// Adds `width` lanes.
void lanes_add(const int16_t *from, ptrdiff_t width, int16_t *to);

// The same for numbers in training. Every sum has one order, so that results do not depend on the processor; products
// are never fused with sums.

/// Adds `width` numbers.
void floats_add(const float *from, ptrdiff_t width, float *to);

/// Adds `scale` times `width` numbers.
void floats_add_scaled(const float *from, float scale, ptrdiff_t width, float *to);

/// The sum of products, in eight running sums. `width` counts by eight.
float floats_dot(const float *a, const float *b, ptrdiff_t width);

/// The step sizes of one update.
typedef struct {
  float rate, scale, first_decay, second_decay, first_correction, second_correction;
} floats_adam;

/// Moves `values` against `gradients` (Kingma and Ba 2015), and clears the gradients.
void floats_step(
    const floats_adam *step, ptrdiff_t width, float *values, float *gradients, float *first, float *second);

/// Whether the processor has instructions for SHA-256; without them `lanes_sha256` must not be called.
int lanes_has_sha256(void);

/// Takes so many blocks of 64 bytes into a SHA-256 state of eight words.
void lanes_sha256(uint32_t *state, const uint8_t *bytes, ptrdiff_t blocks);

#endif
