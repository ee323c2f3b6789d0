import { expect, type Page, test } from "@playwright/test";
import { mutate } from "./steps/api.ts";
import { createEnvironment, ORGANIZATION, signIn, takePicture, useTemplate } from "./steps/console.ts";
import { approveButton, planDraft } from "./steps/deploy.ts";
import { expectAccessible } from "./steps/look-at.ts";
import { addColleague, openBrowserOf } from "./steps/people.ts";
import { clearFaults, delayOnce, setCloudSpeed } from "./steps/sandbox.ts";

const NAME = "On the wall";
const tile = (page: Page, question: string) => page.getByRole("region", { name: question, exact: true });
const progressOf = (page: Page) => page.getByRole("progressbar", { name: new RegExp(NAME) });

test("the dashboard follows a run without a reload, asks only who may approve, and a wall sees it until the link is revoked", async ({
  page,
  browser,
}) => {
  await setCloudSpeed("fast");
  const ken = await openBrowserOf(browser, await addColleague("Ken Watanabe"));
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", NAME);
  await createEnvironment(page, project, "dev", "Prototype");
  const place = { organization: ORGANIZATION, project, environment: "dev" };
  await mutate(page.request, "environments.update", { ...place, revision: 0, approvalRule: "otherApprover" });
  await planDraft(page, project);
  await expect(approveButton(page)).toBeVisible();
  const plan = new URL(page.url()).pathname;

  const theirs = await ken.newPage();
  await test.step("the plan waits for the other approver and not for its author", async () => {
    await theirs.goto(`/${ORGANIZATION}`);
    const asked = tile(theirs, "What must I do now?").getByRole("link", { name: `Approve #1 ${NAME} → dev` });
    await expect(asked).toBeVisible();
    await page.goto(`/${ORGANIZATION}`);
    await expect(
      tile(page, "What runs where, is it well?")
        .getByText(/waiting/)
        .first(),
    ).toBeVisible();
    await expect(tile(page, "What must I do now?").getByText(`${NAME} → dev`)).toHaveCount(0);
    await asked.click();
    await theirs.waitForURL(`**${plan}`);
  });

  const wall = await browser.newContext();
  const onTheWall = await wall.newPage();
  await test.step("an admin makes a link that needs no session", async () => {
    const settings = await page.context().newPage();
    await settings.goto(`/${ORGANIZATION}/settings/wallboards`);
    await settings.getByLabel("Where it hangs").fill("Kitchen");
    await settings.getByRole("button", { name: "Create link" }).click();
    const address = await settings.getByText(/\/wallboard\/[\w-]{43}$/).innerText();
    await onTheWall.goto(`${address}?refresh=5`);
    await expect(tile(onTheWall, "What needs somebody?").getByText(/waiting for approval/)).toBeVisible();
    await settings.close();
  });

  await test.step("while the run goes on, its progress moves on the open dashboard and on the wall", async () => {
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await delayOnce("AWS::Kinesis::Stream", 15_000);
    await approveButton(theirs).click();
    await expect(progressOf(page)).toBeVisible({ timeout: 30_000 });
    await expect.poll(async () => Number(await progressOf(page).getAttribute("aria-valuenow")), { timeout: 30_000 }).toBeGreaterThan(1);
    await expect(progressOf(onTheWall)).toBeVisible({ timeout: 20_000 });
    await expectAccessible(onTheWall, "wallboard-link");
    await takePicture(onTheWall, "wallboard-link");
    await takePicture(page, "dashboard-running");
    await clearFaults();
    await expect(progressOf(page)).toHaveCount(0, { timeout: 90_000 });
    await expect(tile(page, "Who did what lately?").getByText(`A worker finished #1 in ${NAME}.`)).toBeVisible();
    expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
  });

  await test.step("the link shows nothing any more once it is revoked", async () => {
    await page.goto(`/${ORGANIZATION}/settings/wallboards`);
    await page.getByRole("button", { name: "Revoke the link Kitchen" }).click();
    await expect(page.getByText("No links yet.")).toBeVisible();
    await expect(onTheWall.getByRole("heading", { name: "This link shows nothing any more" })).toBeVisible({ timeout: 20_000 });
    await wall.close();
    await ken.close();
  });
});
