// node ws_server.js SOCKET RATE BYTES: the `ws` package as its own documentation broadcasts.
'use strict';

const http = require('http');
const { WebSocketServer, WebSocket } = require('ws');

const [socket, rate, bytes] = process.argv.slice(2);
const server = http.createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (one) => one.on('error', () => one.terminate()));

let seq = 0;

function event() {
  const head = `{"type":"event","channel":"debate/42","seq":${++seq},"sentUs":`
    + `${process.hrtime.bigint() / 1000n},"data":"`;
  // One buffer for all: a string would be encoded anew for every reader.
  return Buffer.from(`${head.padEnd(Number(bytes) - 2, 'x')}"}`);
}

function broadcast() {
  const data = event();
  for (const one of sockets.clients) {
    if (one.readyState === WebSocket.OPEN) one.send(data, { binary: false });
  }
}

// By the clock, so that a late event does not put off those after it.
const began = performance.now();
let due = 0;

function turn() {
  for (const now = performance.now(); began + (due * 1000) / rate <= now; due += 1) broadcast();
  setTimeout(turn, began + (due * 1000) / rate - performance.now());
}

server.listen({ path: socket, backlog: 4096 }, turn);
