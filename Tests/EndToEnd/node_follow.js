// Follows one channel by Debian's `ws` and prints each frame as a line:
// node node_follow.js PORT CHANNEL [EPOCH SEQ]; ends at the event debate.ended or at a close.
'use strict';
const WebSocket = require('/usr/share/nodejs/ws');
const [port, channel, epoch, seq] = process.argv.slice(2);
const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`, ['debate.v1']);
socket.on('message', (data, isBinary) => {
  if (isBinary) throw new Error('a binary message');
  for (const line of data.toString('utf8').split('\n')) {
    console.log(line);
    const frame = JSON.parse(line);
    if (frame.type === 'hello') {
      const since = epoch ? {since: {epoch, seq: Number(seq)}} : {};
      socket.send(JSON.stringify({type: 'subscribe', ref: 1, channel, ...since}));
    }
    if (frame.name === 'debate.ended') socket.close(1000);
  }
});
socket.on('close', (code) => console.log(JSON.stringify({type: 'closed', code})));
