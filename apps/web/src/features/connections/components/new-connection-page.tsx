"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Cloud } from "@zerolake/resources";
import { useRouter } from "next/navigation";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { type FormEvent, useState } from "react";
import { CLOUD_NAMES, CLOUD_SEGMENTS, CLOUDS } from "@/clouds/cloud-names.ts";
import { regionOptions } from "@/clouds/regions/regions-of.ts";
import { USUAL_REGION } from "@/clouds/regions/usual-region.ts";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Combobox } from "@/components/ui/combobox.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { paths } from "@/shell/navigation.ts";
import { PageBody } from "@/shell/page-body.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { formProblemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { emptyDraft, enteredCredentials, shownFields } from "./credential-draft.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { CREDENTIAL_WORDS } from "./credential-words.ts";
import { type NeededRights, RightsCard } from "./rights-card.tsx";
import { TextField } from "./text-field.tsx";

/** Connects an account of a cloud by credentials that are entered here, and says honestly what that means. */
export function NewConnectionPage({ organization, rights }: { organization: string; rights: Readonly<Record<Cloud, NeededRights>> }) {
  const [cloud, setCloud] = useQueryState("cloud", parseAsStringLiteral(CLOUDS).withDefault("aws"));
  return (
    <PageBody>
      <PageHeader title="Connect a cloud" description={`The ${CREDENTIAL_WORDS[cloud].one} is tested as soon as it is stored.`} />
      <SegmentedControl label="Cloud" value={cloud} onValueChange={(next) => void setCloud(next as Cloud)} segments={CLOUD_SEGMENTS} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,36rem)_minmax(16rem,1fr)]">
        <NewConnectionForm key={cloud} organization={organization} cloud={cloud} />
        <div className="space-y-6">
          <RightsCard cloud={cloud} rights={rights[cloud]} />
          <KeyAdvice cloud={cloud} />
        </div>
      </div>
    </PageBody>
  );
}

function NewConnectionForm({ organization, cloud }: { organization: string; cloud: Cloud }) {
  const missing = useMissingPermission("connection:manage");
  const [name, setName] = useState("");
  const [defaultRegion, setDefaultRegion] = useState(USUAL_REGION[cloud]);
  const [draft, setDraft] = useState(() => emptyDraft(cloud));
  const create = useCreateConnection(organization);
  const credentials = enteredCredentials(draft);
  const { fields, rest } = formProblemOf(create.error, { shown: ["name", ...shownFields(draft)], within: "credentials" });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (credentials) create.mutate({ organization, name, defaultRegion, credentials });
  };
  return (
    <form onSubmit={submit} className="self-start">
      <Card title={CREDENTIAL_WORDS[cloud].account}>
        <div className="space-y-4">
          <TextField
            label="Name"
            help="As people of your organisation will see it."
            placeholder="data-prod"
            error={fields["name"]}
            value={name}
            onChange={setName}
          />
          <Field label="Region" help="Suggested for new environments; each can have its own.">
            {(control) => (
              <Combobox {...control} label="Region" value={defaultRegion} onValueChange={setDefaultRegion} options={regionOptions(cloud)} />
            )}
          </Field>
          <CredentialFields draft={draft} problems={fields} onChange={setDraft} />
          {rest && <ErrorState title={`${CLOUD_NAMES[cloud]} was not connected`} problem={rest} />}
          <div className="flex justify-end gap-2">
            <LinkButton href={paths.connections(organization)} variant="ghost">
              Cancel
            </LinkButton>
            <Button
              type="submit"
              variant="primary"
              isBusy={create.isPending}
              disabledReason={missing}
              disabled={name.trim() === "" || credentials === undefined}
            >
              Connect and test
            </Button>
          </div>
        </div>
      </Card>
    </form>
  );
}

function useCreateConnection(organization: string) {
  const trpc = useTRPC();
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.connections.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.connections.list.queryKey() });
        router.push(paths.connection(organization, id));
      },
    }),
  );
}

function KeyAdvice({ cloud }: { cloud: Cloud }) {
  const { advice, one } = CREDENTIAL_WORDS[cloud];
  return (
    <Card title={`Long-lived ${one}s`} className="self-start">
      <div className="space-y-3">
        <StatusChip status="warning">Not recommended</StatusChip>
        <p className="text-secondary">{advice}</p>
        <p className="text-secondary">
          Zerolake keeps the {one} encrypted with your organisation's own data key. Only the worker opens it, just before it calls the
          cloud.
        </p>
      </div>
    </Card>
  );
}
