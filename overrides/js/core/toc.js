// @ts-check
/** The table of contents, "On this page": marks the section that is being read and keeps its link in view. */

export function initToc() {
  const sidebar = document.querySelector(".toc");
  if (!sidebar) return;
  const links = findLinks(sidebar);
  if (!links.size) return;
  let isScheduled = false;
  const update = () => {
    if (isScheduled) return;
    isScheduled = true;
    requestAnimationFrame(() => {
      isScheduled = false;
      markLink(findCurrent(links), links, sidebar);
    });
  };
  update();
  addEventListener("scroll", update, { passive: true });
}

/**
 * The links of the table of contents by the headings that they lead to.
 * @param {Element} sidebar
 */
function findLinks(sidebar) {
  /** @type {Map<Element, HTMLAnchorElement>} */
  const links = new Map();
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (sidebar.querySelectorAll('a[href^="#"]'))) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  return links;
}

/**
 * The link of the last heading that has passed the upper fifth of the window or, at the end of the page, of the last one.
 * @param {Map<Element, HTMLAnchorElement>} links
 */
function findCurrent(links) {
  const isEnd = scrollY > 0 && Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
  let last;
  for (const [heading, link] of links) {
    if (!isEnd && heading.getBoundingClientRect().top > innerHeight / 5) break;
    last = link;
  }
  return last;
}

/**
 * @param {HTMLAnchorElement | undefined} current
 * @param {Map<Element, HTMLAnchorElement>} links
 * @param {Element} sidebar
 */
function markLink(current, links, sidebar) {
  for (const link of links.values()) {
    if (link === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
  if (current) scrollIntoFrame(current, sidebar);
}

/**
 * Not `scrollIntoView`, which would scroll the page as well.
 * @param {Element} link
 * @param {Element} scroller
 */
function scrollIntoFrame(link, scroller) {
  const { top, bottom } = link.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (top < frame.top) scroller.scrollTop -= frame.top - top;
  else if (bottom > frame.bottom) scroller.scrollTop += bottom - frame.bottom;
}
