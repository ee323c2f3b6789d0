import { expect, test } from "@playwright/test";
import { ORGANIZATION, tryToSignIn } from "./steps/console.ts";
import { addColleague } from "./steps/people.ts";

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
