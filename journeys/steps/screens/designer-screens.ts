import type { Page } from "@playwright/test";
import { ORGANIZATION } from "../console.ts";
import type { PreparedProject } from "../prepared-project.ts";
import { breakOff, canvas, dialog, leaveUnanswered, press, ROUTES, type Screen } from "./screen.ts";

const at = (query = "") => ({
  route: ROUTES.designer,
  address: ({ project }: PreparedProject) => `/${ORGANIZATION}/projects/${project}/blueprints/main${query}`,
});

const VERSIONS = /designer\.versions/;
const legend = (page: Page) => page.getByRole("list", { name: "Legend" });

export const designerScreens: readonly Screen[] = [
  { name: "designer", ...at(), shows: canvas },
  { name: "designer-list", ...at("?view=list"), shows: (page) => page.getByRole("treegrid") },
  { name: "designer-version", ...at("?version=1"), shows: (page) => page.getByRole("button", { name: "Restore as draft" }) },
  { name: "designer-plan", ...at("?overlay=plan&deployment=3"), shows: legend },
  { name: "designer-run", ...at("?overlay=run&deployment=2"), shows: legend },
  { name: "designer-health", ...at("?overlay=health&env=dev"), shows: legend },
  {
    name: "designer-health-nowhere",
    ...at("?overlay=health&env=prod"),
    shows: (page) => page.getByText("Nothing is known of what is deployed here."),
  },
  {
    name: "designer-health-unreachable",
    ...at("?overlay=health&env=dev"),
    prepare: breakOff(/environmentHealth\.marks/),
    shows: (page) => page.getByText("The console's server did not answer.").first(),
    expectedMessages: /ERR_FAILED/,
  },
  {
    name: "designer-component",
    ...at("?env=dev"),
    open: (page) => canvas(page).getByText("Event stream", { exact: true }).first().click(),
    shows: (page) => page.getByRole("tab", { name: "Settings" }),
  },
  { name: "designer-findings", ...at(), open: press(/^Findings/), shows: (page) => page.getByRole("region", { name: "Findings" }) },
  { name: "designer-plan-menu", ...at(), open: press("Plan"), shows: dialog("Plan") },
  { name: "designer-versions", ...at(), open: press("Versions"), shows: dialog("Versions") },
  {
    name: "designer-versions-loading",
    ...at(),
    prepare: leaveUnanswered(VERSIONS),
    open: press("Versions"),
    shows: (page) => page.getByLabel("Loading versions"),
  },
  {
    name: "designer-versions-unreachable",
    ...at(),
    prepare: breakOff(VERSIONS),
    open: press("Versions"),
    shows: (page) => page.getByText("The versions could not be loaded"),
    expectedMessages: /ERR_FAILED/,
  },
  { name: "designer-keys", ...at(), open: press("Keyboard ?"), shows: dialog("Keys of this page") },
  {
    name: "designer-connect",
    ...at(),
    open: async (page) => {
      await canvas(page).focus();
      await page.keyboard.press("Home");
      await page.keyboard.press("e");
    },
    shows: dialog(/^Connect from/),
  },
  {
    name: "designer-add",
    ...at(),
    open: async (page) => {
      await canvas(page).focus();
      await page.keyboard.press("a");
    },
    shows: dialog("Add a component"),
  },
  {
    name: "retarget",
    route: ROUTES.retarget,
    address: ({ project }) => `/${ORGANIZATION}/projects/${project}/blueprints/main/retarget`,
    shows: (page) => page.getByText(/fits best\./),
  },
];
