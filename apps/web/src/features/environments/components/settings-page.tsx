"use client";

import { AnswersCard } from "./answers-card.tsx";
import { ApprovalCard } from "./approval-card.tsx";
import type { EnvironmentAt } from "./environment-at.ts";
import { EnvironmentFrame } from "./environment-frame.tsx";
import { OverridesCard } from "./overrides-card.tsx";
import { ServicesForm } from "./services-form.tsx";
import { SettingsForm } from "./settings-form.tsx";

/** `requestedAnswer`: key of the question that a finding leads to. */
export function SettingsPage({ at, requestedAnswer }: { at: EnvironmentAt; requestedAnswer: string | undefined }) {
  return (
    <EnvironmentFrame at={at} tab="settings">
      {(data) => (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="space-y-6">
            <SettingsForm
              at={at}
              cloud={data.cloud}
              settings={data.settings}
              connectionName={data.summary.connection.name}
              isDeployed={data.summary.resourceCount > 0}
            />
            <ApprovalCard at={at} settings={data.settings} />
            <ServicesForm at={at} />
            <OverridesCard at={at} settings={data.settings} components={data.components} />
          </div>
          <AnswersCard at={at} requested={requestedAnswer} />
        </div>
      )}
    </EnvironmentFrame>
  );
}
