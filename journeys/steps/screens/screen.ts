import type { Locator, Page } from "@playwright/test";
import type { PreparedProject } from "../prepared-project.ts";

/** One screen in one state. */
export interface Screen<About = PreparedProject> {
  readonly name: string;
  /** As the source names it, see `consoleRoutes`. */
  readonly route: string;
  readonly address: (about: About) => string;
  /** What is there once everything is. */
  readonly shows: (page: Page) => Locator;
  /** Before the page is asked for. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** Turns the page into the state that is looked at; what `shows` finds comes afterwards. */
  readonly open?: (page: Page) => Promise<void>;
  /** Errors that the browser reports because of this state. */
  readonly expectedMessages?: RegExp;
}

export const ROUTES = {
  organization: "/[organization]",
  project: "/[organization]/projects/[project]",
  environment: "/[organization]/projects/[project]/environments/[environment]",
  designer: "/[organization]/projects/[project]/blueprints/[blueprint]",
  retarget: "/[organization]/projects/[project]/blueprints/[blueprint]/retarget",
  deployment: "/[organization]/projects/[project]/deployments/[deployment]",
} as const;

export const heading = (name: string | RegExp) => (page: Page) => page.getByRole("heading", { name }).first();
export const text = (words: string | RegExp) => (page: Page) => page.getByRole("main").getByText(words).first();
export const dialog = (name: string | RegExp) => (page: Page) => page.getByRole("dialog", { name });
export const button = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first();
export const press = (name: string | RegExp) => (page: Page) => button(name)(page).click();
export const canvas = (page: Page) => page.getByRole("application", { name: /Blueprint canvas/ });

/** The answer to one question never comes: the page keeps loading. */
export const leaveUnanswered = (procedure: RegExp) => (page: Page) => page.route(procedure, () => undefined);
/** The connection breaks whenever one question is asked. */
export const breakOff = (procedure: RegExp) => (page: Page) => page.route(procedure, (route) => route.abort());
