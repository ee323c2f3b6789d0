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
