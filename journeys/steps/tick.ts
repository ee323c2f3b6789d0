import { expect, type Locator } from "@playwright/test";

/** Ticks a box or chooses a radio button, and waits for it. Playwright's own `check` looks once, right after the click: on a busy machine React is some milliseconds later. */
export async function tick(box: Locator): Promise<void> {
  if (!(await box.isChecked())) await box.click();
  await expect(box).toBeChecked();
}
