import { ORGANIZATION } from "../console.ts";
import { breakOff, dialog, heading, leaveUnanswered, press, ROUTES, type Screen, text } from "./screen.ts";

const ROUTE = ROUTES.organization;
const at =
  (rest = "") =>
  () =>
    `/${ORGANIZATION}${rest}`;
const sandbox = {
  route: `${ROUTE}/connections/[connection]`,
  address: ({ sandboxConnection }: { sandboxConnection: string }) => `/${ORGANIZATION}/connections/${sandboxConnection}`,
};
const SANDBOX_STATE = /sandbox\.state/;

export const organizationScreens: readonly Screen[] = [
  { name: "home", route: ROUTE, address: at(), shows: text("Orders lake") },
  { name: "home-from-the-root", route: "/", address: () => "/", shows: text("Orders lake") },
  {
    name: "dashboard-table",
    route: ROUTE,
    address: at("?range=30"),
    open: async (page) => {
      await page.getByRole("button", { name: "More about: Do deployments work?" }).click();
      await page.getByRole("menuitem", { name: "View as table" }).click();
    },
    shows: (page) => page.getByRole("columnheader", { name: "Day (UTC)" }),
  },
  {
    name: "dashboard-definition",
    route: ROUTE,
    address: at(),
    open: press("What lead time means"),
    shows: dialog("What lead time means"),
  },
  {
    name: "dashboard-tile-unreachable",
    route: ROUTE,
    address: at("?stage=nowhere"),
    prepare: breakOff(/dashboard\.costs/),
    shows: text("This could not be loaded"),
    expectedMessages: /ERR_FAILED/,
  },
  {
    name: "dashboard-health-unreachable",
    route: ROUTE,
    address: at("?stage=nowhere"),
    prepare: breakOff(/dashboard\.(health|proofs)/),
    shows: text("This could not be loaded"),
    expectedMessages: /ERR_FAILED/,
  },
  {
    name: "dashboard-nothing-measured",
    route: ROUTE,
    address: at("?stage=nowhere"),
    shows: text("Nothing that is deployed has been looked at yet."),
  },
  {
    name: "wallboard",
    route: ROUTE,
    address: at("?wallboard=1&refresh=60&theme=dark"),
    shows: (page) => page.getByRole("dialog", { name: /^Wallboard of/ }).getByText("Do deployments work?"),
  },
  { name: "projects", route: `${ROUTE}/projects`, address: at("/projects"), shows: text("Orders lake") },
  { name: "projects-filtered", route: `${ROUTE}/projects`, address: at("/projects?filter=nothing"), shows: text("Clear filters") },
  { name: "project-new", route: `${ROUTE}/projects`, address: at("/projects?new=1"), shows: dialog("New project") },
  { name: "approvals", route: `${ROUTE}/approvals`, address: at("/approvals"), shows: text("Review plan") },
  { name: "approvals-decided", route: `${ROUTE}/approvals`, address: at("/approvals?show=decided"), shows: text("Approved by") },
  {
    name: "approvals-of-others",
    route: `${ROUTE}/approvals`,
    address: at("/approvals?show=mine"),
    shows: text(/waits for others|Review plan/),
  },
  { name: "drift", route: `${ROUTE}/drift`, address: at("/drift"), shows: text(/Nothing was checked yet|Everything is as deployed/) },
  { name: "orphans", route: `${ROUTE}/orphans`, address: at("/orphans"), shows: text("Ours, not recorded") },
  { name: "orphans-kept", route: `${ROUTE}/orphans`, address: at("/orphans?tab=kept"), shows: text(/Nothing was kept|Why it was kept/) },
  { name: "templates", route: `${ROUTE}/templates`, address: at("/templates"), shows: text("Streaming starter") },
  {
    name: "template",
    route: `${ROUTE}/templates/[template]`,
    address: at("/templates/realtime-recommendations"),
    shows: text("Use template"),
  },
  { name: "wizard", route: `${ROUTE}/wizard`, address: at("/wizard"), shows: heading("Guided wizard") },
  { name: "connections", route: `${ROUTE}/connections`, address: at("/connections"), shows: text("Built in, keeps nothing") },
  { name: "connection-new", route: `${ROUTE}/connections/new`, address: at("/connections/new"), shows: heading("Connect a cloud") },
  {
    name: "connection-new-web-identity",
    route: `${ROUTE}/connections/new`,
    address: at("/connections/new?way=webIdentity"),
    shows: text("Tokens of this installation"),
  },
  {
    name: "connection-set-up",
    route: `${ROUTE}/connections/[connection]`,
    address: ({ keylessConnection }) => `/${ORGANIZATION}/connections/${keylessConnection}`,
    shows: (page) => page.getByRole("button", { name: "I've run it" }),
  },
  { name: "sandbox", ...sandbox, shows: text("How long things take") },
  { name: "sandbox-loading", ...sandbox, prepare: leaveUnanswered(SANDBOX_STATE), shows: (page) => page.getByLabel("Asking the sandbox") },
  {
    name: "sandbox-unreachable",
    ...sandbox,
    prepare: breakOff(SANDBOX_STATE),
    shows: text("The sandbox's state could not be loaded"),
    expectedMessages: /ERR_FAILED/,
  },
  { name: "settings", route: `${ROUTE}/settings`, address: at("/settings"), shows: heading("Settings") },
  { name: "guardrails", route: `${ROUTE}/settings/guardrails`, address: at("/settings/guardrails"), shows: text("No guardrails yet") },
  { name: "audit", route: `${ROUTE}/settings/audit`, address: at("/settings/audit"), shows: text("State of the chain") },
  {
    name: "audit-entry",
    route: `${ROUTE}/settings/audit`,
    address: at("/settings/audit"),
    open: (page) =>
      page
        .getByRole("button", { name: /Show entry \d+$/ })
        .first()
        .click(),
    shows: text("Target id"),
  },
  {
    name: "audit-filtered",
    route: `${ROUTE}/settings/audit`,
    address: at("/settings/audit?person=nobody"),
    shows: text("Clear filters"),
  },
  { name: "budgets", route: `${ROUTE}/settings/budgets`, address: at("/settings/budgets"), shows: text("No budgets yet") },
  { name: "wallboards", route: `${ROUTE}/settings/wallboards`, address: at("/settings/wallboards"), shows: text(/No links yet|Last used/) },
  {
    name: "guardrail-new",
    route: `${ROUTE}/settings/guardrails`,
    address: at("/settings/guardrails"),
    open: press("Add guardrail"),
    shows: dialog("Add a guardrail"),
  },
  { name: "scim", route: `${ROUTE}/settings/scim`, address: at("/settings/scim"), shows: text("No token yet: nobody can ask.") },
  {
    name: "scim-token-new",
    route: `${ROUTE}/settings/scim`,
    address: at("/settings/scim"),
    open: press("Create token"),
    shows: dialog("Create a token of the provider"),
  },
  {
    name: "scim-who-would-change",
    route: `${ROUTE}/settings/scim`,
    address: at("/settings/scim"),
    open: press("Show who would change"),
    shows: text("Nobody would change."),
  },
  {
    name: "command-palette",
    route: `${ROUTE}/templates`,
    address: at("/templates"),
    open: press(/Search or jump/),
    shows: dialog("Search or jump"),
  },
  {
    name: "account-menu",
    route: `${ROUTE}/settings`,
    address: at("/settings"),
    open: press(/account and theme/),
    shows: (page) => page.getByRole("menu"),
  },
  {
    name: "not-found-template",
    route: `${ROUTE}/templates/[template]`,
    address: at("/templates/none"),
    shows: heading("There is nothing here for you"),
    expectedMessages: /404/,
  },
];
