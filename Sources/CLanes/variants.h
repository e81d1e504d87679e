#ifndef CLANES_VARIANTS_H
#define CLANES_VARIANTS_H

// A function marked so exists twice or three times where the loader can choose by processor. WIDE_VARIANTS, with registers
// of 64 bytes, is for whole numbers only: that processor's fused products would change sums of floating point.
#if defined(__x86_64__) && defined(__gnu_linux__)
#define VARIANTS __attribute__((target_clones("avx2", "default")))
#define WIDE_VARIANTS __attribute__((target_clones("arch=x86-64-v4", "avx2", "default"), min_vector_width(512)))
#else
#define VARIANTS
#define WIDE_VARIANTS
#endif

// Vectors from and to memory that is not aligned for them.
#define LOAD(type, from) \
  ({ \
    type loaded; \
    __builtin_memcpy(&loaded, (from), sizeof loaded); \
    loaded; \
  })
#define STORE(part, to) __builtin_memcpy((to), &(part), sizeof(part))

#endif
