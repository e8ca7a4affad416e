/* push ADDRESS LINKS [options]: ADDRESS is a port of 127.0.0.1 or the path of a unix socket.
 *
 *   --path /ws            --protocol debate.v1      --header "Name: value" (repeated)
 *   --subscribe JSON      sent after the first frame; ready is who got a snapshot or was resumed
 *   --never-read K        so many stop reading once they are ready
 *   --in-flight N         connections opened and not ready yet, at most (512)
 *   --series NAME EVENT MARKER
 *                         the integer after MARKER in every event (or tick) EVENT is noted
 *
 * Commands come by stdin, one a line; each is answered by one line of JSON.
 *   connect       opens all; who was there before asks with the position it has
 *   begin         sets all counts to zero
 *   end [FILE]    the counts since; with FILE also the latency of the series (latency.c)
 *   close         closes all
 */
#define _GNU_SOURCE
#include "push.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_SECONDS = 60 };

struct options options = {.in_flight = 512, .path = "/", .headers = ""};
struct counts counts;
struct link *links;
int epoll, ready_links, failed_links;

static int opened;
static bool is_connecting;
static uint64_t connect_began_us;

void die(const char *what) {
    fprintf(stderr, "push: %s: %s\n", what, strerror(errno));
    exit(1);
}

uint64_t now_us(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000 + (uint64_t)time.tv_nsec / 1000;
}

static void usage(void) {
    fprintf(stderr, "usage: push PORT|SOCKET LINKS [options]; see main.c\n");
    exit(2);
}

static void add_header(const char *line) {
    char *all;
    if (asprintf(&all, "%s%s\r\n", options.headers, line) < 0) die("no memory");
    options.headers = all;
}

static void read_options(int count, char **words) {
    if (count < 3) usage();
    if (strchr(words[1], '/'))
        options.socket_path = words[1];
    else
        options.port = atoi(words[1]);
    options.links = atoi(words[2]);
    for (int at = 3; at < count; at++) {
        const char *name = words[at];
        int left = count - at - 1;
        if (strcmp(name, "--series") == 0 && left >= 3) {
            if (!add_series(words[at + 1], words[at + 2], words[at + 3])) usage();
            at += 3;
            continue;
        }
        if (left < 1) usage();
        const char *value = words[++at];
        if (strcmp(name, "--path") == 0) options.path = value;
        else if (strcmp(name, "--protocol") == 0) options.protocol = value;
        else if (strcmp(name, "--header") == 0) add_header(value);
        else if (strcmp(name, "--subscribe") == 0) options.subscribe = value;
        else if (strcmp(name, "--never-read") == 0) options.mute_links = atoi(value);
        else if (strcmp(name, "--in-flight") == 0) options.in_flight = atoi(value);
        else usage();
    }
    if (options.links < 1 || options.in_flight < 1) usage();
}

/* As many descriptors as the hard limit allows. */
static void raise_limit(void) {
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_max < (rlim_t)options.links + 32) {
        fprintf(stderr, "push: %d connections need more descriptors than the limit of %llu\n",
                options.links, (unsigned long long)limit.rlim_max);
        exit(1);
    }
}

static void make_links(void) {
    links = calloc((size_t)options.links, sizeof *links);
    if (!links) die("no memory");
    for (int index = 0; index < options.links; index++)
        links[index] = (struct link){
            .fd = -1, .seq = -1, .is_mute = index < options.mute_links};
}

static void pump_connections(void) {
    while (opened < options.links && opened - ready_links - failed_links < options.in_flight) {
        if (!open_link(&links[opened])) break;
        opened++;
    }
    uint64_t micros = now_us() - connect_began_us;
    bool is_over = ready_links + failed_links == options.links;
    if (!is_over && micros < PATIENCE_SECONDS * 1000000ull) return;
    is_connecting = false;
    printf("{\"ready\":%d,\"failed\":%d,\"micros\":%llu}\n", ready_links,
           options.links - ready_links, (unsigned long long)micros);
    fflush(stdout);
}

static void reset(void) {
    counts = (struct counts){0};
    for (int index = 0; index < options.links; index++) links[index].events = 0;
    reset_latency();
    printf("{}\n");
}

/* The least and the most events any reading connection got since `begin`. */
static void print_counts(const char *answers) {
    uint64_t least = UINT64_MAX, most = 0;
    for (int index = options.mute_links; index < options.links; index++) {
        if (links[index].events < least) least = links[index].events;
        if (links[index].events > most) most = links[index].events;
    }
    int64_t seq = links[options.links - 1].seq;
    printf("{\"ready\":%d,\"lost\":%llu,\"frames\":%llu,\"messages\":%llu,\"events\":%llu,"
           "\"ticks\":%llu,\"bytes\":%llu,\"reads\":%llu,\"gaps\":%llu,\"repeats\":%llu,"
           "\"ahead\":%llu,\"pings\":%llu,\"leastEvents\":%llu,\"mostEvents\":%llu,\"seq\":%lld",
           ready_links, (unsigned long long)counts.lost, (unsigned long long)counts.frames,
           (unsigned long long)counts.messages, (unsigned long long)counts.events,
           (unsigned long long)counts.ticks, (unsigned long long)counts.bytes,
           (unsigned long long)counts.reads, (unsigned long long)counts.gaps,
           (unsigned long long)counts.repeats, (unsigned long long)counts.ahead,
           (unsigned long long)counts.pings,
           (unsigned long long)(least == UINT64_MAX ? 0 : least), (unsigned long long)most,
           (long long)seq);
    print_latency();
    if (answers) print_series(answers);
    printf("}\n");
}

static void obey(char *line) {
    char *word = strtok(line, " \n");
    if (!word) return;
    if (strcmp(word, "connect") == 0) {
        opened = ready_links = failed_links = 0;
        is_connecting = true;
        connect_began_us = now_us();
        return;
    }
    if (strcmp(word, "begin") == 0)
        reset();
    else if (strcmp(word, "end") == 0)
        print_counts(strtok(NULL, "\n"));
    else if (strcmp(word, "close") == 0) {
        for (int index = 0; index < options.links; index++) close_link(&links[index]);
        printf("{}\n");
    } else {
        fprintf(stderr, "push: no command: %s\n", word);
        exit(2);
    }
    fflush(stdout);
}

int main(int count, char **words) {
    read_options(count, words);
    raise_limit();
    make_links();
    epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event stdin_event = {.events = EPOLLIN, .data.ptr = NULL};
    if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &stdin_event) < 0) die("epoll");
    struct epoll_event events[512];
    for (;;) {
        int found = epoll_wait(epoll, events, 512, is_connecting ? 1 : -1);
        for (int index = 0; index < found; index++) {
            if (events[index].data.ptr) {
                handle_link(events[index].data.ptr, events[index].events);
                continue;
            }
            char line[1024];
            ssize_t size = read(0, line, sizeof line - 1);
            if (size <= 0) return 0;
            line[size] = 0;
            obey(line); /* one command at a time: the next comes after its answer */
        }
        if (is_connecting) pump_connections();
    }
}
