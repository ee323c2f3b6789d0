import type { Database } from "@zerolake/db";

export interface RecordedQuery {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The same database, which keeps every statement that is sent to its pool while `work` goes on. */
export async function recordQueries(db: Database, work: (recording: Database) => Promise<unknown>): Promise<readonly RecordedQuery[]> {
  const queries: RecordedQuery[] = [];
  const query = (text: string, values: readonly unknown[] = []) => {
    queries.push({ text, values });
    return db.pool.query(text, [...values]);
  };
  const pool = new Proxy(db.pool, { get: (target, key) => (key === "query" ? query : Reflect.get(target, key)) });
  await work({ ...db, pool });
  return queries;
}

export interface Explained extends RecordedQuery {
  readonly ms: number;
  /** Tables that were read from beginning to end. */
  readonly scanned: readonly string[];
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly PlanNode[];
}

/** How long PostgreSQL takes for a statement, and what it reads whole. The median of three, so that a busy moment is not measured. */
export async function explain({ pool }: Database, recorded: RecordedQuery): Promise<Explained> {
  const times: number[] = [];
  let scanned: readonly string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { rows } = await pool.query<{ "QUERY PLAN": readonly { Plan: PlanNode; "Execution Time": number; "Planning Time": number }[] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${recorded.text}`,
      [...recorded.values],
    );
    const [plan] = rows[0]?.["QUERY PLAN"] ?? [];
    if (!plan) throw new Error("PostgreSQL explained nothing.");
    times.push(plan["Execution Time"] + plan["Planning Time"]);
    scanned = scannedIn(plan.Plan);
  }
  return { ...recorded, ms: times.toSorted((one, other) => one - other)[1] ?? Number.NaN, scanned };
}

function scannedIn(node: PlanNode): readonly string[] {
  const own = node["Node Type"] === "Seq Scan" ? [node["Relation Name"] ?? ""] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scannedIn)];
}
