// @ts-check

/**
 * Have the browser save a file.
 * @param {string} text
 * @param {string} name
 * @param {string} type its media type
 */
export function saveFile(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // The browser reads it only after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
