"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { Component } from "@zerolake/blueprint";
import type { SettingDefinition } from "@zerolake/catalog";
import type { Value } from "@zerolake/resources";
import { useParams } from "next/navigation";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC, useTRPCClient } from "@/trpc/trpc-context.ts";
import type { KnownEnvironment } from "../store/designer-state.ts";
import { overrideWords, withOverride } from "../store/inspector/overrides.ts";
import { notice } from "../store/notices.ts";
import { useDesignerStore } from "./designer-context.tsx";

export interface OverrideChange {
  readonly environment: Pick<KnownEnvironment, "slug" | "name">;
  readonly component: Pick<Component, "id" | "title">;
  readonly setting: SettingDefinition;
  /** `undefined` = the same as everywhere again. */
  readonly value: Value | undefined;
  readonly before: Value | undefined;
}

/** Gives a setting a value in one environment: shown at once, taken back with the reason when the server refuses, undone by the notice. */
export function useOverride(): (change: OverrideChange) => void {
  const store = useDesignerStore();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { organization, project } = useParams<{ organization: string; project: string }>();
  const override = async (change: OverrideChange): Promise<void> => {
    const { environment, component, setting, value, before } = change;
    if (JSON.stringify(value) === JSON.stringify(before)) return;
    const { environments } = store.getState();
    store.setState({ environments: withOverride(environments, change) });
    try {
      await client.designer.override.mutate({
        organization,
        project,
        environment: environment.slug,
        component: component.id,
        setting: setting.key,
        ...(value === undefined ? {} : { value }),
      });
      const undo = { label: "Undo", run: () => void override({ ...change, value: before, before: value }) };
      const about = `${environment.slug}.${component.id}.${setting.key}`;
      notice(store, { text: overrideWords(change), tone: "info", about, action: undo });
    } catch (error) {
      const { message, hint } = problemOf(error);
      store.setState({ environments });
      notice(store, { text: [message, hint].filter(Boolean).join(" "), tone: "failure" });
    }
    await queryClient.invalidateQueries({ queryKey: trpc.designer.surroundings.queryKey() });
  };
  return (change) => void override(change);
}
