/* The client of `scripts/bench vote`: one thread, one epoll, requests made before the clock runs.
 *
 *   votes devices PORT CONNECTIONS COUNT OUT
 *       asks for COUNT new devices; one `name=value` cookie a line into OUT.
 *   votes ballots PORT CONNECTIONS SECONDS TARGET COOKIES FIRST OUT
 *       PUTs one ballot for each cookie, from line FIRST on, as fast as answers come, until the time
 *       or the cookies are over; `line points receipt` of every accepted one into OUT.
 *
 * Each connection has one request under way and is kept. What was counted is printed as one line of
 * JSON. Only 127.0.0.1 is ever spoken to.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER_BYTES = 65536, MOST_STATUS = 600, PATIENCE_SECONDS = 20, POINTS = 101 };

struct request {
    char *bytes;
    uint32_t length;
};

struct link {
    int fd;
    long request; /* under way; -1 when none is */
    uint32_t sent;
    uint32_t received;
    uint64_t began;
    char answer[ANSWER_BYTES];
};

static struct request *requests;
static long request_count, next_request, first_line;
static long under_way, lost;
static long statuses[MOST_STATUS];
static uint32_t *times;
static long time_count;
static int port, epoll;
static int is_voting;
static FILE *out;

static void die(const char *what) {
    fprintf(stderr, "votes: %s: %s\n", what, strerror(errno));
    exit(1);
}

static uint64_t now_us(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000 + (uint64_t)time.tv_nsec / 1000;
}

/* The points of a voter: all from 0 to 100 occur, in no order that helps anybody. */
static int points_of(long line) {
    return (int)((line * 37 + 11) % POINTS);
}

/* --- Requests, before the clock runs --- */

static void add_request(char *bytes) {
    requests[request_count].bytes = bytes;
    requests[request_count].length = (uint32_t)strlen(bytes);
    request_count++;
}

static void make_device_requests(long count) {
    char *bytes;
    if (asprintf(&bytes, "GET /api/user/info HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n", port) < 0)
        die("no memory");
    requests = calloc((size_t)count, sizeof *requests);
    while (request_count < count) add_request(bytes);
}

static void make_ballot_requests(const char *target, const char *path) {
    FILE *cookies = fopen(path, "r");
    if (!cookies) die(path);
    char *line = NULL;
    size_t room = 0;
    long capacity = 0, number = 0;
    while (getline(&line, &room, cookies) > 0) {
        if (number++ < first_line) continue;
        line[strcspn(line, "\n")] = 0;
        if (request_count == capacity) {
            capacity = capacity ? capacity * 2 : 4096;
            requests = realloc(requests, (size_t)capacity * sizeof *requests);
            if (!requests) die("no memory");
        }
        char body[48], *bytes;
        snprintf(body, sizeof body, "{\"affirmativePoints\":%d}", points_of(number - 1));
        if (asprintf(&bytes,
                     "PUT %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n"
                     "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                     target, port, line, strlen(body), body) < 0)
            die("no memory");
        add_request(bytes);
    }
    free(line);
    fclose(cookies);
}

/* --- Connections --- */

static void connect_link(struct link *link) {
    link->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (link->fd < 0) die("socket");
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(link->fd, (struct sockaddr *)&address, sizeof address) < 0) die("connect");
    int yes = 1;
    setsockopt(link->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    fcntl(link->fd, F_SETFL, O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = link};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, link->fd, &event) < 0) die("epoll_ctl");
}

static void ask(struct link *link) {
    if (next_request == request_count) return;
    link->request = next_request++;
    link->received = 0;
    struct request *request = &requests[link->request];
    link->began = now_us();
    /* A request is far smaller than a socket's buffer: it goes out whole or not at all. */
    ssize_t count = send(link->fd, request->bytes, request->length, MSG_NOSIGNAL);
    if (count != (ssize_t)request->length) die("send");
    under_way++;
}

/* The connection is gone with an answer due: it counts as lost and is replaced. */
static void lose(struct link *link) {
    close(link->fd);
    if (link->request >= 0) {
        lost++;
        under_way--;
        link->request = -1;
    }
    connect_link(link);
}

/* --- Answers --- */

static const char *find(const char *bytes, uint32_t length, const char *word) {
    return memmem(bytes, length, word, strlen(word));
}

static long number_after(const char *head, uint32_t length, const char *name) {
    size_t size = strlen(name);
    for (const char *at = head; (at = memchr(at, '\n', (size_t)(head + length - at))); at++)
        if ((size_t)(head + length - at) > size && strncasecmp(at + 1, name, size) == 0)
            return strtol(at + 1 + size, NULL, 10);
    return 0;
}

static void write_cookies(const char *head, uint32_t length) {
    const char *name = "\nset-cookie:";
    size_t size = strlen(name);
    for (const char *at = head; (at = memchr(at, '\n', (size_t)(head + length - at))); at++) {
        if ((size_t)(head + length - at) <= size || strncasecmp(at, name, size) != 0) continue;
        at += size;
        while (*at == ' ') at++;
        fprintf(out, "%.*s\n", (int)strcspn(at, ";\r"), at);
        return;
    }
}

static void write_receipt(long request, const char *body, uint32_t length) {
    const char *name = "\"receipt\":\"";
    const char *receipt = find(body, length, name);
    if (!receipt) {
        fprintf(stderr, "votes: accepted without a receipt: %.*s\n", (int)length, body);
        exit(1);
    }
    receipt += strlen(name);
    long line = first_line + request;
    fprintf(out, "%ld %d %.*s\n", line, points_of(line), (int)strcspn(receipt, "\""), receipt);
}

static void take(struct link *link, uint64_t arrived) {
    link->answer[link->received] = 0;
    const char *end = find(link->answer, link->received, "\r\n\r\n");
    if (!end) return;
    uint32_t head = (uint32_t)(end + 4 - link->answer);
    uint32_t size = (uint32_t)number_after(link->answer, head, "content-length:");
    if (link->received < head + size) return;
    int status = atoi(link->answer + 9);
    if (status > 0 && status < MOST_STATUS) statuses[status]++;
    times[time_count++] = (uint32_t)(arrived - link->began);
    if (status == 200) {
        if (is_voting)
            write_receipt(link->request, link->answer + head, size);
        else
            write_cookies(link->answer, head);
    }
    link->request = -1;
    under_way--;
    /* The web server ends a connection after so many requests. */
    if (find(link->answer, head, "Connection: close")) {
        close(link->fd);
        connect_link(link);
    }
}

static void receive(struct link *link) {
    ssize_t count = recv(
        link->fd, link->answer + link->received, ANSWER_BYTES - 1 - link->received, 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) {
        lose(link);
        return;
    }
    link->received += (uint32_t)count;
    if (link->received == ANSWER_BYTES - 1) {
        fprintf(stderr, "votes: an answer larger than %d bytes\n", ANSWER_BYTES);
        exit(1);
    }
    take(link, now_us());
}

/* --- The run --- */

static uint64_t run(int connections, double seconds) {
    struct link *links = calloc((size_t)connections, sizeof *links);
    times = calloc((size_t)request_count, sizeof *times);
    if (!links || !times) die("no memory");
    for (int index = 0; index < connections; index++) {
        links[index].request = -1;
        connect_link(&links[index]);
    }
    uint64_t began = now_us(), last = began;
    uint64_t stop = began + (uint64_t)(seconds * 1e6);
    uint64_t patience = stop + PATIENCE_SECONDS * 1000000ull;
    for (int index = 0; index < connections; index++) ask(&links[index]);
    struct epoll_event events[256];
    while (under_way > 0 && now_us() < patience) {
        int count = epoll_wait(epoll, events, 256, 1000);
        for (int index = 0; index < count; index++) {
            struct link *link = events[index].data.ptr;
            long before = under_way;
            receive(link);
            if (under_way < before) last = now_us();
            if (link->request < 0 && now_us() < stop) ask(link);
        }
    }
    lost += under_way;
    return last - began;
}

static int compare(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static uint32_t percentile(double part) {
    if (time_count == 0) return 0;
    long rank = (long)(part * (double)time_count + 0.999999);
    return times[(rank < 1 ? 1 : rank) - 1];
}

static void print_counts(uint64_t micros) {
    qsort(times, (size_t)time_count, sizeof *times, compare);
    printf("{\"answered\":%ld,\"lost\":%ld,\"micros\":%llu,\"left\":%ld,\"p50Micros\":%u,"
           "\"p99Micros\":%u,\"maxMicros\":%u,\"statuses\":{",
           time_count, lost, (unsigned long long)micros, request_count - next_request,
           percentile(0.50), percentile(0.99), percentile(1));
    const char *comma = "";
    for (int status = 0; status < MOST_STATUS; status++) {
        if (!statuses[status]) continue;
        printf("%s\"%d\":%ld", comma, status, statuses[status]);
        comma = ",";
    }
    printf("}}\n");
}

int main(int count, char **words) {
    is_voting = count == 9 && strcmp(words[1], "ballots") == 0;
    if (!is_voting && !(count == 6 && strcmp(words[1], "devices") == 0)) {
        fprintf(stderr, "usage: votes devices PORT CONNECTIONS COUNT OUT\n"
                        "       votes ballots PORT CONNECTIONS SECONDS TARGET COOKIES FIRST OUT\n");
        return 2;
    }
    port = atoi(words[2]);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    out = fopen(words[count - 1], "w");
    if (epoll < 0 || !out) die(words[count - 1]);
    double seconds = 600;
    if (is_voting) {
        seconds = atof(words[4]);
        first_line = atol(words[7]);
        make_ballot_requests(words[5], words[6]);
    } else {
        make_device_requests(atol(words[4]));
    }
    uint64_t micros = run(atoi(words[3]), seconds);
    if (fclose(out) != 0) die(words[count - 1]);
    print_counts(micros);
    return 0;
}
