import { expect, test } from "@playwright/test";
import { mutate } from "./steps/api.ts";
import { ORGANIZATION, signIn, takePicture } from "./steps/console.ts";
import { expectAccessible } from "./steps/look-at.ts";

test("a project is found by filters, looked into, described, archived, restored and deleted", async ({ page }) => {
  await signIn(page);
  const { request } = page;
  const template = { from: "template", template: "streaming-starter" };
  const wizard = { from: "wizard", answers: JSON.stringify({ cloud: "azure" }) };
  await mutate(request, "projects.create", { organization: ORGANIZATION, name: "Harbour lake", start: template });
  await mutate(request, "projects.create", { organization: ORGANIZATION, name: "Harbour on Azure", start: wizard });
  const rows = page.getByRole("table", { name: "Projects" }).getByRole("row");

  await test.step("filters ask the server and stand in the address", async () => {
    await page.goto(`/${ORGANIZATION}/projects?filter=harbour`);
    await expect(rows).toHaveCount(3);
    await page.getByRole("combobox", { name: "Cloud" }).click();
    await page.getByRole("option", { name: "Azure" }).click();
    await expect(rows).toHaveCount(2);
    await expect(page).toHaveURL(/cloud=azure/);
    await page.getByRole("combobox", { name: "Status" }).click();
    await page.getByRole("option", { name: "Deployed somewhere" }).click();
    await expect(page.getByText("Nothing matches these filters.")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(page).toHaveURL(/projects$/);
    await takePicture(page, "projects");
    await expectAccessible(page, "projects");
  });

  await test.step("Space looks into one without leaving the list", async () => {
    await page.getByRole("link", { name: "Harbour lake", exact: true }).focus();
    await page.keyboard.press("Space");
    const peek = page.getByRole("dialog", { name: "Harbour lake" });
    await expect(peek.getByRole("region", { name: /^The drawing: 9 components/ })).toBeVisible();
    await expect(peek.getByText("No environments yet.")).toBeVisible();
    await takePicture(page, "project-peek");
    await expectAccessible(page, "a look into a project");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("link", { name: "Harbour lake", exact: true })).toBeFocused();
  });

  await test.step("its README is written in place, and HTML in it is text", async () => {
    await page.getByRole("link", { name: "Harbour lake", exact: true }).click();
    const readme = page.getByRole("region", { name: "README" });
    await readme.getByRole("button", { name: "Write README" }).click();
    await readme.getByRole("textbox", { name: "README" }).fill("# Who to ask\n\n- Mira\n\n<script>document.title = 'taken'</script>");
    await readme.getByRole("button", { name: "Save README" }).click();
    await expect(readme.getByRole("heading", { name: "Who to ask" })).toBeVisible();
    await expect(readme.getByText("<script>")).toBeVisible();
    await expect(page.getByRole("region", { name: "People" }).getByText("Owner").first()).toBeVisible();
    await takePicture(page, "project");
    await expectAccessible(page, "a project");
    await expect(page).not.toHaveTitle("taken");
  });

  await test.step("archive it, find it again, restore it", async () => {
    await page.getByRole("button", { name: "More for Harbour lake" }).click();
    await page.getByRole("menuitem", { name: "Archive project…" }).click();
    await expect(page.getByRole("dialog")).toContainText("Archiving hides Harbour lake");
    await page.getByRole("button", { name: "Archive project" }).click();
    await page.waitForURL("**/projects");
    await expect(page.getByRole("link", { name: "Harbour lake", exact: true })).toHaveCount(0);
    await page.goto(`/${ORGANIZATION}/projects?status=archived`);
    await page.getByRole("link", { name: "Harbour lake", exact: true }).click();
    await expect(page.getByText("This project is archived", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "More for Harbour lake" }).click();
    await page.getByRole("menuitem", { name: "Restore project" }).click();
    await expect(page.getByText("This project is archived", { exact: false })).toHaveCount(0);
  });

  await test.step("delete it by its name", async () => {
    await page.getByRole("button", { name: "More for Harbour lake" }).click();
    await page.getByRole("menuitem", { name: "Delete project…" }).click();
    await page.getByLabel("Type the project's name").fill("Harbour lake");
    await page.getByRole("button", { name: "Delete project" }).click();
    await page.waitForURL("**/projects");
    await expect(page.getByRole("link", { name: "Harbour lake", exact: true })).toHaveCount(0);
  });
});
