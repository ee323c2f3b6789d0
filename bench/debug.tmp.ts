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
  await waitForState(lake, asked.id, ["verifying", "succeeded"], 60_000).catch(async (e) => {
    const ev = await lake.db.pool.query(
      "select sequence, at, body->>'type' as t, body->>'address' as a, body from deployment_event order by sequence",
    );
    for (const r of ev.rows.slice(0, 5).concat(ev.rows.slice(-12)))
      console.error(r.sequence, r.at.toISOString().slice(14), r.t, r.a ?? "", JSON.stringify(r.body).slice(0, 200));
    console.error(
      ev.rows.length,
      new Date().toISOString(),
      readFileSync(stack.folder + "/worker.log", "utf8").slice(-2500),
      "SANDBOX",
      readFileSync(stack.folder + "/sandbox.log", "utf8").slice(-1500),
    );
    console.error(
      JSON.stringify((await lake.db.pool.query("select state,count(*) from journal_entry group by 1")).rows),
      JSON.stringify((await lake.db.pool.query("select state,lease_owner,lease_expires_at,wake_at,takeovers,now() from deployment")).rows),
      JSON.stringify(
        (
          await lake.db.pool.query(
            "select pid,state,wait_event_type,wait_event,left(query,80) q from pg_stat_activity where state is not null and state<>'idle'",
          )
        ).rows,
      ),
    );
    throw e;
  });
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
