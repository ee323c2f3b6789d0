import { expect, it } from "vitest";
import { lockSentence } from "./lock-sentence.ts";

const lock = { reason: "quarter close.", by: "Ken", at: new Date(), until: null };

it("says who, why and until when, as one sentence", () => {
  expect(lockSentence(lock)).toBe("Locked by Ken: quarter close.");
  expect(lockSentence({ ...lock, until: new Date("2026-05-03T12:02:00Z") })).toMatch(
    /^Locked by Ken: quarter close, until 3 May 2026, \d\d:02 .+\.$/,
  );
});
