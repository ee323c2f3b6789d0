"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card } from "@/components/ui/card.tsx";
import { Field } from "@/components/ui/field.tsx";
import { SegmentedControl } from "@/components/ui/segmented-control.tsx";
import { Select } from "@/components/ui/select.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { useMissingPermission } from "@/shell/role-context.tsx";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC } from "@/trpc/trpc-context.ts";
import type { SetupWay } from "../../server/trust/trust-setup.ts";
import { AMBIENT } from "../access-words.ts";
import type { ConnectionAt } from "../connection-at.ts";
import { ClientIdForm } from "./client-id-form.tsx";
import { RunButton } from "./run-button.tsx";
import { SetupFileView } from "./setup-file-view.tsx";
import { IssuerNote } from "./trust-advice.tsx";

const EVERYTHING = "everything";

/** What an administrator tells the cloud, with this connection's own values: copy or download it, run it, and have it tested. */
export function SetupCard({ at, isTested }: { at: ConnectionAt; isTested: boolean }) {
  const trpc = useTRPC();
  const [project, setProject] = useState(EVERYTHING);
  const asked = project === EVERYTHING ? at : { ...at, project };
  const missing = useMissingPermission("connection:manage");
  const isAllowed = missing === undefined;
  const setup = useQuery({ ...trpc.connections.trust.setup.queryOptions(asked), placeholderData: keepPreviousData, enabled: isAllowed });
  if (!isAllowed) return null;
  return (
    <Card title={isTested ? "The trust in the cloud" : "Set up the trust"}>
      <QueryView query={setup} failure="The set-up could not be made" skeleton={<SkeletonRows label="Making the set-up" rows={4} />}>
        {({ ways, projects, trust, issuer, issuerProblem, ofProject }) => (
          <div className="space-y-4">
            <p className="text-secondary">
              Somebody who may give rights in the account runs this once. It makes an identity that trusts this connection alone, with the
              rights that deployments need and no others.
            </p>
            {!AMBIENT.has(trust.method) && <IssuerNote issuer={issuer} problem={issuerProblem} />}
            <Field label="Rights for" help={rightsHelp(project, ofProject)}>
              {(control) => (
                <Select
                  {...control}
                  value={project}
                  onValueChange={setProject}
                  options={[
                    { value: EVERYTHING, label: "Everything that can be drawn" },
                    ...projects.map(({ slug, name }) => ({ value: slug, label: `Only ${name}` })),
                  ]}
                />
              )}
            </Field>
            <WayView ways={ways} />
            {trust.method === "federatedCredential" ? <ClientIdForm at={at} clientId={trust.clientId} /> : <RunButton at={at} />}
          </div>
        )}
      </QueryView>
    </Card>
  );
}

function rightsHelp(project: string, ofProject: string | null): string {
  if (project === EVERYTHING) return "Every component of every design.";
  return ofProject === null
    ? "Its drawing is in the middle of a change, so these are the rights for everything."
    : "As it is drawn now. Run it again when the design uses more.";
}

function WayView({ ways }: { ways: readonly SetupWay[] }) {
  const [title, setTitle] = useState(ways[0]?.title);
  const way = ways.find((candidate) => candidate.title === title) ?? ways[0];
  if (!way) return null;
  return (
    <div className="space-y-3">
      {ways.length > 1 && (
        <SegmentedControl
          label="Tool"
          value={way.title}
          onValueChange={setTitle}
          segments={ways.map((one) => ({ value: one.title, label: one.title }))}
        />
      )}
      {way.files.map((file) => (
        <SetupFileView key={file.name} file={file} />
      ))}
      {way.command && <SetupFileView file={{ name: "Then run", text: way.command }} isCommand />}
      {way.link && (
        <a href={way.link.url} target="_blank" rel="noreferrer" className="inline-block text-accent underline">
          {way.link.text}
        </a>
      )}
    </div>
  );
}
