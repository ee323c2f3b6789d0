"use client";

import { asCloud, CLOUD_NAMES, CLOUDS } from "@/clouds/cloud-names.ts";
import { USUAL_REGION } from "@/clouds/regions/usual-region.ts";
import { Select } from "@/components/ui/select.tsx";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { useDesignerAddress } from "../../hooks/use-designer-address.ts";
import type { KnownEnvironment } from "../../store/designer-state.ts";

/** Slugs have no colon, so no environment can be taken for a preview. */
const PREVIEW = "preview:";

const PREVIEWS = CLOUDS.map((cloud) => ({
  value: `${PREVIEW}${cloud}`,
  label: `${CLOUD_NAMES[cloud]} preview`,
  help: `${USUAL_REGION[cloud]}, in the blueprint's own size`,
}));

/** Which environment, or which cloud, services, findings and figures refer to. */
export function ViewFor({ environments }: { environments: readonly KnownEnvironment[] }) {
  const { setAddress } = useDesignerAddress();
  const viewed = useDesigner((state) => state.viewed);
  const choose = (value: string) => {
    const cloud = value.startsWith(PREVIEW) ? asCloud(value.slice(PREVIEW.length)) : undefined;
    void setAddress(cloud ? { cloud, env: null } : { cloud: null, env: value });
  };
  const known = environments.map(({ slug, name, target }) => ({
    value: slug,
    label: `${name} · ${CLOUD_NAMES[target.cloud]} ${target.region}`,
  }));
  return (
    <span className="w-52 max-xl:w-36">
      <Select
        label="View for"
        value={viewed.environment ?? `${PREVIEW}${viewed.target.cloud}`}
        onValueChange={choose}
        options={[...known, ...PREVIEWS]}
      />
    </span>
  );
}
