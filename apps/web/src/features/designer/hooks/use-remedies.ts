"use client";

import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { paths } from "@/shell/navigation.ts";
import type { Notice } from "../store/notice.ts";
import { useRestore } from "./use-restore.ts";

interface RemedyPlace {
  readonly place: { readonly organization: string; readonly project: string };
  readonly version?: number;
  readonly surroundings: { readonly canEdit: boolean };
  readonly flush: () => Promise<void>;
  readonly onReopen: (reason: string) => void;
}

/** What the page can do about a notice, as the button it gets; nothing where the person may not. */
export function useRemedies(props: RemedyPlace): Readonly<Record<NonNullable<Notice["remedy"]>, Notice["action"]>> {
  const { restore } = useRestore(props);
  const router = useRouter();
  const { organization } = props.place;
  const restorable = props.surroundings.canEdit ? props.version : undefined;
  return useMemo(
    () => ({
      restoreAsDraft: restorable === undefined ? undefined : { label: "Restore as draft", run: () => restore(restorable) },
      importBlueprint: { label: "Import it", run: () => router.push(paths.newProject(organization)) },
    }),
    [restore, restorable, router, organization],
  );
}
