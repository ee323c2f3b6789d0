import { illnessOf } from "../../metrics/illness.ts";
import type { Life, Shape } from "../../metrics/series.ts";
import type { StoredResource } from "../../store/records.ts";
import { type AwsCall, placeOf } from "../aws-call.ts";
import { PUBLISHED, type Published } from "./published-metrics.ts";

/** Which series are meant: those of exactly the dimensions of `schema`, with the values that are given. */
export interface WantedSeries {
  readonly namespace: string;
  readonly name: string;
  readonly schema: readonly string[];
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface MeasuredSeries {
  readonly shape: Shape;
  readonly life: (statistic: string, nowMs: number) => Life;
}

/** Series of what the account has in the caller's region; nothing else publishes anything. */
export function measuredSeries(call: AwsCall, wanted: WantedSeries): readonly MeasuredSeries[] {
  return PUBLISHED.filter(({ namespace }) => namespace === wanted.namespace).flatMap((published) => {
    const shape = published.metrics[wanted.name];
    if (!shape) return [];
    const resources = call.sandbox.store.resources.list(placeOf(call.caller, published.type), published.type);
    return resources.flatMap((resource) =>
      dimensionSets(published, resource)
        .filter((set) => isMeant(set, wanted))
        .map((set) => seriesFor(call, resource, { wanted, set, shape: shapeFor(shape, set) })),
    );
  });
}

type DimensionSet = Readonly<Record<string, string>>;

function dimensionSets({ dimensions, several = {} }: Published, resource: StoredResource): readonly DimensionSet[] {
  const own = Object.entries(dimensions(resource)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return Object.entries(several).reduce<readonly DimensionSet[]>(
    (sets, [name, values]) => sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value }))),
    [Object.fromEntries(own)],
  );
}

function isMeant(set: DimensionSet, { schema, dimensions }: WantedSeries): boolean {
  const names = Object.keys(set);
  return (
    names.length === schema.length &&
    names.every((name) => schema.includes(name)) &&
    Object.entries(dimensions).every(([name, value]) => set[name] === value)
  );
}

/** Queries that fail are few, and in an illness they are most. */
function shapeFor(shape: Shape, { QueryState }: DimensionSet): Shape {
  return QueryState === "FAILED" ? { ...shape, calm: 0, busy: 0, ill: 20 } : shape;
}

interface Found {
  readonly wanted: WantedSeries;
  readonly set: DimensionSet;
  readonly shape: Shape;
}

function seriesFor({ sandbox }: AwsCall, resource: StoredResource, { wanted, set, shape }: Found): MeasuredSeries {
  const key = `${wanted.namespace} ${wanted.name} ${resource.account} ${Object.values(set).join(" ")}`;
  const illness = illnessOf(sandbox, resource, wanted.name, shape);
  return {
    shape: illness.shape,
    life: (statistic, nowMs) => ({
      key,
      bornMs: resource.createdAt,
      nowMs,
      statistic: statistic === "Sum" ? "sum" : statistic === "SampleCount" ? "samples" : "level",
      ...(illness.sinceMs === undefined ? {} : { illSinceMs: illness.sinceMs }),
    }),
  };
}
