import { expect, type Page, test } from "@playwright/test";
import { mutate, query } from "./steps/api.ts";
import { createEnvironment, ORGANIZATION, signIn, useTemplate } from "./steps/console.ts";
import { approveButton, askForPlan, expectEnd } from "./steps/deploy.ts";
import { lookAt } from "./steps/look-at.ts";
import { setCloudSpeed } from "./steps/sandbox.ts";

const GUARDRAIL = "Small bills in trials";
const REASON = "The launch is on Monday.";
const PLAN_LIMIT_MS = 60_000;

test.beforeEach(() => setCloudSpeed("zero"));
test.afterEach(async ({ page }) => {
  await setCloudSpeed("fast");
  // Other journeys plan in the same organisation.
  const all = await query<{ id: string }[]>(page.request, "guardrails.list", { organization: ORGANIZATION });
  for (const { id } of all) await mutate(page.request, "guardrails.remove", { organization: ORGANIZATION, guardrailId: id });
});

test("a cost ceiling blocks a plan; once it asks, the plan is approved with a reason that stands with it", async ({ page }) => {
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "Guarded lake");
  await createEnvironment(page, project, "trial", "Prototype");
  const guardrails = page.getByRole("region", { name: "Guardrails" });

  await test.step("set a ceiling for environments by name", async () => {
    await openGuardrails(page);
    await page.getByRole("button", { name: "Add guardrail" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a guardrail" });
    await choose(page, "Rule", "Cost ceiling");
    await dialog.getByLabel("Amount").fill("1");
    await choose(page, "Holds for", "By name");
    await dialog.getByRole("button", { name: "Add guardrail" }).click();
    await expect(dialog.getByText("Name at least one environment.")).toBeVisible();
    await dialog.getByLabel("Environments", { exact: true }).fill("tri*");
    await dialog.getByLabel("Name", { exact: true }).fill(GUARDRAIL);
    await dialog.getByRole("button", { name: "Test against plans" }).click();
    await expect(dialog.getByRole("status")).toContainText(/This rule would have|no plans yet/, { timeout: PLAN_LIMIT_MS });
    await lookAt(page, "guardrail form");
    await dialog.getByRole("button", { name: "Add guardrail" }).click();
    await expect(page.getByRole("row").filter({ hasText: GUARDRAIL })).toContainText("$1 a month");
  });

  await test.step("the plan is blocked, by which and set by whom", async () => {
    await askForPlan(page, project);
    await expect(guardrails).toContainText("Blocks the plan", { timeout: PLAN_LIMIT_MS });
    await expect(page.getByRole("region", { name: "Approval" })).toContainText(`“${GUARDRAIL}” blocks this plan`);
    await expect(page.getByRole("button", { name: "Discard plan" })).toBeVisible();
    await expect(approveButton(page)).toHaveCount(0);
    await lookAt(page, "plan that is blocked");
  });
  const plan = page.url();

  await test.step("a test says that it speaks against that plan; it is changed to ask for a reason", async () => {
    await openGuardrails(page);
    await page.getByRole("button", { name: `Test ${GUARDRAIL} against plans` }).click();
    await expect(page.getByRole("link", { name: /^Guarded lake #\d+$/ })).toBeVisible({ timeout: PLAN_LIMIT_MS });
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: `Edit ${GUARDRAIL}` }).click();
    await page.getByRole("radio", { name: "Ask for a reason" }).click();
    await page.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("row").filter({ hasText: GUARDRAIL })).toContainText("Ask for a reason");
    await lookAt(page, "guardrails");
  });

  await test.step("the same plan is approved with a reason, which is shown afterwards", async () => {
    await page.goto(plan);
    await expect(approveButton(page)).toBeDisabled();
    await page.getByLabel("Reason for approving all the same").fill(REASON);
    await lookAt(page, "plan that wants a reason");
    await approveButton(page).click();
    await expectEnd(page, "Succeeded");
    await page.getByRole("tab", { name: /^Plan/ }).click();
    await expect(guardrails).toContainText(`“${REASON}”`);
  });
});

async function openGuardrails(page: Page): Promise<void> {
  await page.goto(`/${ORGANIZATION}/settings`);
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Guardrails" }).click();
  await page.waitForURL("**/settings/guardrails");
}

async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole("dialog").getByLabel(field, { exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}
