import { expect, type Locator, type Page } from "@playwright/test";
import { ORGANIZATION } from "./console.ts";

const PLAN_LIMIT_MS = 60_000;
const RUN_LIMIT_MS = 120_000;

/** Plans what is drawn for the project's only environment; ends on the plan, which can be approved. */
export async function planDraft(page: Page, project: string): Promise<void> {
  await askForPlan(page, project);
  await expect(approveButton(page)).toBeVisible({ timeout: PLAN_LIMIT_MS });
}

/** As `planDraft`; ends on the deployment that waits for its plan. */
export async function askForPlan(page: Page, project: string): Promise<void> {
  await page.goto(`/${ORGANIZATION}/projects/${project}/blueprints/main`);
  await page.getByRole("button", { name: "Plan", exact: true }).click();
  await page.getByRole("button", { name: /and plan$|^Plan v\d+$/ }).click();
  await page.waitForURL("**/deployments/*");
}

export function approveButton(page: Page): Locator {
  return page.getByRole("button", { name: "Approve and deploy" });
}

export async function expectEnd(page: Page, state: "Succeeded" | "Failed" | "Cancelled"): Promise<void> {
  const ended = page
    .getByRole("main")
    .getByText(/^(Succeeded|Failed|Cancelled)$/)
    .first();
  await expect(ended).toBeVisible({ timeout: RUN_LIMIT_MS });
  await expect(ended).toHaveText(state);
}

/** The log of the open run, on a screen so tall that all its lines are drawn at once. */
export async function openLog(page: Page): Promise<Locator> {
  await page.setViewportSize({ width: 1440, height: 6_000 });
  await page.getByRole("tab", { name: /^Log/ }).click();
  return page.getByRole("tabpanel", { name: /^Log/ });
}

/** Every line of the open run, which is over. */
export async function readLog(page: Page): Promise<readonly string[]> {
  const lines = await openLog(page);
  await expect(lines).toContainText("Succeeded");
  return (await lines.innerText()).split("\n");
}

/** Destroys the environment with all its data; ends on the deployment that did it. */
export async function destroyWithData(page: Page, project: string, environment: string): Promise<void> {
  await page.goto(`/${ORGANIZATION}/projects/${project}/environments/${environment}/destroy`);
  await nameDataToDestroy(page);
  await page.getByLabel("Type the environment's name").fill(environment);
  await page.getByRole("button", { name: /^Plan to destroy/ }).click();
  await page.waitForURL("**/deployments/*");
  await page.getByLabel(/^I understand that the data of .+ is lost for good$/).check({ timeout: PLAN_LIMIT_MS });
  await page.getByRole("button", { name: /^Approve and destroy/ }).click();
  await expectEnd(page, "Succeeded");
}

/** Types into each field of the page to destroy the name that its label asks for. */
export async function nameDataToDestroy(page: Page): Promise<void> {
  const fields = page.getByLabel(/^Type .+ to destroy its data$/);
  await expect(fields.first()).toBeVisible({ timeout: PLAN_LIMIT_MS });
  for (const field of await fields.all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? "");
    await field.fill(label.replace(/^Type (.+) to destroy its data$/, "$1"));
  }
}
