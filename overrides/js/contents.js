// @ts-check
/** "On this page": marks the part that is being read, and keeps its link in view. */

const list = document.querySelector(".toc");

/** @type {Map<Element, HTMLAnchorElement>} */
const links = new Map();
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (list?.querySelectorAll('a[href^="#"]') ?? [])) {
  const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (part) links.set(part, link);
}

/** @param {HTMLAnchorElement | undefined} current */
function mark(current) {
  for (const link of links.values()) {
    if (link === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
  if (!current || !list) return;
  const { top, bottom } = current.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  if (top < frame.top) list.scrollTop -= frame.top - top;
  else if (bottom > frame.bottom) list.scrollTop += bottom - frame.bottom;
}

/** The last heading that has passed the upper fifth of the window; where one has scrolled to the end, the last of all. */
function current() {
  const isEnd = scrollY > 0 && Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
  let last;
  for (const [part, link] of links) {
    if (!isEnd && part.getBoundingClientRect().top > innerHeight / 5) break;
    last = link;
  }
  return last;
}

if (links.size) {
  let isDue = false;
  const update = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      mark(current());
    });
  };
  update();
  addEventListener("scroll", update, { passive: true });
}
