import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { CloudWatchMetric, CloudWatchQuery, MetricQuestion } from "@zerolake/execution";

/** A question that CloudWatch can answer. */
export type CloudWatchQuestion = MetricQuestion & { readonly query: CloudWatchQuery };

/** The parts of one question, by the ids that CloudWatch answers with. */
export interface AskedMetric {
  readonly question: CloudWatchQuestion;
  readonly id: string;
  readonly wholeId?: string;
  readonly queries: readonly MetricDataQuery[];
}

/** One query for a metric, and one more for what it is compared with: shares are counted here, since a missing count is zero and not a gap. */
export function queriesOf(question: CloudWatchQuestion, place: number): AskedMetric {
  const { metric, outOf } = question.query;
  const id = `q${place}`;
  const own = queryFor(id, metric, question.periodSeconds);
  if (!outOf) return { question, id, queries: [own] };
  const wholeId = `${id}w`;
  return { question, id, wholeId, queries: [own, queryFor(wholeId, outOf, question.periodSeconds)] };
}

function queryFor(Id: string, metric: CloudWatchMetric, Period: number): MetricDataQuery {
  const { namespace, name, dimensions, statistic, across } = metric;
  if (across) return { Id, Expression: `${across.join}(${searchFor(metric, Period)})`, Period, ReturnData: true };
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  return {
    Id,
    MetricStat: { Metric: { Namespace: namespace, MetricName: name, Dimensions }, Period, Stat: statistic },
    ReturnData: true,
  };
}

/** All metrics of exactly these dimensions; a search by some of them would find those with further ones, too. */
function searchFor({ namespace, name, dimensions, statistic, across }: CloudWatchMetric, period: number): string {
  const schema = [namespace, ...Object.keys(dimensions), ...(across?.dimensions ?? [])].map(nameOf).join(",");
  const terms = Object.entries({ MetricName: name, ...dimensions }).map(([key, value]) => `${nameOf(key)}=${quoted(value)}`);
  return `SEARCH('{${schema}} ${terms.join(" ")}', '${statistic}', ${period})`;
}

/** As the search syntax wants names: in quotes only where they hold more than letters, digits, slashes and dots. */
function nameOf(text: string): string {
  return /^[\w/.]+$/.test(text) ? text : quoted(text);
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\']/g, "")}"`;
}
