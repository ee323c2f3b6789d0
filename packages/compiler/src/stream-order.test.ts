import type { Cloud } from "@zerolake/resources";
import { expect, it } from "vitest";
import { listLowerings } from "./lowering-registry.ts";

const CLOUDS: readonly Cloud[] = ["aws", "azure", "gcp"];

it("every service that carries events says in which order they arrive", () => {
  const streams = CLOUDS.flatMap((cloud) => listLowerings(cloud)).filter(({ kind }) => kind === "event-stream");
  expect(streams.length).toBeGreaterThan(5);
  expect(streams.filter(({ order }) => order === undefined).map(({ cloud, variant }) => `${cloud} ${variant}`)).toEqual([]);
});
