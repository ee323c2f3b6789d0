import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { ORGANIZATION, signIn, takePicture } from "./steps/console.ts";
import { expectAccessible, lookAt } from "./steps/look-at.ts";

const KEN = { name: "Sana Iqbal", email: `sana-${Date.now()}@example.com`, passphrase: "a lake of four words" };
const MEMBERS = `/${ORGANIZATION}/settings/members`;
const SECURITY = `/${ORGANIZATION}/settings/security`;

test("somebody joins by a link, gets another role while looking, signs in with a passkey, and is out at once when removed", async ({
  page,
  browser,
}) => {
  await signIn(page);
  const link = await test.step("an owner makes a link", async () => {
    await page.goto(MEMBERS);
    await page.getByRole("button", { name: "Invite people" }).click();
    const dialog = page.getByRole("dialog", { name: "Invite people" });
    await dialog.getByRole("button", { name: "Create link" }).click();
    const made = (await dialog.locator("code").textContent()) ?? "";
    await expectAccessible(page, "invitation-link");
    await dialog.getByRole("button", { name: "Close dialog" }).click();
    await expect(page.getByRole("region", { name: "Pending invitations" }).last()).toBeVisible();
    await takePicture(page, "members");
    return made;
  });

  // Passkeys belong to a host name, so Ken comes by it.
  const ken = await browser.newContext({ baseURL: new URL(link).origin.replace("127.0.0.1", "localhost") });
  const theirs = await ken.newPage();
  await test.step("somebody new makes an account with it and is in", async () => {
    await theirs.goto(new URL(link).pathname);
    await expect(theirs.getByRole("heading", { name: /^Join / })).toBeVisible();
    await lookAt(theirs, "invitation");
    await theirs.getByLabel("Your name").fill(KEN.name);
    await theirs.getByLabel("Work e-mail").fill(KEN.email);
    await theirs.getByLabel("Passphrase", { exact: true }).fill("qwerty123456");
    await theirs.getByRole("button", { name: /^Create account and join/ }).click();
    await expect(theirs.getByText(/known from breaches/)).toBeVisible();
    await theirs.getByLabel("Passphrase", { exact: true }).fill(KEN.passphrase);
    await theirs.getByRole("button", { name: /^Create account and join/ }).click();
    await theirs.waitForURL(`**/${ORGANIZATION}`);
    await theirs.goto(new URL(link).pathname);
    await expect(theirs.getByRole("heading", { name: "This invitation was used before" })).toBeVisible();
  });

  await test.step("a new role counts on the page that is open", async () => {
    await theirs.goto(MEMBERS);
    const invite = theirs.getByRole("button", { name: "Invite people" });
    await expect(invite).toHaveAttribute("aria-disabled", "true");
    await page.getByLabel(`Role of ${KEN.name}`).click();
    await page.getByRole("option", { name: "Admin" }).click();
    await expect(invite).not.toHaveAttribute("aria-disabled", "true");
  });

  await test.step("a passkey signs in without a passphrase", () => addPasskeyAndSignIn(ken, theirs));

  await test.step("who is removed is out in less than two seconds, on the page that is open", async () => {
    await theirs.goto(`/${ORGANIZATION}/projects`);
    await expect(theirs.getByText("Live", { exact: true })).toBeVisible();
    await page.reload();
    await page.getByRole("button", { name: `More for ${KEN.name}` }).click();
    await page.getByRole("menuitem", { name: "Remove member…" }).click();
    const dialog = page.getByRole("dialog", { name: `Remove ${KEN.name}` });
    const removed = page.waitForResponse("**/members.remove**");
    await dialog.getByRole("button", { name: "Remove member" }).click();
    await removed;
    // The stream is cut; the page hears why when it asks again.
    await expect(theirs.getByText("Live", { exact: true })).toBeHidden({ timeout: 2_000 });
    await expect(theirs.getByRole("dialog", { name: "You've been signed out" })).toBeVisible();
    await theirs.goto(`/${ORGANIZATION}/projects`);
    await theirs.waitForURL("**/sign-in**");
  });
  await ken.close();
});

/** With Chromium's own virtual device, as its security key would be. */
async function addPasskeyAndSignIn(context: BrowserContext, page: Page): Promise<void> {
  const devTools = await context.newCDPSession(page);
  await devTools.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const;
  await devTools.send("WebAuthn.addVirtualAuthenticator", { options });
  await page.goto(SECURITY);
  await page.getByLabel("Name of the device").fill("Laptop");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(page.getByRole("list", { name: "Passkeys" }).getByText("Laptop")).toBeVisible();
  await lookAt(page, "security-with-passkey");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.waitForURL("**/sign-in**");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL(`**/${ORGANIZATION}`);
  await page.goto(SECURITY);
  await expect(page.getByRole("cell", { name: "Passkey", exact: true })).toBeVisible();
}
