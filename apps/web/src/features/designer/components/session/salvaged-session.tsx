"use client";

import type { SalvagedDraft } from "@zerolake/db";
import { useState } from "react";
import { DesignerStoreProvider } from "../../hooks/designer-context.tsx";
import { useDesignerAddress } from "../../hooks/use-designer-address.ts";
import type { Surroundings } from "../../server/describe-surroundings.ts";
import { createDesignerStore } from "../../store/create-designer-store.ts";
import { browserServices } from "../../store/services.ts";
import { viewedTarget } from "../../store/viewed-target.ts";
import { DesignerFrame } from "./designer-frame.tsx";
import type { DesignerPlace } from "./designer-place.ts";

interface SalvagedSessionProps {
  readonly place: DesignerPlace;
  readonly salvage: SalvagedDraft;
  readonly surroundings: Surroundings;
}

/** As much of a newer draft as can be drawn: the same designer, with nothing to change, to save or to plan. */
export function SalvagedSession({ place, salvage, surroundings }: SalvagedSessionProps) {
  const { env, cloud } = useDesignerAddress();
  const [store] = useState(() => {
    const { blueprint, layout } = salvage;
    return createDesignerStore({
      blueprintId: salvage.blueprintId,
      design: { blueprint, layout },
      revision: salvage.revision,
      savedAt: salvage.updatedAt,
      mode: { kind: "readOnly", reason: "A newer version of Zerolake wrote this blueprint: you see what this one can read." },
      viewed: viewedTarget(surroundings.environments, { wanted: env, cloud, usualCloud: surroundings.targetCloud, tier: blueprint.tier }),
      original: salvage.text,
      services: browserServices,
    });
  });
  return (
    <DesignerStoreProvider store={store}>
      <DesignerFrame
        place={place}
        surroundings={{ ...surroundings, canEdit: false }}
        flush={() => Promise.resolve()}
        onReopen={() => undefined}
      />
    </DesignerStoreProvider>
  );
}
