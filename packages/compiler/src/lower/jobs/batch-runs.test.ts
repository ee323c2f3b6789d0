import type { DataKind } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import { describe, expect, it } from "vitest";
import type { EnvironmentView, Peer } from "../../lowering.ts";
import { batchRuns, type SparkPlaces } from "./batch-runs.ts";

const places: SparkPlaces = {
  tableRead: (lake, { zone, name }) => ({ location: `${lake.component.id}/${zone}/${name}`, format: "table" }),
  filesRead: ({ outputs }) => (typeof outputs["uri"] === "string" ? outputs["uri"] : undefined),
  tableWritten: (lake, { zone, name }) => ["--out", `${lake.component.id}/${zone}/${name}`],
};

function peer(id: string, kind: string, settings: Readonly<Record<string, Value>> = {}, outputs: Peer["outputs"] = {}): Peer {
  const port = kind === "object-store" ? "files" : "tables";
  const edge = { id: `${id}-edge`, from: { component: id, port }, to: { component: "job", port } } as const;
  return { component: { id, kind, title: id, settings }, edge, variant: "any", outputs };
}

function of(peers: readonly Peer[], data: DataKind): readonly Peer[] {
  return peers.filter(({ component }) => component.kind === (data === "files" ? "object-store" : "lakehouse-tables"));
}

/** `from` and `to` are the job's neighbours; `filler` is what fills its files. */
function runs({ from = [], to = [], filler = [] }: { from?: readonly Peer[]; to?: readonly Peer[]; filler?: readonly Peer[] }) {
  const view: EnvironmentView = {
    components: () => [],
    incoming: (id, data) => (id === "job" ? of(from, data) : data === "files" ? filler : []),
    outgoing: (id, data) => (id === "job" ? of(to, data) : []),
  };
  return batchRuns({ engine: peer("job", "spark-engine"), view, places }, "job.sql");
}

describe("the runs of a batch job", () => {
  const files = peer("files", "object-store", {}, { uri: "raw/" });

  it("are one per table store that it feeds, with what makes a row the same row there", () => {
    const lake = peer("lake", "lakehouse-tables", { zones: ["bronze", "gold"], upsertKey: ["id", "day"], orderingField: "at" });
    const found = runs({ from: [files], to: [lake, peer("other", "lakehouse-tables")] });
    expect(found.map(({ key }) => key)).toEqual(["lake", "other"]);
    expect(found[0]?.args.join(" ")).toBe(
      "--mode batch --in raw/ --in-format parquet --out lake/gold/lake --keys id,day --ordering at --sql job.sql",
    );
  });

  it("read tables rather than files", () => {
    const [run] = runs({ from: [files, peer("older", "lakehouse-tables")], to: [peer("lake", "lakehouse-tables")] });
    expect(run?.args.slice(2, 6)).toEqual(["--in", "older/bronze/older", "--in-format", "table"]);
  });

  it.each([
    ["csv", "csv"],
    ["images", "binaryFile"],
  ])("read %s files as %s", (contentKind, format) => {
    const found = runs({ from: [files], to: [peer("lake", "lakehouse-tables")], filler: [peer("up", "file-source", { contentKind })] });
    expect(found[0]?.args[5]).toBe(format);
  });

  it("are none without something to read or a table to write", () => {
    expect(runs({ to: [peer("lake", "lakehouse-tables")] })).toEqual([]);
    expect(runs({ from: [peer("empty", "object-store")], to: [peer("lake", "lakehouse-tables")] })).toEqual([]);
    expect(runs({ from: [files] })).toEqual([]);
  });
});
