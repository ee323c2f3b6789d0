"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import type { Cloud } from "@zerolake/resources";
import { parseAsString, parseAsStringLiteral, useQueryState } from "nuqs";
import { type ReactNode, useState } from "react";
import { CLOUD_SEGMENTS, CLOUDS } from "@/clouds/cloud-names.ts";
import { Card } from "@/components/ui/card.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { StatusChip } from "@/components/ui/status-chip.tsx";
import { PageBody } from "@/shell/page-body.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { isTrustMethod, TRUST_METHODS } from "./access-words.ts";
import { ConnectionForm, useOpenConnection } from "./connection-form.tsx";
import { emptyDraft, enteredCredentials, shownFields } from "./credential-draft.ts";
import { CredentialFields } from "./credential-fields.tsx";
import { CREDENTIAL_WORDS } from "./credential-words.ts";
import { type NeededRights, RightsCard } from "./rights-card.tsx";
import { NewTrustForm } from "./trust/new-trust-form.tsx";
import { TrustAdvice } from "./trust/trust-advice.tsx";
import { BY_KEY, usualWay, WaySelect } from "./trust/way-select.tsx";

/** Connects an account of a cloud: by trust where the cloud can be told to, else by a key, and says honestly what that means. */
export function NewConnectionPage({ organization, rights }: { organization: string; rights: Readonly<Record<Cloud, NeededRights>> }) {
  const trpc = useTRPC();
  const [cloud, setCloud] = useQueryState("cloud", parseAsStringLiteral(CLOUDS).withDefault("aws"));
  const [chosen, setChosen] = useQueryState("way", parseAsString);
  const ways = useQuery(trpc.connections.trust.ways.queryOptions({ organization }));
  const choose = (next: string) => {
    void setCloud(next as Cloud);
    void setChosen(null);
  };
  return (
    <PageBody>
      <PageHeader title="Connect a cloud" description="Choose where it leads and how the cloud lets Zerolake in, then have it tested." />
      <SegmentedControl label="Cloud" value={cloud} onValueChange={choose} segments={CLOUD_SEGMENTS} />
      <QueryView
        query={ways}
        failure="The ways to connect could not be loaded"
        skeleton={<SkeletonRows label="Loading the form" rows={5} />}
      >
        {(offered) => {
          const way = chosen ?? usualWay(cloud, offered);
          const method = isTrustMethod(way) && TRUST_METHODS[cloud].some((own) => own === way) ? way : undefined;
          const select = <WaySelect cloud={cloud} ways={offered} value={method ?? BY_KEY} onChange={(next) => void setChosen(next)} />;
          return (
            <div className="grid gap-6 lg:grid-cols-[minmax(0,36rem)_minmax(16rem,1fr)]">
              {method ? (
                <NewTrustForm key={method} organization={organization} cloud={cloud} method={method}>
                  {select}
                </NewTrustForm>
              ) : (
                <NewConnectionForm key={cloud} organization={organization} cloud={cloud}>
                  {select}
                </NewConnectionForm>
              )}
              <div className="space-y-6">
                {method ? (
                  <TrustAdvice method={method} ways={offered} />
                ) : (
                  <>
                    <RightsCard cloud={cloud} rights={rights[cloud]} />
                    <KeyAdvice cloud={cloud} />
                  </>
                )}
              </div>
            </div>
          );
        }}
      </QueryView>
    </PageBody>
  );
}

function NewConnectionForm({ organization, cloud, children }: { organization: string; cloud: Cloud; children: ReactNode }) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState(() => emptyDraft(cloud));
  const create = useMutation(trpc.connections.create.mutationOptions({ onSuccess: useOpenConnection(organization) }));
  const credentials = enteredCredentials(draft);
  return (
    <ConnectionForm
      organization={organization}
      cloud={cloud}
      ways={children}
      create={create}
      within="credentials"
      shown={shownFields(draft)}
      isComplete={credentials !== undefined}
      submitText="Connect and test"
      onSubmit={(place) => credentials && create.mutate({ organization, ...place, credentials })}
    >
      {(problems) => <CredentialFields draft={draft} problems={problems} onChange={setDraft} />}
    </ConnectionForm>
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
