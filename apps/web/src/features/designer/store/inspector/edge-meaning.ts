import type { Edge } from "@zerolake/blueprint";
import type { DataKind } from "@zerolake/catalog";
import type { EdgeRights } from "@zerolake/compiler";

/** What the end of an edge does with its start. */
const PULLED: Readonly<Record<DataKind, string>> = {
  events: "reads the events of",
  files: "reads the files of",
  tables: "reads the tables of",
  rows: "sends SQL to",
  features: "reads the features of",
  dataset: "loads the dataset of",
  vectors: "asks for the neighbours in",
  model: "takes models from",
  endpoint: "calls",
  catalog: "governs what is registered in",
  schema: "checks events by the schemas of",
  compute: "runs on",
  metrics: "collects the measurements of",
  runs: "is started by",
};

/** What the start does with the end, where it is the one that acts. */
const PUSHED: Readonly<Partial<Record<DataKind, string>>> = {
  events: "sends events to",
  files: "puts files into",
  tables: "writes tables of",
  features: "writes features into",
  vectors: "writes vectors into",
  model: "registers models in",
  runs: "starts",
};

export interface EdgeMeaning {
  readonly subject: string;
  readonly verb: string;
  readonly object: string;
}

/** Who acts on whom over an edge, by id: the one that holds the rights; the reading end as long as nobody knows. */
export function edgeMeaning({ from, to }: Edge, rights: readonly EdgeRights[]): EdgeMeaning {
  const pushed = PUSHED[from.port];
  const isPushed = rights.some(({ holder }) => holder === from.component) && !rights.some(({ holder }) => holder === to.component);
  if (pushed !== undefined && isPushed) return { subject: from.component, verb: pushed, object: to.component };
  return { subject: to.component, verb: PULLED[from.port], object: from.component };
}
