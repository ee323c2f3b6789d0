import { expect, type Locator, type Page, test } from "@playwright/test";
import { createEnvironment, ORGANIZATION, signIn, useTemplate } from "./steps/console.ts";
import { approveButton, planDraft } from "./steps/deploy.ts";
import { expectSaved, keepFor } from "./steps/designer.ts";

const SCRIPT = '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const NONSENSE: Readonly<Record<string, string>> = {
  empty: "",
  spaces: "   ",
  "10,000 characters": "x".repeat(10_000),
  emoji: "🪣👩‍💻🇪🇺",
  "right to left": "\u202eبحيرة البيانات",
  script: SCRIPT,
  "a null character": "a\u0000b",
  negative: "-1",
  huge: "1e309",
  path: "../../etc/passwd",
  sql: "'; DROP TABLE project; --",
};

test.describe("nonsense in every field", () => {
  let troubles: string[] = [];

  test.beforeEach(async ({ page }) => {
    troubles = [];
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("response", (response) => {
      if (response.status() >= 500) troubles.push(`${response.status()} from ${response.url()}`);
    });
    await signIn(page);
  });

  /** Nothing was executed, nothing broke, on the page or behind it. */
  async function expectUnharmed(page: Page): Promise<void> {
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    expect(troubles).toEqual([]);
  }

  test("a project's name", async ({ page }) => {
    for (const [what, text] of Object.entries(NONSENSE)) {
      await test.step(what, async () => {
        await page.goto(`/${ORGANIZATION}/projects?new=1`);
        const dialog = page.getByRole("dialog", { name: "New project" });
        const isMade = await send(dialog, { fields: { Name: text }, button: "Create project" });
        if (isMade) await expect(page.getByRole("application", { name: /Blueprint canvas/ })).toBeVisible();
        await expectUnharmed(page);
      });
    }
    await page.goto(`/${ORGANIZATION}/projects`);
    await expect(page.getByText(SCRIPT.slice(0, 80)).first()).toBeVisible();
    await expectUnharmed(page);
  });

  test("an environment's name, a plan's note, an approval's comment", async ({ page }) => {
    const project = await useTemplate(page, "streaming-starter", SCRIPT.slice(0, 40));
    for (const [what, text] of Object.entries(NONSENSE)) {
      await test.step(what, async () => {
        await page.goto(`/${ORGANIZATION}/projects/${project}/environments?new=1`);
        const dialog = page.getByRole("dialog", { name: "New environment" });
        const isMade = await send(dialog, { fields: { Name: text }, button: "Create environment" });
        if (isMade) await page.waitForURL("**/environments/*");
        await expectUnharmed(page);
      });
    }
    await createEnvironment(page, project, "zz", "Prototype");
    await page.goto(`/${ORGANIZATION}/projects/${project}/blueprints/main`);
    await page.getByRole("button", { name: "Plan", exact: true }).click();
    await page.getByLabel("Note for this version").fill(SCRIPT);
    await page.keyboard.press("Escape");
    await planDraft(page, project);
    await page.getByLabel("Comment").fill(SCRIPT.repeat(5));
    await approveButton(page).click();
    await expect(page.getByText(SCRIPT).first()).toBeVisible();
    await expectUnharmed(page);
  });

  test("a connection's name and key, a fault's type and number", async ({ page }) => {
    for (const [what, text] of Object.entries(NONSENSE)) {
      await test.step(what, async () => {
        await page.goto(`/${ORGANIZATION}/connections/new`);
        const fields = { Name: text, "Access key ID": text, "Secret access key": text, "Session token": text };
        expect(await send(page.getByRole("main"), { fields, button: "Connect and test" })).toBe(false);
        await expectUnharmed(page);
      });
    }
    await page.goto(`/${ORGANIZATION}/connections`);
    await page.getByRole("link", { name: "Sandbox", exact: true }).click();
    for (const count of ["-5", "0", "1.5", "999999999"]) {
      await page.getByLabel("How often").fill(count);
      await page.getByRole("button", { name: "Add fault" }).click();
    }
    await page.getByLabel("How often").fill("1");
    await page.getByLabel("Resource type").fill("x".repeat(10_000));
    await page.getByRole("button", { name: "Add fault" }).click();
    await expect(page.getByText("The fault was not added").first()).toBeVisible();
    await expect(page.getByText("Nothing. Add a fault to see")).toBeVisible();
    await expectUnharmed(page);
  });

  test("a setting and a title in the designer", async ({ page }) => {
    await useTemplate(page, "streaming-starter", "Nonsense drawing");
    const field = await keepFor(page);
    const before = await field.inputValue();
    for (const text of ["-1", "0", "abc", "1e309", "🪣", "1,2,3", SCRIPT, "9".repeat(10_000)]) {
      await keepFor(page, text);
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await expect(field).toHaveValue(text);
    }
    await field.press("Escape");
    await expect(field).toHaveValue(before);
    await keepFor(page, "101");
    await expectSaved(page);

    const title = page.getByRole("textbox", { name: "Name", exact: true });
    for (const text of [NONSENSE["emoji"] ?? "", NONSENSE["right to left"] ?? "", SCRIPT]) {
      await title.fill(text);
      await title.press("Enter");
      await expect(page.getByRole("application").getByText(text, { exact: true })).toBeVisible();
    }
    await title.fill("a\u0000b");
    await title.press("Enter");
    await expect(page.getByText(/^Saved/)).toBeVisible();
    await page.reload();
    await expect(page.getByRole("application", { name: /Blueprint canvas/ })).toBeVisible();
    await expectUnharmed(page);
  });
});

interface Sending {
  readonly fields: Readonly<Record<string, string>>;
  readonly button: string;
}

/** Fills in a form and sends it as far as it lets one; whether it was taken. What is not taken says why, or its button is off. */
async function send(form: Locator, { fields, button }: Sending): Promise<boolean> {
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(text);
  const submit = form.getByRole("button", { name: button });
  if (await submit.isDisabled()) return false;
  await submit.click();
  const refusal = form.getByRole("alert").or(form.locator("input:invalid")).first();
  await expect(async () => expect((await refusal.isVisible()) || (await submit.isHidden())).toBe(true)).toPass();
  return submit.isHidden();
}
