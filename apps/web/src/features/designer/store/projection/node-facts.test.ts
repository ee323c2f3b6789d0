import { expect, it } from "vitest";
import { accessibleName, engineWords } from "./node-facts.ts";

it("says what automatic became once the target is known", () => {
  expect(engineWords("auto", undefined)).toBe("auto");
  expect(engineWords("auto", "Amazon MSK")).toBe("auto → Amazon MSK");
  expect(engineWords("kafka", "Amazon MSK")).toBe("kafka");
});

it("names a node in one sentence of fixed order and leaves out what is unknown", () => {
  const name = accessibleName({
    title: "Orders stream",
    kind: "event stream",
    engine: "kafka",
    state: undefined,
    findings: "2 warnings",
    wiring: "in: events from Shop events; out: events to Bronze job",
  });
  expect(name).toBe("Orders stream, event stream, kafka, 2 warnings, in: events from Shop events; out: events to Bronze job");
});
