import { type BrowserContext, expect, type Locator, type Page, test } from "@playwright/test";
import { createEnvironment, ORGANIZATION, signIn, useTemplate } from "./steps/console.ts";
import { approveButton, expectEnd, planDraft, readLog } from "./steps/deploy.ts";
import { expectSaved, keepFor } from "./steps/designer.ts";
import { addColleague, openBrowserOf } from "./steps/people.ts";
import { clearFaults, delayOnce, setCloudSpeed } from "./steps/sandbox.ts";

const COLLEAGUE = "Ken Watanabe";

test("edits of one tab and of another person appear without a reload, and who overwrites is told to who was overwritten", async ({
  page,
  context,
  browser,
}) => {
  const colleague = await openBrowserOf(browser, await addColleague(COLLEAGUE));
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "Shared drawing");
  const designer = `/${ORGANIZATION}/projects/${project}/blueprints/main`;
  const second = await openAt(context, designer);
  const theirs = await openAt(colleague, designer);
  const fields = { mine: await keepFor(page), second: await keepFor(second), theirs: await keepFor(theirs) };

  await test.step("an edit is seen in the other tab and by the other person", async () => {
    await keepFor(page, "101");
    await expect(fields.second).toHaveValue("101");
    await expect(fields.theirs).toHaveValue("101");
  });
  await test.step("edits of different settings at the same time are both kept", async () => {
    await rename(second, "Orders");
    await keepFor(theirs, "102");
    for (const seen of [page, second, theirs]) {
      await expect(seen.getByRole("application").getByText("Orders", { exact: true })).toBeVisible();
      await expect(seen.getByRole("textbox", { name: "Keep for" })).toHaveValue("102");
    }
  });
  await test.step("the same setting: the later one stands, the earlier author is told and can have theirs back", async () => {
    await setKeepFor(page, "103");
    await expect(fields.theirs).toHaveValue("103");
    await setKeepFor(theirs, "104");
    await expect(fields.mine).toHaveValue("104");
    const told = notice(page, new RegExp(`${COLLEAGUE} set .*104.* after you`));
    await told.getByRole("button", { name: "Restore mine" }).click();
    await expect(fields.theirs).toHaveValue("103");
    await expect(fields.second).toHaveValue("103");
  });
  await test.step("cut off from each other: nobody's edit is lost, and the later one stands", async () => {
    await context.route("**/designer.save**", (route) => route.abort());
    await setKeepFor(page, "105");
    await expect(page.getByText("Offline – 1 edit kept in this tab")).toBeVisible();
    await setKeepFor(theirs, "106");
    await rename(theirs, "Orders of Ken");
    await expectSaved(theirs);
    await context.unroute("**/designer.save**");
    await expectSaved(page);
    for (const seen of [page, second, theirs]) {
      await expect(seen.getByRole("textbox", { name: "Keep for" })).toHaveValue("105");
      await expect(seen.getByRole("application").getByText("Orders of Ken", { exact: true })).toBeVisible();
    }
    await expect(notice(theirs, /Demo Owner set .*105.* after you/)).toBeVisible();
  });
  await test.step("removed while the other edits it: said, and it can be brought back with what hangs on it", async () => {
    await page.getByRole("application").getByText("Orders of Ken", { exact: true }).click();
    await page.keyboard.press("Delete");
    const told = notice(theirs, /Demo Owner removed Orders of Ken/);
    await told.getByRole("button", { name: "Bring it back" }).click();
    for (const seen of [page, second]) {
      await expect(seen.getByRole("application").getByText("Orders of Ken", { exact: true })).toBeVisible();
    }
  });
  await colleague.close();
});

test("a plan is approved once, whoever clicks, and both see the same run", async ({ page, browser }) => {
  await setCloudSpeed("zero");
  const colleague = await openBrowserOf(browser, await addColleague(COLLEAGUE));
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "Shared run");
  await createEnvironment(page, project, "dev", "Prototype");
  await planDraft(page, project);
  const theirs = await openAt(colleague, new URL(page.url()).pathname);
  await expect(approveButton(theirs)).toBeVisible();

  await test.step("the second click gets a clear answer", async () => {
    // Their page does not hear of the first click before the second: that is what makes it a race.
    const answered = page.waitForResponse("**/deployments.approve**");
    await theirs.route("**/deployments.approve**", async (route) => {
      await answered;
      await route.continue();
    });
    await approveButton(theirs).click();
    await approveButton(page).click();
    expect((await answered).status()).toBe(200);
    await expect(theirs.getByText(/^Demo Owner approved this \d+ s ago\.$/).first()).toBeVisible();
  });
  await test.step("the same lines in both", async () => {
    await Promise.all([page, theirs].map((seen) => expectEnd(seen, "Succeeded")));
    const [mine, seenByThem] = [await readLog(page), await readLog(theirs)];
    expect(mine.length).toBeGreaterThan(10);
    expect(seenByThem).toEqual(mine);
  });
  await setCloudSpeed("fast");
  await colleague.close();
});

test("of two plans for one environment the second waits, comes back with what differs, and a lock stops both", async ({
  page,
  context,
}) => {
  await setCloudSpeed("fast");
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "One after the other");
  await createEnvironment(page, project, "dev", "Prototype");
  await planDraft(page, project);
  const second = await context.newPage();
  await planDraft(second, project);
  const environment = `/${ORGANIZATION}/projects/${project}/environments/dev`;

  await test.step("locked: who did it and why, and nothing can be approved", async () => {
    const place = await openAt(context, environment);
    await place.getByRole("button", { name: "More for dev" }).click();
    await place.getByRole("menuitem", { name: "Lock environment…" }).click();
    const dialog = place.getByRole("dialog", { name: "Lock dev" });
    await dialog.getByLabel("Reason").fill("quarter close");
    await dialog.getByRole("button", { name: "Lock environment" }).click();
    const locked = /Locked by Demo Owner: quarter close\./;
    await expect(place.getByText(locked)).toBeVisible();
    await expect(page.getByText(locked)).toBeVisible();
    await expect(approveButton(page)).toHaveAttribute("aria-disabled", "true");
    await place.getByRole("button", { name: "Unlock environment" }).click();
    await expect(place.getByText(locked)).toBeHidden();
    await expect(page.getByText(locked)).toBeHidden();
    await place.close();
  });
  await test.step("the second knows whom it waits for, its place and how long that takes", async () => {
    await delayOnce("AWS::Kinesis::Stream", 15_000);
    await approveButton(page).click();
    await expect(second.getByText(/#1 has dev now \(applying, .+\)\. Once approved, this one waits for it\./)).toBeVisible();
    await approveButton(second).click();
    await expect(second.getByText(/Waits for #1 \(applying, .+\), place 2 in the line of dev\./)).toBeVisible();
    await expect(second.getByRole("button", { name: "Leave queue" })).toBeVisible();
  });
  await test.step("it comes back: what it would do now otherwise stands in the plan", async () => {
    await expectEnd(page, "Succeeded");
    await expect(second.getByText(/took the place of the one that was approved\. \d+ resources are treated otherwise/)).toBeVisible({
      timeout: 30_000,
    });
    const differences = second.getByRole("region", { name: /^Otherwise than approved: \d+ resources$/ });
    await expect(differences.getByText("Add before, unchanged now").first()).toBeVisible();
    await second.getByRole("button", { name: "Discard plan" }).click();
    await expect(second.getByRole("main").getByText("Discarded", { exact: true }).first()).toBeVisible();
    await expect(second.getByRole("heading", { level: 1 })).toBeFocused();
  });
  await test.step("both are in the list, found by who asked for them", async () => {
    await second.goto(`/${ORGANIZATION}/projects/${project}/deployments?state=discarded&within=24h`);
    await expect(second.getByRole("link", { name: "#2" })).toBeVisible();
    await expect(second.getByRole("link", { name: "#1" })).toBeHidden();
    await second.getByRole("combobox", { name: "Asked for by" }).click();
    await second.getByRole("option", { name: "Demo Owner" }).click();
    await expect(second).toHaveURL(/by=[\da-f-]{36}/);
    await expect(second.getByRole("link", { name: "#2" })).toBeVisible();
  });
  await clearFaults();
});

async function openAt(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

function notice(page: Page, text: RegExp): Locator {
  return page
    .getByRole("region", { name: /^Notifications/ })
    .getByRole("listitem")
    .filter({ hasText: text });
}

/** As `keepFor`, where its component is selected already. */
async function setKeepFor(page: Page, hours: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Keep for" });
  await field.fill(hours);
  await field.press("Enter");
}

async function rename(page: Page, title: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Name", exact: true });
  await field.fill(title);
  await field.press("Enter");
}
