import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { createEnvironment, ORGANIZATION, signIn, takePicture, useTemplate } from "./steps/console.ts";
import { approveButton, expectEnd, planDraft } from "./steps/deploy.ts";
import { expectAccessible, lookAt } from "./steps/look-at.ts";
import { addColleague, openBrowserOf } from "./steps/people.ts";
import { clearFaults, delayOnce, setCloudSpeed } from "./steps/sandbox.ts";

test("an author may not approve, of two others the quicker one does, everybody sees it, and a cancel says what it leaves", async ({
  page,
  browser,
}) => {
  await setCloudSpeed("fast");
  const ken = await openBrowserOf(browser, await addColleague("Ken Watanabe"));
  const lena = await openBrowserOf(browser, await addColleague("Lena Fischer"));
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "Four eyes");
  await createEnvironment(page, project, "dev", "Prototype");

  await test.step("the environment asks for another approver, and for a decision within three days", async () => {
    await page.goto(`/${ORGANIZATION}/projects/${project}/environments/dev/settings`);
    await page.getByLabel("Who approves plans").click();
    await page.getByRole("option", { name: "Somebody with a chosen role" }).click();
    await expect(page.getByText("Choose at least one role.")).toBeVisible();
    await lookAt(page, "approval-of-an-environment");
    await page.getByLabel("Who approves plans").click();
    await page.getByRole("option", { name: "An approver other than the authors" }).click();
    await page.getByLabel("Days until a plan expires").fill("3");
    await page.getByRole("button", { name: "Save approval" }).click();
    await expect(page.getByText("protected", { exact: true })).toBeVisible();
  });

  await planDraft(page, project);
  const plan = new URL(page.url()).pathname;
  const [theirs, late] = [await openAt(ken, plan), await openAt(lena, plan)];
  await test.step("each is told whether they may decide, and until when", async () => {
    await expect(approveButton(page)).toHaveAttribute("aria-disabled", "true");
    await expect(page.getByText("dev needs an approver other than the authors, and you are one of them.")).toBeVisible();
    const bar = theirs.getByRole("region", { name: "Approval" });
    await expect(
      bar.getByText(/Needs an approver other than Demo Owner\. You can approve\. It is discarded if nobody approves/),
    ).toBeVisible();
    await expectAccessible(theirs, "plan-for-another-approver");
    await page.goto(`/${ORGANIZATION}/approvals?show=mine`);
    await expect(page.getByRole("row", { name: /Four eyes/ })).toBeVisible();
    await page.goto(plan);
  });

  await test.step("the quicker one approves, the author sees it live, and the slower one sees who it was", async () => {
    await delayOnce("AWS::Kinesis::Stream", 25_000);
    const answered = theirs.waitForResponse("**/deployments.approve**");
    await late.route("**/deployments.approve**", async (route) => {
      await answered;
      await route.continue();
    });
    await approveButton(late).click();
    await theirs.getByLabel("Comment").fill("Read every row");
    await approveButton(theirs).click();
    expect((await answered).status()).toBe(200);
    await expect(late.getByText(/^Ken Watanabe approved this \d+ s ago\.$/).first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("list", { name: "Phases" }).getByText("Approved by Ken Watanabe")).toBeVisible();
    await expect(page.getByText("“Read every row”")).toBeVisible();
  });

  await test.step("cancelling in the middle says beforehand what ends, what never starts and what stays", async () => {
    for (const seen of [page, theirs]) await expect(seen.getByText(/done [1-9]\d*/).first()).toBeVisible();
    // What fades in has no colours yet that could be judged.
    await theirs.emulateMedia({ reducedMotion: "reduce" });
    await theirs.getByRole("button", { name: "Cancel deployment…" }).click();
    const dialog = theirs.getByRole("dialog", { name: "Cancel deployment #1?" });
    await expect(dialog.getByText(/\d+ calls? (is|are) in flight and will be followed to the end/)).toBeVisible();
    await expect(dialog.getByText(/[1-9]\d* resources? will not be started/)).toBeVisible();
    await expect(dialog.getByText(/[1-9]\d* that (is|are) done stays?\./)).toBeVisible();
    await expectAccessible(theirs, "cancel-a-run");
    await takePicture(theirs, "cancel-a-run");
    await dialog.getByRole("button", { name: "Cancel deployment", exact: true }).click();
    for (const seen of [page, theirs])
      await expect(seen.getByText(/Cancelling – nothing new starts\. Finishing \d+ calls?\./)).toBeVisible();
  });
  await test.step("afterwards: what is done and what is not, to go on, to take back or to leave", async () => {
    await expectEnd(page, "Cancelled");
    const main = page.getByRole("main");
    await expect(main.getByText(/\d+ planned: [1-9]\d* done, [1-9]\d* not started\./)).toBeVisible();
    await expect(main.getByRole("button", { name: "Continue" })).toBeEnabled();
    await expect(main.getByText("Leave as it is")).toBeVisible();
    await expectAccessible(page, "cancelled-run");
    await takePicture(page, "cancelled-run");
    await main.getByRole("link", { name: "Undo what #1 created…" }).click();
    await expect(page).toHaveURL(/destroy\?undo=1/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
  await clearFaults();
  await Promise.all([ken.close(), lena.close()]);
});

async function openAt(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
