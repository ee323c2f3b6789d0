import type { WantedSeries } from "./measured-series.ts";

/** Several series made one. */
export interface JoinedSearch extends WantedSeries {
  readonly join: "MAX" | "MIN" | "SUM";
  readonly statistic: string;
  readonly periodSeconds: number;
}

const EXPRESSION = /^(MAX|MIN|SUM)\(SEARCH\('\{([^}]*)\}\s*(.*)',\s*'(\w+)',\s*(\d+)\)\)$/;
const NAMES = /"([^"]*)"|([^,"\s]+)/g;
const TERMS = /("[^"]*"|\w+)="([^"]*)"/g;

/** Reads `MAX(SEARCH('{Namespace,Dimension} MetricName="…" Dimension="…"', 'Maximum', 300))`; `undefined` for any other expression. */
export function parseExpression(text: string): JoinedSearch | undefined {
  const [, join, schemaText = "", terms = "", statistic = "", period] = EXPRESSION.exec(text) ?? [];
  if (join !== "MAX" && join !== "MIN" && join !== "SUM") return undefined;
  const [namespace = "", ...schema] = [...schemaText.matchAll(NAMES)].map(([, quoted, plain]) => quoted ?? plain ?? "");
  const { MetricName: name = "", ...dimensions } = Object.fromEntries(
    [...terms.matchAll(TERMS)].map(([, key = "", value = ""]) => [key.replaceAll('"', ""), value]),
  );
  return { join, namespace, schema, name, dimensions, statistic, periodSeconds: Number(period) };
}
