"use client";

import type { ImportCandidate, ResourceImport } from "@zerolake/db";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { NothingMatches } from "@/components/ui/empty-state.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Cell, HeaderCell, Row, Table } from "@/components/ui/table.tsx";
import { candidatesFor, outcomeWords } from "../store/candidate-words.ts";
import type { ImportAt } from "./import-at.ts";
import { ImportDialog } from "./import-dialog.tsx";

interface ExistingListProps {
  readonly at: ImportAt;
  readonly address: string;
  readonly found: Pick<ResourceImport, "candidates" | "state" | "chosen">;
}

/** So many rows are on the page at first, and come with each press of the button below. */
const PAGE_SIZE = 50;

/** What exists, to search and to choose from; what belongs to somebody else says so. */
export function ExistingList({ at, address, found }: ExistingListProps) {
  const [text, setText] = useState("");
  const [limit, setLimit] = useState(PAGE_SIZE);
  const [chosen, setChosen] = useState<string>();
  const shown = candidatesFor(found.candidates, text);
  const candidate = found.candidates.find(({ identifier }) => identifier === chosen);
  return (
    <div className="space-y-3">
      <Input
        aria-label="Find an existing resource"
        placeholder="Find by name or identifier…"
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="max-w-80"
      />
      {shown.length === 0 ? (
        <NothingMatches onClear={() => setText("")} />
      ) : (
        <Table label="Existing resources">
          <thead>
            <tr>
              <HeaderCell>Name</HeaderCell>
              <HeaderCell>Identifier</HeaderCell>
              <HeaderCell>When it is recorded</HeaderCell>
              <HeaderCell>
                <span className="sr-only">Choose</span>
              </HeaderCell>
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, limit).map((one) => (
              <CandidateRow
                key={one.identifier}
                candidate={one}
                isBusy={found.state === "recording" && found.chosen === one.identifier}
                onChoose={() => setChosen(one.identifier)}
              />
            ))}
          </tbody>
        </Table>
      )}
      {shown.length > limit && (
        <Button onClick={() => setLimit(limit + PAGE_SIZE)}>{`Show ${Math.min(PAGE_SIZE, shown.length - limit)} more`}</Button>
      )}
      {candidate && <ImportDialog at={at} address={address} candidate={candidate} onClose={() => setChosen(undefined)} />}
    </div>
  );
}

function CandidateRow({ candidate, isBusy, onChoose }: { candidate: ImportCandidate; isBusy: boolean; onChoose: () => void }) {
  const { identifier, title, unavailable } = candidate;
  return (
    <Row>
      <Cell className="max-w-64 truncate" title={title}>
        {title}
      </Cell>
      <Cell className="max-w-80 truncate font-mono text-code text-secondary" title={identifier}>
        {identifier}
      </Cell>
      <Cell className="text-secondary">{outcomeWords(candidate)}</Cell>
      <Cell className="text-right">
        <Button size="small" isBusy={isBusy} disabledReason={unavailable} onClick={onChoose} aria-label={`Compare ${title}`}>
          Compare…
        </Button>
      </Cell>
    </Row>
  );
}
