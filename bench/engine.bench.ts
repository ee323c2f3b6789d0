import { readFileSync } from "node:fs";
import type { Blueprint } from "@zerolake/blueprint";
import { listRecordedResources } from "@zerolake/db";
import { approvePlan, ask, createLake, templateBlueprint, waitForState } from "./deploy.ts";
import { report, rounded } from "./report.ts";
import { startStack } from "./stack.ts";

/** 300 quick resources: streams of their own, so that nothing but the engine, the journal and the sandbox is measured. */
const RESOURCES = 300;
const TOPICS_PER_COMPONENT = 100;
const CALLS_IN_FLIGHT = 64;

const stack = await startStack({ profile: "zero" });
try {
  const worker = stack.startWorker();
  const lake = await createLake(stack, manyStreams(RESOURCES), "prototype");
  const asked = await ask(lake);
  const planned = await waitForState(lake, asked.id, ["awaitingApproval"]);
  await approvePlan(lake, planned);
  const approvedAt = performance.now();
  await waitForState(lake, asked.id, ["verifying", "succeeded"]);
  const seconds = (performance.now() - approvedAt) / 1000;
  const memoryMb = residentMb(worker.pid ?? 0);
  await waitForState(lake, asked.id, ["succeeded"]);
  const made = (await listRecordedResources(lake.db, lake.organizationId, lake.environmentId)).length;
  const [durability] = (
    await lake.db.pool.query("SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit")
  ).rows as { fsync: string; commit: string }[];
  const rate = made / seconds;
  report({
    figure: `${made} resources applied`,
    value: rounded(rate),
    unit: "resources/s",
    bar: "≥ 50 resources/s",
    isMet: rate >= 50,
    note: `at most ${CALLS_IN_FLIGHT} calls in flight, fsync ${durability?.fsync}, synchronous_commit ${durability?.commit}`,
  });
  report({ figure: "worker memory during the run", value: rounded(memoryMb, 0), unit: "MB", bar: "< 300 MB", isMet: memoryMb < 300 });
  await lake.close();
} finally {
  await stack.stop();
}

/** As many streams as asked, a hundred topics a component. */
function manyStreams(count: number): Blueprint {
  const settings = { engine: "kinesis", partitions: 1, retentionHours: 24, serverless: true };
  const components = Array.from({ length: count / TOPICS_PER_COMPONENT }, (_, part) => ({
    id: `stream-${part}`,
    kind: "event-stream",
    title: `Streams ${part}`,
    settings: { ...settings, topics: Array.from({ length: TOPICS_PER_COMPONENT }, (_unused, topic) => `topic-${topic}`) },
  }));
  return { ...templateBlueprint("streaming-starter"), components, edges: [], targetChoices: {} };
}

function residentMb(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("VmHWM"));
  return Number(line?.replace(/\D+/g, "") ?? 0) / 1024;
}
