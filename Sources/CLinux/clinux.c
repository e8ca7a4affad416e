#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <stddef.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <sys/un.h>
#include <unistd.h>

int clinux_epoll_ctl(int epoll_fd, int op, int fd, uint32_t events) {
    struct epoll_event event = {.events = events, .data.fd = fd};
    return epoll_ctl(epoll_fd, op, fd, &event);
}

int clinux_epoll_wait_one(int epoll_fd, int timeout_ms) {
    struct epoll_event event;
    int count = epoll_wait(epoll_fd, &event, 1, timeout_ms);
    if (count == 0) return -2;
    return count < 0 ? -1 : event.data.fd;
}

int clinux_epoll_set(int epoll_fd, int op, int fd, uint32_t events, uint32_t generation) {
    struct epoll_event event = {.events = events,
                                .data.u64 = (uint64_t)generation << 32 | (uint32_t)fd};
    return epoll_ctl(epoll_fd, op, fd, &event);
}

int clinux_epoll_wait(int epoll_fd, struct clinux_event *found, int most, int timeout_ms) {
    struct epoll_event events[256];
    int count = epoll_wait(epoll_fd, events, most < 256 ? most : 256, timeout_ms);
    for (int i = 0; i < count; i++) {
        found[i].events = events[i].events;
        found[i].fd = (int32_t)(uint32_t)events[i].data.u64;
        found[i].generation = (uint32_t)(events[i].data.u64 >> 32);
    }
    return count;
}

int clinux_accept_stream(int listen_fd, int send_buffer) {
    int fd = accept4(listen_fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd >= 0) setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &send_buffer, sizeof send_buffer);
    return fd;
}

int clinux_signal_fd(void) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
}

long clinux_raise_descriptors(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur > 1000000 ? 1000000 : (long)limit.rlim_cur;
}

int clinux_bind_bell(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(address.sun_path, path);
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return -1;
    unlink(path);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) == 0 && chmod(path, 0660) == 0) {
        return fd;
    }
    int problem = errno;
    close(fd);
    errno = problem;
    return -1;
}

void *clinux_map_twice(size_t bytes) {
    int fd = memfd_create("ring", MFD_CLOEXEC);
    if (fd < 0) return NULL;
    char *memory = MAP_FAILED;
    if (ftruncate(fd, (off_t)bytes) == 0) {
        memory = mmap(NULL, 2 * bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    }
    if (memory != MAP_FAILED) {
        for (int half = 0; half < 2; half++) {
            if (mmap(memory + half * bytes, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED,
                     fd, 0) == MAP_FAILED) {
                munmap(memory, 2 * bytes);
                memory = MAP_FAILED;
                break;
            }
        }
    }
    int problem = errno;
    close(fd);
    errno = problem;
    return memory == MAP_FAILED ? NULL : memory;
}

void clinux_unmap_twice(void *memory, size_t bytes) {
    munmap(memory, 2 * bytes);
}

int clinux_accept(int listen_fd) {
    return accept4(listen_fd, NULL, NULL, SOCK_CLOEXEC);
}

int clinux_listen_unix(const char *path, int backlog, mode_t mode) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(address.sun_path, path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    if (bind(fd, (struct sockaddr *)&address, sizeof address) == 0 && chmod(path, mode) == 0 &&
        listen(fd, backlog) == 0) {
        return fd;
    }
    int problem = errno;
    close(fd);
    errno = problem;
    return -1;
}

static int set_timeout(int fd, int option, int ms) {
    if (ms < 0) return 0;
    struct timeval time = {.tv_sec = ms / 1000, .tv_usec = (ms % 1000) * 1000};
    return setsockopt(fd, SOL_SOCKET, option, &time, sizeof time);
}

int clinux_set_timeouts(int fd, int receive_ms, int send_ms) {
    int received = set_timeout(fd, SO_RCVTIMEO, receive_ms);
    int sent = set_timeout(fd, SO_SNDTIMEO, send_ms);
    return received != 0 ? received : sent;
}

int clinux_readable_now(int fd) {
    struct pollfd entry = {.fd = fd, .events = POLLIN};
    return poll(&entry, 1, 0) > 0;
}

int clinux_die_with_parent(int signal) {
    return prctl(PR_SET_PDEATHSIG, signal);
}

int clinux_adopt_orphans(void) {
    return prctl(PR_SET_CHILD_SUBREAPER, 1);
}

int clinux_try_port(const char *address, int port) {
    struct addrinfo hints = {.ai_family = address ? AF_UNSPEC : AF_INET,
                             .ai_socktype = SOCK_STREAM,
                             .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE};
    struct addrinfo *found = NULL;
    char service[8];
    snprintf(service, sizeof service, "%d", port);
    if (getaddrinfo(address, service, &hints, &found) != 0) return EINVAL;
    int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int yes = 1;
    int problem = 0;
    // As nginx binds: connections that linger after a restart do not count.
    if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
        bind(fd, found->ai_addr, found->ai_addrlen) != 0 || listen(fd, 1) != 0) {
        problem = errno;
    }
    if (fd >= 0) close(fd);
    freeaddrinfo(found);
    return problem;
}

int clinux_try_tcp(const char *address, int port, int timeout_ms) {
    struct addrinfo hints = {.ai_family = AF_UNSPEC,
                             .ai_socktype = SOCK_STREAM,
                             .ai_flags = AI_NUMERICHOST | AI_NUMERICSERV};
    struct addrinfo *found = NULL;
    char service[8];
    snprintf(service, sizeof service, "%d", port);
    if (getaddrinfo(address, service, &hints, &found) != 0) return EINVAL;
    int fd = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    int problem = fd < 0 || connect(fd, found->ai_addr, found->ai_addrlen) != 0 ? errno : 0;
    if (problem == EINPROGRESS) {
        struct pollfd entry = {.fd = fd, .events = POLLOUT};
        socklen_t size = sizeof problem;
        problem = ETIMEDOUT;
        if (poll(&entry, 1, timeout_ms) > 0) {
            getsockopt(fd, SOL_SOCKET, SO_ERROR, &problem, &size);
        }
    }
    if (fd >= 0) close(fd);
    freeaddrinfo(found);
    return problem;
}

void clinux_name_thread(const char *name) {
    char short_name[16] = {0};
    strncpy(short_name, name, sizeof short_name - 1);
    pthread_setname_np(pthread_self(), short_name);
}

pid_t clinux_spawn(const char *program, char *const argv[], char *const envp[],
                   const char *directory, int fd0, int fd2) {
    pid_t parent = getpid();
    pid_t child = fork();
    if (child != 0) return child;

    // Only async-signal-safe calls from here on: other threads of the parent may hold locks.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(127);  // the parent died before the line above

    int input = fd0 >= 0 ? fd0 : open("/dev/null", O_RDONLY);
    if (input < 0 || dup2(input, 0) < 0) _exit(127);
    if (fd2 >= 0 && (dup2(fd2, 1) < 0 || dup2(fd2, 2) < 0)) _exit(127);
    if (chdir(directory) != 0) _exit(127);
    execve(program, argv, envp);
    _exit(127);
}

int clinux_bell_socket(void) {
    return socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

int clinux_ring(int fd, const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(address.sun_path, path);
    return sendto(fd, "", 1, MSG_DONTWAIT | MSG_NOSIGNAL, (struct sockaddr *)&address,
                  sizeof address) == 1
               ? 0
               : -1;
}

int clinux_send_datagram(const char *address, const char *bytes, size_t count) {
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    size_t length = strlen(address);
    if (length >= sizeof name.sun_path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(name.sun_path, address, length);
    if (address[0] == '@') name.sun_path[0] = 0;
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    // An abstract name ends with the address; a path may.
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    ssize_t sent = sendto(fd, bytes, count, MSG_DONTWAIT | MSG_NOSIGNAL, (struct sockaddr *)&name,
                          size);
    int problem = errno;
    close(fd);
    errno = problem;
    return sent == (ssize_t)count ? 0 : -1;
}

int clinux_clock_is_synchronised(void) {
    struct timex clock = {.modes = 0};
    int state = adjtimex(&clock);
    if (state < 0) return -1;
    return state != TIME_ERROR && !(clock.status & STA_UNSYNC);
}

int clinux_try_unix(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) return ENAMETOOLONG;
    strcpy(address.sun_path, path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0) return errno;
    int code = connect(fd, (struct sockaddr *)&address, sizeof address) == 0 ? 0 : errno;
    close(fd);
    return code;
}
