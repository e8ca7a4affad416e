/* What a message says, found by looking for its members: keys come in a fixed order, and mostly at the
 * place where they were last time. A message holds one or more JSON objects, each on its line. */
#define _GNU_SOURCE
#include "push.h"

#include <stdlib.h>
#include <string.h>

static char epoch[64];

const char *epoch_seen(void) {
    return epoch;
}

struct member {
    const char *key;
    size_t size;
    size_t place; /* where it was last time */
};

#define MEMBER(text) {.key = text, .size = sizeof text - 1}

/* The text after the key, or NULL. */
static const char *find(struct member *member, const char *text, size_t length) {
    if (member->place + member->size <= length &&
        memcmp(text + member->place, member->key, member->size) == 0)
        return text + member->place + member->size;
    const char *found = memmem(text, length, member->key, member->size);
    if (!found) return NULL;
    member->place = (size_t)(found - text);
    return found + member->size;
}

static int64_t integer(const char *text) {
    int64_t value = 0;
    while (*text >= '0' && *text <= '9') value = value * 10 + (*text++ - '0');
    return value;
}

static bool begins(const char *text, size_t length, const char *with) {
    size_t size = strlen(with);
    return length >= size && memcmp(text, with, size) == 0;
}

static void set_ready(struct link *link) {
    if (link->state != SUBSCRIBING) return;
    link->state = READY;
    ready_links++;
}

static void scan_event(struct link *link, const char *line, size_t length, uint64_t at_us) {
    static struct member seq = MEMBER("\"seq\":"), name = MEMBER("\"name\":\""),
                         sent = MEMBER("\"sentUs\":");
    counts.events++;
    link->events++;
    const char *found = find(&seq, line, length);
    if (!found) return;
    int64_t number = integer(found);
    if (link->seq >= 0 && number <= link->seq)
        counts.repeats++;
    else if (link->seq >= 0 && number != link->seq + 1)
        counts.gaps += (uint64_t)(number - link->seq - 1);
    link->seq = number;
    const char *rest = found;
    size_t left = (size_t)(line + length - rest);
    if ((found = find(&sent, rest, left))) {
        int64_t at = integer(found);
        note_latency(at_us > (uint64_t)at ? at_us - (uint64_t)at : 0);
        return;
    }
    if (!(found = find(&name, rest, left))) return;
    const char *end = memchr(found, '"', (size_t)(line + length - found));
    if (!end) return;
    scan_series((uint32_t)(link - links), found, (size_t)(end - found), end,
                (size_t)(line + length - end), at_us);
}

/* A tick names the last event, and must not come before it. */
static void scan_tick(struct link *link, const char *line, size_t length, uint64_t at_us) {
    static struct member seq = MEMBER("\"seq\":");
    counts.ticks++;
    const char *found = find(&seq, line, length);
    if (found && link->seq >= 0 && integer(found) > link->seq) counts.ahead++;
    scan_series((uint32_t)(link - links), "tick", 4, line, length, at_us);
}

static void scan_answer(struct link *link, const char *line, size_t length, const char *key) {
    const char *found = memmem(line, length, key, strlen(key));
    if (found) link->seq = integer(found + strlen(key));
    found = memmem(line, length, "\"epoch\":\"", 9);
    if (found) {
        size_t size = strcspn(found + 9, "\"");
        if (size < sizeof epoch) {
            memcpy(epoch, found + 9, size);
            epoch[size] = 0;
        }
    }
    set_ready(link);
}

static void scan_line(struct link *link, const char *line, size_t length, uint64_t at_us) {
    counts.messages++;
    if (!begins(line, length, "{\"type\":\"")) return;
    const char *type = line + 9;
    size_t left = length - 9;
    if (begins(type, left, "event\""))
        scan_event(link, line, length, at_us);
    else if (begins(type, left, "tick\""))
        scan_tick(link, line, length, at_us);
    else if (begins(type, left, "snapshot\""))
        scan_answer(link, line, length, "\"seq\":");
    else if (begins(type, left, "resumed\""))
        scan_answer(link, line, length, "\"from\":");
}

void scan_message(struct link *link, const char *text, size_t length, uint64_t at_us) {
    const char *end = text + length;
    while (text < end) {
        const char *stop = memchr(text, '\n', (size_t)(end - text));
        if (!stop) stop = end;
        scan_line(link, text, (size_t)(stop - text), at_us);
        text = stop + 1;
    }
}
