"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, LinkButton } from "@/components/ui/button.tsx";
import { Chip } from "@/components/ui/chip.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Input } from "@/components/ui/input.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { SkeletonRows } from "@/components/ui/skeleton.tsx";
import { notify } from "@/components/ui/toast.tsx";
import { promotableVersion } from "@/deployments/promotion-steps.ts";
import { paths } from "@/shell/navigation.ts";
import { problemOf } from "@/trpc/problem.ts";
import { QueryView } from "@/trpc/query-view.tsx";
import { useTRPC, useTRPCClient } from "@/trpc/trpc-context.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useDesignerAddress } from "../../hooks/use-designer-address.ts";
import { useRestore } from "../../hooks/use-restore.ts";
import type { listDraftVersions } from "../../server/versions.ts";
import type { DesignerFrameProps } from "../session/designer-frame-props.ts";
import { DraftRow } from "./draft-row.tsx";

interface VersionsDialogProps extends DesignerFrameProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The draft and every version behind it: save one, look at one, make one the draft again. */
export function VersionsDialog(props: VersionsDialogProps) {
  const { isOpen, onOpenChange } = props;
  return (
    <Dialog
      title="Versions"
      description="A version is a snapshot that never changes. Planning a changed draft saves one by itself."
      width="large"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      {isOpen ? <VersionsBody {...props} /> : null}
    </Dialog>
  );
}

function VersionsBody(props: VersionsDialogProps) {
  const { place, surroundings, version, onOpenChange } = props;
  const trpc = useTRPC();
  const versions = useQuery(trpc.designer.versions.queryOptions(place));
  const { setAddress } = useDesignerAddress();
  const { restore, isRestoring } = useRestore(props);
  const openDraft = () => {
    void setAddress({ version: null });
    onOpenChange(false);
  };
  const open = (number: number) => {
    void setAddress({ version: number });
    onOpenChange(false);
  };
  return (
    <div className="space-y-4 pt-1">
      {version === undefined && surroundings.canEdit ? <SaveVersion {...props} /> : null}
      <QueryView query={versions} failure="The versions could not be loaded" skeleton={<SkeletonRows label="Loading versions" rows={4} />}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="text-secondary">No version yet. The first one is saved when you plan, or above.</p>
          ) : (
            <ul className="divide-y divide-hairline rounded-card border border-line">
              <DraftRow isOpen={version === undefined} onOpen={openDraft} />
              {rows.map((row) => (
                <VersionRow
                  key={row.number}
                  row={row}
                  promotions={promotionsOf(row.number, props)}
                  isOpen={row.number === version}
                  onOpen={() => open(row.number)}
                  onRestore={surroundings.canEdit ? () => restore(row.number) : undefined}
                  isRestoring={isRestoring}
                />
              ))}
            </ul>
          )
        }
      </QueryView>
    </div>
  );
}

interface PromotionLink {
  readonly name: string;
  readonly href: string;
}

/** The environments that come next for a version, on the way of promotion. */
function promotionsOf(number: number, { place, surroundings: { environments } }: VersionsDialogProps): readonly PromotionLink[] {
  return environments.flatMap(({ slug, name }) => {
    const step = promotableVersion(environments, slug);
    return step?.version === number ? { name, href: paths.promote({ ...place, environment: slug }, step) } : [];
  });
}

interface VersionRowProps {
  readonly row: Awaited<ReturnType<typeof listDraftVersions>>[number];
  readonly promotions: readonly PromotionLink[];
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onRestore: (() => void) | undefined;
  readonly isRestoring: boolean;
}

function VersionRow({ row, promotions, isOpen, onOpen, onRestore, isRestoring }: VersionRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-3 px-3 py-2">
      <span className="tabular w-10 text-label">v{row.number}</span>
      <span className="min-w-0 flex-1">
        <span className="block truncate">{row.note || <span className="text-muted">No note</span>}</span>
        <span className="text-muted text-small">
          {row.by}, <RelativeTime at={row.createdAt} />
        </span>
      </span>
      {row.deployedIn.map((slug) => (
        <Chip key={slug}>{slug}</Chip>
      ))}
      {promotions.map(({ name, href }) => (
        <LinkButton key={href} size="small" href={href}>
          {`Promote to ${name}`}
        </LinkButton>
      ))}
      <Button size="small" disabled={isOpen} onClick={onOpen}>
        {isOpen ? "Open now" : "Open"}
      </Button>
      {onRestore ? (
        <Button size="small" isBusy={isRestoring} onClick={onRestore}>
          Restore as draft
        </Button>
      ) : null}
    </li>
  );
}

function SaveVersion({ place, surroundings, flush }: VersionsDialogProps) {
  const store = useDesignerStore();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const hash = useDesigner((state) => state.analysis.hash);
  const [note, setNote] = useState("");
  const save = useMutation({
    mutationFn: async () => {
      await flush();
      return client.designer.saveVersion.mutate({ ...place, revision: store.getState().log.revision, note });
    },
    onSuccess: async ({ number }) => {
      setNote("");
      await queryClient.invalidateQueries();
      notify.done(`Saved v${number}.`);
    },
    onError: (error) => notify.failed("The version could not be saved", problemOf(error)),
  });
  const { newestVersion } = surroundings;
  const isSame = newestVersion !== null && newestVersion.semanticHash === hash;
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSame) save.mutate();
      }}
    >
      <Input aria-label="Note" placeholder="What is new" maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      <Button
        type="submit"
        variant="primary"
        isBusy={save.isPending}
        {...(isSame ? { disabledReason: `The draft means the same as v${newestVersion.number}.` } : {})}
      >
        Save v{(newestVersion?.number ?? 0) + 1}
      </Button>
    </form>
  );
}
