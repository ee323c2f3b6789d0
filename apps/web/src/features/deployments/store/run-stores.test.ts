import type { LogLine, RunView, StepView } from "@zerolake/execution";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLongerThanUsual, minutesLeft } from "./elapsed.ts";
import { logText, nextError, shownLines } from "./log-lines.ts";
import { keyOf, timelineLines } from "./timeline-lines.ts";
import { timelineOf } from "./timeline-rows.ts";

const T0 = Date.parse("2026-01-01T00:00:00Z");
const at = (seconds: number) => new Date(T0 + seconds * 1000).toISOString();
const step = (address: string, extra: Partial<StepView> = {}): StepView => ({
  address,
  component: address.split(".")[0] ?? "",
  action: "create",
  status: "notStarted",
  attempt: 0,
  expectedMinutes: [1, 2],
  ...extra,
});
const viewOf = (steps: readonly StepView[], extra: object = {}) =>
  ({ steps: Object.fromEntries(steps.map((one) => [one.address, one])), components: {}, enteredAt: {}, ...extra }) as unknown as RunView;

const EVERYTHING = { onlyErrors: false, text: "", titleOf: (component: string) => component.toUpperCase() };

const line = (sequence: number, message: string, extra: Partial<LogLine> = {}): LogLine => ({
  sequence,
  at: at(sequence),
  level: "info",
  message,
  ...extra,
});

describe("timelineOf", () => {
  it("puts every shown step in exactly one row, with its bar inside the span", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ component: fc.constantFrom("a", "b"), start: fc.nat(500), length: fc.nat(500), isStarted: fc.boolean() })),
        (drawn) => {
          const steps = drawn.map(({ component, start, length, isStarted }, index) =>
            step(`${component}.r${index}`, isStarted ? { status: "succeeded", startedAt: at(start), endedAt: at(start + length) } : {}),
          );
          const { groups } = timelineOf(viewOf(steps), T0 + 2_000_000, EVERYTHING);
          const rows = groups.flatMap((group) => group.rows);
          expect(rows.map((row) => row.step.address).toSorted()).toEqual(steps.map((one) => one.address).toSorted());
          for (const { bar, rows: inside } of groups) {
            const starts = inside.flatMap((row) => row.bar?.start ?? []);
            const ends = inside.flatMap((row) => row.bar?.end ?? []);
            expect(bar).toEqual(starts.length === 0 ? undefined : { start: Math.min(...starts), end: Math.max(...ends) });
          }
          expect(rows.every(({ bar }) => !bar || (0 <= bar.start && bar.start <= bar.end && bar.end <= 1))).toBe(true);
        },
      ),
    );
  });

  it("shows failed components first", () => {
    const view = viewOf([step("ok.r", { startedAt: at(0) }), step("bad.r", { startedAt: at(5), status: "failed" })], {
      components: { ok: { status: "running", done: 0, total: 1 }, bad: { status: "failed", done: 0, total: 1 } },
    });
    expect(timelineOf(view, T0 + 10_000, EVERYTHING).groups.map((group) => group.component)).toEqual(["bad", "ok"]);
  });
});

describe("the filter of a timeline", () => {
  const view = viewOf([step("a.bucket", { startedAt: at(0) }), step("a.role", { startedAt: at(5), status: "failed" }), step("b.bucket")]);
  const addresses = (filter: Partial<typeof EVERYTHING>) =>
    timelineOf(view, T0 + 10_000, { ...EVERYTHING, ...filter }).groups.flatMap(({ rows }) => rows.map((row) => row.step.address));

  it("finds by address, and by the title of the component, in any case", () => {
    expect(addresses({ text: "BUCKET" }).toSorted()).toEqual(["a.bucket", "b.bucket"]);
    expect(addresses({ text: " titled", titleOf: (component) => (component === "b" ? "Titled" : component) })).toEqual(["b.bucket"]);
  });

  it("leaves only failures, and both filters hold together", () => {
    expect(addresses({ onlyErrors: true })).toEqual(["a.role"]);
    expect(addresses({ onlyErrors: true, text: "bucket" })).toEqual([]);
  });
});

describe("timelineLines", () => {
  it("has one line for each component, and one for each resource of those that are unfolded, in order", () => {
    const { groups } = timelineOf(viewOf([step("a.x"), step("a.y"), step("b.z")]), T0, EVERYTHING);
    const keys = timelineLines(groups, ({ component }) => component === "a").map(keyOf);
    expect(keys).toEqual(["group a", "group b", "b.z"]);
  });
});

describe("time", () => {
  it("an estimate is withdrawn once it is used up", () => {
    const view = viewOf([], { state: "applying", enteredAt: { applying: at(0) }, expectedMinutes: [2, 4] });
    expect(minutesLeft(view, T0 + 60_000)).toEqual([1, 3]);
    expect(minutesLeft(view, T0 + 300_000)).toBeUndefined();
  });
  it("a step is long only while it goes on", () => {
    expect(isLongerThanUsual(step("a.b", { startedAt: at(0) }), T0 + 121_000)).toBe(true);
    expect(isLongerThanUsual(step("a.b", { startedAt: at(0), endedAt: at(600) }), T0 + 700_000)).toBe(false);
  });
});

describe("log", () => {
  it("folds equal lines in a row and keeps the newest time", () => {
    const shown = shownLines([line(1, "still CREATING"), line(2, "still CREATING"), line(3, "done"), line(4, "still CREATING")], {
      level: "info",
      address: "",
      text: "",
    });
    expect(shown.map(({ message, repeats, sequence }) => [message, repeats, sequence])).toEqual([
      ["still CREATING", 2, 2],
      ["done", 1, 3],
      ["still CREATING", 1, 4],
    ]);
  });
  it("filters by level and above, resource and text", () => {
    const log = [line(1, "a", { level: "debug" }), line(2, "bad", { level: "error", address: "x.y" }), line(3, "ok", { address: "x.z" })];
    expect(shownLines(log, { level: "warning", address: "", text: "" })).toHaveLength(1);
    expect(shownLines(log, { level: "debug", address: "x.z", text: "" })).toHaveLength(1);
    expect(shownLines(log, { level: "debug", address: "", text: "X.Y" })).toHaveLength(1);
  });
  it("goes from error to error, and from the last one to the first", () => {
    const lines = shownLines([line(1, "a"), line(2, "b", { level: "error" }), line(3, "c", { level: "error" })], {
      level: "debug",
      address: "",
      text: "",
    });
    expect([nextError(lines, -1), nextError(lines, 1), nextError(lines, 2), nextError(lines.slice(0, 1), -1)]).toEqual([1, 2, 1, -1]);
  });
  it("is downloaded whole, one line each", () => {
    expect(
      logText([line(1, "a"), line(2, "b", { address: "x.y" })])
        .trim()
        .split("\n"),
    ).toHaveLength(2);
  });
});
