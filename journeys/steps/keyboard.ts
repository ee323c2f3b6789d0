import { expect, type Locator, type Page } from "@playwright/test";

/** No screen has more stops than this between two things that belong together. */
const STOPS_MAX = 120;

/** Goes on by Tab until something has the focus; every stop on the way can be seen. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    if (await isFocused(target)) return expectVisibleFocus(page);
    await page.keyboard.press(key);
    await expectVisibleFocus(page);
  }
  throw new Error(`${STOPS_MAX} presses of ${key} did not reach ${target}.`);
}

/** Reaches something by Tab and presses it. */
export async function pressWithKeyboard(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Whoever looks at the page sees where the focus is: a ring or the mark of a chosen entry, in view and not covered. */
export async function expectVisibleFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(whyFocusIsUnseen), { message: "the focus can be seen", intervals: [50] }).toBe("");
}

/** Tab goes round the whole page and comes back to its first stop: nothing holds it. Returns how many stops there are. */
export async function expectNoTrap(page: Page): Promise<number> {
  const first = page.getByRole("link", { name: "Skip to content" });
  await first.focus();
  for (let stop = 1; stop <= STOPS_MAX; stop += 1) {
    await page.keyboard.press("Tab");
    if (await isFocused(first)) return stop;
  }
  throw new Error(
    `After ${STOPS_MAX} stops Tab had not come round; it is held at ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}.`,
  );
}

async function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Empty when it is seen; runs in the page. */
function whyFocusIsUnseen(): string {
  const focused = document.activeElement;
  // The end of the page: the next Tab begins at its start.
  if (!(focused instanceof HTMLElement) || focused === document.body) return "";
  const name = focused.outerHTML.slice(0, 160);
  const style = getComputedStyle(focused);
  const hasRing = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
  const isMarked = focused.matches("[data-highlighted], [data-state=active], h1, main");
  const hasCaret = focused.matches("input:not([type=checkbox], [type=radio], [type=file]), textarea");
  if (!hasRing && !isMarked && !hasCaret) return `nothing shows the focus on ${name}`;
  const box = focused.getBoundingClientRect();
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  const right = Math.min(innerWidth, box.right);
  const bottom = Math.min(innerHeight, box.bottom);
  if (right - left < 1 || bottom - top < 1) return `out of view: ${name}`;
  const inset = 2;
  const points = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + inset, top + inset],
    [right - inset, bottom - inset],
  ] as const;
  const covering = points.map(([x, y]) => document.elementFromPoint(x, y));
  if (covering.some((seen) => seen && (focused.contains(seen) || seen.contains(focused)))) return "";
  return `covered by ${covering[0]?.outerHTML.slice(0, 120)}: ${name}`;
}
