import type { CloudWatchMetric, CloudWatchQuery } from "@zerolake/execution";
import type { Value } from "@zerolake/resources";
import type { HealthFacts, MeasuredResource } from "../signal.ts";

type Dimensions = Readonly<Record<string, string | undefined>>;
type Ask = (resource: MeasuredResource, facts: HealthFacts) => CloudWatchQuery | undefined;

interface More {
  /** Dimensions of this metric alone. */
  readonly with?: Readonly<Record<string, string>>;
  readonly across?: CloudWatchMetric["across"];
}

/** The metrics of one namespace that are published with the same dimensions. A resource that lacks one of them is not measured. */
export function metricsOf(namespace: string, dimensionsOf: (resource: MeasuredResource, facts: HealthFacts) => Dimensions) {
  return (name: string, statistic: string, more: More = {}): Ask =>
    (resource, facts) => {
      const dimensions = known({ ...dimensionsOf(resource, facts), ...more.with });
      const across = more.across ? { across: more.across } : {};
      return dimensions && { service: "cloudWatch", metric: { namespace, name, dimensions, statistic, ...across } };
    };
}

/** One metric in per cent of another. */
export function outOf(part: Ask, whole: Ask): Ask {
  return (resource, facts) => {
    const asked = part(resource, facts);
    const all = whole(resource, facts);
    return asked && all && { ...asked, outOf: all.metric };
  };
}

/** A property as text; `undefined` for anything else, such as a name that nobody gave. */
export function text(value: Value | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** What stands behind a word in an ARN: `app/name/id` behind `loadbalancer/`. */
export function behind(word: string, arn: string | undefined): string | undefined {
  const at = arn?.indexOf(word) ?? -1;
  return arn === undefined || at < 0 ? undefined : arn.slice(at + word.length);
}

function known(dimensions: Dimensions): CloudWatchMetric["dimensions"] | undefined {
  const entries = Object.entries(dimensions).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return entries.length === Object.keys(dimensions).length ? Object.fromEntries(entries) : undefined;
}
