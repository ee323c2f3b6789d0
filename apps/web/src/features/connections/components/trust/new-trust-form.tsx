"use client";

import { useMutation } from "@tanstack/react-query";
import type { Cloud } from "@zerolake/resources";
import { type ReactNode, useState } from "react";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { TrustMethod } from "../access-words.ts";
import { ConnectionForm, useOpenConnection } from "../connection-form.tsx";
import { TextField } from "../text-field.tsx";
import { TRUST_FIELDS, type TrustDraft, wantedTrust } from "./trust-draft.ts";

interface NewTrust {
  readonly organization: string;
  readonly cloud: Cloud;
  readonly method: TrustMethod;
  /** The choice between ways. */
  readonly children: ReactNode;
}

/** A connection that keeps no key: where it leads. What the cloud has to be told follows on its own page. */
export function NewTrustForm({ organization, cloud, method, children }: NewTrust) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState<TrustDraft>({});
  const create = useMutation(trpc.connections.trust.create.mutationOptions({ onSuccess: useOpenConnection(organization) }));
  const trust = wantedTrust(method, draft);
  const asked = TRUST_FIELDS[method];
  return (
    <ConnectionForm
      organization={organization}
      cloud={cloud}
      ways={children}
      create={create}
      within="trust"
      shown={asked.map(({ key }) => key)}
      isComplete={trust !== undefined}
      submitText="Continue to the trust"
      onSubmit={(place) => trust && create.mutate({ organization, ...place, trust })}
    >
      {(problems) =>
        asked.map(({ key, ...words }) => (
          <TextField
            key={key}
            {...words}
            error={problems[key]}
            value={draft[key] ?? ""}
            onChange={(text) => setDraft({ ...draft, [key]: text })}
          />
        ))
      }
    </ConnectionForm>
  );
}
