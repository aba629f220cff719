"""The generator: papers/*/*.md in, the pages and files of the site out. See docs/how-it-is-built.md."""
