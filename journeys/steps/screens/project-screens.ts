import { ORGANIZATION } from "../console.ts";
import type { PreparedProject } from "../prepared-project.ts";
import { breakOff, button, dialog, heading, press, ROUTES, type Screen, text } from "./screen.ts";

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
  {
    name: "environment-health-whole",
    route: ENVIRONMENT,
    address: inside("deployed"),
    open: async (page) => {
      await page.getByRole("region", { name: "Health" }).getByRole("status").waitFor();
      const more = page.getByRole("button", { name: /^Show .* healthy signals?$/ });
      if (await more.isVisible()) await more.click();
    },
    shows: (page) => page.getByRole("table", { name: "Signals" }),
  },
  {
    name: "environment-health-unreachable",
    route: ENVIRONMENT,
    address: inside("deployed"),
    prepare: breakOff(/environmentHealth\.history/),
    shows: (page) => page.getByRole("table", { name: "Signals" }),
    expectedMessages: /ERR_FAILED/,
  },
  { name: "environment-untouched", route: ENVIRONMENT, address: inside("untouched"), shows: text("Nothing is deployed here yet") },
  {
    name: "environment-drift",
    route: `${ENVIRONMENT}/drift`,
    address: inside("deployed", "/drift"),
    shows: text(/Nothing was checked yet|Everything is as deployed/),
  },
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
  { name: "import", route: `${ENVIRONMENT}/import`, address: inside("untouched", "/import"), shows: text("Choose a component first.") },
  {
    name: "import-existing",
    route: `${ENVIRONMENT}/import`,
    address: inside("untouched", "/import?address=events.bucket"),
    open: press(/^Look/),
    shows: text("It belongs to the environment dev, as events.bucket."),
  },
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
    name: "promote",
    route: `${ENVIRONMENT}/promote`,
    address: inside("untouched", "/promote"),
    shows: button("Plan v1 for prod"),
  },
  {
    name: "rollback-nowhere",
    route: `${ENVIRONMENT}/rollback`,
    address: inside("deployed", "/rollback"),
    shows: text("There is no version to go back to"),
  },
  { name: "hibernate", route: `${ENVIRONMENT}/hibernate`, address: inside("deployed", "/hibernate"), shows: button(/^Plan to stop/) },
  {
    name: "hibernate-nothing",
    route: `${ENVIRONMENT}/hibernate`,
    address: inside("untouched", "/hibernate"),
    shows: text("Nothing is deployed here"),
  },
  { name: "schedule", route: `${ENVIRONMENT}/schedule`, address: inside("deployed", "/schedule"), shows: text("Working hours") },
  {
    name: "destroy-nothing",
    route: `${ENVIRONMENT}/destroy`,
    address: inside("untouched", "/destroy"),
    shows: text("Nothing is deployed here"),
  },
];
