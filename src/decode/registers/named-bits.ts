/** Fields of registers that the model does not have, each with its sentence beside its bits. */
import { field } from '../../models/power8/register-fields.ts';
import type { FieldInfo } from '../../protocol/description.ts';

/** Name, IBM bits, sentence; with `!` before its name a bit is an error. */
export type BitRow = readonly [name: string, bits: string, sentence: string];

export interface NamedBits {
  readonly fields: readonly FieldInfo[];
  readonly meaning: (field: FieldInfo) => string;
}

/** `rows` most significant first. */
export function namedBits(rows: readonly BitRow[]): NamedBits {
  const sentences = new Map(rows.map(([name, , sentence]) => [plain(name), sentence]));
  return {
    fields: rows.map(([name, bits]) =>
      field(plain(name), bits, name.startsWith('!') ? { alarm: true } : {}),
    ),
    meaning: ({ name }) => sentences.get(name) ?? '',
  };
}

const plain = (name: string): string => name.replace(/^!/, '');
