import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FIGURE_NAMES, FIGURES } from "./figures.ts";

const page = readFileSync(new URL("../../../docs/dashboard.md", import.meta.url), "utf8");

it.each(FIGURE_NAMES)("the documentation defines %s in the words that the console shows", (name) => {
  const { title, definition } = FIGURES[name];
  expect(page).toContain(`| ${title} | ${definition} |`);
});
