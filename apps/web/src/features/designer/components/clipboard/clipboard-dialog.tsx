"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Textarea } from "@/components/ui/input.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { focusDrawing } from "../../hooks/focus-drawing.ts";
import type { ClipboardRequest } from "../../store/designer-state.ts";
import { pasteText } from "../../store/edit/paste-text.ts";

const FORM = "designer-paste";

/** The way round a browser that keeps the clipboard back: the text of a copy to take, or a field to put one into. */
export function ClipboardDialog() {
  const store = useDesignerStore();
  const request = useDesigner((state) => state.clipboardRequest);
  if (!request) return null;
  const close = () => {
    store.setState({ clipboardRequest: undefined });
    focusDrawing();
  };
  const isCopy = request.kind === "copy";
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
      width="medium"
      title={isCopy ? "Copy these parts" : "Paste parts"}
      description={
        isCopy
          ? "The browser keeps the clipboard back on this address. Take the text to paste it somewhere else."
          : "The browser keeps the clipboard back on this address. Put the copied text here."
      }
      footer={
        isCopy ? null : (
          <Button type="submit" form={FORM} variant="primary">
            Paste parts
          </Button>
        )
      }
    >
      {isCopy ? (
        <Textarea
          readOnly
          aria-label="Text of the copy"
          className="h-48"
          isCode
          value={request.text}
          onFocus={(event) => event.target.select()}
        />
      ) : (
        <PasteForm request={request} onDone={close} />
      )}
    </Dialog>
  );
}

function PasteForm({ request, onDone }: { readonly request: Extract<ClipboardRequest, { kind: "paste" }>; readonly onDone: () => void }) {
  const store = useDesignerStore();
  const [text, setText] = useState("");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    onDone();
    pasteText(store, text, request.at);
  };
  return (
    <form id={FORM} onSubmit={onSubmit}>
      <Textarea aria-label="Copied text" className="h-48" isCode value={text} onChange={(event) => setText(event.target.value)} />
    </form>
  );
}
