"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { SsoDescription } from "../server/describe-sso.ts";
import { lockOutWarning, STATE_HELP, STATES } from "../store/sso-words.ts";
import { useSsoChange } from "./use-sso-change.ts";

type State = NonNullable<SsoDescription["connection"]>["state"];
const NOBODY = "nobody";

/** Off, optional or required; with who is locked out by it, and who is not. */
export function StateCard({ organization, sso }: { organization: string; sso: SsoDescription }) {
  const trpc = useTRPC();
  const { connection, withoutIdentity, emergencyOwners } = sso;
  const [state, setState] = useState<State>(connection?.state ?? "off");
  const [owner, setOwner] = useState(connection?.breakGlassUserId ?? NOBODY);
  const missing = useMissingPermission("sso:manage");
  const save = useMutation(trpc.sso.setState.mutationOptions(useSsoChange()));
  if (!connection) return null;
  const isSame = state === connection.state && owner === (connection.breakGlassUserId ?? NOBODY);
  const locked = withoutIdentity.filter(({ userId }) => userId !== owner);
  const warning = state === "required" ? lockOutWarning(locked.map(({ name }) => name)) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const breakGlassUserId = owner === NOBODY ? null : owner;
    save.mutate({ organization, state, breakGlassUserId, revision: connection.revision });
  };
  return (
    <Card title="Who has to use it">
      <form onSubmit={submit} className="space-y-4">
        <Field label="State" help={STATE_HELP[state]}>
          {(control) => (
            <SegmentedControl
              {...control}
              label="State"
              value={state}
              segments={STATES}
              onValueChange={(next) => {
                save.reset();
                setState(next as State);
              }}
            />
          )}
        </Field>
        <Field
          label="Owner for emergencies"
          help="May sign in with a passphrase at /sign-in?passphrase=1 when the provider is away. Every use is in the audit log."
        >
          {(control) => (
            <Select
              {...control}
              value={owner}
              options={[
                { value: NOBODY, label: "Nobody" },
                ...emergencyOwners.map(({ userId, name, email }) => ({ value: userId, label: `${name} (${email})` })),
              ]}
              onValueChange={setOwner}
            />
          )}
        </Field>
        {warning && (
          <p role="status" className="rounded-card bg-warning-tint p-3 text-warning">
            {warning}
          </p>
        )}
        {save.isError && <ErrorState title="The state was not changed" problem={problemOf(save.error)} />}
        <Button
          type="submit"
          variant="primary"
          isBusy={save.isPending}
          disabledReason={missing ?? (isSame ? "Nothing has been changed." : undefined)}
        >
          Save state
        </Button>
      </form>
    </Card>
  );
}
