// @ts-check
/** Tells the reader, once a page, that the browser does not store the marks. */

let isShown = false;

export function showStorageNotice() {
  if (isShown) return;
  isShown = true;
  const notice = document.createElement("div");
  notice.className = "mark-notice";
  notice.setAttribute("role", "alert");
  notice.innerHTML = `
    <p>This browser refuses to keep your marks, or has no room left for them: they last until you leave this page.
      The reading list can save them to a file.</p>
    <button type="button">Close</button>`;
  notice.querySelector("button")?.addEventListener("click", () => notice.remove());
  document.body.append(notice);
}
