import { expect, type Page, test } from "@playwright/test";
import { mutate } from "./steps/api.ts";
import { createEnvironment, ORGANIZATION, signIn, takePicture, useTemplate } from "./steps/console.ts";
import { approveButton, expectEnd, openLog, planDraft } from "./steps/deploy.ts";
import { type CloudAccount, clearFaults, expireKey, failOnce, openCloudAccount, renewKey, setCloudSpeed } from "./steps/sandbox.ts";
import { ownsServices, tellService } from "./steps/services.ts";

test.skip(!ownsServices, "it cuts the way to the cloud");
test.beforeEach(() => setCloudSpeed("zero"));
test.afterEach(async () => {
  await tellService("cloud", "start");
  await tellService("cloudProcess", "start");
  await clearFaults();
  await setCloudSpeed("fast");
});

test("a connection that does not work says what the cloud said, what it means and what to do", async ({ page }) => {
  const account = await openCloudAccount();
  await signIn(page);
  const problem = page.getByRole("alert").filter({ hasText: "The last test failed" });
  const testAgain = page.getByRole("button", { name: "Test connection" });

  await test.step("a key that nobody knows", async () => {
    await page.goto(`/${ORGANIZATION}/connections/new`);
    await page.getByLabel("Name").fill("Journey account");
    await fillKey(page, { ...account, accessKeyId: "AKIAZZZZZZZZZZZZZZZZ" });
    await page.getByRole("button", { name: "Connect and test" }).click();
    await expect(problem).toContainText("The security token included in the request is invalid.");
    await expect(problem).toContainText("AWS does not accept the connection's credentials. Check or renew them");
    await expect(page.getByText("Failed", { exact: true })).toBeVisible();
  });
  await test.step("a wrong secret", async () => {
    await replaceKey(page, { ...account, secretAccessKey: "x".repeat(40) });
    await expect(problem).toContainText("The request signature we calculated does not match");
    await expect(problem).not.toContainText("xxxx");
  });
  await test.step("the right key", async () => {
    await replaceKey(page, account);
    await expect(page.getByText("Works", { exact: true })).toBeVisible();
    await expect(page.getByText(account.account, { exact: true }).first()).toBeVisible();
    await expect(page.getByText(account.secretAccessKey)).toHaveCount(0);
  });
  await test.step("a cloud that cannot be reached", async () => {
    await tellService("cloud", "stop");
    await testAgain.click();
    await expect(problem).toContainText("Check the network");
    await tellService("cloud", "start");
    await testAgain.click();
    await expect(page.getByText("Works", { exact: true })).toBeVisible();
  });
  await test.step("a key that has expired", async () => {
    await expireKey(account);
    await testAgain.click();
    await expect(problem).toContainText("The security token included in the request is expired.");
    await expect(problem).toContainText("Renew it on the connection's page");
  });
  await test.step("forget it", async () => {
    await page.getByRole("button", { name: "Delete connection" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete Journey account" });
    await dialog.getByLabel("Type the connection's name").fill("Journey account");
    await dialog.getByRole("button", { name: "Delete connection" }).click();
    await page.waitForURL("**/connections");
    await expect(page.getByText("Journey account", { exact: true })).toHaveCount(0);
  });
});

test("a quota that is used up fails its step in the cloud's words, the rest is recorded, and going on finishes it", async ({ page }) => {
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "Quota lake");
  await createEnvironment(page, project, "dev", "Prototype");
  await test.step("ask the sandbox for trouble", async () => {
    await page.goto(`/${ORGANIZATION}/connections`);
    await page.getByRole("link", { name: "Sandbox AWS", exact: true }).click();
    await addFault(page, "Fails: quota used up", "AWS::Kinesis::Stream");
    await addFault(page, "Is throttled", "AWS::S3::Bucket");
  });

  await planDraft(page, project);
  await approveButton(page).click();
  await expectEnd(page, "Failed");
  await test.step("what happened, what it means, what to do, what is left", async () => {
    const main = page.getByRole("main");
    await expect(main.getByText("ServiceLimitExceeded: The account has reached its limit for this resource.").first()).toBeVisible();
    await expect(main.getByText(/A service quota is reached\. Ask for a higher one in Service Quotas/).first()).toBeVisible();
    await expect(main.getByText(/\d+ planned: [1-9]\d* done, 1 failed, [1-9]\d* skipped\./)).toBeVisible();
  });
  await test.step("who was throttled, and what comes of it", async () => {
    const log = await openLog(page);
    await expect(log).toContainText(/Rate exceeded.* AWS asks us to slow down; Zerolake tries again\./);
  });
  await test.step("what was created is recorded", async () => {
    const run = page.url();
    await page.goto(`/${ORGANIZATION}/projects/${project}/environments/dev/resources`);
    await expect(page.getByText("AWS::S3::Bucket").first()).toBeVisible();
    await expect(page.getByText("AWS::Kinesis::Stream", { exact: true })).toHaveCount(0);
    await page.goto(run);
  });

  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL("**/deployments/2**");
  await approveButton(page).click();
  await expectEnd(page, "Succeeded");
  await page.goto(`/${ORGANIZATION}/projects/${project}/environments/dev/resources`);
  await expect(page.getByText("AWS::Kinesis::Stream", { exact: true }).first()).toBeVisible();
});

test("a cloud that is cut off and a key that expires in the middle of a run: it waits, says why, and goes on by itself", async ({
  page,
}) => {
  const account = await openCloudAccount();
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "Cut off lake");
  const connection = await connectTo(page, project, account);
  await setCloudSpeed("fast");
  await failOnce("AWS::CloudWatch::Dashboard");
  await planDraft(page, project);
  await approveButton(page).click();
  const run = page.url();
  await expect(
    page
      .getByRole("main")
      .getByText(/done [1-9]\d*/)
      .first(),
  ).toBeVisible();

  await test.step("the cloud is out of reach", async () => {
    await tellService("cloud", "stop");
    await expect(await openLog(page)).toContainText(/The cloud did not answer .*asking it again what became of the call/);
  });
  await test.step("the key expires", async () => {
    await expireKey(account);
    await tellService("cloud", "start");
    await expect(await openLog(page)).toContainText(/security token included in the request is expired.*Renew it on the connection's page/);
  });
  await test.step("renew it where the page says: what was open goes on", async () => {
    await page.goto(`/${ORGANIZATION}/connections/${connection}`);
    await replaceKey(page, await renewKey(account));
    await expect(page.getByText("Works", { exact: true })).toBeVisible();
    await page.goto(run);
    await expectEnd(page, "Failed");
  });
  await test.step("what was refused in the meantime is done by going on", async () => {
    await clearFaults();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL("**/deployments/2**");
    await approveButton(page).click();
    await expectEnd(page, "Succeeded");
  });
});

test("the cloud's process is killed in the middle of a run: each call says so and what to do, and once it is back the run ends well", async ({
  page,
}) => {
  const account = await openCloudAccount();
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "Power cut lake");
  await connectTo(page, project, account);
  await setCloudSpeed("fast");
  await planDraft(page, project);
  await approveButton(page).click();
  await expect(
    page
      .getByRole("main")
      .getByText(/done [1-9]\d*/)
      .first(),
  ).toBeVisible();
  await tellService("cloudProcess", "kill");

  const waiting = page.getByRole("button", { name: /Waiting \d\d:\d\d$/ }).first();
  await test.step("what waits says what happened, what it means and when it is tried again", async () => {
    await page.getByRole("tab", { name: "Timeline" }).click();
    await waiting.click();
    const details = page.getByRole("complementary", { name: /^Details of / });
    await expect(details).toContainText(/The cloud did not answer/);
    await expect(details).toContainText(/tried again by itself, and nothing is created twice\. If this lasts, test the connection/);
    await expect(details).toContainText(/Next look at \d\d:\d\d:\d\d/);
    await takePicture(page, "cloud-gone-light");
  });
  await tellService("cloudProcess", "start");
  await test.step("once it is back it goes on by itself, and everything is there once", async () => {
    await expectEnd(page, "Succeeded");
    await page.getByRole("tab", { name: "Verify" }).click();
    const steps = page.getByRole("table", { name: "Steps of the verification" });
    await expect(steps.getByText("Passed", { exact: true })).toHaveCount(2);
    await expect(steps.getByRole("row", { name: /Read every resource again/ })).toContainText(/(\d+ resources).*\1/);
    await expect(steps.getByRole("row", { name: /Make the same plan again/ })).toContainText("nothing to change");
  });
});

type Key = Pick<CloudAccount, "accessKeyId" | "secretAccessKey">;

/** An environment in an account of the cloud of its own; returns the connection's id. */
async function connectTo({ request }: Page, project: string, { account, accessKeyId, secretAccessKey }: CloudAccount): Promise<string> {
  const [organization, region] = [ORGANIZATION, "eu-central-1"];
  const credentials = { cloud: "aws", accessKeyId, secretAccessKey };
  const fields = { name: `Their account ${account}`, defaultRegion: region, credentials };
  const { id: connection } = await mutate<{ id: string }>(request, "connections.create", { organization, ...fields });
  await mutate(request, "environments.create", { organization, project, name: "dev", region, tier: "prototype", connection });
  return connection;
}

async function fillKey(page: Page, { accessKeyId, secretAccessKey }: Key): Promise<void> {
  await page.getByLabel("Access key ID").fill(accessKeyId);
  await page.getByLabel("Secret access key").fill(secretAccessKey);
}

async function replaceKey(page: Page, key: Key): Promise<void> {
  await fillKey(page, key);
  await page.getByRole("button", { name: "Replace key" }).click();
}

async function addFault(page: Page, what: string, type: string): Promise<void> {
  await page.getByLabel("Resource type").fill(type);
  await page.getByLabel("What happens").click();
  await page.getByRole("option", { name: what }).click();
  await page.getByRole("button", { name: "Add fault" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: type })).toBeVisible();
}
