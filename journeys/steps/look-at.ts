import { expect, type Page } from "@playwright/test";
import axe from "axe-core";
import { takePicture } from "./console.ts";

/** Colours are all that a theme changes, and room is all that a width changes. */
const RULES = {
  everything: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
  colours: { type: "rule", values: ["color-contrast"] },
  room: { type: "rule", values: ["target-size", "scrollable-region-focusable"] },
} as const satisfies Record<string, axe.RunOnly>;
type What = keyof typeof RULES;

const LOOKS = [
  { width: 1440, theme: "light", what: "everything" },
  { width: 1440, theme: "dark", what: "colours" },
  { width: 1024, theme: "light", what: "room" },
] as const;
const HEIGHT = 900;

/** The whole of a screen in both widths, and in both themes: no violation of WCAG 2.2 AA and nothing that scrolls sideways. */
export async function lookAt(page: Page, screen: string): Promise<void> {
  for (const { width, theme, what } of LOOKS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toContainClass(theme);
    const seen = `${screen}-${theme}-${width}`;
    await expectAccessible(page, seen, what);
    expect(await page.evaluate(partsOfAnotherTheme), `parts of ${seen} in another theme`).toEqual([]);
    if (process.env["ZEROLAKE_PICTURES"]) await takePicture(page, seen);
    const needed = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(needed, `${screen} scrolls sideways at ${width} px`).toBeLessThanOrEqual(width);
  }
}

/** Parts to which a library gave the class of a theme keep to the page's; runs in the page. */
function partsOfAnotherTheme(): string[] {
  const [page = document.documentElement, ...parts] = document.querySelectorAll("html, :is(.light, .dark):not([data-theme] *)");
  const wanted = getComputedStyle(page).getPropertyValue("--bg-surface");
  return parts
    .filter((part) => getComputedStyle(part).getPropertyValue("--bg-surface") !== wanted)
    .map((part) => part.outerHTML.slice(0, 120));
}

/** No violation of WCAG 2.2 AA, whatever its impact. */
export async function expectAccessible(page: Page, screen: string, what: What = "everything"): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(async (only) => {
    const run = (window as unknown as { axe: typeof axe }).axe.run;
    const { violations } = await run({ runOnly: only, resultTypes: ["violations"] });
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, html }) => `${id} (${impact}) at ${target.join(" ")}: ${html}`),
    );
  }, RULES[what]);
  expect.soft(found, `what axe finds on ${screen}`).toEqual([]);
}
