/* send_loop SOCKET RATE BYTES: the least a broadcast can cost. For every event one send() of the same
 * bytes to every reader, and nothing else: no subscriptions, no resume, no pings; a reader whose
 * buffer is full misses the event, and one that took half of it is cut. The handshake answers the one
 * key our client sends. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 32768, MOST_BYTES = 4096 };

#define UPGRADED                                                                \
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"                \
    "Connection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"

static int readers[MOST], reader_count;
static int place[MOST]; /* of a descriptor among the readers, plus one; 0: not upgraded */
static int epoll;
static uint64_t events_sent;

static void die(const char *what) {
    fprintf(stderr, "send_loop: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void watch(int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event) < 0) die("epoll_ctl");
}

static void drop(int fd) {
    if (place[fd]) {
        int last = readers[--reader_count];
        readers[place[fd] - 1] = last;
        place[last] = place[fd];
        place[fd] = 0;
    }
    close(fd);
}

static void receive(int fd) {
    char bytes[4096];
    ssize_t count = recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
    if (count <= 0) {
        if (count == 0 || errno != EAGAIN) drop(fd);
        return;
    }
    if (place[fd] || !memmem(bytes, (size_t)count, "\r\n\r\n", 4)) return;
    if (send(fd, UPGRADED, sizeof UPGRADED - 1, MSG_NOSIGNAL) < 0) {
        drop(fd);
        return;
    }
    readers[reader_count++] = fd;
    place[fd] = reader_count;
}

/* As the other servers make it; the head is of RFC 6455 §5.2, unmasked. */
static size_t make_frame(unsigned char *frame, size_t bytes) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    unsigned long long at_us =
        (unsigned long long)time.tv_sec * 1000000 + (unsigned long long)time.tv_nsec / 1000;
    char text[MOST_BYTES];
    int size = snprintf(
        text, sizeof text,
        "{\"type\":\"event\",\"channel\":\"debate/42\",\"seq\":%llu,\"sentUs\":%llu,\"data\":\"",
        (unsigned long long)++events_sent, at_us);
    size_t length = (size_t)size + 2 > bytes ? (size_t)size + 2 : bytes;
    memset(text + size, 'x', length - (size_t)size);
    memcpy(text + length - 2, "\"}", 2);
    size_t head = length < 126 ? 2 : 4;
    frame[0] = 0x81;
    frame[1] = (unsigned char)(length < 126 ? length : 126);
    if (head == 4) {
        frame[2] = (unsigned char)(length >> 8);
        frame[3] = (unsigned char)length;
    }
    memcpy(frame + head, text, length);
    return head + length;
}

static void broadcast(size_t bytes) {
    unsigned char frame[MOST_BYTES + 4];
    size_t length = make_frame(frame, bytes);
    for (int index = 0; index < reader_count;) {
        int fd = readers[index];
        ssize_t count = send(fd, frame, length, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count == (ssize_t)length || (count < 0 && errno == EAGAIN))
            index++;
        else
            drop(fd); /* the last reader takes its place */
    }
}

static int listener(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (strlen(path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        die(path);
    }
    strcpy(address.sun_path, path);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) < 0 || listen(fd, 4096) < 0)
        die(path);
    return fd;
}

static int timer(double rate) {
    long nanoseconds = (long)(1e9 / rate);
    struct timespec each = {nanoseconds / 1000000000, nanoseconds % 1000000000};
    struct itimerspec period = {.it_interval = each, .it_value = each};
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (fd < 0 || timerfd_settime(fd, 0, &period, NULL) < 0) die("timer");
    return fd;
}

int main(int count, char **words) {
    double rate = count == 4 ? atof(words[2]) : 0;
    size_t bytes = count == 4 ? (size_t)atol(words[3]) : 0;
    if (rate <= 0 || bytes < 1 || bytes > MOST_BYTES - 2) {
        fprintf(stderr, "usage: send_loop SOCKET RATE BYTES\n");
        return 2;
    }
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max < MOST ? limit.rlim_max : MOST;
    setrlimit(RLIMIT_NOFILE, &limit);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    int listening = listener(words[1]), ticking = timer(rate);
    watch(listening);
    watch(ticking);
    struct epoll_event events[256];
    for (;;) {
        int found = epoll_wait(epoll, events, 256, -1);
        for (int index = 0; index < found; index++) {
            int fd = events[index].data.fd;
            uint64_t due;
            if (fd == listening) {
                int made;
                while ((made = accept4(fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0)
                    watch(made);
            } else if (fd != ticking) {
                receive(fd);
            } else if (read(fd, &due, sizeof due) == sizeof due) {
                while (due--) broadcast(bytes);
            }
        }
    }
}
