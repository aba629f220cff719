// @ts-check
/** A menu that gives the papers of the list as a bibliography. What makes it is fetched when the menu is opened. */

/**
 * @param {HTMLDetailsElement} menu
 * @param {() => string[]} slugs the papers, in order
 * @param {(message: string) => void} say tells the reader what went wrong
 */
export function addDownloads(menu, slugs, say) {
  const place = /** @type {HTMLElement} */ (menu.querySelector(".download__formats"));
  const close = () => (menu.open = false);

  const fill = async () => {
    const { FORMATS, download } = await import("../citations/bibliography.js");
    place.replaceChildren(
      ...FORMATS.map(({ id, label }) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = label;
        button.addEventListener("click", () => {
          close();
          menu.querySelector("summary")?.focus();
          download(slugs(), id, "papers").catch(() => say("The citations could not be loaded. Try again."));
        });
        return button;
      }),
    );
  };

  menu.addEventListener("toggle", () => {
    if (menu.open && !place.childElementCount) fill().catch(() => say("The citations could not be loaded. Try again."));
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    close();
    menu.querySelector("summary")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) close();
  });
}
