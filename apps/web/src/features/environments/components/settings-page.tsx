"use client";

import type { EnvironmentAt } from "./environment-at.ts";
import { EnvironmentFrame } from "./environment-frame.tsx";
import { ImagesCard } from "./images-card.tsx";
import { OverridesCard } from "./overrides-card.tsx";
import { SettingsForm } from "./settings-form.tsx";

export function SettingsPage({ at }: { at: EnvironmentAt }) {
  return (
    <EnvironmentFrame at={at} tab="settings">
      {(data) => (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <SettingsForm
            at={at}
            settings={data.settings}
            connectionName={data.summary.connection.name}
            isDeployed={data.summary.resourceCount > 0}
          />
          <div className="space-y-6">
            <ImagesCard at={at} images={data.settings.images} />
            <OverridesCard at={at} overrides={data.settings.overrides} components={data.components} />
          </div>
        </div>
      )}
    </EnvironmentFrame>
  );
}
