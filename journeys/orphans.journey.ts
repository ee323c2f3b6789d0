import { expect, type Page, test } from "@playwright/test";
import { createEnvironment, ORGANIZATION, signIn, takePicture, useTemplate } from "./steps/console.ts";
import { approveButton, askForPlan, expectEnd, planDraft } from "./steps/deploy.ts";
import { lookAt } from "./steps/look-at.ts";
import { loseRecord } from "./steps/records.ts";
import { setCloudSpeed } from "./steps/sandbox.ts";
import { ownsServices } from "./steps/services.ts";
import { tick } from "./steps/tick.ts";

const SCAN_LIMIT_MS = 60_000;

test.skip(!ownsServices, "it loses records of the database");
test.beforeEach(() => setCloudSpeed("zero"));
test.afterEach(() => setCloudSpeed("fast"));

test("what a run lost track of is found by scans, one is adopted so that nothing is to plan, one is destroyed through a plan", async ({
  page,
}) => {
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "Orphaned lake");
  await createEnvironment(page, project, "dev", "Prototype");
  await planDraft(page, project);
  await approveButton(page).click();
  await expectEnd(page, "Succeeded");

  await test.step("a first scan sees it, a second one confirms it", async () => {
    const stream = await loseRecord(project, "AWS::Kinesis::Stream");
    await page.goto(`/${ORGANIZATION}/orphans`);
    await scan(page);
    await expect(page.getByText(/seen for the first time/)).toBeVisible();
    await scan(page);
    const row = page.getByRole("row", { name: new RegExp(stream.identifier) });
    await expect(row).toContainText("AWS::Kinesis::Stream");
    await expect(row).toContainText("Our tags, and the answer to a call of ours");
    await expect(page.getByRole("navigation").getByText(/to decide about/)).toBeAttached();
    await row.getByRole("button", { name: /^Show details/ }).click();
    await expect(page.getByText(/^Create asked .+ by #1 with token [0-9a-f]{8}…, answered .+ found by a scan/)).toBeVisible();
    await lookAt(page, "orphans");

    await row.getByRole("button", { name: "Adopt into dev" }).click();
    const dialog = page.getByRole("dialog", { name: "Adopt into dev" });
    await expect(dialog).toContainText(stream.address);
    await lookAt(page, "orphans-adopt");
    await dialog.getByRole("button", { name: "Adopt into dev" }).click();
    await expect(row).toHaveCount(0);
  });
  await test.step("it is recorded as it was: nothing is to plan", async () => {
    await askForPlan(page, project);
    await expectEnd(page, "Succeeded");
    await expect(
      page
        .getByRole("main")
        .getByText(/Nothing to change/)
        .first(),
    ).toBeVisible();
  });
  await test.step("another one is destroyed: its component's name is typed, and the plan is approved", async () => {
    const bucket = await loseRecord(project, "AWS::S3::Bucket", { holdsData: true });
    await page.goto(`/${ORGANIZATION}/orphans`);
    await scan(page);
    await scan(page);
    const row = page.getByRole("row", { name: new RegExp(bucket.identifier) });
    await expect(row).toContainText("Our tags, and the answer to a call of ours");
    await row.getByRole("button", { name: "Destroy…" }).click();
    const dialog = page.getByRole("dialog", { name: /^Destroy / });
    await dialog.getByLabel("Type the component's name").fill(bucket.component);
    await lookAt(page, "orphans-destroy");
    await dialog.getByRole("button", { name: "Plan its destruction" }).click();
    await page.waitForURL("**/deployments/3**");
    await tick(page.getByLabel(/^I understand that the data of .+ is lost for good$/));
    await takePicture(page, "orphans-plan");
    await page.getByRole("button", { name: /^Approve and destroy/ }).click();
    await expectEnd(page, "Succeeded");
    await page.goto(`/${ORGANIZATION}/orphans`);
    await expect(page.getByRole("heading", { name: "Orphans", exact: true })).toBeVisible();
    await expect(row).toHaveCount(0);
  });
});

/** Asks for a scan of every connection and waits for its end. */
async function scan(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Scan now" });
  await button.click();
  await expect(button).toHaveAttribute("aria-busy", "true");
  await expect(button).not.toHaveAttribute("aria-busy", "true", { timeout: SCAN_LIMIT_MS });
}
