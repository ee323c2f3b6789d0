import { expect, test } from "@playwright/test";
import { createEnvironment, ORGANIZATION, signIn, takePicture, useTemplate } from "./steps/console.ts";
import { nameDataToDestroy } from "./steps/deploy.ts";
import { openInspector } from "./steps/designer.ts";
import { expectAccessible } from "./steps/look-at.ts";
import { tick } from "./steps/tick.ts";

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

  await test.step("a value that follows a neighbour is set by hand and follows again", async () => {
    const inspector = await openInspector(page, project, "candidates");
    await expect(inspector.getByText(/Set by hand\. Item embeddings gives the same\./).first()).toBeVisible();
    await inspector.getByRole("button", { name: "Follow again" }).first().click();
    await expect(inspector.getByText("from Item embeddings")).toBeVisible();
    await inspector.getByRole("button", { name: "Set by hand" }).click();
    await inspector.getByRole("textbox", { name: "Dimension" }).fill("512");
    await inspector.getByRole("textbox", { name: "Dimension" }).press("Enter");
    await expect(inspector.getByText(/Item embeddings gives 384\./)).toBeVisible();
  });

  await test.step("an error stops planning; it is looked at, set aside up to a day, judged again and fixed", async () => {
    await page.getByRole("button", { name: "Plan", exact: true }).click();
    await expect(page.getByText("1 thing must be fixed first.").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Findings/ }).click();
    const panel = page.getByRole("region", { name: "Findings" });
    await panel.getByRole("button", { name: "Ignore…" }).first().click();
    await page.getByLabel("Why it is all right here").fill("The index is filled by hand first.");
    await page.getByRole("button", { name: "Ignore finding" }).click();
    const ignored = panel.getByRole("region", { name: "Ignored" });
    await expect(ignored.getByText(/Ignored until \d{4}-\d\d-\d\d: The index is filled by hand first\./)).toBeVisible();
    await expect(panel.getByRole("region", { name: "Must fix" })).toBeHidden();
    await ignored.getByRole("button", { name: "Judge it again" }).click();
    const fix = panel.getByRole("button", { name: "Set “Dimension” of “Candidate index” to 384" });
    await fix.focus();
    await expect(page.getByRole("tooltip")).toContainText("dimension changes from 512 to 384");
    await fix.click();
    await expect(panel.getByRole("region", { name: "Must fix" })).toBeHidden();
    await panel.getByRole("button", { name: "Close findings" }).click();
  });

  await test.step("one environment gets a value of its own, shown beside the others and taken back with the notice", async () => {
    const inspector = await openInspector(page, project, "candidates");
    await inspector.getByRole("combobox", { name: "Values" }).click();
    await page.getByRole("option", { name: "Only in dev" }).click();
    const rate = inspector.getByRole("textbox", { name: "Questions per second" });
    await rate.fill("55");
    await rate.press("Enter");
    await expect(page.getByText(/is 55 queries\/s in dev from the next deployment on/).first()).toBeVisible();
    await inspector.getByRole("combobox", { name: "Values" }).click();
    await page.getByRole("option", { name: "Same everywhere" }).click();
    await expect(inspector.getByRole("button", { name: /^dev: 55 queries\/s/ })).toBeVisible();
    await expectAccessible(page, "inspector");
    await page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await expect(inspector.getByRole("button", { name: /^dev: 55/ })).toBeHidden();
  });

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
    await tick(page.getByLabel(/^I understand that the data of .+ is lost for good$/));
    await page.getByRole("button", { name: /^Approve and destroy/ }).click();
    await expect(page.getByText("Succeeded").first()).toBeVisible({ timeout: DEPLOY_LIMIT_MS });
  });
});
