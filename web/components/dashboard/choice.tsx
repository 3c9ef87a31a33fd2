import { Choice } from '../input/choice.tsx';
import { useChoice } from '../selection/choice.ts';

interface AddressChoiceProps {
  /** Parameter of the address. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Values with their words; the first is the usual one and leaves the address. */
  readonly options: readonly (readonly [value: string, words: string])[];
}

/** One of a few, kept in the address. */
export function AddressChoice({ name, label, value, options }: AddressChoiceProps) {
  const [, choose] = useChoice(name, options[0]?.[0] ?? '');
  return <Choice label={label} options={Object.fromEntries(options)} chosen={value} choose={choose} />;
}
