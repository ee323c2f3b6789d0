import { expect, type Page, test } from "@playwright/test";
import { ORGANIZATION, signIn, takePicture } from "./steps/console.ts";
import { expectAccessible } from "./steps/look-at.ts";
import { prepareLake } from "./steps/prepared-lake.ts";
import { makeIll, makeWell } from "./steps/sandbox.ts";

/** No other journey has a stage of this name, so the dashboard can be narrowed to it. */
const STAGE = "clinic";
const LOOK_LIMIT_MS = 30_000;

const tile = (page: Page) => page.getByRole("region", { name: "Which component is ill?", exact: true });
const illNode = (page: Page) => page.getByRole("group", { name: /Unhealthy\. .+, limit .+, since/ });

test("a component that falls ill is told by the open dashboard, the drawing and its page without a reload, and so is its recovery", async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page);
  const { project, stream } = await prepareLake(page.request, { name: "Ailing lake", environment: STAGE });
  const [drawing, environment] = [await page.context().newPage(), await page.context().newPage()];
  await page.goto(`/${ORGANIZATION}?stage=${STAGE}`);
  await drawing.goto(`/${ORGANIZATION}/projects/${project}/blueprints/main?overlay=health&env=${STAGE}`);
  await environment.goto(`/${ORGANIZATION}/projects/${project}/environments/${STAGE}`);
  for (const each of [page, drawing]) await each.evaluate(() => Object.assign(window, { isSamePage: true }));
  const lookNow = () => environment.getByRole("button", { name: "Look now" }).click({ timeout: LOOK_LIMIT_MS });

  await test.step("after the deployment it is known how it is, without anybody asking", async () => {
    await expect(tile(page).getByText(/Nothing is ill in 1 environment/)).toBeVisible({ timeout: LOOK_LIMIT_MS });
    await expect(drawing.getByRole("list", { name: "Legend" })).toBeVisible({ timeout: LOOK_LIMIT_MS });
    await expect(illNode(drawing)).toHaveCount(0);
  });

  await test.step("an illness stands on the tile, on the drawing and on the page, with the metric and its limit", async () => {
    await makeIll(stream);
    await lookNow();
    await expect(tile(page).getByText("Unhealthy", { exact: true }).first()).toBeVisible({ timeout: LOOK_LIMIT_MS });
    await expect(
      tile(page)
        .getByText(/, limit .* · Ailing lake, clinic/)
        .first(),
    ).toBeVisible();
    await expect(illNode(drawing).first()).toBeVisible();
    await expect(environment.getByRole("table", { name: "Signals" }).getByText("Unhealthy", { exact: true }).first()).toBeVisible();
    await expect(environment.getByRole("img", { name: /over the last day: lowest/ }).first()).toBeVisible();
    await expectAccessible(environment, "environment-ill");
    await takePicture(environment, "environment-ill");
    await takePicture(drawing, "designer-ill");
    await takePicture(page, "dashboard-ill");
  });

  await test.step("the tile leads to the component on the drawing", async () => {
    const address = await tile(page).getByRole("link").first().getAttribute("href");
    expect(address).toContain(`/${project}/blueprints/main?overlay=health&env=${STAGE}&sel=`);
  });

  await test.step("a recovery is told as well", async () => {
    await makeWell(stream);
    await lookNow();
    await expect(tile(page).getByText(/Nothing is ill in 1 environment/)).toBeVisible({ timeout: LOOK_LIMIT_MS });
    await expect(illNode(drawing)).toHaveCount(0);
    for (const each of [page, drawing]) expect(await each.evaluate(() => "isSamePage" in window)).toBe(true);
  });
});
