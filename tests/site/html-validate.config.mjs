// What html-validate demands of the built pages. A rule is off here only where it says nothing about this site;
// markup that has to break a rule is listed in test_markup.py, element by element.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Style of the source, which templates leave as it comes and no reader sees.
    "no-trailing-whitespace": "off",
    "doctype-style": "off",
    "void-style": "off",
    // Papers have long titles, and the page of a paper is named after it.
    "long-title": "off",
    // Boxes to tick of one group share a name, like radio buttons.
    "form-dup-name": ["error", { shared: ["button", "checkbox", "radio", "reset", "submit"] }],
    // A section's hue, the depth of a formula below the baseline and the side to which a column of a summary's table is
    // set are data of the page, not its design.
    "no-inline-style": [
      "error",
      { allowedProperties: ["--hue", "--share", "vertical-align", "text-align", "width", "height"] },
    ],
    // Ids only have to be unique and without spaces; the one that the theme knows begins with two underscores.
    "valid-id": ["error", { relaxed: true }],
  },
};
