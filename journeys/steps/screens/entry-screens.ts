import { ORGANIZATION } from "../console.ts";
import { heading, ROUTES, type Screen } from "./screen.ts";

const nothingHere = { shows: heading("There is nothing here for you"), expectedMessages: /404/ };

/** What somebody sees who is not signed in, or whose session has ended. */
export const visitorScreens: readonly Screen<void>[] = [
  { name: "sign-in", route: "/sign-in", address: () => "/sign-in", shows: heading("Sign in") },
  {
    name: "sign-in-refused",
    route: "/sign-in",
    address: () => "/sign-in",
    open: async (page) => {
      await page.getByLabel("Work e-mail").fill("nobody@zerolake.local");
      await page.getByLabel("Passphrase", { exact: true }).fill("not the passphrase");
      await page.getByRole("button", { name: "Continue" }).click();
    },
    shows: (page) => page.getByText("don't match"),
    expectedMessages: /401/,
  },
  { name: "session-ended", route: "/sign-in", address: () => `/${ORGANIZATION}/projects`, shows: heading("Sign in") },
];

/** What the owner of another installation gets: nothing tells what exists from what does not. */
export const strangerScreens: readonly Screen<void>[] = [
  { name: "organization-of-others", route: ROUTES.organization, address: () => "/somebody-else", ...nothingHere },
  { name: "no-such-page", route: "/", address: () => "/no/such/page", ...nothingHere },
];
