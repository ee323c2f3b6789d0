"use client";

import { useQuery } from "@tanstack/react-query";
import { type Cloud, TIERS, type Tier } from "@zerolake/resources";
import { type FormEvent, useState } from "react";
import { CLOUD_NAMES, TIER_LOOKS } from "@/clouds/cloud-names.ts";
import { regionOptions } from "@/clouds/regions/regions-of.ts";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { connectionHelp, connectionsOf } from "../store/suggest-connection.ts";
import type { EnvironmentAt } from "./environment-at.ts";
import type { EnvironmentOverviewData } from "./environment-overview-data.ts";
import { useSaveSettings } from "./use-save-settings.ts";

type Settings = EnvironmentOverviewData["settings"];

const MOVE_HELP = "Something is deployed here. Destroy it before you move the environment.";

export function SettingsForm({
  at,
  cloud,
  settings,
  connectionName,
  isDeployed,
}: {
  at: EnvironmentAt;
  /** Fixed when the environment was created. */
  cloud: Cloud;
  settings: Settings;
  /** Of the connection that is in use, shown before the others have been loaded. */
  connectionName: string;
  isDeployed: boolean;
}) {
  const trpc = useTRPC();
  const connections = useQuery(trpc.environments.connections.queryOptions({ organization: at.organization, project: at.project }));
  const missing = useMissingPermission("environment:edit");
  const [edits, setEdits] = useState<Partial<Settings>>({});
  const save = useSaveSettings(at);
  const shown = { ...settings, ...edits };
  const changed = Object.fromEntries(Object.entries(edits).filter(([key, value]) => settings[key as keyof Settings] !== value));
  const isDirty = Object.keys(changed).length > 0;
  const set = (edit: Partial<Settings>) => setEdits((before) => ({ ...before, ...edit }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ ...at, ...changed, revision: settings.revision }, { onSuccess: () => setEdits({}) });
  };
  return (
    <Card title="General">
      <form onSubmit={submit} className="space-y-4">
        <Field label="Name" help="Names of resources keep the name that the environment was created with.">
          {(control) => (
            <Input {...control} required maxLength={30} value={shown.name} onChange={(event) => set({ name: event.target.value })} />
          )}
        </Field>
        <Field label="Size" help={TIER_LOOKS[shown.tier].meaning}>
          {(control) => (
            <Select
              {...control}
              value={shown.tier}
              onValueChange={(tier) => set({ tier: tier as Tier })}
              options={TIERS.map((value) => ({ value, label: TIER_LOOKS[value].name }))}
            />
          )}
        </Field>
        <Field label="Cloud" help="Another cloud is another environment.">
          {(control) => <Input {...control} value={CLOUD_NAMES[cloud]} readOnly />}
        </Field>
        <Field label="Connection" {...(isDeployed ? { help: MOVE_HELP } : {})}>
          {(control) => (
            <Select
              {...control}
              value={shown.connection}
              isDisabled={isDeployed}
              onValueChange={(connection) => set({ connection })}
              options={
                connections.data
                  ? connectionsOf(cloud, connections.data).map((choice) => ({
                      value: choice.id,
                      label: choice.name,
                      help: connectionHelp(choice),
                    }))
                  : [{ value: settings.connection, label: connectionName }]
              }
            />
          )}
        </Field>
        <Field label="Region" {...(isDeployed ? { help: MOVE_HELP } : {})}>
          {(control) =>
            isDeployed ? (
              <Input {...control} value={shown.region} readOnly />
            ) : (
              <Combobox
                {...control}
                label="Region"
                value={shown.region}
                onValueChange={(region) => set({ region })}
                options={regionOptions(cloud)}
              />
            )
          }
        </Field>
        {save.isError && <ErrorState title="The settings were not saved" problem={problemOf(save.error)} />}
        <div className="flex justify-end">
          <Button type="submit" variant="primary" isBusy={save.isPending} disabled={!isDirty} disabledReason={missing}>
            Save changes
          </Button>
        </div>
      </form>
    </Card>
  );
}
