import { type APIRequestContext, expect, type Page, test } from "@playwright/test";
import { mutate } from "./steps/api.ts";
import { createEnvironment, ORGANIZATION, signIn, signInAs, tryToSignIn, useTemplate } from "./steps/console.ts";
import { keepFor, savedWords } from "./steps/designer.ts";
import { addColleague, addStrangers, endSessionsOf } from "./steps/people.ts";
import { apiRoutes, consoleRoutes } from "./steps/routes.ts";

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

test("no page and no route finds anything of another organisation, whichever of its names the address carries", async ({ page }) => {
  const strangers = await addStrangers();
  await signIn(page);
  const own = await useTemplate(page, "streaming-starter", "Own place");
  const theirs = {
    project: strangers.project,
    environment: "dev",
    deployment: "1",
    blueprint: "main",
    connection: strangers.connection,
    template: "streaming-starter",
  };
  const inConsole = consoleRoutes().filter((route) => route.startsWith("/[organization]"));
  const addresses = [
    ...inConsole.map((route) => filled(route, { ...theirs, organization: strangers.organization })),
    ...inConsole
      .filter((route) => /\[(project|connection)\]/.test(route))
      .map((route) => filled(route, { ...theirs, organization: ORGANIZATION })),
    `/${ORGANIZATION}/projects/${own}/environments/${strangers.project}`,
    ...apiRoutes().flatMap((route) => ABOUT_AN_ORGANIZATION[route]?.(strangers.organization) ?? []),
  ];
  for (const address of addresses) {
    const answer = await page.request.get(address, { maxRedirects: 0 });
    expect(answer.status(), address).toBe(404);
  }
  expect(addresses.length).toBeGreaterThan(50);
});

test("a program comes in with a token from anywhere, without cookies, until it is revoked; a browser from elsewhere does not", async ({
  page,
  playwright,
  baseURL,
}) => {
  await signIn(page);
  const at = { organization: ORGANIZATION };
  const wanted = { ...at, name: "CI", days: 1, permits: "viewer", inProject: null };
  const made = await mutate<{ id: string; token: string }>(page.request, "tokens.create", wanted);
  const program = await playwright.request.newContext({ baseURL: baseURL ?? "" });
  const input = JSON.stringify({ json: { ...at, limit: 10 } });
  const ask = async (by: APIRequestContext, headers: Record<string, string>) =>
    (await by.get("/api/trpc/navigation.organization", { params: { input }, headers })).status();
  const elsewhere = { origin: "https://elsewhere.example" };
  const authorization = `Bearer ${made.token}`;
  expect(await ask(program, { authorization, ...elsewhere })).toBe(200);
  expect(await ask(program, {})).toBe(401);
  expect(await ask(page.request, elsewhere)).toBe(403);
  expect(await ask(page.request, { authorization: "Bearer zl_forged" })).toBe(401);
  await mutate(page.request, "tokens.revoke", { ...at, token: made.id });
  expect(await ask(program, { authorization })).toBe(401);
  await program.dispose();
});

test("every route that answers programs is known to be about an organisation, or to be about none", () => {
  expect([...Object.keys(ABOUT_AN_ORGANIZATION), ...Object.keys(ABOUT_NONE)].sort()).toEqual(apiRoutes());
});

/** How a route is asked about somebody's organisation. */
const ABOUT_AN_ORGANIZATION: Readonly<Record<string, (organization: string) => string>> = {
  "/api/audit/export": (organization) => `/api/audit/export?organization=${organization}&format=csv`,
  "/api/organizations/[organization]/export": (organization) => `/api/organizations/${organization}/export`,
  "/api/sso/test": (organization) => `/api/sso/test?organization=${organization}`,
};

/** What answers everybody alike, or knows the organisation by something that only it has; with the test that shows it. */
const ABOUT_NONE: Readonly<Record<string, string>> = {
  "/.well-known/jwks.json": "public keys of the installation",
  "/.well-known/openid-configuration": "where they are",
  "/api/auth/[...nextauth]": "sign-in",
  "/api/health": "the installation's",
  "/api/scim/v2/[[...path]]": "the token names the organisation",
  "/api/sso/[organizationId]/oidc": "answers of the provider, by state and signature",
  "/api/sso/[organizationId]/saml": "answers of the provider, by signature",
  "/api/sso/[organizationId]/saml/metadata": "what every provider may read",
  "/api/sso/begin": "sign-in",
  "/api/trpc/[trpc]": "each procedure is walked by itself, in apps/web/src/server/trpc/tenant-isolation.int.test.ts",
};

function filled(route: string, names: Readonly<Record<string, string>>): string {
  return route.replaceAll(/\[(\w+)\]/g, (_, part: string) => names[part] ?? "none");
}

/** What a person can read on a page, once it has settled. */
async function look(page: Page, path: string): Promise<string> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBe(404);
  const main = page.getByRole("main");
  await expect(main).toContainText("don't have access");
  return main.innerText();
}
