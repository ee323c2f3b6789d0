import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";

interface NewPassphraseFieldProps {
  readonly value: string;
  readonly onChange: (passphrase: string) => void;
  /** What else it brings about, as a sentence. */
  readonly also?: string;
}

/** What a good passphrase is; the server judges it. */
export function NewPassphraseField({ value, onChange, also }: NewPassphraseFieldProps) {
  const help = "At least 12 characters. A few unrelated words are easy to remember and hard to guess.";
  return (
    <Field label="New passphrase" help={also === undefined ? help : `${help} ${also}`}>
      {(control) => (
        <Input {...control} type="password" autoComplete="new-password" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
