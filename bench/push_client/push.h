/* The load client of `scripts/bench push`: thousands of WebSocket readers on one thread. */
#ifndef PUSH_H
#define PUSH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum state { CLOSED, CONNECTING, UPGRADING, GREETING, SUBSCRIBING, READY };

struct link {
    int fd;
    enum state state;
    bool is_mute;     /* never reads once it is ready */
    uint32_t carried; /* bytes of a frame that is not whole yet */
    char *carry;
    int64_t seq;      /* of the last event; -1: none yet */
    uint64_t events;  /* since `begin` */
    uint64_t began_us;
};

/* What the command line says; set before the first connection. */
struct options {
    const char *socket_path; /* NULL: TCP */
    int port;
    int links;
    int mute_links;
    int in_flight;           /* connections opened and not ready yet, at most */
    const char *path;
    const char *protocol;    /* NULL: none offered */
    const char *headers;     /* whole lines */
    const char *subscribe;   /* NULL: ready with the 101 */
};

struct counts {
    uint64_t frames, messages, events, ticks, bytes, reads;
    uint64_t gaps, repeats; /* events missing in a row, events seen already */
    uint64_t ahead;         /* ticks that know of events their reader has not */
    uint64_t lost;          /* connections that ended before we ended them */
    uint64_t pings;
};

extern struct options options;
extern struct counts counts;
extern struct link *links;
extern int epoll;
extern int ready_links, failed_links;

uint64_t now_us(void);
void die(const char *what);

/* --- link.c: connecting, the upgrade, and what comes in --- */
bool open_link(struct link *link); /* false: the listener's queue is full, try again */
void close_link(struct link *link);
void handle_link(struct link *link, uint32_t events);

/* --- frames.c: RFC 6455 from the client's side --- */
/* Takes whole frames from `bytes`, gives the bytes used; -1: the server closed or broke the rules. */
long take_frames(struct link *link, char *bytes, size_t length, uint64_t at_us);
bool send_frame(struct link *link, int opcode, const char *payload, size_t length);
bool send_subscribe(struct link *link);

/* --- scan.c: what a message says, without parsing it --- */
void scan_message(struct link *link, const char *text, size_t length, uint64_t at_us);
const char *epoch_seen(void);

/* --- latency.c: how late --- */
void note_latency(uint64_t micros);
bool add_series(const char *name, const char *event, const char *marker);
void scan_series(uint32_t link, const char *event, size_t event_length, const char *text,
                 size_t length, uint64_t at_us);
void reset_latency(void);
void print_latency(void);
/* Holds what was seen against the lines `series value sentUs answeredUs` of a file. */
void print_series(const char *path);

#endif
