"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ApprovalRule } from "@zerolake/access";
import { TIERS, type Tier } from "@zerolake/resources";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryStates } from "nuqs";
import { type FormEvent, useState } from "react";
import { TIER_LOOKS } from "@/clouds/cloud-names.ts";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { type AskedPlace, askedPlace } from "../store/asked-place.ts";
import { ApprovalRuleSelect } from "./approval-rule-select.tsx";
import { useWhere } from "./use-where.ts";
import { WhereFields } from "./where-fields.tsx";

interface ProjectAt {
  readonly organization: string;
  readonly project: string;
}

/** Roles are chosen in its settings. */
const RULES_AT_FIRST: readonly ApprovalRule[] = ["none", "oneApprover", "otherApprover"];

/** Open while the address says `?new=1`; `&cloud=` and `&region=` choose beforehand. */
export function NewEnvironmentDialog({ at }: { at: ProjectAt }) {
  const [address, setAddress] = useQueryStates({ new: parseAsString, cloud: parseAsString, region: parseAsString });
  const close = () => void setAddress({ new: null, cloud: null, region: null });
  return (
    <Dialog
      title="New environment"
      description="It starts empty: nothing is deployed and nothing costs money before you approve a plan."
      width="medium"
      isOpen={address.new !== null}
      onOpenChange={(isOpen) => !isOpen && close()}
    >
      <NewEnvironmentForm at={at} asked={askedPlace(address)} onCancel={close} />
    </Dialog>
  );
}

function NewEnvironmentForm({ at, asked, onCancel }: { at: ProjectAt; asked: AskedPlace; onCancel: () => void }) {
  const [name, setName] = useState("");
  const [tier, setTier] = useState<Tier>("prototype");
  const [approvalRule, setApprovalRule] = useState<ApprovalRule>("oneApprover");
  const { where, choices, problem, isLoading, choose } = useWhere(at, asked);
  const { connection, region } = where;
  const create = useCreateEnvironment(at);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (connection && region) create.mutate({ ...at, name, connection, region, tier, approvalRule });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label="Name" isRequired help="Becomes part of the names of its resources, so it cannot be changed there later.">
        {(control) => (
          <Input {...control} required maxLength={30} value={name} placeholder="dev" onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <WhereFields organization={at.organization} where={where} choices={choices} isLoading={isLoading} onChange={choose} />
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
      <ApprovalRuleSelect rule={approvalRule} onRuleChange={setApprovalRule} rules={RULES_AT_FIRST} />
      {problem && <ErrorState title="The connections could not be loaded" problem={problemOf(problem)} />}
      {create.isError && <ErrorState title="The environment was not created" problem={problemOf(create.error)} />}
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" isBusy={create.isPending} disabled={name.trim() === "" || !connection || !region}>
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
