#ifndef CLANES_VARIANTS_H
#define CLANES_VARIANTS_H

// A function marked so exists twice where the loader can choose by processor.
#if defined(__x86_64__) && defined(__gnu_linux__)
#define VARIANTS __attribute__((target_clones("avx2", "default")))
#else
#define VARIANTS
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
