import { expect, type Page } from "@playwright/test";
import axe from "axe-core";
import { takePicture } from "./console.ts";

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDTHS = [1440, 1024] as const;
const THEMES = ["light", "dark"] as const;
const HEIGHT = 900;

/** The whole of a screen in both widths and themes: no violation of WCAG 2.2 AA and nothing that scrolls sideways. */
export async function lookAt(page: Page, screen: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toContainClass(theme);
      const seen = `${screen}-${theme}-${width}`;
      // Colours are all that a theme changes.
      await expectAccessible(page, seen, theme === "light" ? "everything" : "colours");
      if (process.env["ZEROLAKE_PICTURES"]) await takePicture(page, seen);
    }
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      `${screen} scrolls sideways at ${width} px`,
    ).toBeLessThanOrEqual(width);
  }
}

/** No violation of WCAG 2.2 AA, whatever its impact. */
export async function expectAccessible(page: Page, screen: string, what: "everything" | "colours" = "everything"): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const runOnly: axe.RunOnly = what === "everything" ? { type: "tag", values: AXE_TAGS } : { type: "rule", values: ["color-contrast"] };
  const found = await page.evaluate(async (only) => {
    const run = (window as unknown as { axe: typeof axe }).axe.run;
    const { violations } = await run({ runOnly: only, resultTypes: ["violations"] });
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(({ target, html }) => `${id} (${impact}) at ${target.join(" ")}: ${html}`),
    );
  }, runOnly);
  expect.soft(found, `what axe finds on ${screen}`).toEqual([]);
}
