#include "CLanes.h"
#include "variants.h"

#pragma STDC FP_CONTRACT OFF

typedef float Eight __attribute__((vector_size(32)));

VARIANTS
void floats_add(const float *restrict from, ptrdiff_t width, float *restrict to) {
  for (ptrdiff_t i = 0; i < width; i++) to[i] += from[i];
}

VARIANTS
void floats_add_scaled(const float *restrict from, float scale, ptrdiff_t width, float *restrict to) {
  for (ptrdiff_t i = 0; i < width; i++) to[i] += scale * from[i];
}

VARIANTS
float floats_dot(const float *a, const float *b, ptrdiff_t width) {
  Eight sum = {0};
  for (ptrdiff_t i = 0; i < width; i += 8) sum += LOAD(Eight, a + i) * LOAD(Eight, b + i);
  return ((sum[0] + sum[1]) + (sum[2] + sum[3])) + ((sum[4] + sum[5]) + (sum[6] + sum[7]));
}

VARIANTS
void floats_step(
    const floats_adam *step, ptrdiff_t width, float *restrict values, float *restrict gradients, float *restrict first,
    float *restrict second) {
  const floats_adam s = *step;
  for (ptrdiff_t i = 0; i < width; i++) {
    const float gradient = gradients[i] * s.scale;
    first[i] = s.first_decay * first[i] + (1 - s.first_decay) * gradient;
    second[i] = s.second_decay * second[i] + (1 - s.second_decay) * gradient * gradient;
    const float size = __builtin_sqrtf(second[i] * s.second_correction) + 1e-6f;
    values[i] -= s.rate * (first[i] * s.first_correction) / size;
    gradients[i] = 0;
  }
}
