import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { mutate, query } from "./steps/api.ts";
import { signIn, takePicture } from "./steps/console.ts";
import { expectAccessible, lookAt } from "./steps/look-at.ts";
import { waitFor } from "./steps/prepared-project.ts";
import { startWebhookReceiver, type WebhookReceiver } from "./steps/webhook-receiver.ts";

const ENVIRONMENT = "prod";

test("a run that fails is told by the bell without a reload, and by a signed call to a program", async ({ page }) => {
  test.setTimeout(240_000);
  await signIn(page);
  const organization = await ownOrganization(page.request);
  const receiver = await startWebhookReceiver();
  const settings = `/${organization}/settings/notifications`;
  try {
    await test.step("an endpoint shows its secret once, and a test shows the reply", async () => {
      await page.goto(settings);
      await addEndpoint(page, receiver);
      await page.getByRole("button", { name: "Send a test to Data team" }).click();
      await expect(page.getByRole("status").filter({ hasText: /^Delivered, 200 in \d+ ms\.$/ })).toBeVisible();
      expect(receiver.calls).toEqual([expect.objectContaining({ type: "test", isGenuine: true })]);
    });

    await test.step("a rule sends failures there", async () => {
      await page.getByRole("button", { name: "Add rule" }).click();
      const dialog = page.getByRole("dialog", { name: "Add a rule" });
      await dialog.getByLabel("Name").fill("Failures");
      await dialog.getByLabel("Send to").click();
      await page.getByRole("option", { name: "Data team" }).click();
      await dialog.getByRole("button", { name: "Add rule" }).click();
      await expect(page.getByRole("table", { name: "Rules" }).getByText("A deployment failed")).toBeVisible();
      await lookAt(page, "notifications");
    });

    const number = await test.step("a deployment fails while somebody looks at something else", async () => {
      await page.goto(`/${organization}/projects`);
      await page.evaluate(() => Object.assign(window, { isSamePage: true }));
      return failDeployment(page.request, organization);
    });

    await test.step("the open page tells of it, and so does the call", async () => {
      const bell = page.getByRole("button", { name: /^Notifications, [12] unread$/ });
      await expect(bell).toBeVisible();
      expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
      await bell.click();
      const inbox = page.getByRole("dialog", { name: "Notifications" });
      await expect(inbox.getByRole("link", { name: new RegExp(`Deployment #${number} of .* failed: `) })).toBeVisible();
      await expectAccessible(page, "bell");
      await takePicture(page, "bell");
      await expect.poll(() => receiver.calls.map(({ type }) => type)).toContain("deployment.failed");
      const call = receiver.calls.find(({ type }) => type === "deployment.failed");
      expect(call).toMatchObject({ isGenuine: true, sentence: expect.stringContaining("has reached its limit") });
    });

    await test.step("a line leads to the run; marked as read, nothing is counted any more", async () => {
      const inbox = page.getByRole("dialog", { name: "Notifications" });
      await inbox.getByRole("button", { name: "Mark all read" }).click();
      await expect(page.getByRole("button", { name: "Notifications", exact: true })).toBeAttached();
      await inbox.getByRole("link", { name: /failed: / }).press("Enter");
      await page.waitForURL(`**/deployments/${number}`);
      await page.goto(`/${organization}/notifications`);
      await expect(page.getByRole("main").getByRole("link", { name: /failed: / })).toBeVisible();
      await lookAt(page, "inbox");
    });
  } finally {
    await receiver.stop();
  }
});

async function addEndpoint(page: Page, receiver: WebhookReceiver): Promise<void> {
  await page.getByRole("button", { name: "Add endpoint" }).click();
  const dialog = page.getByRole("dialog", { name: "Add an endpoint" });
  await dialog.getByLabel("Name").fill("Data team");
  await dialog.getByLabel("Address").fill(receiver.url);
  await dialog.getByRole("button", { name: "Add endpoint" }).click();
  const shown = page.getByRole("dialog", { name: "Copy the signing secret" });
  receiver.trust((await shown.locator("code").textContent()) ?? "");
  await shown.getByRole("button", { name: "Close", exact: true }).last().click();
}

/** Of its own, with a sandbox of its own: what fails there fails for nobody else. */
async function ownOrganization(request: APIRequestContext): Promise<string> {
  const { slug } = await mutate<{ slug: string }>(request, "organizations.create", { name: `Told ${Date.now()}` });
  return slug;
}

/** The only resource that everything needs has no room left. Gives the deployment's number. */
async function failDeployment(request: APIRequestContext, organization: string): Promise<number> {
  const start = { from: "template", template: "streaming-starter" };
  const { slug: project } = await mutate<{ slug: string }>(request, "projects.create", { organization, name: "Told lake", start });
  const place = { organization, project };
  const connections = await query<{ id: string; cloud: string; method: string }[]>(request, "environments.connections", place);
  const connection = connections.find(({ method, cloud }) => method === "sandbox" && cloud === "aws")?.id;
  const where = { connection, region: "eu-central-1", tier: "prototype" };
  await mutate(request, "environments.create", { ...place, ...where, name: ENVIRONMENT });
  const { revision } = await query<{ revision: number }>(request, "designer.open", place);
  const { number } = await mutate<{ number: number }>(request, "designer.plan", { ...place, environment: ENVIRONMENT, revision, note: "" });
  const { plan } = await waitFor(request, { ...place, deployment: number }, "awaitingApproval");
  const action = { kind: "fail", code: "ServiceLimitExceeded", message: "The account has reached its limit for this resource." };
  await mutate(request, "connections.sandbox.addFault", { organization, connection, type: "AWS::Kinesis::Stream", count: 1, action });
  await mutate(request, "deployments.approve", { ...place, deployment: number, planHash: plan?.hash ?? "" });
  await waitFor(request, { ...place, deployment: number }, "failed");
  return number;
}
