/**
 * Typesets TeX with MathJax.
 *
 * A request is `{"tex": "x^2", "display": false}`. The answer is either `{"svg", "glyphs", "mathml", "width", "depth"}`
 * (lengths in ex) or `{"rejected": "what MathJax says"}`.
 */

import { serve } from "../protocol.mjs";

/*
 * A fixed list, so that an unknown command is an error: `autoload` and `require` would fetch more by themselves,
 * `noundefined` and `noerrors` would print the mistake in red. Left out on purpose: `newcommand`, `configmacros`
 * and `begingroup` (definitions belong to one formula, and would leak into the next), `color` (a colour that suits
 * light mode is unreadable in dark mode), `html` (links, classes and styles), `physics` (redefines common commands).
 * `mathtools` brings `newcommand` along as a dependency; its defining commands are shut off below.
 */
const PACKAGES = ["base", "ams", "boldsymbol", "braket", "cancel", "mathtools", "textmacros"];

const ALONE = "a formula is typeset by itself, without numbers and references";
const NO_DEFINITIONS = "nothing can be defined inside a formula";
const UNAVAILABLE = {
  label: ALONE,
  ref: ALONE,
  eqref: ALONE,
  refeq: ALONE,
  noeqref: ALONE,
  tag: ALONE,
  newtagform: ALONE,
  renewtagform: ALONE,
  usetagform: ALONE,
  DeclareMathOperator: `${NO_DEFINITIONS}; write \\operatorname{…} where it is used`,
  DeclarePairedDelimiter: NO_DEFINITIONS,
  DeclarePairedDelimiters: NO_DEFINITIONS,
  DeclarePairedDelimiterX: NO_DEFINITIONS,
  DeclarePairedDelimitersX: NO_DEFINITIONS,
  DeclarePairedDelimiterXPP: NO_DEFINITIONS,
  DeclarePairedDelimitersXPP: NO_DEFINITIONS,
  mathtoolsset: NO_DEFINITIONS,
};
const COMMENT = "an unescaped % hides the rest of the line; write \\%";
const NO_WIDTH = "a line break or an alignment to the page's edge needs an environment such as aligned";

/* MathJax assumes that an ex of the surrounding text is half an em: true enough of most text fonts. */
const METRICS = { em: 16, ex: 8, containerWidth: 640, scale: 1 };

/** Starts MathJax, and returns its main object once everything is loaded. */
async function start() {
  const { default: MathJax } = await import("mathjax");
  const extensions = PACKAGES.filter((name) => name !== "base").map((name) => `[tex]/${name}`);
  await MathJax.init({
    loader: { load: ["input/tex-base", ...extensions, "output/svg", "adaptors/liteDOM"] },
    startup: {
      typeset: false,
      ready() {
        shutOff(MathJax);
        MathJax.startup.defaultReady();
      },
    },
    tex: {
      packages: [...PACKAGES, "shut-off"],
      textmacros: { packages: ["text-base", "shut-off-in-text"] }, // inside \text{…}, which has a parser of its own
      formatError(_, error) {
        throw error;
      },
    },
    svg: {
      fontCache: "local",
      localID: "", // glyph ids without a counter: the same glyph has the same id in every formula
      useXlink: false,
      // A formula inside a line stays whole: pieces would need a font of MathJax's own for the gaps between them.
      linebreaks: { inline: false },
    },
  });
  return MathJax;
}

/** Registers packages that turn commands and `%` into errors. */
function shutOff(MathJax) {
  const { Configuration, TokenMap, TexError } = MathJax._.input.tex;
  const refuse = (message) => () => {
    throw new TexError.default("ShutOff", message.replaceAll("%", "%%"));
  };
  const macros = Object.entries(UNAVAILABLE).map(([name, why]) => [name, refuse(`\\${name}: ${why}`)]);
  new TokenMap.CommandMap("shut-off-macros", Object.fromEntries(macros));
  new TokenMap.MacroMap("shut-off-characters", { "%": refuse(COMMENT) });
  const handler = { macro: ["shut-off-macros"], character: ["shut-off-characters"] };
  const priority = -1000; // asked before every other package
  Configuration.Configuration.create("shut-off", { handler, priority });
  Configuration.Configuration.create("shut-off-in-text", { parser: "text", handler, priority });
}

/** Typesets one formula; what MathJax rejects comes back as a message. */
async function typeset(MathJax, { tex, display }) {
  if (!tex.trim()) return { rejected: "the formula is empty" };
  const { document, adaptor, mathjax } = MathJax.startup;
  const item = new document.options.MathItem(tex, document.inputJax[0], display);
  item.start.node = adaptor.body(document.document);
  item.setMetrics(METRICS.em, METRICS.ex, METRICS.containerWidth, METRICS.scale);
  try {
    document.inputJax[0].reset();
    // A glyph of a rarer alphabet makes MathJax load one more part of its font, and try again.
    await mathjax.handleRetriesFor(() => item.convert(document));
    return describe(item, adaptor);
  } catch (error) {
    if (error instanceof MathJax._.input.tex.TexError.default) return { rejected: error.message };
    throw error;
  }

  function describe({ root, typesetRoot }) {
    const svg = adaptor.firstChild(typesetRoot);
    const width = adaptor.getAttribute(svg, "width");
    if (!width.endsWith("ex")) return { rejected: NO_WIDTH };
    const outlines = glyphs(adaptor, svg);
    return {
      svg: new SvgWriter(adaptor, outlines).root(svg),
      glyphs: outlines,
      mathml: mathml(root),
      width: parseFloat(width),
      depth: -parseFloat(adaptor.getStyle(svg, "vertical-align")),
    };
  }
}

/* SVG ------------------------------------------------------------------------------------------------------- */

/* MathJax styles these by its own style sheet; as attributes they need none. */
const RULES = {
  "mjx-solid": {},
  "mjx-dashed": { "stroke-dasharray": "140" },
  "mjx-dotted": { "stroke-dasharray": "0,140", "stroke-linecap": "round" },
};
/* MathJax thickens its thin glyphs by this much (thousandths of an em), by its style sheet too. */
const THICKEN = "3";

const glyphId = (reference) => reference.replace(/^#?MJX-/, "");

/** Glyph id → path data, sorted, from the definitions MathJax puts at the end of its SVG. */
function glyphs(adaptor, svg) {
  const paths = adaptor.tags(svg, "path").filter((path) => adaptor.getAttribute(path, "id") && adaptor.getAttribute(path, "d"));
  return Object.fromEntries(
    paths
      .map((path) => [glyphId(adaptor.getAttribute(path, "id")), adaptor.getAttribute(path, "d")])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Writes MathJax's SVG without definitions, private attributes, and groups that do nothing. */
class SvgWriter {
  constructor(adaptor, outlines) {
    this.adaptor = adaptor;
    this.outlines = outlines;
  }

  root(svg) {
    const { width, height, viewBox } = this.attributes(svg);
    const style = `vertical-align:${this.adaptor.getStyle(svg, "vertical-align")}`;
    const shell = { "aria-hidden": "true", width, height, viewBox, style };
    return element("svg", shell, this.children(svg));
  }

  children(node) {
    return this.adaptor
      .childNodes(node)
      .map((child) => this.write(child))
      .join("");
  }

  write(node) {
    const kind = this.adaptor.kind(node);
    if (kind === "#text") return escape(this.adaptor.value(node));
    if (kind === "defs") return "";
    if (kind === "g") return this.group(node);
    if (kind === "use") return this.use(this.attributes(node));
    return element(kind, this.attributes(node), this.children(node));
  }

  /** Most groups only name a node of the formula; others move a single glyph, which can carry that itself. */
  group(node) {
    let content = node;
    const attributes = this.attributes(node);
    for (;;) {
      const children = this.adaptor.childNodes(content);
      if (children.length !== 1 || !["g", "use"].includes(this.adaptor.kind(children[0]))) break;
      const inner = this.attributes(children[0]);
      if (Object.keys(inner).some((name) => name in attributes)) break;
      Object.assign(attributes, inner);
      content = children[0];
    }
    if (this.adaptor.kind(content) === "use") return this.use(attributes);
    const children = this.children(content);
    return children && Object.keys(attributes).length ? element("g", attributes, children) : children;
  }

  /** An invisible character, such as the one between a function and its argument, has no outline to use. */
  use(attributes) {
    return attributes.href.slice(1) in this.outlines ? element("use", attributes, "") : "";
  }

  attributes(node) {
    const attributes = {};
    for (const { name, value } of this.adaptor.allAttributes(node)) {
      if (name === "href") attributes.href = `#${glyphId(value)}`;
      else if (name === "stroke-width" && value === "0") attributes[name] = THICKEN;
      else if (name === "data-line" || name === "data-frame") Object.assign(attributes, { "stroke-width": "70", fill: "none" });
      else if (name === "class") Object.assign(attributes, RULES[value]);
      else if (!/^(?:data-|xmlns|role$|focusable$|style$)/.test(name)) attributes[name] = value;
    }
    // A stretched brace is an SVG in the SVG. As style, its size wins over a page's `svg { height: auto }`.
    if (this.adaptor.kind(node) === "svg" && attributes.y !== undefined) {
      attributes.style = `width:${attributes.width}px;height:${attributes.height}px`;
    }
    return attributes;
  }
}

/* MathML ---------------------------------------------------------------------------------------------------- */

/* What changes the meaning, and not only the look: a line of thickness 0 makes a fraction a binomial. */
const MEANING = ["linethickness", "notation", "accent", "accentunder", "intent", "arg"];

/* Rows and mere styles, which MathJax nests deeply; where a row is needed, `single` puts one back. */
const ROWS = ["math", "mrow", "TeXAtom", "mstyle", "mpadded"];

/** MathJax's tree as compact MathML, with the mathematical alphabets as Unicode letters. */
function mathml(root) {
  return element("math", {}, items(root).join(""));
}

/** The elements that stand for a node in a row. */
function items(node) {
  if (node.isKind("text")) return [escape(node.getText())];
  if (node.isToken) return token(node);
  const children = node.childNodes.filter(Boolean);
  if (node.isInferred || ROWS.includes(node.kind)) return children.flatMap(items);
  const content = children.length === 1 && children[0].isInferred ? items(children[0]) : children.map(single);
  return [element(node.kind, explicit(node), content.join(""))];
}

/** One element for a node, for places where each child has its meaning: a fraction has exactly two. */
function single(node) {
  const elements = items(node);
  return elements.length === 1 ? elements[0] : element("mrow", {}, elements.join(""));
}

function explicit(node) {
  const names = MEANING.filter((name) => node.attributes.getExplicit(name) !== undefined);
  return Object.fromEntries(names.map((name) => [name, String(node.attributes.getExplicit(name))]));
}

function token(node) {
  const text = node.getText();
  if (!text) return []; // spaces, and the invisible bracket of \right.
  const attributes = explicit(node);
  // Words in \text{…} stay words, whatever their weight: read letter by letter they would be lost.
  if (node.isKind("mtext")) return [element("mtext", attributes, escape(text))];
  const variant = variantOf(node);
  const letters = [...text].map((letter) => inVariant(letter, variant)).join("");
  // One letter is italic by itself, so an upright one has to say so.
  if (node.isKind("mi") && variant === "normal" && /^\p{L}$/u.test(text)) attributes.mathvariant = "normal";
  return [element(node.kind, attributes, escape(letters))];
}

function variantOf(node) {
  const variant = node.attributes.get("mathvariant") ?? "normal";
  return { "-tex-calligraphic": "script", "-tex-bold-calligraphic": "bold-script" }[variant] ?? variant;
}

/*
 * Where Unicode keeps the mathematical alphabets: first capital Latin letter, first capital Greek one, first digit.
 * Italic is not among them: a single letter is italic already, a longer name is a word.
 */
const ALPHABETS = {
  bold: [0x1d400, 0x1d6a8, 0x1d7ce],
  "bold-italic": [0x1d468, 0x1d71c],
  script: [0x1d49c],
  "bold-script": [0x1d4d0],
  fraktur: [0x1d504],
  "double-struck": [0x1d538, 0, 0x1d7d8],
  "bold-fraktur": [0x1d56c],
  "sans-serif": [0x1d5a0, 0, 0x1d7e2],
  "bold-sans-serif": [0x1d5d4, 0x1d756, 0x1d7ec],
  "sans-serif-italic": [0x1d608],
  "sans-serif-bold-italic": [0x1d63c, 0x1d790],
  monospace: [0x1d670, 0, 0x1d7f6],
};
/* Letters that Unicode had before the alphabets around them, whose places there stay empty. */
const EARLIER = {
  script: "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ",
  fraktur: "CℭHℌIℑRℜZℨ",
  "double-struck": "CℂHℍNℕPℙQℚRℝZℤ",
};
const LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ";
const DIGITS = "0123456789";

/** The letter in a mathematical alphabet: L in script is ℒ. What the alphabet lacks stays as it is. */
function inVariant(letter, variant) {
  const earlier = [...(EARLIER[variant] ?? "")];
  const place = earlier.indexOf(letter);
  if (place >= 0 && place % 2 === 0) return earlier[place + 1];
  const starts = ALPHABETS[variant] ?? [];
  for (const [index, letters] of [LATIN, GREEK, DIGITS].entries()) {
    const offset = letters.indexOf(letter);
    if (offset >= 0 && starts[index]) return String.fromCodePoint(starts[index] + offset);
  }
  return letter;
}

/* Markup ---------------------------------------------------------------------------------------------------- */

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function element(kind, attributes, content) {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escape(value)}"`);
  return content ? `<${kind}${written.join("")}>${content}</${kind}>` : `<${kind}${written.join("")}/>`;
}

await serve(async () => {
  const MathJax = await start();
  return (request) => typeset(MathJax, request);
});
