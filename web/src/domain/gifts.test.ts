import assert from "node:assert/strict";
import test from "node:test";
import { giftName, readCatalogue } from "./gifts.ts";

const tea = { id: "tea", name: "清茶", nameEn: "Tea", points: 5, icon: "/images/gifts/tea.svg" };

test("the catalogue is whole, or it is none", () => {
  assert.deepEqual(readCatalogue([tea]), [tea]);
  assert.equal(readCatalogue([tea, { id: "tea" }]), null);
  assert.equal(giftName(tea, "zh"), "清茶");
  assert.equal(giftName(tea, "en"), "Tea");
});
