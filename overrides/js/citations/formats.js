// @ts-check
/** Formats of bibliographies. No DOM: tests/node/formats.test.mjs tests it. */

/**
 * A format, as `hooks/seminal/citations/citation_formats.py` defines it.
 * @typedef {object} Format
 * @property {string} id
 * @property {string} label for readers
 * @property {string} extension of files, without the leading dot
 * @property {string} type the media type
 * @property {string} path of the file that has the entries of all papers by slug
 * @property {string} opening what a file begins with
 * @property {string} separator what is between two entries
 * @property {string} closing what a file ends with
 * @property {boolean} is_numbered whether entries are numbered
 * @property {boolean} is_sorted whether entries are in alphabetical order, that of the file of entries
 */

/**
 * Make a file of the entries of some papers.
 * @param {readonly string[]} slugs in order, unless the format is sorted; papers without an entry are left out
 * @param {Readonly<Record<string, string>>} entries of all papers, by slug
 * @param {Format} format
 * @param {(entry: string, slug: string) => string} [transform] changes each entry
 */
export function joinEntries(slugs, entries, format, transform = (entry) => entry) {
  const wanted = new Set(slugs);
  const ordered = format.is_sorted ? Object.keys(entries).filter((slug) => wanted.has(slug)) : [...wanted];
  const texts = ordered
    .filter((slug) => Object.hasOwn(entries, slug))
    .map((slug) => transform(/** @type {string} */ (entries[slug]), slug))
    .map((text, at) => (format.is_numbered ? `[${at + 1}] ${text}` : text));
  return format.opening + texts.join(format.separator) + format.closing;
}
