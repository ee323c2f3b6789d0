import { expect, type Page } from "@playwright/test";
import { mutate } from "./steps/api.ts";
import { ORGANIZATION, signInAfresh } from "./steps/console.ts";
import { lookAt } from "./steps/look-at.ts";
import { consoleRoutes } from "./steps/routes.ts";
import { accessScreens } from "./steps/screens/access-screens.ts";
import { deploymentScreens } from "./steps/screens/deployment-screens.ts";
import { designerScreens } from "./steps/screens/designer-screens.ts";
import { strangerScreens, visitorScreens } from "./steps/screens/entry-screens.ts";
import { emptyOrganizationScreens, emptyProjectScreens } from "./steps/screens/first-start-screens.ts";
import { organizationScreens } from "./steps/screens/organization-screens.ts";
import { linkScreens, peopleScreens } from "./steps/screens/people-screens.ts";
import { projectScreens } from "./steps/screens/project-screens.ts";
import type { Screen } from "./steps/screens/screen.ts";
import { test } from "./steps/signed-in.ts";

/** A console without any account yet; `npm test` starts one. */
const FRESH_URL = process.env["ZEROLAKE_FRESH_URL"];
const OWNER = { organizationName: "Orders", name: "Mira Okafor", email: "mira@orders.example", passphrase: "a lake of four words" };

const signedInScreens = [
  ...organizationScreens,
  ...accessScreens,
  ...peopleScreens,
  ...projectScreens,
  ...designerScreens,
  ...deploymentScreens,
];
const emptyScreens = [...emptyOrganizationScreens, ...emptyProjectScreens];

test("every page of the console is visited", () => {
  const visited = [...signedInScreens, ...emptyScreens, ...visitorScreens, ...linkScreens, ...strangerScreens].map(({ route }) => route);
  expect([...new Set([...visited, "/setup"])].sort()).toEqual(consoleRoutes());
});

for (const screen of signedInScreens) {
  test(`${screen.name} is for everybody`, async ({ page, prepared }) => visit(page, screen, prepared));
}

for (const screen of strangerScreens) {
  test(`${screen.name} is for everybody`, async ({ page }) => visit(page, screen, undefined));
}

for (const screen of [...visitorScreens, ...linkScreens]) {
  test(`${screen.name} is for everybody`, async ({ visitor }) => visit(visitor, screen, undefined));
}

test("signed-out-elsewhere is for everybody", async ({ visitor }) => {
  await signInAfresh(visitor);
  await visitor.goto(`/${ORGANIZATION}/templates`);
  const otherTab = await visitor.context().newPage();
  await otherTab.goto(`/${ORGANIZATION}`);
  await otherTab.getByRole("button", { name: /account and theme/ }).click();
  await otherTab.getByRole("menuitem", { name: "Sign out" }).click();
  await otherTab.waitForURL("**/sign-in");
  await otherTab.close();
  await expect(visitor.getByRole("dialog", { name: "You've been signed out" })).toBeVisible();
  await lookAt(visitor, "signed-out-elsewhere");
});

test.describe("on a fresh installation", () => {
  test.skip(FRESH_URL === undefined, "ZEROLAKE_FRESH_URL names no console without accounts.");
  test.use({ baseURL: FRESH_URL ?? "" });

  test("setup, the empty organisation and the empty project are for everybody", async ({ visitor }) => {
    await visitor.goto("/");
    await visitor.waitForURL("**/setup");
    await expect(visitor.getByRole("heading", { name: "Set up Zerolake" })).toBeVisible();
    await expect(visitor.getByRole("button", { name: "Create owner account" })).toBeEnabled();
    await lookAt(visitor, "setup");
    await visitor.getByLabel("Organisation").fill(OWNER.organizationName);
    await visitor.getByLabel("Your name").fill(OWNER.name);
    await visitor.getByLabel("Work e-mail").fill(OWNER.email);
    await visitor.getByLabel("Passphrase").fill(OWNER.passphrase);
    await visitor.getByRole("button", { name: "Create owner account" }).click();
    await visitor.waitForURL("**/orders");
    const place = { organization: "orders", project: "" };
    for (const screen of emptyOrganizationScreens) await visit(visitor, screen, place);
    const blank = { organization: "orders", name: "New lake", start: { from: "blank" } };
    const { slug } = await mutate<{ slug: string }>(visitor.request, "projects.create", blank);
    for (const screen of emptyProjectScreens) await visit(visitor, screen, { ...place, project: slug });
  });
});

/** Goes to a screen, waits until it is there, looks at it; the browser has nothing to complain about. */
async function visit<About>(page: Page, screen: Screen<About>, about: About): Promise<void> {
  const messages: string[] = [];
  page.on("console", (message) => message.type() === "error" && messages.push(message.text()));
  page.on("pageerror", (error) => messages.push(String(error)));
  await screen.prepare?.(page);
  await page.goto(screen.address(about));
  await screen.open?.(page);
  await expect(screen.shows(page)).toBeVisible();
  await lookAt(page, screen.name);
  expect(messages.filter((message) => !screen.expectedMessages?.test(message))).toEqual([]);
}
