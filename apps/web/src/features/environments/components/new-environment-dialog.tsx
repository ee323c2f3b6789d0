"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { TIERS, type Tier } from "@zerolake/resources";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { type FormEvent, useState } from "react";
import { AWS_REGION_OPTIONS } from "@/clouds/aws-regions.ts";
import { TIER_LOOKS } from "@/clouds/cloud-names.ts";
import { Button } from "@/components/ui/button.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Switch } from "@/components/ui/switch.tsx";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

interface ProjectAt {
  readonly organization: string;
  readonly project: string;
}

/** Open while the address says `?new=1`. */
export function NewEnvironmentDialog({ at }: { at: ProjectAt }) {
  const [isNew, setIsNew] = useQueryState("new", parseAsString);
  const close = () => void setIsNew(null);
  return (
    <Dialog
      title="New environment"
      description="It starts empty: nothing is deployed and nothing costs money before you approve a plan."
      width="medium"
      isOpen={isNew !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      <NewEnvironmentForm at={at} onCancel={close} />
    </Dialog>
  );
}

function NewEnvironmentForm({ at, onCancel }: { at: ProjectAt; onCancel: () => void }) {
  const trpc = useTRPC();
  const connections = useQuery(trpc.environments.connections.queryOptions(at));
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [chosenRegion, setRegion] = useState<string>();
  const [tier, setTier] = useState<Tier>("prototype");
  const [needsOtherApprover, setNeedsOtherApprover] = useState(false);
  const all = connections.data ?? [];
  const suggested = all.find(({ isTestPassed }) => isTestPassed !== false) ?? all[0];
  const connection = all.find(({ id }) => id === chosen) ?? suggested;
  const region = chosenRegion ?? connection?.defaultRegion;
  const create = useCreateEnvironment(at);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (connection && region) create.mutate({ ...at, name, connection: connection.id, region, tier, needsOtherApprover });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label="Name" isRequired help="Becomes part of the names of its resources, so it cannot be changed there later.">
        {(control) => (
          <Input {...control} required maxLength={30} value={name} placeholder="dev" onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Connection" isRequired>
          {(control) => (
            <Select
              {...control}
              value={connection?.id}
              onValueChange={setChosen}
              placeholder={connections.isPending ? "Loading…" : "None yet"}
              options={all.map(({ id, name: label, method, isTestPassed }) => ({
                value: id,
                label,
                help:
                  method === "sandbox" ? "Behaves like a cloud and is free" : isTestPassed === false ? "Its last test failed" : undefined,
              }))}
            />
          )}
        </Field>
        <Field label="Region" isRequired>
          {(control) => <Combobox {...control} label="Region" value={region} onValueChange={setRegion} options={AWS_REGION_OPTIONS} />}
        </Field>
      </div>
      <Field label="Size" help={TIER_LOOKS[tier].meaning}>
        {(control) => (
          <Select
            {...control}
            value={tier}
            onValueChange={(next) => setTier(TIERS.find((candidate) => candidate === next) ?? tier)}
            options={TIERS.map((value) => ({ value, label: TIER_LOOKS[value].name }))}
          />
        )}
      </Field>
      <Field label="Needs another approver" help="Whoever drew or planned a change cannot approve it here.">
        {(control) => <Switch {...control} isChecked={needsOtherApprover} onCheckedChange={setNeedsOtherApprover} />}
      </Field>
      {connections.isError && <ErrorState title="The connections could not be loaded" problem={problemOf(connections.error)} />}
      {create.isError && <ErrorState title="The environment was not created" problem={problemOf(create.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" isBusy={create.isPending} disabled={name.trim() === "" || !connection}>
          Create environment
        </Button>
      </div>
    </form>
  );
}

function useCreateEnvironment(at: ProjectAt) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.environments.create.mutationOptions({
      onSuccess: async ({ slug }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.environments.list.queryKey(at) });
        router.push(paths.environment(at.organization, at.project, slug));
        // The sidebar and the switcher come with the layout.
        router.refresh();
      },
    }),
  );
}
