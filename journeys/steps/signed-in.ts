import { type BrowserContext, test as base, type Page } from "@playwright/test";
import { signIn } from "./console.ts";
import { type PreparedProject, prepareProject } from "./prepared-project.ts";

interface TestFixtures {
  /** A browser of its own, in which nobody has signed in. */
  readonly visitor: Page;
}

interface WorkerFixtures {
  /** One signed-in browser for all screens, so that scripts are loaded once. */
  readonly signedIn: BrowserContext;
  readonly prepared: PreparedProject;
}

/** Colours in the middle of a transition say nothing. */
const STILL = { reducedMotion: "reduce" } as const;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  signedIn: [
    async ({ browser }, use, { project }) => {
      const { baseURL } = project.use;
      const context = await browser.newContext({ ...STILL, ...(baseURL ? { baseURL } : {}) });
      const page = await context.newPage();
      await signIn(page);
      await page.close();
      await use(context);
      await context.close();
    },
    { scope: "worker" },
  ],
  prepared: [async ({ signedIn }, use) => use(await prepareProject(signedIn.request)), { scope: "worker" }],
  visitor: async ({ browser }, use) => {
    const context = await browser.newContext(STILL);
    await use(await context.newPage());
    await context.close();
  },
  page: async ({ signedIn }, use) => {
    const page = await signedIn.newPage();
    await use(page);
    await page.close();
  },
});
