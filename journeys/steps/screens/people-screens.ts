import { ORGANIZATION } from "../console.ts";
import { dialog, heading, press, ROUTES, type Screen, text } from "./screen.ts";

const settings = (page: string) => ({
  route: `${ROUTES.organization}/settings/${page}`,
  address: () => `/${ORGANIZATION}/settings/${page}`,
});
const UNKNOWN = "a-token-that-nobody-ever-made";

/** People, their organisation and their accounts. */
export const peopleScreens: readonly Screen[] = [
  { name: "members", ...settings("members"), shows: text("Last seen") },
  { name: "members-invite", ...settings("members"), open: press("Invite people"), shows: dialog("Invite people") },
  { name: "general", ...settings("general"), shows: text("Delete organisation…") },
  { name: "general-leave", ...settings("general"), open: press("Leave organisation…"), shows: dialog(/^Leave/) },
  { name: "security", ...settings("security"), shows: text("This browser") },
  { name: "your-notifications", ...settings("your-notifications"), shows: text("A plan waits for approval") },
  { name: "notifications-rules", ...settings("notifications"), shows: text("No endpoints yet") },
  { name: "notifications-rule-new", ...settings("notifications"), open: press("Add rule"), shows: dialog("Add a rule") },
  { name: "notifications-endpoint-new", ...settings("notifications"), open: press("Add endpoint"), shows: dialog("Add an endpoint") },
  {
    name: "inbox",
    route: `${ROUTES.organization}/notifications`,
    address: () => `/${ORGANIZATION}/notifications`,
    shows: text(/Deployment #\d+ of/),
  },
  {
    name: "bell",
    route: `${ROUTES.organization}/settings`,
    address: () => `/${ORGANIZATION}/settings`,
    open: press(/^Notifications/),
    shows: dialog("Notifications"),
  },
  { name: "organization-new", route: "/new-organization", address: () => "/new-organization", shows: heading("New organisation") },
];

/** What somebody with a link sees who is not signed in. */
export const linkScreens: readonly Screen<void>[] = [
  {
    name: "invitation-unknown",
    route: "/invitation/[token]",
    address: () => `/invitation/${UNKNOWN}`,
    shows: heading("This invitation is not known"),
  },
  { name: "passphrase-new", route: "/new-passphrase", address: () => "/new-passphrase", shows: heading("New passphrase") },
  {
    name: "passphrase-link-over",
    route: "/new-passphrase/[token]",
    address: () => `/new-passphrase/${UNKNOWN}`,
    shows: heading("This link was used before or is over"),
  },
];
