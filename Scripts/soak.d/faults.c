/* Loaded before libc by Scripts/soak: the FAULT_AT-th call of kind FAULT_KIND (write, fsync, rename) on a path that
   contains FAULT_PATH fails with EIO, once. Where it was reached, the file FAULT_TOLD appears. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_int calls;

static int due(const char *kind, const char *path) {
  const char *wanted = getenv("FAULT_KIND"), *part = getenv("FAULT_PATH");
  if (!wanted || !part || strcmp(wanted, kind) || !strstr(path, part)) return 0;
  if (atomic_fetch_add(&calls, 1) + 1 != atoi(getenv("FAULT_AT"))) return 0;
  int told = open(getenv("FAULT_TOLD"), O_WRONLY | O_CREAT, 0666);
  if (told >= 0) close(told);
  errno = EIO;
  return 1;
}

static int due_on(const char *kind, int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t size = readlink(link, path, sizeof path - 1);
  if (size < 0) return 0;
  path[size] = 0;
  return due(kind, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t size) { return due_on("write", file) ? -1 : REAL(write)(file, bytes, size); }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) { return due_on("write", file) ? -1 : REAL(pwrite)(file, bytes, size, at); }
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) { return due_on("write", file) ? -1 : REAL(pwrite64)(file, bytes, size, at); }
int posix_fallocate(int file, off_t at, off_t size) { return due_on("write", file) ? ENOSPC : REAL(posix_fallocate)(file, at, size); }
int posix_fallocate64(int file, off64_t at, off64_t size) { return due_on("write", file) ? ENOSPC : REAL(posix_fallocate64)(file, at, size); }
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file) {
  if (!due_on("write", fileno(file))) return REAL(fwrite)(bytes, size, count, file);
  file->_flags |= 0x20; /* as glibc marks a stream that failed */
  return 0;
}
int fsync(int file) { return due_on("fsync", file) ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return due_on("fsync", file) ? -1 : REAL(fdatasync)(file); }
int rename(const char *old, const char *new) { return due("rename", new) ? -1 : REAL(rename)(old, new); }
