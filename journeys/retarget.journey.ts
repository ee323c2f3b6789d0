import { expect, type Page, test } from "@playwright/test";
import { ORGANIZATION, signIn } from "./steps/console.ts";
import { lookAt } from "./steps/look-at.ts";
import { tick } from "./steps/tick.ts";

const WIDE = { width: 1440, height: 900 };

test("a design of the wizard is priced while drawing, explains its amounts, and stands side by side on three clouds", async ({ page }) => {
  test.slow();
  await signIn(page);
  await projectOfWizard(page);
  const strip = page.getByRole("button", { name: /^Cost/ });
  const panel = page.getByRole("region", { name: "Cost", exact: true });
  const bronze = page.getByRole("row", { name: /^Bronze/ });

  await test.step("the strip says what it costs, and every component says its part", async () => {
    await expect(strip).toContainText(/\$[\d,.]+k?–[\d,.]+k?\/mo/);
    await strip.click();
    await expect(panel.getByRole("table", { name: "Cost by component" })).toContainText("Total, expected");
    await lookAt(page, "designer-cost-by-component");
    await page.setViewportSize(WIDE);
  });

  await test.step("a line of a bill explains itself on focus: formula, inputs, price, source and date", async () => {
    await panel.getByRole("button", { name: "Events", exact: true }).click();
    const line = page.getByRole("tabpanel", { name: "Cost", exact: true }).getByRole("button").first();
    await line.focus();
    const explanation = page.getByRole("tooltip");
    await expect(explanation).toContainText("Source:");
    await expect(explanation).toContainText(/20\d\d-\d\d-\d\d/);
    await expect(explanation).toContainText("eps = ");
    await page.keyboard.press("Escape");
    await line.click();
    await lookAt(page, "designer-cost-lines");
    await page.setViewportSize(WIDE);
  });

  await test.step("another load is another amount at once, and undo brings the old one back", async () => {
    const before = await strip.textContent();
    await panel.getByRole("tab", { name: "Workload" }).click();
    const rate = panel.getByLabel("Events per second", { exact: true }).first();
    await rate.fill("5000");
    await rate.press("Enter");
    await expect(strip).not.toHaveText(before ?? "");
    await expect(panel.getByText("What moves this most")).toBeVisible();
    await lookAt(page, "designer-cost-workload");
    await page.setViewportSize(WIDE);
    await page.getByRole("application", { name: /^Blueprint canvas/ }).focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(strip).toHaveText(before ?? "");
    const slider = panel.getByLabel("Events per second, slider").first();
    await slider.press("End");
    await expect(strip).not.toHaveText(before ?? "");
    await page.getByRole("application", { name: /^Blueprint canvas/ }).focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(strip).toHaveText(before ?? "");
  });

  await test.step("the Cost overlay shades the drawing and prints the amounts", async () => {
    await page.getByRole("radiogroup", { name: "Overlay" }).getByRole("radio", { name: "Cost" }).click();
    await expect(page.locator("[data-cost-step='4']").first()).toBeVisible();
    await panel.getByRole("tab", { name: "Assumptions" }).click();
    await lookAt(page, "designer-cost-overlay");
    await page.setViewportSize(WIDE);
  });

  await test.step("the same drawing on other clouds, in total and part by part", async () => {
    await panel.getByRole("tab", { name: "By cloud" }).click();
    for (const cloud of ["AWS", "Azure", "GCP"]) await expect(panel.getByRole("cell", { name: new RegExp(`^${cloud}`) })).toBeVisible();
    await lookAt(page, "designer-cost-by-cloud");
    await page.setViewportSize(WIDE);
    await panel.getByRole("link", { name: "Compare clouds part by part" }).click();
    await expect(page.getByRole("heading", { name: "Compare clouds" })).toBeVisible();
    await expect(page.getByText(/fits best\./)).toBeVisible();
    await lookAt(page, "retarget");
    await page.setViewportSize(WIDE);
  });

  await test.step("a gap is decided, which can be taken back, and explained setting by setting", async () => {
    await page.getByRole("radiogroup", { name: "Compare with" }).getByRole("radio", { name: "GCP" }).click();
    await expect(page.getByRole("article", { name: "Azure" })).toBeHidden();
    await expect(bronze).toContainText("To decide");
    await expect(page.getByRole("article", { name: "GCP" }).getByRole("button", { name: "Create environment on GCP" })).toBeVisible();
    await bronze.getByRole("button", { name: "Keep on AWS" }).click();
    await expect(bronze).toContainText("Stays on AWS");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(bronze).toContainText("To decide");
    await bronze.getByRole("button").first().click();
    await expect(page.getByText("Settings that were written, or that differ").first()).toBeVisible();
    await lookAt(page, "retarget-row");
    await page.setViewportSize(WIDE);
  });

  await test.step("another region of a cloud is one choice, and goes along to the environment", async () => {
    const card = page.getByRole("article", { name: "GCP" });
    await card.getByRole("button", { name: /^Region of GCP/ }).click();
    await page.getByRole("combobox").fill("Zurich");
    await page.keyboard.press("Enter");
    await expect(card.getByRole("button", { name: "Region of GCP: europe-west6" })).toBeVisible();
    await lookAt(page, "retarget-region");
    await page.setViewportSize(WIDE);
  });

  await test.step("another way closes the gap, and then it is one click to the form of an environment there", async () => {
    await bronze.getByRole("button", { name: /^Use BigQuery tables/ }).click();
    await expect(bronze).toContainText("Differs");
    await page.getByRole("link", { name: "Create environment on GCP" }).click();
    const dialog = page.getByRole("dialog", { name: "New environment" });
    await expect(dialog.getByRole("radiogroup", { name: "Cloud" }).getByRole("radio", { name: "GCP" })).toBeChecked();
    await expect(dialog.getByRole("button", { name: "Region: europe-west6" })).toBeVisible();
  });
});

/** Events into tables, as the wizard draws them. */
async function projectOfWizard(page: Page): Promise<void> {
  await page.goto(`/${ORGANIZATION}/wizard`);
  await tick(page.getByLabel("Events"));
  await page.getByRole("button", { name: /AI specialisation/ }).click();
  await page.getByRole("link", { name: "Create project" }).click();
  const dialog = page.getByRole("dialog", { name: "New project" });
  await dialog.getByLabel("Name").fill("Lake that moves");
  await dialog.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL("**/blueprints/main**");
}
