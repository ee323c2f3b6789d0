"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { AWS_REGION_OPTIONS } from "@/clouds/aws-regions.ts";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { KeyFields, NO_KEYS } from "./key-fields.tsx";
import { type NeededRights, RightsCard } from "./rights-card.tsx";

/** Connects an AWS account by an access key, and says honestly what that means. */
export function NewConnectionPage({ organization, rights }: { organization: string; rights: NeededRights }) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("connection:manage");
  const [name, setName] = useState("");
  const [defaultRegion, setDefaultRegion] = useState("eu-central-1");
  const [keys, setKeys] = useState(NO_KEYS);
  const create = useMutation(
    trpc.connections.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.connections.list.queryKey() });
        router.push(paths.connection(organization, id));
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { sessionToken, ...key } = keys;
    create.mutate({ organization, name, defaultRegion, ...key, ...(sessionToken ? { sessionToken } : {}) });
  };
  return (
    <PageBody>
      <PageHeader title="Connect AWS" description="The key is tested as soon as it is stored." />
      <form onSubmit={submit} className="grid gap-6 lg:grid-cols-[minmax(0,36rem)_minmax(16rem,1fr)]">
        <Card title="Account" className="self-start">
          <div className="space-y-4">
            <Field label="Name" isRequired help="As people of your organisation will see it.">
              {(control) => (
                <Input {...control} required value={name} placeholder="data-prod" onChange={(event) => setName(event.target.value)} />
              )}
            </Field>
            <Field label="Region" help="Suggested for new environments; each can have its own.">
              {(control) => (
                <Combobox {...control} label="Region" value={defaultRegion} onValueChange={setDefaultRegion} options={AWS_REGION_OPTIONS} />
              )}
            </Field>
            <KeyFields keys={keys} onChange={setKeys} />
            {create.isError && <ErrorState title="The account was not connected" problem={problemOf(create.error)} />}
            <div className="flex justify-end gap-2">
              <LinkButton href={paths.connections(organization)} variant="ghost">
                Cancel
              </LinkButton>
              <Button type="submit" variant="primary" isBusy={create.isPending} disabledReason={missing}>
                Connect and test
              </Button>
            </div>
          </div>
        </Card>
        <div className="space-y-6">
          <RightsCard rights={rights} />
          <KeyAdvice />
        </div>
      </form>
    </PageBody>
  );
}

function KeyAdvice() {
  return (
    <Card title="Long-lived keys" className="self-start">
      <div className="space-y-3">
        <StatusChip status="warning">Not recommended</StatusChip>
        <p className="text-secondary">
          An access key works until somebody deletes it: whoever gets hold of it has the account. Use a key of a separate account, give its
          user only what deployments need, and replace it every 90 days.
        </p>
        <p className="text-secondary">
          Zerolake keeps the key encrypted with your organisation's own data key. Only the worker opens it, just before it calls the cloud.
        </p>
      </div>
    </Card>
  );
}
