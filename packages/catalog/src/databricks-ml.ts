import type { Cloud } from "@zerolake/resources";
import type { SettingDefinition } from "./definition.ts";

/** The wish that kinds of machine learning share: Databricks has a service of its own for each of them. */
export function databricksMl(clouds: readonly Cloud[]): SettingDefinition {
  return {
    key: "databricksMl",
    type: "boolean",
    label: "Use Databricks for it",
    help: "Where Databricks is drawn or attached, its own service is used instead of the cloud's.",
    level: "advanced",
    default: false,
    clouds,
  };
}
