import { ORGANIZATION } from "../console.ts";
import type { PreparedProject } from "../prepared-project.ts";
import { button, dialog, heading, press, ROUTES, type Screen, text } from "./screen.ts";

const { project: PROJECT, environment: ENVIRONMENT } = ROUTES;
const at =
  (rest = "") =>
  ({ project }: PreparedProject) =>
    `/${ORGANIZATION}/projects/${project}${rest}`;
const inside =
  (which: "deployed" | "untouched", rest = "") =>
  (prepared: PreparedProject) =>
    `/${ORGANIZATION}/projects/${prepared.project}/environments/${prepared[which]}${rest}`;

export const projectScreens: readonly Screen[] = [
  { name: "project", route: PROJECT, address: at(), shows: text("Environments") },
  {
    name: "project-readme",
    route: PROJECT,
    address: at(),
    open: press("Write README"),
    shows: (page) => page.getByRole("textbox", { name: "README" }),
  },
  {
    name: "project-archive",
    route: PROJECT,
    address: at(),
    open: async (page) => {
      await page.getByRole("button", { name: /^More for/ }).click();
      await page.getByRole("menuitem", { name: "Archive project…" }).click();
    },
    shows: dialog(/^Archive/),
  },
  {
    name: "project-of-others",
    route: PROJECT,
    address: () => `/${ORGANIZATION}/projects/somebody-elses`,
    shows: heading("There is nothing here for you"),
    expectedMessages: /404/,
  },
  { name: "environments", route: `${PROJECT}/environments`, address: at("/environments"), shows: text("eu-central-1") },
  { name: "environment-new", route: `${PROJECT}/environments`, address: at("/environments?new=1"), shows: dialog("New environment") },
  { name: "environment", route: ENVIRONMENT, address: inside("deployed"), shows: text("Succeeded") },
  { name: "environment-untouched", route: ENVIRONMENT, address: inside("untouched"), shows: text("Nothing is deployed here yet") },
  {
    name: "environment-delete",
    route: ENVIRONMENT,
    address: inside("untouched"),
    open: async (page) => {
      await page.getByRole("button", { name: "More for prod" }).click();
      await page.getByRole("menuitem", { name: "Delete environment…" }).click();
    },
    shows: dialog(/^Delete/),
  },
  {
    name: "environment-lock",
    route: ENVIRONMENT,
    address: inside("deployed"),
    open: async (page) => {
      await page.getByRole("button", { name: "More for dev" }).click();
      await page.getByRole("menuitem", { name: "Lock environment…" }).click();
    },
    shows: dialog("Lock dev"),
  },
  { name: "resources", route: `${ENVIRONMENT}/resources`, address: inside("deployed", "/resources"), shows: text("AWS::Kinesis::Stream") },
  { name: "resources-empty", route: `${ENVIRONMENT}/resources`, address: inside("untouched", "/resources"), shows: text("No resources") },
  { name: "outputs", route: `${ENVIRONMENT}/outputs`, address: inside("deployed", "/outputs"), shows: text(/arn:aws:/) },
  { name: "outputs-empty", route: `${ENVIRONMENT}/outputs`, address: inside("untouched", "/outputs"), shows: text("No outputs yet") },
  {
    name: "environment-settings",
    route: `${ENVIRONMENT}/settings`,
    address: inside("deployed", "/settings"),
    shows: text("Overrides"),
  },
  {
    name: "destroy",
    route: `${ENVIRONMENT}/destroy`,
    address: inside("deployed", "/destroy"),
    open: (page) => page.getByLabel("Type the environment's name").fill("dev"),
    shows: button(/^Plan to destroy/),
  },
  {
    name: "destroy-nothing",
    route: `${ENVIRONMENT}/destroy`,
    address: inside("untouched", "/destroy"),
    shows: text("Nothing is deployed here"),
  },
];
