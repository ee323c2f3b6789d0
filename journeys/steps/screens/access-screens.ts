import { ORGANIZATION } from "../console.ts";
import { dialog, heading, press, ROUTES, type Screen, text } from "./screen.ts";

const roles = { route: `${ROUTES.organization}/settings/roles`, address: () => `/${ORGANIZATION}/settings/roles` };
const tokens = { route: `${ROUTES.organization}/settings/tokens`, address: () => `/${ORGANIZATION}/settings/tokens` };

const sso = { route: `${ROUTES.organization}/settings/sso`, address: () => `/${ORGANIZATION}/settings/sso` };

/** Who may do what, and what programs come in with. */
export const accessScreens: readonly Screen[] = [
  { name: "roles", ...roles, shows: heading("What each role may do") },
  { name: "role-grant", ...roles, open: press("Grant role"), shows: dialog("Grant a role in one place") },
  { name: "tokens", ...tokens, shows: text("Service accounts") },
  { name: "token-new", ...tokens, open: press("Create token"), shows: dialog("Create a token") },
  {
    name: "token-new-permissions",
    ...tokens,
    open: async (page) => {
      await press("Create token")(page);
      await page.getByRole("radio", { name: "Chosen permissions" }).click();
    },
    shows: (page) => page.getByRole("checkbox", { name: "plan deployments" }),
  },
  { name: "single-sign-on", ...sso, shows: text("Our redirect address") },
  {
    name: "single-sign-on-saml",
    ...sso,
    open: async (page) => {
      await page.getByRole("radio", { name: "SAML" }).click();
      await press("Add group")(page);
    },
    shows: text("Our answer address (ACS)"),
  },
  { name: "service-account-new", ...tokens, open: press("Create service account"), shows: dialog("Create a service account") },
];
