/** Of a dialog that is open as long as it is there. */
export interface DialogProps {
  readonly organization: string;
  readonly onClose: () => void;
}
