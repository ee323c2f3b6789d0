import { expect, type Page, test } from "@playwright/test";
import { createEnvironment, ORGANIZATION, signIn, signInAfresh, useTemplate } from "./steps/console.ts";
import { approveButton, askForPlan, expectEnd, planDraft, readLog } from "./steps/deploy.ts";
import { expectSaved, keepFor } from "./steps/designer.ts";
import { addColleague, openBrowserOf } from "./steps/people.ts";
import { ownsServices, type ServiceName, tellService } from "./steps/services.ts";

test.skip(!ownsServices, "it stops PostgreSQL and Redis");
test.afterEach(async () => {
  await tellService("redis", "thaw");
  for (const service of ["postgres", "redis", "cloud"] as const satisfies readonly ServiceName[]) await tellService(service, "start");
});

/** The console looks every ten seconds, and asks for at most two. */
const NOTICED = { timeout: 20_000 };
const REDIS_AWAY = /Redis does not answer\. Plans and deployments start later than usual.*Nothing is lost\./;
const DATABASE_AWAY = /The database does not answer\. Nothing can be saved now; the console recovers by itself when it is back\./;

test("Redis goes away in the middle of a run and comes back empty: the console says so, the run ends well", async ({ page, browser }) => {
  const colleague = await addColleague("Noor Haddad");
  await signIn(page);
  await beginRun(page, "Without Redis");
  await tellService("redis", "stop");
  await expect(page.getByText(REDIS_AWAY)).toBeVisible(NOTICED);

  await test.step("people can still sign in and draw", async () => {
    const context = await openBrowserOf(browser, colleague);
    const designer = await context.newPage();
    await useTemplate(designer, "streaming-starter", "Drawn without Redis");
    await keepFor(designer, "101");
    await expectSaved(designer);
    await context.close();
  });
  await tellService("redis", "start");
  await expect(page.getByText(REDIS_AWAY)).toBeHidden(NOTICED);
  await expectWholeRun(page);
});

test("a Redis that hangs holds nobody up", async ({ page }) => {
  await tellService("redis", "freeze");
  await signInAfresh(page);
  await expect(page.getByText(REDIS_AWAY)).toBeVisible(NOTICED);
  const project = await useTemplate(page, "streaming-starter", "Hanging Redis");
  await createEnvironment(page, project, "dev", "Prototype");
  await askForPlan(page, project);
  await tellService("redis", "thaw");
  await expect(approveButton(page)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(REDIS_AWAY)).toBeHidden(NOTICED);
});

test("PostgreSQL goes away in the middle of a run and of an edit: both go on when it is back, and nothing is lost", async ({
  page,
  context,
}) => {
  await signIn(page);
  const project = await beginRun(page, "Without database");
  const designer = await context.newPage();
  await designer.goto(`/${ORGANIZATION}/projects/${project}/blueprints/main`);
  await keepFor(designer);
  await tellService("postgres", "stop");

  await test.step("the console says so, and keeps the edit", async () => {
    await keepFor(designer, "103");
    await expect(designer.getByText("Cannot save – 1 edit kept in this tab")).toBeVisible();
    for (const seen of [page, designer]) await expect(seen.getByText(DATABASE_AWAY)).toBeVisible(NOTICED);
    const opened = await context.newPage();
    await opened.goto(`/${ORGANIZATION}/projects`);
    await expect(opened.getByText(/database/i).first()).toBeVisible();
    await tellService("postgres", "start");
    await expect(opened.getByRole("heading", { name: "Projects" })).toBeVisible();
    await opened.close();
  });
  await test.step("and recovers by itself", async () => {
    for (const seen of [page, designer]) await expect(seen.getByText(DATABASE_AWAY)).toBeHidden(NOTICED);
    await expectSaved(designer);
    await designer.reload();
    await expect(await keepFor(designer)).toHaveValue("103");
    await expectWholeRun(page);
  });
});

/** Plans and approves a new project's only environment; returns once something is created. */
async function beginRun(page: Page, name: string): Promise<string> {
  const project = await useTemplate(page, "streaming-starter", name);
  await createEnvironment(page, project, "dev", "Prototype");
  await planDraft(page, project);
  await approveButton(page).click();
  await expect(page.getByText(/done [1-9]\d*/).first()).toBeVisible({ timeout: 30_000 });
  return project;
}

/** It succeeded, which ends with a look at the cloud and an empty plan, and who watched has read all that is written down. */
async function expectWholeRun(page: Page): Promise<void> {
  await expectEnd(page, "Succeeded");
  const watched = await readLog(page);
  await page.reload();
  expect(await readLog(page)).toEqual(watched);
}
