import { expect, type Page, test } from "@playwright/test";
import { createEnvironment, ORGANIZATION, signIn, signInAs, tryToSignIn, useTemplate } from "./steps/console.ts";
import { keepFor, savedWords } from "./steps/designer.ts";
import { addColleague, addStrangers, endSessionsOf } from "./steps/people.ts";

const NO_MATCH = "That e-mail and passphrase don't match.";
const TRIES_MAX = 8;

test("a wrong passphrase gets the answer that an unknown person gets, and too many tries have to wait", async ({ page }) => {
  const colleague = await addColleague("Wren Adeyemi");
  const wrong = { email: colleague.email, passphrase: "not this one" };
  await page.goto(`/${ORGANIZATION}/projects`);
  await page.waitForURL("**/sign-in?**");
  const answer = page.getByRole("alert").filter({ hasText: /\S/ });

  await tryToSignIn(page, { email: "nobody@example.com", passphrase: "not this one" });
  await expect(answer).toHaveText(NO_MATCH);
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const answered = page.waitForResponse("**/api/auth/callback/local**");
    await tryToSignIn(page, wrong);
    expect((await answered).status()).toBe(401);
    await expect(answer).toHaveText(NO_MATCH);
  }
  await tryToSignIn(page, colleague);
  await expect(answer).toHaveText("Too many tries. Try again in 5 minutes or ask an owner to reset.");

  await test.step("somebody else is not held up, and lands where they wanted to go", async () => {
    const other = await addColleague("Ines Duarte");
    await tryToSignIn(page, other);
    await page.waitForURL(`**/${ORGANIZATION}/projects`);
  });
});

test("signed out in the middle of work: the edit waits in its tab and is saved after signing in again", async ({ page, context }) => {
  const colleague = await addColleague("Mira Okafor");
  await signInAs(page, colleague);
  await useTemplate(page, "streaming-starter", "Kept edits");
  await context.route("**/designer.save**", (route) => route.abort());
  await keepFor(page, "101");
  await expect(page.getByText("Offline – 1 edit kept in this tab")).toBeVisible();

  await test.step("sign out in another tab", async () => {
    const other = await context.newPage();
    await other.goto(`/${ORGANIZATION}`);
    await other.getByRole("button", { name: /account and theme$/ }).click();
    await other.getByRole("menuitem", { name: "Sign out" }).click();
    await other.waitForURL("**/sign-in**");
    await other.close();
  });
  const dialog = page.getByRole("dialog", { name: "You've been signed out" });
  await expect(dialog).toContainText("your unsaved edits are kept in this tab");
  await context.unroute("**/designer.save**");
  await expect(page.getByText("Signed out – 1 edit kept in this tab")).toBeVisible();

  await test.step("sign in in the tab that the dialog opens", async () => {
    const opened = context.waitForEvent("page");
    await dialog.getByRole("link", { name: "Sign in in a new tab" }).click();
    const signInPage = await opened;
    await tryToSignIn(signInPage, colleague);
    await signInPage.waitForURL(`**/${ORGANIZATION}`);
    await signInPage.close();
  });
  await expect(dialog).toBeHidden();
  await expect(savedWords(page)).toBeVisible();
  await page.reload();
  await expect(await keepFor(page)).toHaveValue("101");
});

test("an expired session keeps a half-filled form, and the form works after signing in again", async ({ page, context }) => {
  const colleague = await addColleague("Tomas Lind");
  await signInAs(page, colleague);
  const project = await useTemplate(page, "streaming-starter", "Kept form");
  await page.goto(`/${ORGANIZATION}/projects/${project}/environments?new=1`);
  const form = page.getByRole("dialog", { name: "New environment" });
  await form.getByLabel("Name").fill("staging");
  await endSessionsOf(colleague);

  const dialog = page.getByRole("dialog", { name: "You've been signed out" });
  await expect(dialog).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(`/${ORGANIZATION}/projects/${project}`);
  await tab.waitForURL("**/sign-in?**");
  await tryToSignIn(tab, colleague);
  await tab.waitForURL(`**/projects/${project}`);
  await tab.close();

  await expect(dialog).toBeHidden();
  await expect(form.getByLabel("Name")).toHaveValue("staging");
  await form.getByRole("button", { name: "Create environment" }).click();
  await page.waitForURL("**/environments/staging");
});

test("what belongs to another organisation looks exactly like what does not exist", async ({ page }) => {
  const strangers = await addStrangers();
  await signIn(page);
  const theirs = `/${strangers.organization}/projects/${strangers.project}`;
  const pairs = [
    [`/${strangers.organization}`, "/no-such-organisation"],
    [theirs, "/no-such-organisation/projects/none"],
    [`${theirs}/blueprints/main`, "/no-such-organisation/projects/none/blueprints/main"],
    [`${theirs}/environments/dev`, "/no-such-organisation/projects/none/environments/none"],
    [`${theirs}/deployments/1`, "/no-such-organisation/projects/none/deployments/1"],
    [`/${ORGANIZATION}/projects/${strangers.project}`, `/${ORGANIZATION}/projects/none`],
    [`/${ORGANIZATION}/connections/${strangers.connection}`, `/${ORGANIZATION}/connections/00000000-0000-4000-8000-000000000000`],
  ] as const;
  for (const [existing, missing] of pairs) {
    await test.step(existing, async () => {
      const seen = await look(page, existing);
      expect(seen).toContain("don't have access");
      expect(seen).toEqual(await look(page, missing));
    });
  }
  const own = await useTemplate(page, "streaming-starter", "Own lake");
  await createEnvironment(page, own, "dev", "Prototype");
  const nonsense = [
    "environments/none",
    "environments/%00",
    "blueprints/none",
    "deployments/1",
    "deployments/-1",
    "deployments/99999999999",
  ];
  for (const path of nonsense) {
    await test.step(path, async () => {
      expect(await look(page, `/${ORGANIZATION}/projects/${own}/${path}`)).toMatch(/don't have access|doesn't exist/);
    });
  }
});

/** What a person can read on a page, once it has settled. */
async function look(page: Page, path: string): Promise<string> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(404);
  const main = page.getByRole("main");
  await expect(main).toContainText("don't have access");
  return main.innerText();
}
