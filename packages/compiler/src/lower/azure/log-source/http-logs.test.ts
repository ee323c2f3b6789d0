import { contractFindings, findContract } from "@zerolake/artefacts";
import { isReference } from "@zerolake/resources";
import { expect, it } from "vitest";
import { compile } from "../../../compile.ts";
import { sampleTarget } from "../../../sample-environments.testing.ts";
import { blueprintOf, resourceAt } from "../../aws/small-environment.testing.ts";

const ANSWERS = {
  "images.runtime": `example.azurecr.io/zerolake/runtime@sha256:${"a".repeat(64)}`,
  jwtIssuer: "https://login.example.com/",
  jwtAudience: ["logs"],
};

function logs(choices: Readonly<Record<string, unknown>>, edges: readonly string[] = ["outside.events -> stream.events"]) {
  const drawing = blueprintOf({
    components: [
      ["outside:log-source", { applicationLogs: true }],
      ["stream:event-stream", { topics: ["lines", "outside"] }],
    ],
    edges,
  });
  return compile(drawing, sampleTarget("standard", choices, "azure"));
}

interface App {
  readonly configuration: { readonly ingress: { readonly external: boolean; readonly targetPort: number } };
  readonly template: { readonly containers: readonly { readonly env: readonly { readonly name: string; readonly value: never }[] }[] };
}

function app(compiled: ReturnType<typeof logs>): App {
  return resourceAt(compiled, "outside.app").properties["properties"] as unknown as App;
}

it("the program is handed what it accepts: the stream's topic of its own name, and whose tokens it takes", () => {
  const { configuration, template } = app(logs(ANSWERS));
  const handed = Object.fromEntries(
    (template.containers[0]?.env ?? []).flatMap(({ name, value }) => (isReference(value) ? [] : [[name, value]])),
  );
  expect(contractFindings(findContract("runtime/logs"), handed)).toEqual([]);
  expect(handed["ZEROLAKE_OUT_EVENTS"]).toMatch(/\/outside$/);
  expect(configuration.ingress).toMatchObject({ external: true, targetPort: Number(handed["PORT"]) });
});

it("without a stream it waits, and a finding says so", () => {
  const compiled = logs(ANSWERS, []);
  expect(resourceAt(compiled, "outside.app").deferredUntil).toContain("Event stream");
  expect(compiled.diagnostics.map(({ code }) => code)).toContain("ZL-AZURE-LOGS-NOWHERE");
});
