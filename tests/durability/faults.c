/* Stands between a program and the disk: lets the n-th change of a regular file fail, or ends the
   process there as a power cut does. Knows nothing of what is written. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static long seen, wanted;
static int how, lasting;

/* error < 0 kills; with stays every later change fails too, as on a full disk. */
void fault_arm(long nth, int error, int stays) {
    seen = 0;
    wanted = nth;
    how = error;
    lasting = stays;
}

long fault_seen(void) { return seen; }

static int strikes(void) {
    seen++;
    if (!wanted || seen < wanted || (seen > wanted && !lasting)) return 0;
    if (how < 0) kill(getpid(), SIGKILL);
    errno = how;
    return 1;
}

static int is_file(int fd) {
    struct stat found;
    int before = errno;
    int answer = fstat(fd, &found) == 0 && S_ISREG(found.st_mode);
    errno = before;
    return answer;
}

#define REAL(name) static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

/* Half of the bytes reach the disk before it fails: a torn write. */
ssize_t write(int fd, const void *from, size_t length) {
    REAL(write);
    if (is_file(fd) && strikes()) return -1;
    return real(fd, from, length);
}

#define PWRITE(name, offset_type) \
    ssize_t name(int fd, const void *from, size_t length, offset_type at) { \
        REAL(name); \
        if (is_file(fd) && strikes()) { \
            int error = errno; \
            if (real(fd, from, length / 2, at) >= 0) errno = error; \
            return -1; \
        } \
        return real(fd, from, length, at); \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define ON_FD(name) int name(int fd) { \
        REAL(name); \
        if (is_file(fd) && strikes()) return -1; \
        return real(fd); \
    }
ON_FD(fsync)
ON_FD(fdatasync)

#define TRUNCATE(name, offset_type) int name(int fd, offset_type length) { \
        REAL(name); \
        if (is_file(fd) && strikes()) return -1; \
        return real(fd, length); \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define ON_PAIR(name) int name(const char *from, const char *to) { \
        REAL(name); \
        if (strikes()) return -1; \
        return real(from, to); \
    }
ON_PAIR(rename)
ON_PAIR(link)

int unlink(const char *path) {
    REAL(unlink);
    /* A full disk still lets go of files. */
    if (how != ENOSPC && strikes()) return -1;
    return real(path);
}
