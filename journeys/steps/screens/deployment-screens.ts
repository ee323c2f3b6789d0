import { ORGANIZATION } from "../console.ts";
import type { PreparedProject } from "../prepared-project.ts";
import { tick } from "../tick.ts";
import { button, canvas, ROUTES, type Screen, text } from "./screen.ts";

const at =
  (rest = "") =>
  ({ project }: PreparedProject) =>
    `/${ORGANIZATION}/projects/${project}/deployments${rest}`;
const LIST = { route: `${ROUTES.project}/deployments`, address: at() };
const RUN = ROUTES.deployment;

export const deploymentScreens: readonly Screen[] = [
  { name: "deployments", ...LIST, shows: text("Awaiting approval") },
  { name: "deployments-filtered", ...LIST, address: at("?state=discarded"), shows: text("Clear filters") },
  { name: "plan", route: RUN, address: at("/3"), shows: button("Approve and deploy") },
  { name: "run-timeline", route: RUN, address: at("/1?tab=timeline"), shows: text("Succeeded") },
  { name: "run-canvas", route: RUN, address: at("/1?tab=canvas"), shows: canvas },
  { name: "run-log", route: RUN, address: at("/1?tab=logs"), shows: (page) => page.getByRole("region", { name: "Log" }) },
  { name: "run-verify", route: RUN, address: at("/1?tab=verify"), shows: text("nothing to change") },
  { name: "run-outputs", route: RUN, address: at("/1?tab=outputs"), shows: text(/arn:aws:/) },
  {
    name: "approve-loss",
    route: RUN,
    address: at("/4?tab=plan"),
    open: (page) => tick(page.getByRole("checkbox", { name: /is lost for good$/ })),
    shows: button(/^Approve and destroy/),
  },
  { name: "run-failed", route: RUN, address: at("/2"), shows: text("Failed") },
];
