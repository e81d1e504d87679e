#include "CLanes.h"
#include "variants.h"

typedef int16_t Part __attribute__((vector_size(32)));
typedef int32_t Wide __attribute__((vector_size(64)));
typedef int8_t Narrow __attribute__((vector_size(16)));

/// 16-bit lanes of a part, and parts that stay in registers while rows are walked: eight of the sixteen registers, so
/// that factors and products have room too.
enum { LANES = 16, PARTS = 8, BLOCK_PARTS = LANES_BLOCK / LANES };

/// Twice the lanes of a part: one register of AVX-512, two of AVX2.
typedef int16_t Double __attribute__((vector_size(64)));
typedef int32_t DoubleWide __attribute__((vector_size(128)));
enum { DOUBLE = 2 * LANES, BLOCK_DOUBLES = LANES_BLOCK / DOUBLE };

#define INLINE static inline __attribute__((always_inline))
#define EACH(p, count) _Pragma("clang loop unroll(full)") for (int p = 0; p < (count); p++)

/// One walk over the rows for `parts` parts from lane `at` on.
INLINE void sum_narrow(
    const int8_t *base, const int32_t *offsets, ptrdiff_t count, ptrdiff_t at, int parts, int16_t ceiling, int shift,
    int16_t *to) {
  const Part zero = {0};
  const Part top = zero + ceiling;
  Part sums[PARTS];
  EACH(p, parts) sums[p] = zero;
  for (ptrdiff_t k = 0; k < count; k++) {
    const int8_t *row = base + offsets[k] + at;
    EACH(p, parts) sums[p] += __builtin_convertvector(LOAD(Narrow, row + p * LANES), Part);
  }
  EACH(p, parts) {
    const Part lanes = __builtin_elementwise_min(__builtin_elementwise_max(sums[p], zero), top) << (int16_t)shift;
    STORE(lanes, to + at + p * LANES);
  }
}

WIDE_VARIANTS
void lanes_sum_narrow(
    const int8_t *base, const int32_t *offsets, ptrdiff_t count, ptrdiff_t width, int16_t ceiling, int shift,
    int16_t *to) {
  ptrdiff_t at = 0;
  for (; at + PARTS * LANES <= width; at += PARTS * LANES) {
    sum_narrow(base, offsets, count, at, PARTS, ceiling, shift, to);
  }
  for (; at < width; at += LANES) sum_narrow(base, offsets, count, at, 1, ceiling, shift, to);
}

INLINE void add_rows(Double *sums, const int16_t *rows, const int32_t *at, ptrdiff_t count, ptrdiff_t width) {
  for (ptrdiff_t k = 0; k < count; k++) {
    const int16_t *row = rows + at[k] * width;
    EACH(p, PARTS / 2) sums[p] += LOAD(Double, row + p * DOUBLE);
  }
}

WIDE_VARIANTS
void lanes_rectified_sum(
    const int16_t *weights, const int32_t *rows, ptrdiff_t row_count, const int16_t *vectors, const int32_t *starts,
    ptrdiff_t start_count, ptrdiff_t width, int16_t *to) {
  for (ptrdiff_t at = 0; at < width; at += PARTS * LANES) {
    Double sums[PARTS / 2];
    EACH(p, PARTS / 2) sums[p] = (Double){0};
    add_rows(sums, weights + at, rows, row_count, width);
    add_rows(sums, vectors + at, starts, start_count, 1);
    EACH(p, PARTS / 2) {
      const Double lanes = __builtin_elementwise_max(sums[p], (Double){0});
      STORE(lanes, to + at + p * DOUBLE);
    }
  }
}

/// What one word adds to one block of lanes.
INLINE void word_product(
    const int16_t *input, const uint16_t *active, ptrdiff_t count, const int16_t *block, int16_t *to) {
  Double sums[BLOCK_DOUBLES];
  EACH(p, BLOCK_DOUBLES) sums[p] = (Double){0} + (int16_t)(count / 2);
  for (ptrdiff_t k = 0; k < count; k++) {
    const int16_t *row = block + active[k] * BLOCK_PARTS * LANES;
    const DoubleWide factor = (DoubleWide){0} + input[active[k]];
    EACH(p, BLOCK_DOUBLES) {
      const DoubleWide product = __builtin_convertvector(LOAD(Double, row + p * DOUBLE), DoubleWide) * factor;
      sums[p] += __builtin_convertvector(product >> 16, Double);
    }
  }
  EACH(p, BLOCK_DOUBLES) STORE(sums[p], to + p * DOUBLE);
}

/// Positions of the numbers above zero, without branches: they are about half of all, in no order.
INLINE ptrdiff_t positive(const int16_t *input, ptrdiff_t rows, uint16_t *active) {
  ptrdiff_t count = 0;
  for (ptrdiff_t i = 0; i < rows; i++) {
    active[count] = (uint16_t)i;
    count += input[i] > 0;
  }
  return count;
}

WIDE_VARIANTS
void lanes_products(
    const int16_t *input, ptrdiff_t stride, ptrdiff_t words, const int16_t *weights, ptrdiff_t rows, ptrdiff_t blocks,
    int16_t *to) {
  // A block of weights stays in the first-level cache for a group of words.
  enum { GROUP = 16 };
  uint16_t active[GROUP][LANES_MOST_ROWS + 1];
  ptrdiff_t counts[GROUP];
  for (ptrdiff_t first = 0; first < words; first += GROUP) {
    const ptrdiff_t group = words - first < GROUP ? words - first : GROUP;
    const int16_t *from = input + first * stride;
    for (ptrdiff_t w = 0; w < group; w++) counts[w] = positive(from + w * stride, rows, active[w]);
    for (ptrdiff_t b = 0; b < blocks; b++) {
      const int16_t *block = weights + b * rows * BLOCK_PARTS * LANES;
      for (ptrdiff_t w = 0; w < group; w++) {
        word_product(
            from + w * stride, active[w], counts[w], block, to + ((first + w) * blocks + b) * BLOCK_PARTS * LANES);
      }
    }
  }
}

typedef int32_t Pairs __attribute__((vector_size(32)));
typedef uint32_t Sums __attribute__((vector_size(32)));

/// Adds products of the lanes of two parts, neighbours together: one instruction on x86-64.
INLINE void add_products(Sums *sums, const int16_t *a, const int16_t *b) {
  const Wide product =
      __builtin_convertvector(LOAD(Part, a), Wide) * __builtin_convertvector(LOAD(Part, b), Wide);
  const Pairs pairs = __builtin_shufflevector(product, product, 0, 2, 4, 6, 8, 10, 12, 14) +
      __builtin_shufflevector(product, product, 1, 3, 5, 7, 9, 11, 13, 15);
  *sums += (Sums)pairs;
}

INLINE uint32_t dot(const int16_t *input, const int16_t *weights, ptrdiff_t width) {
  Sums sums = {0};
  for (ptrdiff_t i = 0; i < width; i += LANES) add_products(&sums, input + i, weights + i);
  return __builtin_reduce_add(sums);
}

typedef int32_t DoublePairs __attribute__((vector_size(64)));
typedef uint32_t DoubleSums __attribute__((vector_size(64)));

INLINE void add_double_products(DoubleSums *sums, const int16_t *a, const int16_t *b) {
  const DoubleWide product =
      __builtin_convertvector(LOAD(Double, a), DoubleWide) * __builtin_convertvector(LOAD(Double, b), DoubleWide);
  const DoublePairs pairs =
      __builtin_shufflevector(product, product, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30) +
      __builtin_shufflevector(product, product, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31);
  *sums += (DoubleSums)pairs;
}

/// Four dots at once: the input is read once, and the sums do not wait for each other.
INLINE void four_dots(const int16_t *input, const int16_t *weights, ptrdiff_t width, uint32_t *dots) {
  DoubleSums sums[4] = {{0}, {0}, {0}, {0}};
  ptrdiff_t i = 0;
  for (; i + DOUBLE <= width; i += DOUBLE) {
    EACH(r, 4) add_double_products(&sums[r], input + i, weights + r * width + i);
  }
  EACH(r, 4) dots[r] = __builtin_reduce_add(sums[r]);
  for (; i < width; i += LANES) {
    EACH(r, 4) {
      Sums rest = {0};
      add_products(&rest, input + i, weights + r * width + i);
      dots[r] += __builtin_reduce_add(rest);
    }
  }
}

WIDE_VARIANTS
ptrdiff_t lanes_best(
    const int16_t *input, const int16_t *weights, const int32_t *biases, ptrdiff_t rows, ptrdiff_t width) {
  ptrdiff_t best = 0;
  int32_t highest = INT32_MIN;
  for (ptrdiff_t k = 0; k < rows; k += 4) {
    const ptrdiff_t count = rows - k < 4 ? rows - k : 4;
    uint32_t dots[4];
    if (count == 4) {
      four_dots(input, weights + k * width, width, dots);
    } else {
      for (ptrdiff_t r = 0; r < count; r++) dots[r] = dot(input, weights + (k + r) * width, width);
    }
    for (ptrdiff_t r = 0; r < count; r++) {
      const int32_t score = (int32_t)(dots[r] + (uint32_t)biases[k + r]);
      if (score > highest) {
        highest = score;
        best = k + r;
      }
    }
  }
  return best;
}

WIDE_VARIANTS
int32_t lanes_dot(const int16_t *input, const int16_t *weights, ptrdiff_t width) {
  return (int32_t)dot(input, weights, width);
}

WIDE_VARIANTS
void lanes_add(const int16_t *from, ptrdiff_t width, int16_t *to) {
  for (ptrdiff_t i = 0; i < width; i += LANES) {
    const Part sum = LOAD(Part, to + i) + LOAD(Part, from + i);
    STORE(sum, to + i);
  }
}
