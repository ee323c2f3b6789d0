import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { takePicture, tryToSignIn } from "./steps/console.ts";
import { startOpenIdProvider } from "./steps/openid-provider.ts";
import { addOrganization, type Person } from "./steps/people.ts";
import { SIMPLESAMLPHP, startSamlProvider, WHY_NO_SIMPLESAMLPHP } from "./steps/saml-provider.ts";

/** The operator of the console under test vouches for `<slug>.test`, see `scripts/test/journeys.mjs`. */
const settingsOf = (slug: string) => `/${slug}/settings/sso`;

async function signInAsOwner(page: Page, slug: string, owner: Person): Promise<void> {
  await page.goto("/sign-in?passphrase=1");
  await tryToSignIn(page, owner);
  await page.waitForURL(`**/${slug}`);
}

async function verifyDomain(page: Page, domain: string): Promise<void> {
  await page.getByLabel("Domain", { exact: true }).fill(domain);
  await page.getByRole("button", { name: "Add domain" }).click();
  await page.getByRole("button", { name: `Check ${domain}` }).click();
  await expect(page.getByText("Verified by the operator")).toBeVisible();
}

/** What the page shows to be copied to the provider. */
async function addressShown(page: Page, label: string): Promise<string> {
  const value = page.locator("dl > div", { has: page.getByText(label, { exact: true }) }).locator("code");
  return (await value.textContent()) ?? "";
}

async function saveConnection(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("link", { name: "Test sign-in" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save changes" })).toHaveAttribute("aria-disabled", "true");
}

async function setState(page: Page, state: "Optional" | "Required"): Promise<void> {
  await page.getByRole("radio", { name: state }).click();
  await page.getByRole("button", { name: "Save state" }).click();
  await expect(page.getByRole("button", { name: "Save state" })).toHaveAttribute("aria-disabled", "true");
}

/** Tests in the new tab, signs in at the provider there, and returns the tab with what was received. */
async function testSignIn(page: Page, context: BrowserContext, signInAtProvider: (tab: Page) => Promise<void>): Promise<Page> {
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Test sign-in" }).click();
  const tab = await opened;
  await signInAtProvider(tab);
  await tab.waitForURL("**/settings/sso");
  return tab;
}

/** Somebody of the domain, in a browser of their own, who chooses single sign-on. */
async function chooseSingleSignOn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Continue with single sign-on" }).click();
}

async function signInAtOpenId(page: Page): Promise<void> {
  await page.locator("input[name=login]").fill("lena-1");
  await page.locator("input[name=password]").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

async function signInAtSaml(page: Page): Promise<void> {
  await page.getByLabel("Username").fill("lena");
  await page.getByLabel("Password").fill("for a journey");
  await page.getByRole("button", { name: "Login" }).click();
}

test("an owner connects an OpenID provider alone, tests it and requires it; its people come in, and no passphrase but one", async ({
  page,
  context,
  browser,
}) => {
  const slug = "sso-oidc";
  const lena = `lena@${slug}.test`;
  const { owner, member } = await addOrganization(slug);
  await signInAsOwner(page, slug, owner);
  await page.goto(settingsOf(slug));
  await verifyDomain(page, `${slug}.test`);
  const redirectUrl = await addressShown(page, "Our redirect address");
  const claims = () => ({ email: lena, name: "Lena Fischer", groups: ["lake-admins", "everybody"] });
  const provider = await startOpenIdProvider({ redirectUrl, clientId: "zerolake", clientSecret: "a secret of the journey", claims });

  await test.step("connect it, and see what it sends", async () => {
    await page.getByLabel("Issuer").fill(provider.issuer);
    await page.getByLabel("Client ID").fill("zerolake");
    await page.getByLabel("Client secret").fill("a secret of the journey");
    await page.getByRole("button", { name: "Add group" }).click();
    await page.getByLabel("Group 1", { exact: true }).fill("lake-admins");
    await page.getByLabel("Role of group 1").click();
    await page.getByRole("option", { name: "Admin" }).click();
    await saveConnection(page);
    const tab = await testSignIn(page, context, signInAtOpenId);
    await expect(tab.getByText("Passed")).toBeVisible();
    await expect(tab.getByText(`Lena Fischer (${lena}) would come in as Admin.`)).toBeVisible();
    await expect(tab.getByRole("table", { name: "Claims received" })).toContainText("lake-admins, everybody");
    await takePicture(tab, "single-sign-on");
    await tab.close();
  });

  await test.step("somebody of the domain comes in with an account that nobody has made", async () => {
    await page.reload();
    await setState(page, "Optional");
    const other = await browser.newContext();
    const theirs = await other.newPage();
    await chooseSingleSignOn(theirs, lena);
    await signInAtOpenId(theirs);
    await theirs.waitForURL(`**/${slug}`);
    await theirs.goto(`/${slug}/settings`);
    await expect(theirs.getByRole("main")).toContainText("Lena Fischer");
    await expect(theirs.getByRole("main")).toContainText("Admin");
    await other.close();
  });

  await test.step("require it: who is locked out is said before, and is locked out", async () => {
    await page.reload();
    await page.getByRole("radio", { name: "Required" }).click();
    await page.getByLabel("Owner for emergencies").click();
    await page.getByRole("option", { name: owner.name }).click();
    await expect(page.getByText(`locks out 1 member who has never used it: ${member.name}.`)).toBeVisible();
    await setState(page, "Required");
    const other = await browser.newContext();
    const theirs = await other.newPage();
    await theirs.goto("/sign-in?passphrase=1");
    await tryToSignIn(theirs, member);
    await expect(theirs.getByRole("alert").filter({ hasText: "don't match" })).toBeVisible();
    await signInAsOwner(theirs, slug, owner);
    await other.close();
  });

  await test.step("from now on the address alone leads to the provider", async () => {
    const other = await browser.newContext();
    const theirs = await other.newPage();
    await theirs.goto("/sign-in");
    await theirs.getByLabel("Work e-mail").fill(`nobody@${slug}.test`);
    await theirs.getByRole("button", { name: "Continue" }).click();
    await theirs.waitForURL(`${provider.issuer}/**`);
    await other.close();
  });
  await provider.stop();
});

test("an owner connects a SAML provider alone; its people come in from here, and from there once that is switched on", async ({
  page,
  context,
  browser,
}) => {
  test.skip(SIMPLESAMLPHP === undefined, WHY_NO_SIMPLESAMLPHP);
  const slug = "sso-saml";
  const lena = `lena@${slug}.test`;
  const { owner } = await addOrganization(slug);
  const provider = await startSamlProvider(SIMPLESAMLPHP ?? "", {
    login: "lena",
    password: "for a journey",
    attributes: { email: lena, name: "Lena Fischer", groups: "everybody" },
  });
  await signInAsOwner(page, slug, owner);
  await page.goto(settingsOf(slug));
  await verifyDomain(page, `${slug}.test`);
  await page.getByRole("radio", { name: "SAML" }).click();
  const entityId = await addressShown(page, "Our entity ID and metadata");
  const answerUrl = await addressShown(page, "Our answer address (ACS)");

  await test.step("read its metadata, give it ours, and see what it sends", async () => {
    await page.getByLabel("Provider's metadata").fill(provider.metadataUrl);
    await page.getByRole("button", { name: "Read metadata" }).click();
    await expect(page.getByLabel("Signing certificates")).toHaveValue(/BEGIN CERTIFICATE/);
    await saveConnection(page);
    const metadata = await (await page.request.get(entityId)).text();
    provider.trust({ entityId, answerUrl, metadata });
    const tab = await testSignIn(page, context, signInAtSaml);
    await expect(tab.getByText(`Lena Fischer (${lena}) would come in as Viewer.`)).toBeVisible();
    await tab.close();
  });

  const other = await browser.newContext();
  const theirs = await other.newPage();
  await test.step("somebody of the domain comes in with an encrypted assertion", async () => {
    await page.reload();
    await setState(page, "Optional");
    await chooseSingleSignOn(theirs, lena);
    await signInAtSaml(theirs);
    await theirs.waitForURL(`**/${slug}`);
  });

  await test.step("the provider may not begin before somebody says so", async () => {
    await other.clearCookies({ domain: "127.0.0.1" });
    await theirs.goto(provider.startUrl(entityId));
    await expect(theirs.getByRole("alert").filter({ hasText: "Code SSO-STATE." })).toBeVisible();
    await page.reload();
    await page.getByRole("switch", { name: "The provider may begin" }).click();
    await saveConnection(page);
    await theirs.goto(provider.startUrl(entityId));
    await theirs.waitForURL(`**/${slug}`);
  });
  await other.close();
  provider.stop();
});
