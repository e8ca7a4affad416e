/* RFC 6455 from the client's side: frames in, subscriptions and pongs out. */
#define _GNU_SOURCE
#include "push.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { TEXT = 1, CLOSE = 8, PING = 9, PONG = 10, MOST_PAYLOAD = 4096 };

/* RFC 6455 §5.3; a server only has to undo it. */
static const unsigned char mask[4] = {0x37, 0xfa, 0x21, 0x3d};

bool send_frame(struct link *link, int opcode, const char *payload, size_t length) {
    unsigned char frame[8 + MOST_PAYLOAD];
    size_t head = 2;
    if (length > MOST_PAYLOAD) return false;
    frame[0] = (unsigned char)(0x80 | opcode);
    if (length < 126) {
        frame[1] = (unsigned char)(0x80 | length);
    } else {
        frame[1] = 0x80 | 126;
        frame[2] = (unsigned char)(length >> 8);
        frame[3] = (unsigned char)length;
        head = 4;
    }
    memcpy(frame + head, mask, 4);
    head += 4;
    for (size_t at = 0; at < length; at++)
        frame[head + at] = (unsigned char)payload[at] ^ mask[at % 4];
    size_t size = head + length;
    return send(link->fd, frame, size, MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)size;
}

/* With the position of last time, when there is one. */
bool send_subscribe(struct link *link) {
    char text[MOST_PAYLOAD];
    size_t length = strlen(options.subscribe);
    const char *epoch = epoch_seen();
    link->state = SUBSCRIBING;
    if (link->seq < 0 || !*epoch) return send_frame(link, TEXT, options.subscribe, length);
    int size = snprintf(
        text, sizeof text, "%.*s,\"since\":{\"epoch\":\"%s\",\"seq\":%lld}}", (int)length - 1,
        options.subscribe, epoch, (long long)link->seq);
    return send_frame(link, TEXT, text, (size_t)size);
}

static uint64_t big_endian(const unsigned char *bytes, int count) {
    uint64_t value = 0;
    for (int at = 0; at < count; at++) value = value << 8 | bytes[at];
    return value;
}

long take_frames(struct link *link, char *bytes, size_t length, uint64_t at_us) {
    size_t used = 0;
    while (length - used >= 2) {
        const unsigned char *frame = (unsigned char *)bytes + used;
        size_t head = 2;
        uint64_t size = frame[1]; /* a server's frame bears no mask bit */
        if (size == 126) head = 4;
        if (size == 127) head = 10;
        if (size > 127) return -1;
        if (length - used < head) break;
        if (head > 2) size = big_endian(frame + 2, (int)head - 2);
        if (length - used - head < size) break;
        const char *payload = bytes + used + head;
        int opcode = frame[0] & 15;
        counts.frames++;
        if (opcode == CLOSE) return -1;
        if (opcode == PING) {
            counts.pings++;
            if (!send_frame(link, PONG, payload, size)) return -1;
        } else if (opcode == TEXT) {
            if (frame[0] != (0x80 | TEXT)) return -1; /* none of ours sends fragments */
            scan_message(link, payload, size, at_us);
            if (link->state == GREETING && !send_subscribe(link)) return -1;
        }
        used += head + size;
    }
    return (long)used;
}
