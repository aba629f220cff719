/**
 * Bundles scripts and style sheets with esbuild.
 *
 *     node bundle.mjs <node_modules>
 *
 * Standard input: an array of `{"folder", "entries", "offline"}`; paths of entries are relative to the folder.
 * Standard output: for each an object with the text of every file made, by its path in the folder. An offline copy is
 * opened from a disk, where browsers refuse modules: there each script is a classic one that holds all it uses.
 */

import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const packages = process.argv[2];
const require = createRequire(join(packages, "bundle"));
const { build } = await import(pathToFileURL(require.resolve("esbuild")).href);

/** In an offline copy another module says where the site stands and loads its data. */
const offlineSite = {
  name: "offline-site",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/site\.js$/ }, ({ resolveDir }) => ({ path: join(resolveDir, "site-offline.js") }));
  },
};

/** What Citation.js brings along to fetch from other hosts, which nothing here does; half of it is for node alone. */
const noFetching = {
  name: "no-fetching",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node|sync)-fetch$/ }, ({ path }) => ({ path, namespace: "no-fetching" }));
    onLoad({ filter: /./, namespace: "no-fetching" }, () => ({ contents: "export default null; export const Headers = null;" }));
  },
};

async function bundled({ folder, entries, offline }) {
  const root = resolve(folder);
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outbase: root,
    outdir: root,
    write: false,
    bundle: true,
    minify: true,
    charset: "utf8",
    target: "es2022",
    legalComments: "inline",
    nodePaths: [packages],
    preserveSymlinks: true, // the names of parts depend on the addresses of what they are made of
    format: offline ? "iife" : "esm",
    splitting: !offline,
    chunkNames: "javascripts/part-[hash]",
    plugins: offline ? [noFetching, offlineSite] : [noFetching],
    logLevel: "silent",
  });
  return Object.fromEntries(
    outputFiles.map(({ path, text }) => [relative(root, path).replaceAll("\\", "/"), text]).toSorted(),
  );
}

const requests = JSON.parse(await new Response(process.stdin).text());
console.log(JSON.stringify(await Promise.all(requests.map(bundled))));
