import type { SignalTable } from "../signal-row.ts";
import { above } from "../threshold.ts";
import { fullness } from "../usual-rows.ts";
import { AVERAGE, HIGHEST, metricsOf, partOf } from "./monitoring-query.ts";

const database = metricsOf("cloudsql_database", (resource, { account }) => {
  const instance = partOf(resource, "instances");
  return { database_id: instance === undefined ? undefined : `${account}:${instance}` };
});
const alloy = metricsOf("alloydb.googleapis.com/Instance", (resource) => ({
  cluster_id: partOf(resource, "clusters"),
  instance_id: partOf(resource, "instances"),
}));

/** Databases, which publish shares of one. Of tables BigQuery tells new rows up to six hours late, which is no measure of how fresh they are. */
export const STORE_SIGNALS: SignalTable = {
  "sqladmin.instance": [
    fullness({
      key: "storage",
      label: "Storage in use",
      query: database.one("cloudsql.googleapis.com/database/disk/utilization", HIGHEST),
      factor: 100,
      threshold: above({ warn: 80, bad: 95, because: "A database whose disk is full stops." }),
    }),
    fullness({
      key: "cpu",
      label: "Processors",
      query: database.one("cloudsql.googleapis.com/database/cpu/utilization", AVERAGE),
      factor: 100,
    }),
    fullness({
      key: "memory",
      label: "Memory",
      query: database.one("cloudsql.googleapis.com/database/memory/utilization", AVERAGE),
      factor: 100,
    }),
  ],
  "alloydb.instance": [
    fullness({
      key: "cpu",
      label: "Processors",
      query: alloy.one("alloydb.googleapis.com/instance/cpu/average_utilization", AVERAGE),
      factor: 100,
    }),
  ],
};
