import type { Browser, Page } from "@playwright/test";
import { DEMO } from "@zerolake/db";
import { designer200 } from "../prisma/seed/scenarios/designer-200.ts";
import { measureInBrowser, signIn } from "./browser.ts";
import { openPlace } from "./deploy.ts";
import { median, report, rounded } from "./report.ts";
import { startStack } from "./stack.ts";

const RUNS = 5;
const GESTURE_MS = 3_000;
const FRAME_MS = 16;
const OPEN_LIMIT_MS = 800;
const LONG_TASK_MS = 50;
const DESIGNER = `/${DEMO.organization.slug}/projects/designer-200/blueprints/main`;

await measureInBrowser("designer with 200 components opens and moves", async (measurement, browser) => {
  const stack = await startStack(measurement);
  const { url } = await stack.startWeb();
  const place = await openPlace(stack, measurement);
  await designer200(place);
  // The server has answered before: the first person after a start waits longer, once.
  await openDesigner(browser, url);

  const first: number[] = [];
  const again: number[] = [];
  const gestures: Gesture[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    const { page, times } = await openDesigner(browser, url);
    first.push(times.first);
    again.push(times.again);
    gestures.push(await gesture("drag of a node", page, drag), await gesture("pan", page, pan));
    await page.context().close();
  }
  reportOpening("designer with 200 components opens, files cached", again);
  reportOpening("designer with 200 components opens, nothing of it cached", first);
  for (const what of ["drag of a node", "pan"]) reportGestures(what, gestures);
});

/** Signs in afresh and opens the designer twice by its address: without and with its files in the browser's cache. */
async function openDesigner(browser: Browser, url: string): Promise<{ page: Page; times: { first: number; again: number } }> {
  const { page } = await signIn(browser, url);
  const open = async () => {
    await page.goto(DESIGNER, { waitUntil: "commit" });
    return page.evaluate(() => window.probe.untilDrawn());
  };
  const first = await open();
  await page.waitForLoadState("networkidle");
  const again = await open();
  await page.waitForLoadState("networkidle");
  return { page, times: { first, again } };
}

interface Gesture {
  readonly what: string;
  readonly longTasks: readonly number[];
  readonly framesPerSecond: number;
}

/** Plays a gesture and gives the long tasks of the page and its frames meanwhile. */
async function gesture(what: string, page: Page, play: (page: Page) => Promise<void>): Promise<Gesture> {
  const before = await page.evaluate(() => window.probe.places());
  await page.evaluate(() => window.probe.startWatch());
  await play(page);
  if ((await page.evaluate(() => window.probe.places())) === before) throw new Error(`The ${what} has moved nothing`);
  return { what, ...(await page.evaluate(() => window.probe.endWatch())) };
}

/** Takes a node in the view and leads it around in one and a half circles. */
async function drag(page: Page): Promise<void> {
  const { x, y } = await page.evaluate(() => window.probe.nodeInView());
  await page.mouse.move(x, y);
  await page.mouse.down();
  await everyFrame(async (share) => {
    const angle = share * 3 * Math.PI;
    await page.mouse.move(x + 150 * Math.sin(angle), y + 100 * (1 - Math.cos(angle)));
  });
  await page.mouse.up();
}

/** Scrolls the drawing to the right and half of the way back. */
async function pan(page: Page): Promise<void> {
  const { x, y } = await page.evaluate(() => window.probe.nodeInView());
  await page.mouse.move(x, y);
  await everyFrame((share) => page.mouse.wheel(share < 0.66 ? 40 : -40, 0));
}

/** Calls with the share of the gesture that is over, sixty times a second; never faster than the browser takes it. */
async function everyFrame(step: (share: number) => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  for (let elapsed = 0; elapsed < GESTURE_MS; elapsed = performance.now() - startedAt) {
    const nextAt = performance.now() + FRAME_MS;
    await step(elapsed / GESTURE_MS);
    const restMs = nextAt - performance.now();
    if (restMs > 0) await new Promise((done) => setTimeout(done, restMs));
  }
}

function reportOpening(figure: string, times: readonly number[]): void {
  const ms = median(times);
  report({
    figure,
    value: rounded(ms, 0),
    unit: "ms",
    bar: `< ${OPEN_LIMIT_MS} ms`,
    isMet: ms < OPEN_LIMIT_MS,
    note: `median of ${times.map((time) => rounded(time, 0)).join(", ")} ms`,
  });
}

function reportGestures(what: string, gestures: readonly Gesture[]): void {
  const runs = gestures.filter((each) => each.what === what);
  const longest = median(runs.map(({ longTasks }) => Math.max(0, ...longTasks)));
  const told = runs.map(({ longTasks }) => (longTasks.length === 0 ? "none" : longTasks.map((ms) => rounded(ms, 0)).join(" ")));
  report({
    figure: `${what} for ${GESTURE_MS / 1000} s, longest task above ${LONG_TASK_MS} ms`,
    value: rounded(longest, 0),
    unit: "ms",
    bar: "none",
    isMet: longest <= LONG_TASK_MS,
    note: `median of ${runs.length} runs (their long tasks in ms: ${told.join("; ")}); ${rounded(median(runs.map(({ framesPerSecond }) => framesPerSecond)), 0)} frames/s, drawn without a graphics processor`,
  });
}
