import { expect, test } from "@playwright/test";
import { ORGANIZATION, signIn } from "./steps/console.ts";
import { approveButton, askForPlan, expectEnd } from "./steps/deploy.ts";
import { lookAt } from "./steps/look-at.ts";
import { prepareLake } from "./steps/prepared-lake.ts";
import { changeByHand } from "./steps/sandbox.ts";

const LOOK_LIMIT_MS = 60_000;
const PLAN_LIMIT_MS = 60_000;

test("what somebody changed by hand is found, adopted by the design, and put back the second time", async ({ page }) => {
  test.setTimeout(420_000);
  await signIn(page);
  const { project, stream } = await prepareLake(page.request, { name: "Drifting lake", environment: "dev" });
  const tab = `/${ORGANIZATION}/projects/${project}/environments/dev/drift`;
  /** Waits for a check that began after it was asked for: the one before may still be told, or run. */
  const check = async () => {
    await page
      .getByRole("status")
      .filter({ hasText: /^(Never checked|Checked )/ })
      .waitFor({ timeout: LOOK_LIMIT_MS });
    const last = page.getByRole("status").locator("time");
    const before = (await last.count()) > 0 ? await last.getAttribute("datetime") : "";
    await page.getByRole("button", { name: "Check now" }).click();
    const shown = async () => ((await last.count()) === 1 ? await last.getAttribute("datetime") : before);
    await expect.poll(shown, { timeout: LOOK_LIMIT_MS }).not.toBe(before);
  };

  await test.step("nothing differs at first", async () => {
    await page.goto(tab);
    await expect(page.getByRole("heading", { name: "Nothing was checked yet" })).toBeVisible();
    await check();
    await expect(page.getByRole("heading", { name: "Everything is as deployed" })).toBeVisible();
    await lookAt(page, "drift-none");
  });

  await test.step("a change by hand is found with who did it", async () => {
    await changeByHand(stream, "/RetentionPeriodHours", 96);
    await check();
    const row = page.getByRole("listitem").filter({ hasText: "RetentionPeriodHours" });
    await expect(row).toContainText("24 → 96", { timeout: LOOK_LIMIT_MS });
    await expect(row).toContainText("ken@orders.example");
    await expect(row).toContainText("CloudTrail");
    await row.getByText(/^Details of/).click();
    await expect(row.getByText("In the design").locator("xpath=following-sibling::dd[1]")).toHaveText("24");
    await lookAt(page, "drift-found");
    await page.goto(`/${ORGANIZATION}/drift`);
    await expect(page.getByRole("listitem").filter({ hasText: "RetentionPeriodHours" })).toContainText("dev");
    await lookAt(page, "drift-organisation");
  });

  await test.step("the design adopts it, and its plan has nothing to do", async () => {
    await page.goto(tab);
    await page.getByRole("button", { name: /^Adopt…/ }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("Keep for", { timeout: PLAN_LIMIT_MS });
    await expect(dialog).toContainText("96");
    await lookAt(page, "drift-adopt");
    await dialog.getByRole("button", { name: "Change design" }).click();
    await page.waitForURL("**/blueprints/main**");
    await askForPlan(page, project);
    await expect(page.getByText(/Nothing to change/).first()).toBeVisible({ timeout: PLAN_LIMIT_MS });
    await page.goto(tab);
    await check();
    await expect(page.getByRole("heading", { name: "Everything is as deployed" })).toBeVisible();
  });

  await test.step("the next change by hand is put back by a plan of just that", async () => {
    await changeByHand(stream, "/RetentionPeriodHours", 48);
    await check();
    const row = page.getByRole("listitem").filter({ hasText: "RetentionPeriodHours" });
    await expect(row).toContainText("96 → 48", { timeout: LOOK_LIMIT_MS });
    await row.getByRole("button", { name: /^Revert/ }).click();
    await page.waitForURL("**/deployments/*");
    await expect(approveButton(page)).toBeVisible({ timeout: PLAN_LIMIT_MS });
    await expect(page.getByText(/Plan: 0 to add, 1 to change, 0 to destroy/)).toBeVisible();
    await approveButton(page).click();
    await expectEnd(page, "Succeeded");
    await page.goto(tab);
    await expect(page.getByRole("listitem").filter({ hasText: "RetentionPeriodHours" })).toBeHidden();
  });

  await test.step("a third is ignored up to a day, and the list of what is ignored says why", async () => {
    await changeByHand(stream, "/RetentionPeriodHours", 72);
    await check();
    await page.getByRole("button", { name: /^Ignore… Event stream/ }).click();
    await page.getByLabel("Why it is all right").fill("A trial of the streaming team");
    await lookAt(page, "drift-ignore");
    await page.getByRole("button", { name: "Ignore 1 finding" }).click();
    await page.getByRole("radio", { name: "Ignored 1" }).click();
    await expect(page.getByRole("row").filter({ hasText: "A trial of the streaming team" })).toBeVisible();
    await lookAt(page, "drift-ignored");
    await page.getByRole("button", { name: /^End ignoring/ }).click();
    await page.getByRole("radio", { name: /^Open 1/ }).click();
    await expect(page.getByRole("listitem").filter({ hasText: "RetentionPeriodHours" })).toBeVisible();
  });
});
