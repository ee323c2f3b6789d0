import { ORGANIZATION, tryToSignIn } from "../console.ts";
import { heading, ROUTES, type Screen } from "./screen.ts";

const nothingHere = { shows: heading("There is nothing here for you"), expectedMessages: /404/ };

/** What somebody sees who is not signed in, or whose session has ended. */
export const visitorScreens: readonly Screen<void>[] = [
  { name: "sign-in", route: "/sign-in", address: () => "/sign-in", shows: heading("Sign in") },
  {
    name: "sign-in-refused",
    route: "/sign-in",
    address: () => "/sign-in",
    open: (page) => tryToSignIn(page, { email: "nobody@zerolake.local", passphrase: "not the passphrase" }),
    shows: (page) => page.getByText("don't match"),
    expectedMessages: /401/,
  },
  {
    name: "wallboard-revoked",
    route: "/wallboard/[token]",
    address: () => `/wallboard/${"x".repeat(43)}`,
    shows: heading("This link shows nothing any more"),
    expectedMessages: /404/,
  },
  {
    name: "sign-in-without-ticket",
    route: "/sign-in/complete",
    address: () => "/sign-in/complete?to=https://elsewhere.example",
    shows: (page) => page.getByText("Code SSO-STATE."),
    expectedMessages: /401/,
  },
  {
    name: "guide",
    route: "/docs/single-sign-on/[guide]",
    address: () => "/docs/single-sign-on/okta",
    shows: heading("Single sign-on with Okta"),
  },
  { name: "session-ended", route: "/sign-in", address: () => `/${ORGANIZATION}/projects`, shows: heading("Sign in") },
];

/** What the owner of another installation gets: nothing tells what exists from what does not. */
export const strangerScreens: readonly Screen<void>[] = [
  { name: "organization-of-others", route: ROUTES.organization, address: () => "/somebody-else", ...nothingHere },
  { name: "no-such-page", route: "/", address: () => "/no/such/page", ...nothingHere },
];
