/* ICU behind stdint types: no ICU header may reach Swift, whose Foundation bundles another ICU. */
#ifndef CICU_H
#define CICU_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/* Version of the ICU in use, for the manifest: major * 100 + minor. */
int32_t cicu_version(void);

#ifdef __cplusplus
}
#endif
#endif
