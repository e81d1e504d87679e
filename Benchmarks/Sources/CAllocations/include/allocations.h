/* Counts what the program asks of the heap. The counting functions stand in front of glibc's. */
#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H
#include <stdint.h>

/* How often this thread has allocated (malloc, calloc, realloc, aligned kinds) since it began. */
uint64_t allocations_count(void);

#endif
