import type { Component } from "@zerolake/blueprint";

/** What a training in a Databricks workspace runs on: one machine, with a GPU where the method or the hours ask for one. */
export function workspaceMachine({ settings }: Pick<Component, "settings">): "cpu" | "gpu" {
  const { method, gpuHoursPerMonth } = settings;
  const isClassic = method === undefined || method === "classic";
  return isClassic && !(typeof gpuHoursPerMonth === "number" && gpuHoursPerMonth > 0) ? "cpu" : "gpu";
}
