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

export async function expectEnd(page: Page, state: "Succeeded" | "Failed"): Promise<void> {
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
