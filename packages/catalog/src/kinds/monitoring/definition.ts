import type { ComponentDefinition } from "../../definition.ts";

export const monitoring: ComponentDefinition = {
  kind: "monitoring",
  title: "Monitoring and alerts",
  category: "platform",
  summary: "Logs, metrics and a message when something is wrong.",
  help: "Attaches itself to every component. Connect **Data quality monitoring** to be told about failed checks too. Recipients confirm by mail before they get alerts.",
  isPlatform: true,
  inputs: [{ data: "metrics", label: "results to watch" }],
  outputs: [],
  engines: [{ value: "auto", label: "Automatic" }],
  settings: [
    {
      key: "alerts",
      type: "textList",
      label: "Alert about",
      help: "What is worth a message.",
      level: "basic",
      options: [
        { value: "lag", label: "Readers fall behind" },
        { value: "freshness", label: "Data is late" },
        { value: "failures", label: "Jobs fail" },
        { value: "cost", label: "Unusual cost" },
      ],
      default: {
        byTier: { prototype: ["failures"], standard: ["freshness", "failures"], production: ["lag", "freshness", "failures", "cost"] },
      },
    },
    {
      key: "recipients",
      type: "textList",
      label: "Recipients",
      help: "E-mail addresses.",
      level: "basic",
      maxItems: 50,
      pattern: "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
      patternText: "an e-mail address",
      default: [],
    },
  ],
  searchWords: ["cloudwatch", "alarm", "azure monitor", "cloud monitoring", "logs", "metrics", "on call"],
  examples: [{ title: "Everything", settings: { alerts: ["lag", "freshness", "failures", "cost"] } }],
  onCloud: {
    aws: { becomes: "CloudWatch alarms and an SNS topic" },
    azure: { becomes: "Azure Monitor alerts" },
    gcp: { becomes: "Cloud Monitoring alerts" },
  },
};
