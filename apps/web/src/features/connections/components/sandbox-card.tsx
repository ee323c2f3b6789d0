"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Cloud } from "@zerolake/resources";
import { Button } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { SandboxFault } from "../server/sandbox-client.ts";
import type { ConnectionAt } from "./connection-at.ts";
import { NewFault } from "./new-fault.tsx";
import { SandboxAnswers } from "./sandbox-answers.tsx";

const PROFILES = [
  { value: "zero", label: "At once" },
  { value: "fast", label: "Fast" },
  { value: "realistic", label: "Realistic" },
] as const;

/** The sandbox's controls: how long things take, and what goes wrong next. */
export function SandboxCard({ at, cloud }: { at: ConnectionAt; cloud: Cloud }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const missing = useMissingPermission("sandbox:control");
  const state = useQuery({ ...trpc.connections.sandbox.state.queryOptions(at), enabled: missing === undefined });
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.connections.sandbox.state.queryKey(at) });
  const setProfile = useMutation(trpc.connections.sandbox.setProfile.mutationOptions({ onSettled, onError }));
  const clear = useMutation(trpc.connections.sandbox.clearFaults.mutationOptions({ onSettled, onError }));
  if (missing) return null;
  return (
    <Card title="Sandbox controls">
      <QueryView
        query={state}
        failure="The sandbox's state could not be loaded"
        skeleton={<SkeletonRows label="Asking the sandbox" rows={2} />}
      >
        {({ profile, faults, conditions }) => (
          <div className="space-y-5">
            <div className="space-y-1.5">
              <p className="text-label">How long things take</p>
              <SegmentedControl
                label="How long things take"
                value={profile}
                onValueChange={(next) => setProfile.mutate({ ...at, profile: next })}
                segments={PROFILES}
              />
              <p className="text-muted text-small">
                Realistic waits as long as the cloud does: a Kafka cluster takes half an hour. Holds for the whole installation.
              </p>
            </div>
            <div className="space-y-2">
              <p className="text-label">What goes wrong next</p>
              {faults.length === 0 ? (
                <p className="text-secondary">Nothing. Add a fault to see how a deployment deals with it.</p>
              ) : (
                <>
                  <ul className="space-y-1">
                    {faults.map((fault) => (
                      <li key={fault.id}>{describeFault(fault)}</li>
                    ))}
                  </ul>
                  <Button size="small" isBusy={clear.isPending} onClick={() => clear.mutate(at)}>
                    Remove all faults
                  </Button>
                </>
              )}
            </div>
            <NewFault at={at} cloud={cloud} onAdded={onSettled} />
            <SandboxAnswers at={at} cloud={cloud} conditions={conditions} onChanged={onSettled} />
          </div>
        )}
      </QueryView>
    </Card>
  );
}

function onError(error: unknown): void {
  notify.failed("The sandbox did not change", problemOf(error));
}

function describeFault({ action, match, count, strikes }: SandboxFault): string {
  const what = {
    fail: `fails with ${action.code ?? "an error"}`,
    throttle: "is throttled",
    delay: `takes ${(action.ms ?? 0) / 1_000} s longer`,
  }[action.kind];
  const left = count === undefined ? "until removed" : `${Math.max(0, count - strikes)} of ${count} left`;
  return `${!match.type || match.type === "*" ? "Every resource" : match.type} ${what ?? action.kind} (${left})`;
}
