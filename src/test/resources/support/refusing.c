/*
 * Library for LD_PRELOAD that refuses operations below a directory, as file systems do
 * that lack them. REFUSE_BELOW is the directory, REFUSE a list of: set-mode,
 * sync-directory, sync-file, rename-directory.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int refuses(const char *operation, const char *path) {
	const char *below = getenv("REFUSE_BELOW"), *operations = getenv("REFUSE");
	return below && operations && strstr(operations, operation) && !strncmp(path, below, strlen(below));
}

static int is_directory(const char *path) {
	struct stat status;
	return !stat(path, &status) && S_ISDIR(status.st_mode);
}

static int fail(int error) {
	errno = error;
	return -1;
}

int chmod(const char *path, mode_t mode) {
	if (refuses("set-mode", path)) {
		return fail(EPERM);
	}
	return ((int (*)(const char *, mode_t)) dlsym(RTLD_NEXT, "chmod"))(path, mode);
}

static int sync_by(const char *name, int descriptor) {
	char link[64], path[4096];
	snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
	ssize_t length = readlink(link, path, sizeof path - 1);
	path[length < 0 ? 0 : length] = 0;
	if (refuses(is_directory(path) ? "sync-directory" : "sync-file", path)) {
		return fail(EINVAL);
	}
	return ((int (*)(int)) dlsym(RTLD_NEXT, name))(descriptor);
}

int fsync(int descriptor) {
	return sync_by("fsync", descriptor);
}

int fdatasync(int descriptor) {
	return sync_by("fdatasync", descriptor);
}

int rename(const char *from, const char *to) {
	if (is_directory(from) && refuses("rename-directory", from)) {
		return fail(EXDEV);
	}
	return ((int (*)(const char *, const char *)) dlsym(RTLD_NEXT, "rename"))(from, to);
}
