import type { DesiredResource, PropertyMap, Value } from "@zerolake/resources";
import type { LoweringContext } from "../../../lowering.ts";
import { jsonText } from "../../json-text.ts";
import { nameOf } from "../names.ts";
import { awsResource } from "../resource.ts";
import type { Signal } from "./signal.ts";

const DASHBOARD = "AWS::CloudWatch::Dashboard";
/** CloudWatch lays widgets on a grid of 24 columns; three fit beside each other. */
const WIDTH = 8;
const HEIGHT = 6;
const PER_ROW = 3;
const TITLE_HEIGHT = 1;

/** One graph per signal, with its threshold as a line. */
export function dashboard(context: LoweringContext, signals: readonly Signal[]): DesiredResource {
  const title: PropertyMap = {
    type: "text",
    x: 0,
    y: 0,
    width: WIDTH * PER_ROW,
    height: TITLE_HEIGHT,
    properties: { markdown: `# ${context.target.environment.name}` },
  };
  return awsResource(context, {
    name: "dashboard",
    type: DASHBOARD,
    properties: {
      DashboardName: nameOf(context, DASHBOARD, "dashboard"),
      DashboardBody: jsonText({ widgets: [title, ...signals.map((signal, index) => graph(context.target.region, signal, index))] }),
    },
  });
}

function graph(region: string, signal: Signal, index: number): PropertyMap {
  const dimensions = Object.entries(signal.dimensions).flatMap(([name, value]): readonly Value[] => [name, value]);
  return {
    type: "metric",
    x: (index % PER_ROW) * WIDTH,
    y: TITLE_HEIGHT + Math.floor(index / PER_ROW) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: {
      title: signal.description,
      region,
      view: "timeSeries",
      stat: signal.statistic,
      period: signal.periodSeconds,
      metrics: [[signal.namespace, signal.metricName, ...dimensions]],
      annotations: { horizontal: [{ label: "alert above", value: signal.threshold }] },
    },
  };
}
