import { expect, test } from "@playwright/test";
import { mutate } from "./steps/api.ts";
import { ORGANIZATION, signIn, takePicture } from "./steps/console.ts";
import { approveButton, expectEnd } from "./steps/deploy.ts";
import { lookAt } from "./steps/look-at.ts";
import { prepareStages } from "./steps/prepared-stages.ts";

const PLAN_LIMIT_MS = 60_000;

test("a version is promoted with a look at what it brings, rolled back, and its environment sleeps and wakes", async ({ page }) => {
  test.setTimeout(420_000);
  await signIn(page);
  // v1 is deployed to dev and staging, v2 to dev alone.
  const { project } = await prepareStages(page.request);
  const staging = `/${ORGANIZATION}/projects/${project}/environments/staging`;
  const approve = async () => {
    await page.waitForURL("**/deployments/*");
    const button = page.getByRole("button", { name: /^Approve and / }).first();
    await expect(button).toBeVisible({ timeout: PLAN_LIMIT_MS });
    await button.click();
    await expectEnd(page, "Succeeded");
  };
  const menu = async (item: string) => {
    await page.goto(staging);
    await page.getByRole("button", { name: "More for staging" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };

  await test.step("promote v2 from dev to staging: what comes, what stays different, what proves it", async () => {
    await page.goto(`/${ORGANIZATION}/projects/${project}`);
    await expect(page.getByRole("link", { name: "Promote v2 to staging" })).toBeVisible();
    await takePicture(page, "promotion-lane");
    await page.getByRole("link", { name: "Promote v2 to staging" }).click();
    await expect(page.getByRole("heading", { name: "Promote v2 from dev to staging" })).toBeVisible();
    const comes = page.getByRole("region", { name: "What is in v2" });
    await expect(comes).toContainText("Event stream");
    await expect(comes).toContainText("from 24 to 48");
    await expect(page.getByRole("region", { name: "What stays different" })).toContainText("standard");
    await expect(page.getByRole("region", { name: "Proof in dev" })).toContainText("Verified");
    await lookAt(page, "promote");
    await page.getByRole("button", { name: "Plan v2 for staging" }).click();
    await approve();
    await page.goto(staging);
    await expect(page.getByRole("heading", { name: "Deployed: v2" })).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: "v2 from dev" })).toHaveCount(1);
  });

  await test.step("roll staging back to v1, which keeps its data", async () => {
    await menu("Roll back…");
    const row = page.getByRole("row").filter({ hasText: "v1" });
    await expect(row).toContainText("Keeps data", { timeout: PLAN_LIMIT_MS });
    await expect(row).toContainText(/\d+ to change/);
    await expect(row).not.toContainText("to replace");
    await lookAt(page, "rollback");
    await row.getByRole("button", { name: "Plan rollback to v1" }).click();
    await page.waitForURL("**/deployments/*");
    await expect(approveButton(page)).toBeVisible({ timeout: PLAN_LIMIT_MS });
    await expect(page.getByText(/Plan: 0 to add, \d+ to change, 0 to destroy/)).toBeVisible();
    await approve();
    await page.goto(staging);
    await expect(page.getByRole("heading", { name: "Deployed: v1" })).toBeVisible();
  });

  await test.step("hibernate staging and wake it again", async () => {
    await menu("Hibernate…");
    await expect(page.getByRole("region", { name: /^Stops/ })).toContainText("SQL");
    await expect(page.getByRole("region", { name: /^Stays/ })).toContainText("Event stream");
    await lookAt(page, "hibernate");
    await page.getByRole("button", { name: /^Plan to stop/ }).click();
    await approve();
    await page.goto(staging);
    await expect(page.getByText(/^Asleep: compute/)).toBeVisible();
    await expect(page.getByRole("main").getByText("Asleep", { exact: true })).toBeVisible();
    await lookAt(page, "asleep");
    await page.getByRole("button", { name: "Wake staging" }).click();
    await approve();
    await page.goto(staging);
    await expect(page.getByText(/^Asleep: compute/)).toBeHidden();
    await expect(page.getByRole("heading", { name: "Deployed: v1" })).toBeVisible();
  });

  await test.step("give it working hours and an end that is near", async () => {
    await page.goto(`${staging}/schedule`);
    await page.getByLabel("From").fill("07:30");
    await page.getByRole("button", { name: "Save working hours" }).click();
    await expect(page.getByText(/^Set by .+ Next: /)).toBeVisible();
    const at = { organization: ORGANIZATION, project, environment: "staging" };
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    await mutate(page.request, "schedules.setEnd", { ...at, expiresAt: inAnHour });
    await page.reload();
    await expect(page.getByRole("alert").filter({ hasText: "staging ends" })).toBeVisible();
    await lookAt(page, "schedule");
    await page.getByRole("alert").getByRole("button", { name: "Keep 7 more days" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "staging ends" })).toBeHidden();
    await page.getByRole("button", { name: "Remove working hours" }).click();
    await expect(page.getByText(/^Set by .+ Next: /)).toBeHidden();
  });
});
