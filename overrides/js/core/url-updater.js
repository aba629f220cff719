// @ts-check
/** Keeps the page's URL up to date with what the reader has chosen, without adding to the history. */

/** Milliseconds without a change after which the URL follows; browsers limit how often it may change. */
const DELAY = 250;

export class UrlUpdater {
  #getUrl;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => string | URL} getUrl gives the URL of the current choice, absolute or relative to the page */
  constructor(getUrl) {
    this.#getUrl = getUrl;
  }

  /** Update the URL once nothing has changed for a moment. */
  schedule() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.update(), DELAY);
  }

  /** Update the URL at once. */
  update() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const url = new URL(this.#getUrl(), location.href);
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }

  /** Update the URL at once if that is scheduled. */
  flush() {
    if (this.#timer !== undefined) this.update();
  }
}
