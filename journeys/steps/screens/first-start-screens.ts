import { button, canvas, dialog, heading, ROUTES, type Screen, text } from "./screen.ts";

/** An organisation in which nothing was done yet, and its one project without anything in it. */
export interface FirstStart {
  readonly organization: string;
  readonly project: string;
}

const at =
  (rest = "") =>
  ({ organization }: FirstStart) =>
    `/${organization}${rest}`;
const inProject =
  (rest = "") =>
  ({ organization, project }: FirstStart) =>
    `/${organization}/projects/${project}${rest}`;

export const emptyOrganizationScreens: readonly Screen<FirstStart>[] = [
  { name: "home-empty", route: ROUTES.organization, address: at(), shows: text("Nothing is deployed yet") },
  { name: "approvals-empty", route: `${ROUTES.organization}/approvals`, address: at("/approvals"), shows: text("Nothing waits for you") },
  { name: "projects-empty", route: `${ROUTES.organization}/projects`, address: at("/projects"), shows: text("No projects yet") },
];

export const emptyProjectScreens: readonly Screen<FirstStart>[] = [
  { name: "project-empty", route: ROUTES.project, address: inProject(), shows: heading("The canvas is empty") },
  {
    name: "environments-empty",
    route: `${ROUTES.project}/environments`,
    address: inProject("/environments"),
    shows: text("No environments yet"),
  },
  {
    name: "deployments-empty",
    route: `${ROUTES.project}/deployments`,
    address: inProject("/deployments"),
    shows: text("No deployments yet"),
  },
  { name: "designer-empty", route: ROUTES.designer, address: inProject("/blueprints/main"), shows: button("Add your first component") },
  {
    name: "designer-empty-list",
    route: ROUTES.designer,
    address: inProject("/blueprints/main?view=list"),
    shows: heading("Draw the lakehouse"),
  },
  {
    name: "designer-plan-menu-empty",
    route: ROUTES.designer,
    address: inProject("/blueprints/main"),
    open: async (page) => {
      await canvas(page).focus();
      await page.keyboard.press("p");
    },
    shows: dialog("Plan"),
  },
];
