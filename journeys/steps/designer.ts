import { expect, type Locator, type Page } from "@playwright/test";
import { ORGANIZATION } from "./console.ts";

/**
 * "Keep for" of the event stream in the open designer: the one setting that journeys change. Selects its component first; given
 * a text, types it.
 */
export async function keepFor(page: Page, hours?: string): Promise<Locator> {
  const canvas = page.getByRole("application", { name: /Blueprint canvas/ });
  await canvas.getByText("Event stream", { exact: true }).first().click();
  const field = page.getByRole("textbox", { name: "Keep for" });
  if (hours !== undefined) {
    await field.fill(hours);
    await field.press("Enter");
  }
  return field;
}

/** "Saved 14:02". */
export function savedWords(page: Page): Locator {
  return page.getByText(/^Saved \d\d:\d\d$/);
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(savedWords(page)).toBeVisible();
}

/** The inspector of a component in a project's designer, opened by its address. */
export async function openInspector(page: Page, project: string, component: string): Promise<Locator> {
  await page.goto(`/${ORGANIZATION}/projects/${project}/blueprints/main?sel=${component}`);
  const inspector = page.getByRole("complementary", { name: "Inspector" });
  await expect(inspector.getByRole("tab", { name: "Settings" })).toBeVisible();
  return inspector;
}
