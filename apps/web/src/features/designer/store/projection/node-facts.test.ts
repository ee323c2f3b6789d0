import type { ComponentDefinition } from "@zerolake/catalog";
import { expect, it } from "vitest";
import { accessibleName, engineWords, missingAnswers } from "./node-facts.ts";

const definition = {
  engines: [
    { value: "auto", label: "Automatic" },
    { value: "kafka", label: "Kafka" },
  ],
  settings: [
    { key: "host", label: "Host", help: "", level: "basic", type: "text", required: true },
    { key: "port", label: "Port", help: "", level: "basic", type: "number", min: 1, max: 9, required: true, default: 5 },
    { key: "topic", label: "Topic", help: "", level: "basic", type: "text", required: true, engines: ["kafka"] },
  ],
} as unknown as ComponentDefinition;
const component = (settings: Record<string, string>) => ({ id: "a", kind: "x", title: "A", settings });

it("asks only for answers that have no default and that the engine needs", () => {
  expect(missingAnswers(component({}), definition, "standard")).toEqual(["host"]);
  expect(missingAnswers(component({ engine: "kafka" }), definition, "standard")).toEqual(["host", "topic"]);
  expect(missingAnswers(component({ host: "db" }), definition, "standard")).toEqual([]);
});

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
