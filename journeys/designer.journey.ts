import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { mutate } from "./steps/api.ts";
import { ORGANIZATION, signIn, useTemplate } from "./steps/console.ts";
import { edgeFit, middleOfEdge } from "./steps/edges.ts";
import { storeNewerDraft } from "./steps/people.ts";

const canvasOf = (page: Page) => page.getByRole("application", { name: /Blueprint canvas/ });
/** Half a pixel of rounding, and the border of a node. */
const FIT_PX = 2;

/** So many times a source, its stream, a delivery and the tables that it fills. */
function pipelines(count: number) {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const kinds = { source: "event-source", stream: "event-stream", delivery: "stream-delivery", lake: "lakehouse-tables" };
  const components = numbers.flatMap((number) =>
    Object.entries(kinds).map(([id, kind]) => ({ id: `${id}-${number}`, kind, title: `${id} ${number}` })),
  );
  // Written short, edges are named after what they join.
  const edges = numbers.flatMap((number) => [
    `source-${number}.events -> stream-${number}.events`,
    `stream-${number}.events -> delivery-${number}.events`,
    `delivery-${number}.tables -> lake-${number}.tables`,
  ]);
  return { schemaVersion: 1, components, edges };
}

test("lines end at their ports wherever the camera goes in a drawing of which only a part is on the page", async ({ page }) => {
  await signIn(page);
  const text = JSON.stringify(pipelines(50));
  const start = { from: "file", text };
  const { slug } = await mutate<{ slug: string }>(page.request, "projects.create", {
    organization: ORGANIZATION,
    name: "Two hundred",
    start,
  });
  await page.goto(`/${ORGANIZATION}/projects/${slug}/blueprints/main`);
  const canvas = canvasOf(page);
  await expect(canvas).toBeVisible();
  const expectFit = async () => {
    await expect.poll(async () => (await edgeFit(page)).checkedEnds, { message: "ends of lines are on the page" }).toBeGreaterThan(3);
    expect((await edgeFit(page)).farthestPx).toBeLessThan(FIT_PX);
  };

  await test.step("near, after a look from very far away, where one plain line stands for all", async () => {
    await canvas.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("0");
    await expectFit();
    await expect.poll(async () => (await edgeFit(page)).lines).toBeLessThan(100);
  });
  await test.step("at the other end of the drawing", async () => {
    await page.keyboard.press("Home");
    await expectFit();
  });
  await test.step("after panning and zooming there and back", async () => {
    const box = await canvas.boundingBox();
    if (!box) throw new Error("The canvas has no place on the page.");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, 400);
    await page.keyboard.press("-");
    await page.keyboard.press("+");
    for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, -400);
    await expectFit();
  });
});

test("a line says what it carries and what it grants; a store shows its zones; two clicks connect", async ({ page }) => {
  await signIn(page);
  await useTemplate(page, "streaming-starter", "Facts on lines");
  const canvas = canvasOf(page);
  await expect(canvas).toBeVisible();
  await canvas.focus();
  await page.keyboard.press("0");
  await expect(canvas.getByText(/^[\d.,]+k?\/s$/).first()).toBeVisible();

  await test.step("choose a line", async () => {
    const { x, y } = await middleOfEdge(page, "stream-events--delivery");
    await page.mouse.click(x, y);
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    await expect(inspector.getByRole("region", { name: "What it grants" })).toContainText(/Delivery may\s*read/);
    await expect(inspector.getByText(/in order within a/)).toBeVisible();
    await page.keyboard.press("Escape");
  });
  await test.step("take it away, and connect the same ports by two clicks", async () => {
    const size = page.getByText(/^\d+ components? · \d+ connections?$/);
    const before = (await size.textContent()) ?? "";
    const { x, y } = await middleOfEdge(page, "app-events--stream");
    await page.mouse.click(x, y);
    await canvas.focus();
    await page.keyboard.press("Delete");
    await expect(size).not.toHaveText(before);
    const port = (component: string, id: string) => canvas.locator(`.designer-port[data-nodeid="${component}"][data-handleid="${id}"]`);
    await port("app", "out:events").click();
    await page.keyboard.press("Escape");
    await port("app", "out:events").click();
    await port("stream", "in:events").click();
    await page.keyboard.press("Escape");
    await expect(size).toHaveText(before);
    await port("app", "out:events").click({ modifiers: ["Alt"] });
    await expect(page.getByRole("toolbar", { name: "Arrange the selection" })).toContainText(/^[4-9] selected/);
    await page.keyboard.press("Escape");
  });
  await test.step("go to a connection by keyboard, and along it", async () => {
    await canvas.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    const inspector = page.getByRole("complementary", { name: "Inspector" });
    await inspector.getByRole("tab", { name: "Ports" }).press("Enter");
    await inspector
      .getByRole("button", { name: /^Go to the connection with/ })
      .first()
      .press("Enter");
    await expect(canvas).toBeFocused();
    await expect(inspector.getByRole("region", { name: "What it grants" })).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await expect(canvas.locator('[data-focused="true"]')).toHaveAttribute("aria-label", /event stream/i);
  });
  await test.step("unfold the zones of the tables", async () => {
    await canvas.focus();
    await page.keyboard.press("Home");
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
    const tables = canvas.locator('[data-focused="true"]');
    await page.keyboard.press("u");
    await expect(tables).toHaveAttribute("aria-label", /zones [a-z]+/);
    await page.keyboard.press("u");
    await expect(tables).not.toHaveAttribute("aria-label", /zones [a-z]+/);
  });
  await test.step("the dialog of the versions gives the focus back", async () => {
    const opener = page.getByRole("button", { name: "Versions" });
    await opener.click();
    await expect(page.getByRole("dialog", { name: "Versions" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(opener).toBeFocused();
  });
});

test("a draft that a newer version wrote is looked at, taken along and never changed", async ({ page }) => {
  await signIn(page);
  const project = await useTemplate(page, "streaming-starter", "From the future");
  const stored = await storeNewerDraft(project);
  await page.reload();
  const refusal = page.getByRole("alert").filter({ hasText: "This blueprint could not be opened" });
  await expect(refusal).toContainText("component “Oracle” is from a newer version.");
  await test.step("take it along, whole", async () => {
    const download = page.waitForEvent("download");
    await refusal.getByRole("button", { name: "Download JSON" }).click();
    expect(JSON.parse(await readFile(await (await download).path(), "utf8"))).toEqual(stored);
  });
  await test.step("look at what this version can read", async () => {
    await refusal.getByRole("button", { name: "Open read-only" }).click();
    const canvas = canvasOf(page);
    await expect(canvas.getByText("Oracle", { exact: true }).first()).toBeVisible();
    await expect(page.getByRole("complementary", { name: "Add components" })).toBeHidden();
    await expect(page.getByText(/you see what this one can read/).first()).toBeVisible();
    await canvas.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Delete");
    await expect(canvas.getByText("Oracle", { exact: true }).first()).toBeVisible();
  });
});
