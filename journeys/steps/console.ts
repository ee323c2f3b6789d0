import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Cookie, Page } from "@playwright/test";

export const ORGANIZATION = "acme";
const ACCOUNT = process.env["ZEROLAKE_ACCOUNT"] ?? "demo@zerolake.local";
const PASSPHRASE = process.env["ZEROLAKE_PASSPHRASE"] ?? "";
/** Where pictures go; the README shows some of them. */
const PICTURES = process.env["ZEROLAKE_PICTURES"] ?? join(import.meta.dirname, "../../test-results/pictures");

let demoSession: readonly Cookie[] | undefined;

/** As the demo organisation's owner. All journeys share one session, so nobody may sign out of it. */
export async function signIn(page: Page): Promise<void> {
  if (!demoSession) {
    await signInAfresh(page);
    demoSession = await page.context().cookies();
  } else await page.context().addCookies([...demoSession]);
}

/** As `signIn`, with a session of its own. */
export async function signInAfresh(page: Page): Promise<void> {
  await signInAs(page, { email: ACCOUNT, passphrase: PASSPHRASE });
}

export async function signInAs(page: Page, person: { email: string; passphrase: string }): Promise<void> {
  await page.goto("/sign-in");
  await tryToSignIn(page, person);
  await page.waitForURL(`**/${ORGANIZATION}`);
}

/** Fills in the form that is open, first the address and then the passphrase, and sends it; what comes of it is for the caller to see. */
export async function tryToSignIn(page: Page, { email, passphrase }: { email: string; passphrase: string }): Promise<void> {
  const startOver = page.getByRole("button", { name: "Change e-mail" });
  if (await startOver.isVisible()) await startOver.click();
  await page.getByLabel("Work e-mail").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Makes a project from a template through the gallery; ends in its designer. Returns the project's slug. */
export async function useTemplate(page: Page, template: string, name: string): Promise<string> {
  await page.goto(`/${ORGANIZATION}/templates/${template}`);
  await page.getByRole("main").getByText("Use template", { exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "New project" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL("**/blueprints/main**");
  return new URL(page.url()).pathname.split("/")[3] ?? "";
}

export async function createEnvironment(
  page: Page,
  project: string,
  name: string,
  size: "Prototype" | "Standard" | "Production",
): Promise<void> {
  await page.goto(`/${ORGANIZATION}/projects/${project}/environments?new=1`);
  const dialog = page.getByRole("dialog", { name: "New environment" });
  await dialog.getByLabel("Name").fill(name);
  if (size !== "Prototype") {
    await dialog.getByLabel("Size").click();
    await page.getByRole("option", { name: size }).click();
  }
  await dialog.getByRole("button", { name: "Create environment" }).click();
  await page.waitForURL(`**/environments/${name}`);
}

export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled" });
}
