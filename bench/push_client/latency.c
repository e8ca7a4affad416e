/* How late: by the time of sending that an event carries (`sentUs`), or, for our own events, by when
 * the write that caused them was answered.
 *
 * A series is a number that only grows: the id of a danmaku, points of a tally. A write that made it v
 * has reached a reader with the first value of at least v. */
#define _GNU_SOURCE
#include "push.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 0.1 ms up to a minute; what is later counts as a minute. */
enum { STEP_US = 100, STEPS = 600000, MOST_SERIES = 16 };

struct histogram {
    uint64_t counts[STEPS + 1];
    uint64_t total, greatest_us;
};

struct seen {
    uint32_t link;
    int64_t value;
    uint64_t at_us;
};

struct answer {
    int64_t value;
    uint64_t sent_us, answered_us;
};

struct series {
    const char *name, *event, *marker;
    size_t event_size, marker_size;
    struct seen *seen;
    size_t count, room;
};

static struct histogram sent;
static struct series series[MOST_SERIES];
static int series_count;

static void add(struct histogram *histogram, uint64_t micros) {
    uint64_t step = micros / STEP_US;
    histogram->counts[step < STEPS ? step : STEPS]++;
    histogram->total++;
    if (micros > histogram->greatest_us) histogram->greatest_us = micros;
}

/* The upper end of the step in which the part-th value lies, milliseconds. */
static double percentile(const struct histogram *histogram, double part) {
    uint64_t rank = (uint64_t)(part * (double)histogram->total + 0.999999), below = 0;
    for (int step = 0; step <= STEPS; step++) {
        below += histogram->counts[step];
        if (below >= rank && below > 0) return (step + 1) * STEP_US / 1000.0;
    }
    return 0;
}

static void print_histogram(const char *name, const struct histogram *histogram) {
    printf(",\"%s\":{\"count\":%llu,\"p50Ms\":%.1f,\"p99Ms\":%.1f,\"maxMs\":%.1f}", name,
           (unsigned long long)histogram->total, percentile(histogram, 0.5),
           percentile(histogram, 0.99), histogram->greatest_us / 1000.0);
}

void note_latency(uint64_t micros) {
    add(&sent, micros);
}

bool add_series(const char *name, const char *event, const char *marker) {
    if (series_count == MOST_SERIES) return false;
    series[series_count++] = (struct series){
        .name = name, .event = event, .marker = marker,
        .event_size = strlen(event), .marker_size = strlen(marker)};
    return true;
}

void scan_series(uint32_t link, const char *event, size_t event_length, const char *text,
                 size_t length, uint64_t at_us) {
    for (int index = 0; index < series_count; index++) {
        struct series *one = &series[index];
        if (one->event_size != event_length || memcmp(one->event, event, event_length) != 0)
            continue;
        const char *found = memmem(text, length, one->marker, one->marker_size);
        if (!found) continue;
        if (one->count == one->room) {
            one->room = one->room ? one->room * 2 : 1 << 16;
            one->seen = realloc(one->seen, one->room * sizeof *one->seen);
            if (!one->seen) die("no memory");
        }
        one->seen[one->count++] = (struct seen){
            link, strtoll(found + one->marker_size, NULL, 10), at_us};
    }
}

void reset_latency(void) {
    memset(&sent, 0, sizeof sent);
    for (int index = 0; index < series_count; index++) series[index].count = 0;
}

void print_latency(void) {
    if (sent.total > 0) print_histogram("sent", &sent);
}

static size_t read_answers(const char *path, const char *name, struct answer **answers) {
    FILE *file = fopen(path, "r");
    if (!file) die(path);
    size_t count = 0, room = 0;
    char word[64];
    long long value;
    unsigned long long sent_us, answered_us;
    while (fscanf(file, "%63s %lld %llu %llu", word, &value, &sent_us, &answered_us) == 4) {
        if (strcmp(word, name) != 0) continue;
        if (count == room) {
            room = room ? room * 2 : 1024;
            *answers = realloc(*answers, room * sizeof **answers);
            if (!*answers) die("no memory");
        }
        (*answers)[count++] = (struct answer){value, sent_us, answered_us};
    }
    fclose(file);
    return count;
}

/* Every reader counts each write once; what no reader saw is in `missing`. */
static void print_one(const struct series *one, const struct answer *answers, size_t count) {
    static struct histogram from_answer, from_sent;
    memset(&from_answer, 0, sizeof from_answer);
    memset(&from_sent, 0, sizeof from_sent);
    size_t *next = calloc((size_t)options.links, sizeof *next);
    if (!next) die("no memory");
    for (size_t at = 0; at < one->count; at++) {
        const struct seen *seen = &one->seen[at];
        size_t *mine = &next[seen->link];
        for (; *mine < count && answers[*mine].value <= seen->value; ++*mine) {
            const struct answer *answer = &answers[*mine];
            /* It may be there before the answer is. */
            add(&from_answer,
                seen->at_us > answer->answered_us ? seen->at_us - answer->answered_us : 0);
            add(&from_sent, seen->at_us > answer->sent_us ? seen->at_us - answer->sent_us : 0);
        }
    }
    uint64_t wanted = (uint64_t)count * (uint64_t)(options.links - options.mute_links);
    printf("%s\"%s\":{\"writes\":%zu,\"missing\":%lld", one == series ? "" : ",", one->name, count,
           (long long)(wanted - from_answer.total));
    print_histogram("answered", &from_answer);
    print_histogram("sent", &from_sent);
    printf("}");
    free(next);
}

void print_series(const char *path) {
    printf(",\"series\":{");
    for (int index = 0; index < series_count; index++) {
        struct answer *answers = NULL;
        size_t count = read_answers(path, series[index].name, &answers);
        print_one(&series[index], answers, count);
        free(answers);
    }
    printf("}");
}
