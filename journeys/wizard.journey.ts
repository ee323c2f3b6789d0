import { expect, test } from "@playwright/test";
import { ORGANIZATION, signIn, takePicture } from "./steps/console.ts";
import { expectAccessible } from "./steps/look-at.ts";
import { tick } from "./steps/tick.ts";

test("answers of the wizard draw a lakehouse, say why, survive going back and become a project", async ({ page }) => {
  await signIn(page);
  await page.goto(`/${ORGANIZATION}/templates`);
  await page.getByRole("link", { name: "Open guided wizard" }).click();
  const preview = page.getByRole("complementary", { name: "Preview" });
  const parts = preview.getByRole("list", { name: "Components" });

  await test.step("the drawing follows the answers", async () => {
    await expect(parts.getByText("Event stream")).toBeHidden();
    await tick(page.getByLabel("Events"));
    await expect(parts.getByText("Event stream")).toBeVisible();
  });

  await test.step("a choice against the advice says what the advice was, and what will not fit", async () => {
    await tick(page.getByLabel("Azure", { exact: true }));
    const format = page.getByRole("group", { name: "Which table format?" });
    await tick(format.getByLabel("Apache Hudi"));
    await expect(page.getByText("The advice was Delta Lake", { exact: false })).toBeVisible();
    await expect(preview.getByText("ZL-FMT-018")).toBeVisible();
    await tick(format.getByLabel("Recommended"));
    await expect(page.getByText("Why not Apache Hudi?", { exact: false })).toBeVisible();
    await expect(preview.getByText("What will not fit")).toBeHidden();
    await takePicture(page, "wizard-light");
    await expectAccessible(page, "wizard");
  });

  await test.step("back and forward keep the answers", async () => {
    await page.getByRole("button", { name: "Next: Data pipeline" }).click();
    await expect(page.getByRole("heading", { name: "2. Data pipeline" })).toBeFocused();
    const rate = page.getByLabel("How many events a second?");
    await rate.fill("none");
    await expect(page.getByText("“How many events a second?” must be a number.")).toBeVisible();
    await rate.fill("2500");
    await expect(page).toHaveURL(/2500/);
    await page.getByRole("button", { name: "Back" }).click();
    await expect(page.getByLabel("Azure", { exact: true })).toBeChecked();
    await page.goBack();
    await expect(rate).toHaveValue("2500");
    await page.reload();
    await expect(rate).toHaveValue("2500");
  });

  await test.step("a workload answers everything at once, and its template is offered at the end", async () => {
    await page.getByRole("button", { name: /Foundation/ }).click();
    await page.getByLabel("Start from a workload").click();
    await page.getByRole("option", { name: "Streaming", exact: false }).click();
    await expect(page.getByLabel("AWS", { exact: true })).toBeChecked();
    await page.getByRole("button", { name: /AI specialisation/ }).click();
    await expect(page.getByRole("link", { name: "Open the full template instead" })).toHaveAttribute("href", /streaming-starter$/);
  });

  await test.step("create the project", async () => {
    await page.getByRole("link", { name: "Create project" }).click();
    const dialog = page.getByRole("dialog", { name: "New project" });
    await dialog.getByLabel("Name").fill("Lake of the wizard");
    await dialog.getByRole("button", { name: "Create project" }).click();
    await page.waitForURL("**/blueprints/main**");
    await expect(page.getByText(/^\d+ components? · \d+ connections?$/)).toContainText("9 components · 8 connections");
  });
});
