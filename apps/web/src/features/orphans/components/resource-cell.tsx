import type { Cloud } from "@zerolake/resources";
import Link from "next/link";
import { CLOUD_NAMES } from "@/clouds/cloud-names.ts";
import { Chip } from "@/components/ui/chip.tsx";
import { Cell } from "@/components/ui/table.tsx";
import { paths } from "@/shell/navigation.ts";

/** What it is called, and of what type it is. */
export function ResourceCell({ identifier, title, type }: { identifier: string; title?: string | null; type: string }) {
  return (
    <Cell className="max-w-36 xl:max-w-56">
      <span className="block truncate font-medium" title={identifier}>
        {title ?? identifier}
      </span>
      <span className="block truncate text-muted text-small" title={type}>
        {type}
      </span>
    </Cell>
  );
}

interface Place {
  readonly organization: string;
  readonly cloud: string;
  readonly region: string;
  readonly environment: { readonly name: string; readonly slug: string; readonly isDeleted?: boolean } | null;
  readonly project: { readonly name: string; readonly slug: string } | null;
}

/** Cloud and region, and whose it is. */
export function PlaceCell({ organization, cloud, region, environment, project }: Place) {
  return (
    <Cell>
      <span className="flex items-center gap-1.5 whitespace-nowrap">
        <Chip>{CLOUD_NAMES[cloud as Cloud] ?? cloud}</Chip>
        <span className="text-secondary">{region}</span>
      </span>
      {environment && project && (
        <span className="block text-muted text-small">
          {environment.isDeleted ? (
            `${project.name} › ${environment.name}, deleted`
          ) : (
            <Link href={paths.environment(organization, project.slug, environment.slug)} className="underline">
              {`${project.name} › ${environment.name}`}
            </Link>
          )}
        </span>
      )}
    </Cell>
  );
}
