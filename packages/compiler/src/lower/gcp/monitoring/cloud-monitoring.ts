import { type DesiredResource, join, type Reference } from "@zerolake/resources";
import { type Lowering, type LoweringContext, listSetting, type Neighbour, type Part } from "../../../lowering.ts";
import type { LooseMap } from "../../loose-map.ts";
import { ref } from "../../part-address.ts";
import { nameOf } from "../names.ts";
import { projectByNumber } from "../project.ts";
import { gcpResource } from "../resource.ts";
import { SIGNALS, type Signal } from "./signals.ts";

const DASHBOARD = "monitoring.dashboard";
const COLUMNS = 12;
const TILE = { width: 6, height: 4 } as const;

/** A channel per person, alerts for what the components report, and a dashboard. */
export const cloudMonitoring: Lowering = {
  cloud: "gcp",
  kind: "monitoring",
  variant: "cloud-monitoring",
  service: "Cloud Monitoring",
  minutes: [0, 3],
  outputs: (part) => ({ ports: { metrics: {} }, facts: { channelNames: channelNames(part) } }),
  lower: (context) => {
    const watched = watchedSignals(context);
    reportSilence(context);
    return [
      ...recipients(context).map((recipient) => channel(context, recipient)),
      ...watched.map((one) => alert(context, one)),
      ...(watched.length === 0 ? [] : [dashboard(context, watched)]),
    ];
  },
};

interface Watched {
  readonly neighbour: Neighbour;
  readonly signal: Signal;
}

function watchedSignals(context: LoweringContext): readonly Watched[] {
  const wanted = listSetting(context, "alerts");
  return Object.entries(SIGNALS).flatMap(([kind, signalsOf]) =>
    context.environment
      .components(kind)
      .flatMap((neighbour) => signalsOf(context.target.tier).map((signal) => ({ neighbour, signal })))
      .filter(({ signal }) => wanted.includes(signal.alert)),
  );
}

function recipients(part: Part): readonly string[] {
  return [...new Set(listSetting(part, "recipients"))];
}

function channelNames(part: Part): readonly Reference[] {
  return recipients(part).map((recipient) => ref(part, "channel", "name", recipient));
}

/** Without anybody to tell, alerts are only seen by those who look. */
function reportSilence(context: LoweringContext): void {
  if (recipients(context).length > 0) return;
  context.report({
    severity: "warning",
    code: "ZL-GCP-ALERTS-NOBODY",
    message: `“${context.component.title}” has nobody to tell: its alerts are seen in the console only.`,
    target: { component: context.component.id, setting: "recipients" },
    hint: "Add an e-mail address to the recipients of monitoring.",
  });
}

function channel(context: LoweringContext, recipient: string): DesiredResource {
  return gcpResource(context, {
    name: "channel",
    key: recipient,
    type: "monitoring.notificationChannel",
    properties: { type: "email", displayName: recipient, labels: { email_address: recipient }, enabled: true },
  });
}

/** Everything that a component owns carries its labels, whatever it is called. */
function filterOf({ neighbour, signal }: Watched, context: LoweringContext): string {
  const { environmentId } = context.target.environment;
  return [
    signal.filter,
    `metadata.user_labels.zerolake_environment = "${environmentId}"`,
    `metadata.user_labels.zerolake_component = "${neighbour.component.id}"`,
  ].join(" AND ");
}

function alert(context: LoweringContext, watched: Watched): DesiredResource {
  const { neighbour, signal } = watched;
  const title = `${neighbour.component.title}: ${signal.what}`;
  return gcpResource(context, {
    name: "alert",
    key: `${neighbour.component.id}.${signal.name}`,
    type: "monitoring.alertPolicy",
    properties: {
      displayName: title,
      combiner: "OR",
      enabled: true,
      conditions: [
        {
          displayName: title,
          conditionThreshold: {
            filter: filterOf(watched, context),
            comparison: "COMPARISON_GT",
            thresholdValue: signal.threshold,
            duration: "300s",
            aggregations: [{ alignmentPeriod: "60s", perSeriesAligner: signal.aligner, crossSeriesReducer: "REDUCE_MAX" }],
            trigger: { count: 1 },
          },
        },
      ],
      notificationChannels: channelNames(context),
      alertStrategy: { autoClose: "1800s" },
    },
  });
}

function dashboard(context: LoweringContext, watched: readonly Watched[]): DesiredResource {
  const name = nameOf(context, DASHBOARD, "dashboard");
  return gcpResource(context, {
    name: "dashboard",
    type: DASHBOARD,
    at: { name },
    properties: {
      name: join(projectByNumber(context), `/dashboards/${name}`),
      displayName: `Zerolake ${context.target.environment.name}`,
      mosaicLayout: { columns: COLUMNS, tiles: watched.map((one, index) => tile(context, one, index)) },
    },
  });
}

function tile(context: LoweringContext, watched: Watched, index: number): LooseMap {
  const perRow = COLUMNS / TILE.width;
  const timeSeriesFilter = {
    filter: filterOf(watched, context),
    aggregation: { alignmentPeriod: "60s", perSeriesAligner: watched.signal.aligner },
  };
  return {
    // Zero is the default, and the service leaves it out of its answers.
    xPos: (index % perRow) * TILE.width || undefined,
    yPos: Math.floor(index / perRow) * TILE.height || undefined,
    ...TILE,
    widget: {
      title: `${watched.neighbour.component.title}: ${watched.signal.what}`,
      xyChart: { dataSets: [{ plotType: "LINE", timeSeriesQuery: { timeSeriesFilter } }] },
    },
  };
}
