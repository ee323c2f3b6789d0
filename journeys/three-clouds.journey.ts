import { expect, type Page, test } from "@playwright/test";
import { ORGANIZATION, signIn, takePicture, useTemplate } from "./steps/console.ts";
import { approveButton, destroyWithData, expectEnd, planDraft } from "./steps/deploy.ts";
import { expectAccessible } from "./steps/look-at.ts";
import { setCloudSpeed } from "./steps/sandbox.ts";
import { tick } from "./steps/tick.ts";

const CLOUDS = [
  { name: "Azure", region: "westeurope", type: "Microsoft.EventHub/namespaces" },
  { name: "GCP", region: "europe-west4", type: "pubsub.topic" },
] as const;

test.beforeEach(async ({ page }) => {
  await setCloudSpeed("zero");
  await signIn(page);
});
test.afterEach(() => setCloudSpeed("fast"));

for (const cloud of CLOUDS) {
  test(`the streaming starter comes up on the sandbox's ${cloud.name} and goes again`, async ({ page }) => {
    const project = await useTemplate(page, "streaming-starter", `Streaming on ${cloud.name}`);

    await test.step("the drawing is looked at for the cloud", async () => {
      await page.getByRole("combobox", { name: "View for" }).click();
      await page.getByRole("option", { name: `${cloud.name} preview` }).click();
      await expect(page.getByRole("combobox", { name: "View for" })).toHaveText(`${cloud.name} preview`);
      await takePicture(page, `designer-${cloud.name.toLowerCase()}`);
      await page.getByRole("button", { name: "Plan", exact: true }).click();
      await page.getByRole("link", { name: "Create an environment" }).click();
    });

    await test.step("the form suggests the cloud with its sandbox and regions", async () => {
      const dialog = page.getByRole("dialog", { name: "New environment" });
      await expect(dialog.getByRole("radio", { name: cloud.name })).toBeChecked();
      await expect(dialog.getByRole("combobox", { name: "Connection" })).toHaveText(`Sandbox ${cloud.name}`);
      await expect(dialog.getByRole("button", { name: "Region" })).toContainText(cloud.region);
      await dialog.getByLabel("Name").fill("dev");
      await takePicture(page, `environment-form-${cloud.name.toLowerCase()}`);
      await expectAccessible(page, "the form of a new environment");
      await dialog.getByRole("button", { name: "Create environment" }).click();
      await page.waitForURL("**/environments/dev");
    });

    await test.step("plan, approve, succeed", async () => {
      await planDraft(page, project);
      await expect(page.getByRole("region", { name: "Preflight" })).toContainText("Services in the region");
      await approveButton(page).click();
      await expectEnd(page, "Succeeded");
    });

    await test.step("what exists is of that cloud", async () => {
      await page.goto(`/${ORGANIZATION}/projects/${project}/environments/dev/resources`);
      await expect(page.getByText(cloud.type, { exact: true }).first()).toBeVisible();
    });

    await test.step("destroy it again", () => destroyWithData(page, project, "dev"));
  });
}

test("the cloud that the wizard is told is the one that the designer and a new environment begin with", async ({ page }) => {
  await page.goto(`/${ORGANIZATION}/wizard`);
  await tick(page.getByLabel("Google Cloud", { exact: true }));
  await tick(page.getByLabel("Events"));
  await page.getByRole("link", { name: "Create project" }).click();
  const dialog = page.getByRole("dialog", { name: "New project" });
  await dialog.getByLabel("Name").fill("Drawn for GCP");
  await dialog.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL("**/blueprints/main**");
  await expect(page.getByRole("combobox", { name: "View for" })).toHaveText("GCP preview");
  await page.goto(`${projectAddress(page)}/environments?new=1`);
  await expect(page.getByRole("dialog", { name: "New environment" }).getByRole("radio", { name: "GCP" })).toBeChecked();
});

test("each cloud asks for its own credentials, and says field by field what is wrong with a key file", async ({ page }) => {
  await page.goto(`/${ORGANIZATION}/connections/new`);
  await page.getByRole("radio", { name: "Azure" }).click();
  await expect(page.getByLabel("Directory (tenant) ID")).toBeVisible();
  await takePicture(page, "connect-azure");
  await page.getByRole("radio", { name: "GCP" }).click();
  const key = { type: "service_account", project_id: "data-prod-123", client_email: "mira@example.com" };
  await page.getByLabel("Key file as text").fill(JSON.stringify(key));
  const said = page.getByRole("list", { name: "What the key file says" });
  await expect(said).toContainText('Not the address of a service account: "mira@example.com".');
  await expect(said.getByRole("listitem").filter({ hasText: "private_key" })).toContainText("Missing.");
  await expect(page.getByRole("button", { name: "Connect and test" })).toBeDisabled();
  await takePicture(page, "connect-gcp");
  await expectAccessible(page, "the form of a Google Cloud connection");
  await test.step("a service beside a cloud", () => connectUnreachableWorkspace(page));
});

/** What is wrong stands at its field; an account that nobody answers for says which step failed, and goes again. */
async function connectUnreachableWorkspace(page: Page): Promise<void> {
  await page.goto(`/${ORGANIZATION}/connections`);
  await page.getByRole("button", { name: "Connect a service" }).click();
  const form = page.getByRole("dialog", { name: "Connect a service" });
  const workspace = form.getByLabel("Workspace");
  const clientId = form.getByLabel("Client ID");
  const secret = form.getByLabel("OAuth secret");
  await form.getByLabel("Name").fill("Nobody's workspace");
  await workspace.fill("example.com");
  await clientId.fill("robot");
  await secret.fill("a-secret-that-is-none");
  await form.getByRole("button", { name: "Connect" }).click();
  await expect(clientId).toHaveAccessibleDescription(/A client ID has the form 0{8}-/);
  await expect(workspace).toHaveAttribute("aria-invalid", "true");
  await expect(secret).not.toHaveAttribute("aria-invalid", "true");
  await expect(form.getByText("The service was not connected")).toBeHidden();
  await expectAccessible(page, "the form of a service with wrong input");
  await takePicture(page, "connect-service");
  await workspace.fill("https://nobody.invalid.databricks.com/?o=1");
  await clientId.fill("6a0a5f0e-64a5-4f0c-9f3c-000000000001");
  await form.getByRole("button", { name: "Connect" }).click();
  const services = page.getByRole("region", { name: "Services beside a cloud" }).last();
  await expect(services.getByText("Failed", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(services.getByRole("listitem").first()).toContainText(/^Workspace – Failed/);
  await expect(services.getByRole("listitem").first()).toContainText("nobody.invalid.databricks.com");
  await expectAccessible(page, "a service whose test failed");
  await takePicture(page, "service-failed");
  await services.getByRole("button", { name: "Remove Nobody's workspace" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove account" }).click();
  await expect(page.getByRole("button", { name: "Remove Nobody's workspace" })).toBeHidden();
}

test("the test of a connection shows its steps, and is there for every cloud of the sandbox", async ({ page }) => {
  for (const name of ["AWS", "Azure", "GCP"]) {
    await page.goto(`/${ORGANIZATION}/connections`);
    await page.getByRole("link", { name: `Sandbox ${name}`, exact: true }).click();
    await page.getByRole("button", { name: "Test connection" }).click();
    const steps = page.getByRole("region", { name: "Test", exact: true }).getByRole("listitem");
    await expect(steps.filter({ hasText: "Permissions" })).toContainText(
      /permissions that .+ needs are there|could not be checked|not checked/i,
    );
    await expect(steps.filter({ hasText: "Identity" })).toBeVisible();
    await expect(page.getByText("Works", { exact: true })).toBeVisible();
    await takePicture(page, `connection-${name.toLowerCase()}`);
    await expectAccessible(page, `the connection to the sandbox's ${name}`);
  }
});

function projectAddress(page: Page): string {
  return new URL(page.url()).pathname.split("/").slice(0, 4).join("/");
}
