/* One connection: opening it, the upgrade, handing on what arrives. */
#define _GNU_SOURCE
#include "push.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* More than any snapshot or what a socket's buffer holds at once. */
enum { BUFFER_BYTES = 1 << 20, LINKS_PER_ADDRESS = 100 };

/* RFC 6455 §1.3: the key and the answer of its example. */
#define KEY "dGhlIHNhbXBsZSBub25jZQ=="
#define ACCEPT "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

static char buffer[BUFFER_BYTES];

/* Every hundred have an address of their own, as viewers do. */
static struct sockaddr_in own_address(const struct link *link) {
    uint32_t number = (uint32_t)(link - links) / LINKS_PER_ADDRESS;
    struct sockaddr_in address = {.sin_family = AF_INET};
    address.sin_addr.s_addr = htonl(0x7f010000u | (number / 250) << 8 | (number % 250 + 1));
    return address;
}

static int connect_tcp(struct link *link) {
    int yes = 1;
    struct sockaddr_in from = own_address(link);
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)options.port)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(link->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
    setsockopt(link->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (bind(link->fd, (struct sockaddr *)&from, sizeof from) < 0) die("bind");
    return connect(link->fd, (struct sockaddr *)&to, sizeof to);
}

static int connect_unix(struct link *link) {
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    if (strlen(options.socket_path) >= sizeof to.sun_path) {
        errno = ENAMETOOLONG;
        die(options.socket_path);
    }
    strcpy(to.sun_path, options.socket_path);
    return connect(link->fd, (struct sockaddr *)&to, sizeof to);
}

static bool send_upgrade(struct link *link) {
    static char request[4096];
    int length = snprintf(
        request, sizeof request,
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " KEY "\r\n%s%s%s%s\r\n",
        options.path, options.port, options.protocol ? "Sec-WebSocket-Protocol: " : "",
        options.protocol ? options.protocol : "", options.protocol ? "\r\n" : "",
        options.headers);
    link->state = UPGRADING;
    return send(link->fd, request, (size_t)length, MSG_NOSIGNAL) == length;
}

static void watch(struct link *link, int operation, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = link};
    if (epoll_ctl(epoll, operation, link->fd, &event) < 0) die("epoll_ctl");
}

void close_link(struct link *link) {
    if (link->fd >= 0) close(link->fd);
    free(link->carry);
    link->fd = -1;
    link->carry = NULL;
    link->carried = 0;
    link->state = CLOSED;
}

/* The connection ended and we did not end it. */
static void lose(struct link *link) {
    if (link->state == READY)
        counts.lost++, ready_links--;
    failed_links++;
    close_link(link);
}

bool open_link(struct link *link) {
    close_link(link);
    link->fd = socket(options.socket_path ? AF_UNIX : AF_INET,
                      SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (link->fd < 0) die("socket");
    link->began_us = now_us();
    int result = options.socket_path ? connect_unix(link) : connect_tcp(link);
    if (result == 0) {
        watch(link, EPOLL_CTL_ADD, EPOLLIN);
        if (!send_upgrade(link)) lose(link);
        return true;
    }
    if (errno == EINPROGRESS) {
        link->state = CONNECTING;
        watch(link, EPOLL_CTL_ADD, EPOLLOUT);
        return true;
    }
    if (errno != EAGAIN) die("connect");
    close_link(link);
    return false;
}

/* Gives the bytes the answer takes; 0: not whole; -1: refused. */
static long take_answer(struct link *link, const char *bytes, size_t length) {
    const char *end = memmem(bytes, length, "\r\n\r\n", 4);
    if (!end) return 0;
    size_t size = (size_t)(end + 4 - bytes);
    if (size < 12 || memcmp(bytes, "HTTP/1.1 101", 12) != 0 ||
        !memmem(bytes, size, ACCEPT, strlen(ACCEPT))) {
        static bool is_said;
        if (!is_said) fprintf(stderr, "push: no upgrade: %.*s\n", (int)size, bytes);
        is_said = true;
        return -1;
    }
    link->state = GREETING;
    if (!options.subscribe) {
        link->state = READY;
        ready_links++;
    }
    return (long)size;
}

static void keep(struct link *link, const char *bytes, size_t length) {
    char *room = length ? realloc(link->carry, length) : NULL;
    if (length && !room) die("no memory");
    if (length)
        memcpy(room, bytes, length);
    else
        free(link->carry);
    link->carry = room;
    link->carried = (uint32_t)length;
}

static void receive(struct link *link) {
    size_t have = link->carried;
    memcpy(buffer, link->carry ? link->carry : "", have);
    ssize_t count = recv(link->fd, buffer + have, sizeof buffer - have, 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) {
        lose(link);
        return;
    }
    uint64_t at_us = now_us();
    have += (size_t)count;
    counts.bytes += (uint64_t)count;
    counts.reads++;
    char *bytes = buffer;
    if (link->state == UPGRADING) {
        long used = take_answer(link, bytes, have);
        if (used < 0) {
            lose(link);
            return;
        }
        bytes += used;
        have -= (size_t)used;
    }
    if (link->state > UPGRADING) {
        long used = take_frames(link, bytes, have, at_us);
        if (used < 0) {
            lose(link);
            return;
        }
        bytes += used;
        have -= (size_t)used;
    }
    if (have == sizeof buffer) {
        errno = EMSGSIZE;
        die("a frame");
    }
    keep(link, bytes, have);
    if (link->state == READY && link->is_mute) watch(link, EPOLL_CTL_MOD, 0);
}

void handle_link(struct link *link, uint32_t events) {
    if (link->fd < 0) return;
    if (link->state == CONNECTING) {
        int problem = 0;
        socklen_t size = sizeof problem;
        getsockopt(link->fd, SOL_SOCKET, SO_ERROR, &problem, &size);
        if (problem != 0 || !send_upgrade(link)) {
            lose(link);
            return;
        }
        watch(link, EPOLL_CTL_MOD, EPOLLIN);
        return;
    }
    if (link->state == READY && link->is_mute) {
        lose(link); /* only errors and hang-ups are told of it */
        return;
    }
    if (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) receive(link);
}
