/**
 * Bundles what the generator runs and serves with the npm packages that it uses, so that npm is needed here only.
 *
 *     node bundle.mjs <root of the repository> <folder to write>
 *
 * The folder gets:
 *
 * - `site/assets/`: scripts and style sheets for the published site, one for each file in `overrides/js/pages` and
 *   `overrides/css/pages`;
 * - `offline/assets/`: scripts for the copy that is opened from a disk, where browsers refuse modules: each is a classic
 *   script that contains all it uses;
 * - `node/`: the programs that run in node, each in one file but for MathJax, which loads its parts by itself;
 * - `fonts/`: the typeface of the pictures for sharing;
 * - `licences.txt`: the notices of all packages of which something is in these files.
 */

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [root, out] = process.argv.slice(2).map((path) => resolve(path));
const packages = join(root, "node_modules");
const require = createRequire(join(packages, "bundle"));
const { build } = await import(pathToFileURL(require.resolve("esbuild")).href);

const bundled = new Set();

/** The paths of a folder's files with this ending. */
function files(folder, ending) {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
    .toSorted();
}

/** In an offline copy, site-offline.js takes the place of site.js. */
const offlineSite = {
  name: "offline-site",
  setup({ onResolve }) {
    onResolve({ filter: /\/site\.js$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.replace(/site\.js$/, "site-offline.js")),
    }));
  },
};

/**
 * Makes each script import main.js, which every page has: then all that main.js uses is in one part, which the others
 * share. Else there would be a part, and a request, for each set of scripts that have a module in common.
 */
const sharedMain = {
  name: "shared-main",
  setup({ onResolve, onLoad }) {
    const main = join(root, "overrides/js/pages/main.js");
    onResolve({ filter: /\.js$/ }, ({ kind, path, resolveDir }) => {
      const isScript = kind === "entry-point" || kind === "dynamic-import";
      return isScript ? { path: resolve(resolveDir, path), pluginData: { isScript } } : undefined;
    });
    onLoad({ filter: /\.js$/ }, ({ path, pluginData }) => {
      if (!pluginData?.isScript || path === main) return undefined;
      const source = relative(dirname(path), main).replaceAll("\\", "/");
      return { contents: `import "./${source}";\n${readFileSync(path, "utf8")}` };
    });
  },
};

/** What Citation.js and linkedom bring along, and nothing here uses: fetching from other hosts, drawing on a canvas. */
const leftOut = {
  name: "left-out",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^((node|sync)-fetch|canvas)$/ }, ({ path }) => ({ path, namespace: "left-out" }));
    onLoad({ filter: /./, namespace: "left-out" }, () => ({ contents: "export default null; export const Headers = null;" }));
  },
};

const COMMON = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  charset: "utf8",
  metafile: true,
  nodePaths: [packages],
  preserveSymlinks: true, // the names of parts depend on the addresses of what they are made of
  logLevel: "warning",
};

/** Writes bundles, and remembers the packages of which something is in them. */
async function bundle(options) {
  const { metafile } = await build({ ...COMMON, ...options });
  for (const input of Object.keys(metafile.inputs)) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(input)?.[1];
    if (name) bundled.add(name);
  }
}

const browser = { target: "es2022", legalComments: "none" };
const scripts = { ...browser, entryPoints: files("overrides/js/pages", ".js"), outbase: "overrides/js/pages" };
await bundle({
  ...scripts,
  outdir: join(out, "site/assets/javascripts"),
  format: "esm",
  splitting: true,
  chunkNames: "part-[hash]",
  plugins: [leftOut, sharedMain],
});
await bundle({
  ...scripts,
  outdir: join(out, "offline/assets/javascripts"),
  format: "iife",
  plugins: [leftOut, offlineSite],
});
await bundle({
  ...browser,
  entryPoints: files("overrides/css/pages", ".css"),
  outbase: "overrides/css/pages",
  outdir: join(out, "site/assets/stylesheets"),
});
await bundle({
  entryPoints: files("hooks/seminal/node/programs", ".mjs"),
  outdir: join(out, "node"),
  outExtension: { ".js": ".mjs" },
  platform: "node",
  format: "esm",
  target: "node24",
  legalComments: "none",
  external: ["mathjax"],
  plugins: [leftOut],
  // Packages of the older kind ask for node's own modules by `require`.
  banner: { js: 'import { createRequire as $require } from "node:module"; const require = $require(import.meta.url);' },
});

/* MathJax loads its parts by path, so they are taken along as they are: what formulas need, and no other input or output. */
const MATHJAX = [
  "mathjax/package.json",
  ...["main-setup.cjs", "main.cjs", "main.js", "main.mjs"].map((name) => `mathjax/node-${name}`),
  "mathjax/input/tex-base.js",
  ...["ams", "boldsymbol", "braket", "cancel", "enclose", "mathtools", "newcommand", "textmacros"].map(
    (name) => `mathjax/input/tex/extensions/${name}.js`,
  ),
  "mathjax/output/svg.js",
  ...["package.json", "svg.js", "svg"].map((name) => `@mathjax/mathjax-newcm-font/${name}`),
];
for (const path of MATHJAX) cpSync(join(packages, path), join(out, "node/node_modules", path), { recursive: true });
bundled.add("mathjax").add("@mathjax/mathjax-newcm-font");

const TYPEFACE = "@expo-google-fonts/source-serif-4";
mkdirSync(join(out, "fonts"), { recursive: true });
for (const font of ["400Regular/SourceSerif4_400Regular.ttf", "600SemiBold/SourceSerif4_600SemiBold.ttf"])
  cpSync(join(packages, TYPEFACE, font), join(out, "fonts", basename(font)));
bundled.add(TYPEFACE);

/** What a package says of its licence, from the file that it brings or else from its manifest. */
function notice(name) {
  const folder = join(packages, name);
  const { version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const names = readdirSync(folder).filter((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const texts = names.map((entry) => readFileSync(join(folder, entry), "utf8").trim());
  const holder = typeof author === "object" ? author.name : author;
  if (!texts.length) texts.push(`Licence: ${license}${holder ? `, by ${holder}` : ""}`);
  return `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
}

writeFileSync(join(out, "licences.txt"), [...bundled].toSorted().map(notice).join(`\n${"-".repeat(80)}\n\n`));
