import { expect, it } from "vitest";
import { endNotice } from "./end-notice.ts";
import { stateIcon } from "./state-icon.ts";

const run = { deployment: { number: 128, environment: { name: "prod" } } };

it("tells of an end and what came of it, and of nothing before", () => {
  expect(endNotice(run, { state: "failed", summary: "30 done, 1 failed." })).toEqual({
    title: "✗ Failed · #128 prod",
    body: "30 done, 1 failed.",
  });
  expect(endNotice(run, { state: "verifying", summary: undefined })).toBeUndefined();
  expect(endNotice(run, { state: "succeeded", summary: undefined })).toBeUndefined();
});

it("every state has a shape of its own, so that colour is never alone", () => {
  const roles = ["neutral", "running", "waiting", "success", "warning", "danger", "replace"] as const;
  expect(new Set(roles.map((role) => stateIcon(role, "#000"))).size).toBe(roles.length);
  expect(decodeURIComponent(stateIcon("success", "#029253"))).toContain('fill="#029253"');
});
