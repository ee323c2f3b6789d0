import { expect, type Page, test } from "@playwright/test";
import { expectNoTrap, expectVisibleFocus, pressWithKeyboard, tabTo } from "./steps/keyboard.ts";

const ACCOUNT = process.env["ZEROLAKE_ACCOUNT"] ?? "demo@zerolake.local";
const PASSPHRASE = process.env["ZEROLAKE_PASSPHRASE"] ?? "";
const DEPLOY_LIMIT_MS = 60_000;

test("from the sign-in to a lake that was deployed and destroyed again, without a mouse", async ({ page }) => {
  test.setTimeout(180_000);
  const keys = page.keyboard;

  await test.step("sign in", async () => {
    await page.goto("/sign-in");
    await expect(page.getByLabel("Work e-mail")).toBeFocused();
    await keys.type(ACCOUNT);
    await keys.press("Enter");
    await expect(page.getByLabel("Passphrase", { exact: true })).toBeFocused();
    await keys.type(PASSPHRASE);
    await keys.press("Enter");
    await page.waitForURL("**/acme");
  });

  await test.step("skip to the content, and make a project", async () => {
    await pressWithKeyboard(page, page.getByRole("link", { name: "Skip to content" }));
    await expect(page.getByRole("main")).toBeFocused();
    await go(page, "p", "**/projects");
    const opener = page.getByRole("link", { name: "New project" });
    const dialog = page.getByRole("dialog", { name: "New project" });
    await pressWithKeyboard(page, opener);
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await keys.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(opener).toBeFocused();
    await keys.press("Enter");
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await keys.type("Files by hand");
    await keys.press("Enter");
    await page.waitForURL("**/blueprints/main**");
  });

  const canvas = page.getByRole("application", { name: /Blueprint canvas/ });
  const size = page.getByText(/^\d+ components? · \d+ connections?$/);

  await test.step("add two components", async () => {
    await tabTo(page, canvas);
    await keys.press("a");
    await expect(page.getByRole("dialog", { name: "Add a component" }).getByRole("combobox")).toBeFocused();
    await keys.press("Escape");
    await expect(canvas).toBeFocused();
    await keys.press("a");
    await keys.type("landed files");
    await keys.press("Enter");
    await expect(canvas).toBeFocused();
    await expect(size).toContainText("1 component ·");
    await keys.press("Escape");
    await keys.press("/");
    await expect(page.getByLabel("Search components")).toBeFocused();
    await keys.type("object store");
    await keys.press("Enter");
    await expect(canvas).toBeFocused();
    await expect(size).toContainText("2 components · 0 connections");
  });

  await test.step("connect them, and take it back and forth", async () => {
    await keys.press("Home");
    await expect(node(page, "Landed files")).toHaveAttribute("data-focused", "true");
    await keys.press("e");
    const dialog = page.getByRole("dialog", { name: /^Connect from/ });
    await expect(dialog.getByRole("combobox")).toBeFocused();
    await keys.press("Escape");
    await expect(canvas).toBeFocused();
    await keys.press("e");
    await keys.type("object store");
    await keys.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(canvas).toBeFocused();
    await expect(size).toContainText("2 components · 1 connection");
    await keys.press("ControlOrMeta+z");
    await expect(size).toContainText("0 connections");
    await keys.press("ControlOrMeta+Shift+z");
    await expect(size).toContainText("1 connection");
    await keys.press("ArrowRight");
    await expect(node(page, "Object store")).toHaveAttribute("data-focused", "true");
  });

  await test.step("change a setting; Esc gives the old one back", async () => {
    await keys.press("Home");
    await keys.press("Enter");
    const field = page.getByRole("textbox", { name: "Gigabytes per day" });
    await tabTo(page, field);
    await keys.press("ControlOrMeta+a");
    await keys.type("9");
    await keys.press("Escape");
    await expect(field).not.toHaveValue("9");
    await keys.type("7");
    await keys.press("Enter");
    await expect(field).toHaveValue("7");
    await keys.press("Shift+F6");
    await expect(canvas).toBeFocused();
    await keys.press("ControlOrMeta+z");
    await expect(field).not.toHaveValue("7");
    await keys.press("ControlOrMeta+y");
    await expect(field).toHaveValue("7");
    await keys.press("F2");
    await expect(page.locator("#designer-title")).toBeFocused();
    await keys.type("Daily files");
    await keys.press("Enter");
    await expect(canvas).toBeFocused();
    await expect(node(page, "Daily files")).toBeVisible();
  });

  await test.step("open the findings, and jump to the field that one is about", async () => {
    await keys.press("Escape");
    await keys.press("a");
    await keys.type("monitoring");
    await keys.press("Enter");
    await expect(size).toContainText("3 components");
    await pressWithKeyboard(page, page.getByRole("button", { name: /^Findings/ }));
    const finding = page.getByRole("region", { name: "Findings" }).getByRole("button", { name: /nobody receives them/ });
    await tabTo(page, finding, "Shift+Tab");
    await keys.press("j");
    await keys.press("k");
    await keys.press("Enter");
    await expect(page.getByRole("textbox", { name: "Recipients" })).toBeFocused();
    await expectVisibleFocus(page);
    await expectNoTrap(page);
  });

  await test.step("remove what was added, and take that back and forth", async () => {
    await tabTo(page, canvas, "Shift+Tab");
    await keys.press("Delete");
    await expect(size).toContainText("2 components");
    await keys.press("ControlOrMeta+z");
    await expect(size).toContainText("3 components");
    await keys.press("ControlOrMeta+Shift+z");
    await expect(size).toContainText("2 components");
  });

  const project = new URL(page.url()).pathname.split("/")[3];

  await test.step("make an environment", async () => {
    await go(page, "e", "**/environments");
    const opener = page.getByRole("link", { name: "New environment" });
    await pressWithKeyboard(page, opener);
    const dialog = page.getByRole("dialog", { name: "New environment" });
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await keys.press("Escape");
    await expect(opener).toBeFocused();
    await keys.press("Enter");
    await expect(dialog.getByLabel("Name")).toBeFocused();
    await keys.type("dev");
    await tabTo(page, dialog.getByLabel("Size"));
    await keys.press("Enter");
    await page.getByRole("option", { name: "Standard" }).waitFor();
    await keys.press("Escape");
    await expect(dialog.getByLabel("Size")).toBeFocused();
    await pressWithKeyboard(page, dialog.getByRole("button", { name: "Create environment" }));
    await page.waitForURL("**/environments/dev");
  });

  await test.step("plan", async () => {
    await go(page, "b", "**/blueprints/main**");
    await tabTo(page, canvas);
    await keys.press("p");
    const menu = page.getByRole("dialog", { name: "Plan" });
    await expect(menu).toBeVisible();
    await keys.press("Escape");
    await expect(menu).toBeHidden();
    await expect(page.getByRole("button", { name: "Plan", exact: true })).toBeFocused();
    await keys.press("Enter");
    await pressWithKeyboard(page, menu.getByRole("button", { name: "Save v1 and plan" }));
    await page.waitForURL("**/deployments/1**");
  });

  await test.step("approve, and watch", async () => {
    const approve = page.getByRole("button", { name: "Approve and deploy" });
    await approve.waitFor();
    await expectNoTrap(page);
    await pressWithKeyboard(page, approve);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(page.getByRole("main").getByText("Succeeded").first()).toBeVisible({ timeout: DEPLOY_LIMIT_MS });
    await tabTo(page, page.getByRole("tab", { name: "Timeline" }));
    await keys.press("ArrowRight");
    await expect(page.getByRole("tab", { name: "Canvas" })).toBeFocused();
    await keys.press("ArrowRight");
    await expect(page.getByRole("tabpanel", { name: /^Log/ })).toBeVisible();
  });

  await test.step("destroy: everything that holds data is named, and the environment", async () => {
    await page.goto(`/acme/projects/${project}/environments/dev`);
    const menu = page.getByRole("button", { name: "More for dev" });
    await pressWithKeyboard(page, menu);
    await expect(page.getByRole("menuitem", { name: "Destroy resources…" })).toBeFocused();
    await keys.press("Escape");
    await expect(menu).toBeFocused();
    await keys.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Destroy resources…" })).toBeFocused();
    await keys.press("Enter");
    await page.waitForURL("**/destroy");
    await tabTo(page, page.getByLabel(/^Type .+ to destroy its data$/).first());
    await keys.type("object-store");
    await tabTo(page, page.getByLabel("Type the environment's name"));
    await keys.type("dev");
    await pressWithKeyboard(page, page.getByRole("button", { name: /^Plan to destroy/ }));
    await page.waitForURL("**/deployments/2**");
    const approve = page.getByRole("button", { name: /^Approve and destroy/ });
    await approve.waitFor();
    await expect(approve).toBeDisabled();
    await expect(page.getByLabel(/^Type /)).toHaveCount(0);
    await pressWithKeyboard(
      page,
      page.getByRole("checkbox", { name: "I understand that the data of Object store is lost for good" }),
      "Space",
    );
    await pressWithKeyboard(page, approve);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(page.getByRole("main").getByText("Succeeded").first()).toBeVisible({ timeout: DEPLOY_LIMIT_MS });
  });
});

/** G and a letter, as the keys dialog says. */
async function go(page: Page, letter: string, url: string): Promise<void> {
  await page.keyboard.press("g");
  await page.keyboard.press(letter);
  await page.waitForURL(url);
}

function node(page: Page, title: string) {
  return page.getByRole("group", { name: new RegExp(`^${title}, `) });
}
