#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
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
