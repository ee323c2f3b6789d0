import { contractFindings, findContract } from "@zerolake/artefacts";
import { TIERS } from "@zerolake/resources";
import { expect, it } from "vitest";
import { compile } from "../../compile.ts";
import { sampleTarget } from "../../sample-environments.testing.ts";
import { type HandedOnGoogle, handedOnGoogle } from "./handed-values.testing.ts";
import { GCP_ANSWERED, GCP_SAMPLES } from "./samples.testing.ts";

const COMPILED = GCP_SAMPLES.flatMap(({ name, blueprint, choices: wishes = {} }) =>
  TIERS.flatMap((tier) =>
    [{}, GCP_ANSWERED].map((choices, index) => ({
      title: `${name}, ${tier}, ${index === 0 ? "open" : "answered"}`,
      handed: compile(blueprint, sampleTarget(tier, { ...choices, ...wishes }, "gcp")).resources.flatMap(handedOnGoogle),
    })),
  ),
);

/** What would keep the program from starting, or is handed to it in vain. */
function findings({ address, program, values, isWaiting }: HandedOnGoogle): readonly string[] {
  const handed = isWaiting ? Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "")) : values;
  return contractFindings(findContract(program), handed)
    .filter((finding) => !isWaiting || !finding.endsWith("is required and missing"))
    .map((finding) => `${address} (${program}): ${finding}`);
}

it.each(COMPILED)("every program on Google Cloud is handed what it knows and needs: $title", ({ handed }) => {
  expect(handed.flatMap(findings)).toEqual([]);
});

it("meets the programs that run on Google Cloud", () => {
  expect([...new Set(COMPILED.flatMap(({ handed }) => handed).map(({ program }) => program))].toSorted()).toEqual([
    "embed-events",
    "flink-job",
    "python",
    "python/ingest",
    "runtime/app",
    "runtime/catalog",
    "runtime/collect",
    "runtime/embed",
    "runtime/feed",
    "spark-job",
  ]);
});
