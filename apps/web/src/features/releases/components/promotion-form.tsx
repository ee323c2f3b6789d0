"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { BlueprintChanges } from "@/components/blueprint-changes.tsx";
import { Banner } from "@/components/ui/banner.tsx";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Card } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { paths } from "@/shell/navigation.ts";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";
import { DifferenceList } from "./difference-list.tsx";
import type { Promotion, PromotionData } from "./promotion.ts";
import { ProofCard } from "./proof-card.tsx";
import type { ReleaseAt } from "./release-at.ts";

interface PromotionFormProps extends Pick<PromotionData, "target" | "sources"> {
  readonly at: ReleaseAt;
  readonly promotion: Promotion;
  readonly onChooseSource: (slug: string) => void;
}

/** Three columns, and the button that makes the plan; without a proof it asks for a reason first. */
export function PromotionForm({ at, target, sources, promotion, onChooseSource }: PromotionFormProps) {
  const { from, version, proof, changes, differences } = promotion;
  const since = target.deployedVersion === null ? "that is all of it" : `since v${target.deployedVersion}`;
  return (
    <div className="space-y-4">
      {sources.length > 1 && (
        <Field label="From" className="max-w-xs">
          {(control) => (
            <Select
              {...control}
              value={from.slug}
              onValueChange={onChooseSource}
              options={sources.map(({ slug, name, deployedVersion }) => ({ value: slug, label: `${name} · v${deployedVersion}` }))}
            />
          )}
        </Field>
      )}
      {promotion.isDeployedHere && (
        <Banner status="neutral">
          {target.name} has v{version} already. The plan brings only what its settings changed since.
        </Banner>
      )}
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <Card title={`What is in v${version}`}>
          <p className="pb-3 text-muted text-small">
            {target.deployedVersion === null ? `Nothing is deployed to ${target.name}: all of it is new.` : `Changes ${since}.`}
          </p>
          <BlueprintChanges groups={changes} none={`It means the same as v${target.deployedVersion}.`} />
        </Card>
        <Card title="What stays different">
          <p className="pb-3 text-muted text-small">Chosen per environment. {target.name} keeps its own settings.</p>
          <DifferenceList rows={differences} source={from.name} target={target.name} />
        </Card>
        <ProofCard at={at} proof={proof} source={from.name} version={version} />
      </div>
      <PlanPromotion at={at} target={target} promotion={promotion} />
    </div>
  );
}

function PlanPromotion({ at, target, promotion: { from, version, proof } }: Pick<PromotionFormProps, "at" | "target" | "promotion">) {
  const trpc = useTRPC();
  const router = useRouter();
  const missing = useMissingPermission("deployment:plan");
  const [reason, setReason] = useState("");
  const promote = useMutation(
    trpc.releases.promote.mutationOptions({
      onSuccess: ({ number }) => router.push(`${paths.deployment(at.organization, at.project, number)}?tab=plan`),
      onError: (error) => notify.failed("The promotion was not planned", problemOf(error)),
    }),
  );
  const needsReason = proof.verdict !== "passed";
  const obstacle = missing ?? (needsReason && reason.trim() === "" ? "Say why it is promoted without a proof." : undefined);
  return (
    <div className="space-y-4">
      {needsReason && (
        <Field
          label={`Why v${version} is promoted all the same`}
          help={`${proofWords(proof.verdict, from.name)} The reason is kept with the deployment and in the audit log.`}
          isRequired
          className="max-w-2xl"
        >
          {(control) => (
            <Textarea {...control} rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={paths.environment(at.organization, at.project, at.environment)}>Back</LinkButton>
        <Button
          variant="primary"
          disabledReason={obstacle}
          isBusy={promote.isPending || promote.isSuccess}
          onClick={() => promote.mutate({ ...at, from: from.slug, version, ...(needsReason ? { reason: reason.trim() } : {}) })}
        >
          {`Plan v${version} for ${target.name}`}
        </Button>
      </div>
    </div>
  );
}

function proofWords(verdict: Promotion["proof"]["verdict"], source: string): string {
  return verdict === "failed" ? `Its last verification in ${source} failed.` : `It was never verified in ${source}.`;
}
