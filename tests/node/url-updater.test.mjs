// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { UrlUpdater } from "../../overrides/js/core/url-updater.js";

const START = "https://example.org/papers/?q=kite";
/** @type {string[]} */
const urls = [];
const location = new URL(START);
const history = {
  state: null,
  /** @param {unknown} _state @param {string} _title @param {URL} url */
  replaceState(_state, _title, url) {
    location.href = url.href;
    urls.push(url.href);
  },
};
Object.assign(globalThis, { location, history });

test("the URL follows when nothing has changed for a moment", async () => {
  let query = "";
  const updater = new UrlUpdater(() => `${location.pathname}?${query}`);
  for (query of ["a", "b", "c"]) updater.schedule();
  assert.deepEqual(urls, []);
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.deepEqual(urls, ["https://example.org/papers/?c"]);
});

test("only a scheduled update is flushed, and only a new URL is set", () => {
  urls.length = 0;
  let url = new URL(location.href);
  const updater = new UrlUpdater(() => url);
  url = new URL(START);
  updater.flush();
  assert.deepEqual(urls, []);
  updater.schedule();
  updater.flush();
  assert.deepEqual(urls, [START]);
  updater.update();
  assert.deepEqual(urls, [START]);
});
