// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

const KEY = "Kites/reading-list";
const DAY = "2026-11-28";

/** Storage that can refuse to store anything. */
class FakeStorage {
  isFull = false;

  /** @param {string} key */
  getItem(key) {
    return Object.hasOwn(this, key) ? /** @type {any} */ (this)[key] : null;
  }

  /** @param {string} key @param {string} text */
  setItem(key, text) {
    if (this.isFull) throw new Error("no room left");
    /** @type {any} */ (this)[key] = text;
  }

  /** @param {string} key */
  removeItem(key) {
    delete (/** @type {any} */ (this)[key]);
  }
}

const storage = new FakeStorage();
const document = Object.assign(new EventTarget(), { body: { dataset: { marksKey: KEY } } });
const page = new EventTarget();
Object.assign(globalThis, { document, addEventListener: page.addEventListener.bind(page) });
Object.defineProperty(globalThis, "localStorage", { value: storage });

const store = await import("../../overrides/js/reading-list/mark-store.js");

test("a mark that is set is stored, and one without state and note is removed", () => {
  store.setMark("box", { state: "read" });
  store.setMark("box", { note: "Why?" });
  store.toggleState("kite-3", "to-read");
  assert.deepEqual(Object.keys(JSON.parse(storage.getItem(KEY)).marks), ["box", "kite-3"]);
  assert.equal(store.getMark("box")?.state, "read");
  assert.equal(store.getMark("box")?.note, "Why?");
  store.toggleState("kite-3", "to-read");
  assert.equal(store.getMark("kite-3"), undefined);
  assert.equal(store.getMark("constructor"), undefined);
});

test("listeners hear of changes here and in other tabs", () => {
  let calls = 0;
  store.subscribe(() => (calls += 1));
  store.setMark("box", { state: "to-read" });
  assert.equal(calls, 1);
  page.dispatchEvent(Object.assign(new Event("storage"), { key: KEY }));
  page.dispatchEvent(Object.assign(new Event("storage"), { key: "another" }));
  page.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  assert.equal(calls, 3);
});

test("content that cannot be read is set aside before it is overwritten", async () => {
  const marks = { box: { state: "read", since: DAY }, later: { state: "later", since: DAY } };
  const damaged = JSON.stringify({ version: 1, marks });
  storage.setItem(KEY, damaged);
  assert.deepEqual(store.getMarks(), { box: { state: "read", since: DAY } });
  assert.deepEqual(store.getDamaged(), [damaged]);
  await new Promise((resolve) => setTimeout(resolve, 2)); // keys have the time in milliseconds
  storage.setItem(KEY, "{");
  store.replaceMarks({});
  assert.equal(store.getDamaged().length, 2);
  store.removeDamaged();
  assert.deepEqual(store.getDamaged(), []);
});

test("where the browser stores nothing, marks last as long as the page", () => {
  storage.isFull = true;
  store.setMark("box", { state: "to-read" });
  assert.ok(!store.isStored());
  assert.equal(store.getMark("box")?.state, "to-read");
  assert.deepEqual(JSON.parse(storage.getItem(KEY)).marks, {});
  storage.isFull = false;
  store.setMark("kite-3", { state: "read" });
  assert.ok(store.isStored());
  assert.deepEqual(Object.keys(JSON.parse(storage.getItem(KEY)).marks), ["box", "kite-3"]);
});
