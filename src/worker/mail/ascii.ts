/** Signs that some mail programs break, as what everybody can type. Letters of other scripts stay. */
const SIGNS: Readonly<Record<string, string>> = {
  '…': '...',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '→': '->',
  '←': '<-',
  '×': 'x',
  '·': '-',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '±': '+-',
  µ: 'u',
  μ: 'u',
  '\u00a0': ' ',
};

export const inAscii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/gu, (sign) => SIGNS[sign] ?? sign);
