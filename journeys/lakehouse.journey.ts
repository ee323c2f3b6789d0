import { expect, test } from "@playwright/test";
import { createEnvironment, ORGANIZATION, signIn, takePicture, useTemplate } from "./steps/console.ts";
import { nameDataToDestroy } from "./steps/deploy.ts";
import { expectAccessible } from "./steps/look-at.ts";

/** A template with 228 resources on a cloud that takes seconds for each. */
const DEPLOY_LIMIT_MS = 240_000;

test("a drawn lakehouse is planned, approved, watched live, looked at and destroyed again", async ({ page }) => {
  test.setTimeout(600_000);
  await signIn(page);
  const project = await useTemplate(page, "realtime-recommendations", "Shop lake");

  await test.step("change it on the canvas and see findings while drawing", async () => {
    const canvas = page.getByRole("application", { name: /Blueprint canvas/ });
    await expect(canvas).toBeVisible();
    await takePicture(page, "designer-light");
    await canvas.getByText("Interaction stream", { exact: true }).first().click();
    const hours = page.getByRole("textbox", { name: "Keep for" });
    await hours.fill("96");
    await hours.press("Enter");
    await expect(page.getByText(/^Saved/).first()).toBeVisible();
    await page.reload();
    await expect(canvas).toBeVisible();
    await expectAccessible(page, "designer");
  });

  await createEnvironment(page, project, "dev", "Prototype");

  await test.step("plan it", async () => {
    await page.goto(`/${ORGANIZATION}/projects/${project}/blueprints/main`);
    await page.getByRole("button", { name: "Plan", exact: true }).click();
    await page.getByRole("button", { name: /and plan$/ }).click();
    await page.waitForURL("**/deployments/1**");
    await expect(page.getByText(/Plan: \d+ to add, 0 to change, 0 to destroy/)).toBeVisible({ timeout: 60_000 });
    await takePicture(page, "plan-light");
    await page.evaluate(() => window.scrollTo(0, 0));
    await expectAccessible(page, "plan");
  });

  await test.step("approve it, watch it, reload in the middle", async () => {
    await page.getByRole("button", { name: "Approve and deploy" }).click();
    await page.getByRole("tab", { name: "Timeline" }).click();
    await expect(page.getByText(/done [1-9]\d*/).first()).toBeVisible({ timeout: 60_000 });
    await takePicture(page, "run-light");
    await page.reload();
    await expect(page.getByText("Succeeded").first()).toBeVisible({ timeout: DEPLOY_LIMIT_MS });
    await expectAccessible(page, "run");
  });

  await test.step("read the whole log: numbered, nothing missing", async () => {
    await page.getByRole("tab", { name: /^Log/ }).click();
    await expect(page.getByText("Succeeded", { exact: false }).first()).toBeVisible();
    await expectAccessible(page, "log");
  });

  await test.step("look at what was created and its outputs", async () => {
    await page.goto(`/${ORGANIZATION}/projects/${project}/environments/dev/resources`);
    await page.getByLabel("Find a resource").fill("AWS::MSK::ServerlessCluster");
    await expect(page.getByRole("row").filter({ hasText: "AWS::MSK::ServerlessCluster" })).toHaveCount(1);
    await page.getByLabel("Find a resource").clear();
    await takePicture(page, "resources-light");
    await page.goto(`/${ORGANIZATION}/projects/${project}/environments/dev/outputs`);
    await expect(page.getByText(/arn:aws:/).first()).toBeVisible();
    await takePicture(page, "outputs-light");
  });

  await test.step("a second plan right afterwards is empty", async () => {
    await page.goto(`/${ORGANIZATION}/projects/${project}/blueprints/main`);
    await page.getByRole("button", { name: "Plan", exact: true }).click();
    await page.getByRole("button", { name: /Plan v1|and plan$/ }).click();
    await page.waitForURL("**/deployments/2**");
    await expect(page.getByText(/Nothing to change/).first()).toBeVisible({ timeout: 60_000 });
  });

  await test.step("destroy it: data stays unless its name is typed", async () => {
    await page.goto(`/${ORGANIZATION}/projects/${project}/environments/dev/destroy`);
    await nameDataToDestroy(page);
    await page.getByLabel("Type the environment's name").fill("dev");
    await takePicture(page, "destroy-light");
    await expectAccessible(page, "destroy");
    await page.getByRole("button", { name: /^Plan to destroy/ }).click();
    await page.waitForURL("**/deployments/3**");
    await page.getByLabel(/^I understand that the data of .+ is lost for good$/).check();
    await page.getByRole("button", { name: /^Approve and destroy/ }).click();
    await expect(page.getByText("Succeeded").first()).toBeVisible({ timeout: DEPLOY_LIMIT_MS });
  });
});
