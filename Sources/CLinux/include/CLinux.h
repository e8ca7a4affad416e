#ifndef CLINUX_H
#define CLINUX_H

#include <stdint.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/types.h>

// The few calls of Linux that Swift's Glibc module does not carry or cannot express.

// Event bits as plain integers: the headers' enum imports as a type of its own.
#define CLINUX_EPOLLIN ((uint32_t)0x001)
#define CLINUX_EPOLLOUT ((uint32_t)0x004)
#define CLINUX_EPOLLRDHUP ((uint32_t)0x2000)
#define CLINUX_EPOLLEXCLUSIVE ((uint32_t)0x10000000)
#define CLINUX_EPOLLONESHOT ((uint32_t)0x40000000)

/// Registers, changes or removes `fd`; `op` is EPOLL_CTL_ADD, _MOD or _DEL. 0, or -1 with errno.
int clinux_epoll_ctl(int epoll_fd, int op, int fd, uint32_t events);

/// Waits for one event. Its descriptor, -1 with errno, or -2 when `timeout_ms` ran out.
int clinux_epoll_wait_one(int epoll_fd, int timeout_ms);

/// What one descriptor of an epoll set is ready for.
struct clinux_event {
    uint32_t events;
    int32_t fd;
    /// As it was registered with: tells a descriptor from a later one of the same number.
    uint32_t generation;
};

/// As `clinux_epoll_ctl`, for a set whose descriptors have generations.
int clinux_epoll_set(int epoll_fd, int op, int fd, uint32_t events, uint32_t generation);

/// Waits for events, `most` at once. How many; 0 when `timeout_ms` ran out; -1 with errno.
int clinux_epoll_wait(int epoll_fd, struct clinux_event *found, int most, int timeout_ms);

/// Accepts a stream socket that never blocks and buffers `send_buffer` bytes. -1 with errno.
int clinux_accept_stream(int listen_fd, int send_buffer);

/// A descriptor that is readable when SIGTERM or SIGINT came; they must be blocked. -1 with errno.
int clinux_signal_fd(void);

/// How many descriptors this process may have; the soft limit is raised to the hard one first.
long clinux_raise_descriptors(void);

/// A datagram socket bound at `path`, replacing what stands there; never blocks. -1 with errno.
int clinux_bind_bell(const char *path);

/// Memory of `bytes`, a multiple of the page, mapped twice one after the other, so that any stretch
/// of it that long is in one piece. NULL with errno.
void *clinux_map_twice(size_t bytes);

/// Gives back what `clinux_map_twice` mapped.
void clinux_unmap_twice(void *memory, size_t bytes);

/// accept4 with SOCK_CLOEXEC; the new descriptor blocks. -1 with errno.
int clinux_accept(int listen_fd);

/// A listening AF_UNIX stream socket at `path` with this mode. -1 with errno.
int clinux_listen_unix(const char *path, int backlog, mode_t mode);

/// SO_RCVTIMEO and SO_SNDTIMEO of a socket, in milliseconds; -1 leaves one as it is.
int clinux_set_timeouts(int fd, int receive_ms, int send_ms);

/// A socket to ring doorbells with: AF_UNIX datagrams, never blocking. -1 with errno.
int clinux_bell_socket(void);

/// Sends one byte to the datagram socket at `path`. 0, or -1 with errno: EAGAIN when it rings
/// already, ENOENT or ECONNREFUSED when nobody listens.
int clinux_ring(int fd, const char *path);

/// Sends one datagram to an AF_UNIX socket: `address` is a path, or '@' and an abstract name.
/// Never waits. 0, or -1 with errno.
int clinux_send_datagram(const char *address, const char *bytes, size_t count);

/// Whether a byte, the end, or an error can be read now without waiting.
int clinux_readable_now(int fd);

/// Sends this process `signal` when its parent dies (PR_SET_PDEATHSIG).
int clinux_die_with_parent(int signal);

/// Makes this process the parent of orphans among its descendants (PR_SET_CHILD_SUBREAPER).
int clinux_adopt_orphans(void);

/// Whether a TCP port can be listened on now; `address` is numeric, NULL: all of IPv4.
/// 0, or the errno of bind or listen.
int clinux_try_port(const char *address, int port);

/// Connects to a TCP port and closes again; `address` is numeric. Waits for `timeout_ms` at most.
/// 0, or the errno.
int clinux_try_tcp(const char *address, int port, int timeout_ms);

/// Whether the kernel knows that its clock follows a time server: 1, 0, or -1 with errno.
int clinux_clock_is_synchronised(void);

/// Connects to the AF_UNIX stream socket at `path` and closes again. 0, or the errno.
int clinux_try_unix(const char *path);

/// Names the calling thread, as `ps -L` and debuggers show it; at most 15 bytes count.
void clinux_name_thread(const char *name);

/// Starts a program as child in its own process group, which ends by SIGTERM when we die.
///
/// `fd0`, `fd2`: what the child gets as stdin and as stdout and stderr; -1: /dev/null, ours.
/// `directory`: its working directory. The child starts with no signal blocked.
/// The child's pid, or -1 with errno (an exec that fails shows as exit status 127).
pid_t clinux_spawn(const char *program, char *const argv[], char *const envp[],
                   const char *directory, int fd0, int fd2);

#endif
