import { measureInBrowser, signIn } from "./browser.ts";
import { measureCancels } from "./cancel-to-acknowledged.ts";
import { measureClicks } from "./click-to-event.ts";
import { openPlace } from "./deploy.ts";
import { measureEvents } from "./event-to-browser.ts";
import { measureManyViewers } from "./many-viewers.ts";
import { startStack } from "./stack.ts";

await measureInBrowser("click → event → browser", async (measurement, browser) => {
  const stack = await startStack(measurement);
  await stack.startWorker();
  const web = await stack.startWeb();
  const { url } = web;
  const place = await openPlace(stack, measurement);
  const { page, context } = await signIn(browser, url);
  await measureClicks(place, page);
  await measureCancels(place, stack, page);
  const second = await signIn(browser, url);
  await measureEvents({ stack, place, measurement }, { url, context, pages: [page, second.page] });
  await measureManyViewers({ stack, place, measurement }, { url, web, context, pages: [page, second.page] });
});
