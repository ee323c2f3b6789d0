import { expect, type Locator, test } from "@playwright/test";
import { ORGANIZATION, signIn, useTemplate } from "./steps/console.ts";
import { approveButton, planDraft } from "./steps/deploy.ts";
import { expectSaved, keepFor } from "./steps/designer.ts";

const SCRIPT = '"><img src=x onerror="window.hacked=1">';
/** What no name may be. */
const REFUSED = ["", "   ", "x".repeat(10_000), "a\u0000b"];
/** Strange, and still names. */
const STRANGE = [SCRIPT.slice(0, 30), "🪣👩‍💻🇪🇺 \u202eبحيرة", "../'; DROP TABLE project; --"];
const NO_NUMBERS = ["-1", "0", "abc", "1e309", "🪣", "1,2,3", SCRIPT, "9".repeat(10_000)];

let troubles: string[] = [];

test.beforeEach(async ({ page }) => {
  troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("response", (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} from ${response.url()}`);
  });
  await signIn(page);
});

test.afterEach(async ({ page }) => {
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  expect(troubles).toEqual([]);
});

test("an address that was typed with a slash too many leads to its page", async ({ page }) => {
  await page.goto(`/${ORGANIZATION}/projects/?q=lake`);
  await expect(page).toHaveURL(/\/projects\?q=lake$/);
  await expect(page.getByRole("heading", { name: "Projects", level: 1 })).toBeVisible();
});

test("nonsense as the name of a project or an environment is refused in words, or shown as it is", async ({ page }) => {
  const projects = `/${ORGANIZATION}/projects`;
  const newProject = page.getByRole("dialog", { name: "New project" });
  await page.goto(`${projects}?new=1`);
  await expectRefusals(newProject, { fields: ["Name"], button: "Create project" });
  for (const name of STRANGE) {
    await page.goto(`${projects}?new=1`);
    await newProject.getByLabel("Name").fill(name);
    await newProject.getByRole("button", { name: "Create project" }).click();
    await page.waitForURL("**/blueprints/main**");
  }
  const [, , , project] = new URL(page.url()).pathname.split("/");
  const environments = `${projects}/${project}/environments`;
  const newEnvironment = page.getByRole("dialog", { name: "New environment" });
  await page.goto(`${environments}?new=1`);
  await expectRefusals(newEnvironment, { fields: ["Name"], button: "Create environment" });
  for (const name of STRANGE) {
    await page.goto(`${environments}?new=1`);
    await newEnvironment.getByLabel("Name").fill(name);
    await newEnvironment.getByRole("button", { name: "Create environment" }).click();
    await page.waitForURL("**/environments/*");
  }
  for (const list of [projects, environments]) {
    await page.goto(list);
    for (const name of STRANGE) await expect(page.getByRole("main").getByText(name, { exact: true }).first()).toBeVisible();
  }
});

test("nonsense as a connection's name and key is refused in words", async ({ page }) => {
  await page.goto(`/${ORGANIZATION}/connections/new`);
  const fields = ["Name", "Access key ID", "Secret access key", "Session token"];
  await expectRefusals(page.getByRole("main"), { fields, button: "Connect and test" });
  await expect(page).toHaveURL(/\/connections\/new$/);
});

test("nonsense as a fault of the sandbox is refused in words", async ({ page }) => {
  await page.goto(`/${ORGANIZATION}/connections`);
  await page.getByRole("link", { name: "Sandbox AWS", exact: true }).click();
  const add = page.getByRole("button", { name: "Add fault" });
  const count = page.getByLabel("How often");
  for (const text of ["-5", "0", "1.5", "999999999"]) {
    await count.fill(text);
    await add.click();
    await expect(count).toHaveJSProperty("validity.valid", false);
  }
  await count.fill("1");
  await page.getByLabel("Resource type").fill("x".repeat(10_000));
  await add.click();
  await expect(page.getByText("The fault was not added").first()).toBeVisible();
  await expect(page.getByText("Nothing. Add a fault to see")).toBeVisible();
});

test("nonsense in the designer, in a version's note and in an approval's comment changes nothing and runs nowhere", async ({ page }) => {
  const project = await useTemplate(page, "streaming-starter", "Nonsense drawing");
  await test.step("a number", async () => {
    const field = await keepFor(page);
    const before = await field.inputValue();
    for (const text of NO_NUMBERS) {
      await keepFor(page, text);
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveValue(text);
    }
    await field.press("Escape");
    await expect(field).toHaveValue(before);
  });
  await test.step("a title", async () => {
    const title = page.locator("#designer-title");
    for (const text of STRANGE) {
      await title.fill(text);
      await title.press("Enter");
      await expect(page.getByRole("application").getByText(text, { exact: true }).first()).toBeVisible();
    }
    await expectSaved(page);
    await title.fill("a\u0000b");
    await title.press("Enter");
    const refusal = page.getByText(/contains a null character.*The newest draft is open now\./);
    await expect(refusal).toBeVisible();
    await page.reload();
    await expectSaved(page);
    await expect(refusal).toBeHidden();
    await expect(
      page
        .getByRole("application")
        .getByText(STRANGE.at(-1) ?? "", { exact: true })
        .first(),
    ).toBeVisible();
  });
  await test.step("a note and a comment", async () => {
    await page.goto(`/${ORGANIZATION}/projects/${project}/environments?new=1`);
    const dialog = page.getByRole("dialog", { name: "New environment" });
    await dialog.getByLabel("Name").fill("dev");
    await dialog.getByRole("button", { name: "Create environment" }).click();
    await page.waitForURL("**/environments/dev");
    await planDraft(page, project);
    await page.getByLabel("Comment").fill(SCRIPT.repeat(5));
    await approveButton(page).click();
    await expect(page.getByText(SCRIPT.repeat(5)).first()).toBeVisible();
  });
});

interface Sending {
  readonly fields: readonly string[];
  readonly button: string;
}

/** Whatever of it a form gets: it says what is wrong with it, or its button is off, and nothing is sent or taken. */
async function expectRefusals(form: Locator, { fields, button }: Sending): Promise<void> {
  const submit = form.getByRole("button", { name: button });
  const complaint = form.getByRole("alert").filter({ hasText: /\S/ }).or(form.locator("input:invalid")).first();
  for (const text of REFUSED) {
    await test.step(JSON.stringify(text.slice(0, 10)), async () => {
      for (const field of fields) await form.getByLabel(field, { exact: true }).fill(text);
      // Some fields take no more than a name may be long.
      if ((await form.getByLabel(fields[0] ?? "", { exact: true }).inputValue()).length < text.length) return;
      if (await submit.isDisabled()) return;
      await submit.click();
      await expect(submit).not.toHaveAttribute("aria-busy", "true");
      await expect(complaint).toBeVisible();
    });
  }
  await expect(submit).toBeVisible();
}
