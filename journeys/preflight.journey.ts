import { expect, type Page, test } from "@playwright/test";
import { createEnvironment, ORGANIZATION, signIn, useTemplate } from "./steps/console.ts";
import { approveButton, askForPlan, expectEnd, planDraft } from "./steps/deploy.ts";
import { lookAt } from "./steps/look-at.ts";
import { clearAnswers, setCloudSpeed } from "./steps/sandbox.ts";
import { tick } from "./steps/tick.ts";

test.beforeEach(() => setCloudSpeed("zero"));
test.afterEach(async () => {
  await clearAnswers();
  await setCloudSpeed("fast");
});

test("what the cloud says stands in the way is read before approving, tried only on purpose, and gone once it is mended", async ({
  page,
}) => {
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "Preflight lake");
  await createEnvironment(page, project, "dev", "Prototype");
  const preflight = page.getByRole("region", { name: "Preflight" });

  await test.step("tell the sandbox what to answer", async () => {
    await openSandbox(page);
    await addAnswer(page, "A permission is missing", "kinesis:CreateStream");
    await addAnswer(page, "A limit of the account is lower", "VPCs per Region");
    await addAnswer(page, "Somebody else has the name", "zl-*");
    await lookAt(page, "connection with answers");
  });

  await test.step("the plan says it, and is approved only with that in view", async () => {
    await askForPlan(page, project);
    await expect(preflight).toContainText("kinesis:CreateStream");
    await expect(preflight).toContainText("A bucket of that name belongs to somebody else");
    await expect(approveButton(page)).toBeDisabled();
    await tick(page.getByLabel(/^Try although the preflight found \d+ things not met$/));
    await expect(approveButton(page)).toBeEnabled();
    await lookAt(page, "plan with a failed preflight");
    await page.getByRole("button", { name: "Discard plan" }).click();
    await expect(page.getByRole("main").getByText("Discarded", { exact: true }).first()).toBeVisible();
  });

  await test.step("once it is mended the same plan has nothing in its way", async () => {
    await openSandbox(page);
    await page.getByRole("button", { name: "Remove all answers" }).click();
    await expect(page.getByText(/^Nothing stands in the way of a plan/)).toBeVisible();
    await planDraft(page, project);
    await expect(preflight).toContainText("Permissions");
    await expect(preflight).not.toContainText("not met");
    await approveButton(page).click();
    await expectEnd(page, "Succeeded");
  });
});

async function openSandbox(page: Page): Promise<void> {
  await page.goto(`/${ORGANIZATION}/connections`);
  await page.getByRole("link", { name: "Sandbox AWS", exact: true }).click();
}

async function addAnswer(page: Page, answer: string, about: string): Promise<void> {
  await page.getByLabel("Answer", { exact: true }).click();
  await page.getByRole("option", { name: answer }).click();
  await page.getByLabel("About", { exact: true }).fill(about);
  await page.getByRole("button", { name: "Add answer" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: about })).toBeVisible();
}
