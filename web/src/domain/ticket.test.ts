import assert from "node:assert/strict";
import test from "node:test";
import { readMadeTickets, readTickets, ticketAddress, ticketFile } from "./ticket.ts";

const made = [{ id: "t300", code: "7KQ2M-XW4TD" }, { id: "t301", code: "9HBRF-3PZLC" }];
const page = { total: 1, page: 1, size: 10, pages: 1 };

test("tickets are read with their state, never with another one", () => {
  const ticket = { id: "t300", label: "第一排", state: "bound", boundAtMs: 5 };
  assert.deepEqual(readTickets({ ...page, records: [ticket] })?.records, [ticket]);
  assert.equal(readTickets({ ...page, records: [{ ...ticket, state: "sold" }] }), null);
});

test("codes are read where they are made", () => {
  assert.deepEqual(readMadeTickets({ tickets: made }), made);
  assert.equal(readMadeTickets({ tickets: [{ id: "t300" }] }), null);
  assert.equal(readMadeTickets(null), null);
});

test("the code stands where no server sees it", () => {
  const address = new URL(ticketAddress("https://a.example", "1-2", "7KQ2M-XW4TD"));
  assert.equal(address.hash, "#7KQ2M-XW4TD");
  assert.equal(address.pathname + address.search, "/join/1-2");
});

test("the file has a row for each ticket, and a label is no formula", () => {
  const file = ticketFile(made, '=HALL "A", left', (code) => `/join#${code}`);
  assert.ok(file.startsWith("\uFEFFid,code,label,link\r\n"));
  assert.equal(file.split("\r\n").length, 4);
  assert.ok(file.includes(`t300,7KQ2M-XW4TD,"'=HALL ""A"", left",/join#7KQ2M-XW4TD\r\n`), file);
});
