import { describe, expect, it } from "vitest";
import { streamArguments } from "./stream-arguments.ts";

function of(settings: Readonly<Record<string, number>>) {
  return { component: { id: "job", kind: "stream-processor", title: "Job", settings } };
}

const read = { source: "kafka://broker/orders", table: ["--out", "bronze.orders"], checkpoint: "files/checkpoints/" };

describe("the arguments of a job that reads a stream", () => {
  it("name the stream, the table, where it keeps its place and how often", () => {
    expect(streamArguments(of({ checkpointSeconds: 20 }), read).join(" ")).toBe(
      "--mode stream --in kafka://broker/orders --in-format events --out bronze.orders --checkpoint files/checkpoints/ --every 20",
    );
  });

  it("end with the user's SQL where there is some", () => {
    expect(streamArguments(of({}), { ...read, sqlUri: "files/job.sql" }).slice(-4)).toEqual(["--every", "60", "--sql", "files/job.sql"]);
  });
});
