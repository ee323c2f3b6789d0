import { CloudRefusalError, type ErrorClass, NoAnswerError } from "@zerolake/execution";
import { expect, it } from "vitest";
import { unlessClosed } from "./unless-closed.ts";

const refusing = (errorClass: ErrorClass) => () =>
  Promise.reject(new CloudRefusalError({ class: errorClass, code: "No", message: "not now", remedy: "Wait." }));

it("takes a log that we may not read for none, and one that has had enough for silent", async () => {
  expect(await unlessClosed(refusing("permission"))).toBeUndefined();
  await expect(unlessClosed(refusing("throttled"))).rejects.toMatchObject({ name: "NoAnswerError", refusal: { class: "throttled" } });
});

it("passes on every other refusal, and silence", async () => {
  await expect(unlessClosed(refusing("invalid"))).rejects.toThrow(CloudRefusalError);
  await expect(unlessClosed(() => Promise.reject(new NoAnswerError("cut")))).rejects.toThrow("cut");
});
