import { expect, test } from "@playwright/test";
import { createEnvironment, ORGANIZATION, signIn, useTemplate } from "./steps/console.ts";
import { approveButton, expectEnd } from "./steps/deploy.ts";
import { lookAt } from "./steps/look-at.ts";
import { tick } from "./steps/tick.ts";

const PLAN_LIMIT_MS = 60_000;

test("selected parts are planned with what they need, and the environment says that it has a part of the version only", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "Lake in parts");
  await createEnvironment(page, project, "dev", "Prototype");

  await test.step("plan one part", async () => {
    await page.goto(`/${ORGANIZATION}/projects/${project}/blueprints/main`);
    const canvas = page.getByRole("application", { name: /Blueprint canvas/ });
    await canvas.getByText("Event stream", { exact: true }).first().click();
    await page.getByRole("button", { name: "Plan", exact: true }).click();
    await tick(page.getByLabel("Plan only the selected parts and what they need"));
    await lookAt(page, "plan-selected");
    await page.getByRole("button", { name: /and plan$/ }).click();
    await page.waitForURL("**/deployments/*");
    await expect(approveButton(page)).toBeVisible({ timeout: PLAN_LIMIT_MS });
    await expect(page.getByText(/1 of \d+ parts of v1/)).toBeVisible();
    const leftOut = page.getByRole("region", { name: /^Not in this plan: \d+ changes/ });
    await leftOut.getByText("Show them").click();
    await expect(leftOut.getByRole("listitem").first()).toBeVisible();
    await lookAt(page, "plan-of-parts");
    await approveButton(page).click();
    await expectEnd(page, "Succeeded");
  });

  await test.step("the list and the environment say so", async () => {
    await page.goto(`/${ORGANIZATION}/projects/${project}/environments/dev`);
    await expect(page.getByText("Partly at v1")).toBeVisible();
    await expect(page.getByText("Only chosen parts of v1 are deployed here.")).toBeVisible();
    await lookAt(page, "environment-of-parts");
    await page.goto(`/${ORGANIZATION}/projects/${project}/deployments`);
    await expect(page.getByRole("row").filter({ hasText: /1 of \d+ parts/ })).toHaveCount(1);
  });
});
