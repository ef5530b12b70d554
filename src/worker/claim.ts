/** Where a link says that its run ends, and what is said where it ends otherwise. */
import { readFormat } from '../scenario/link-text.ts';
import { currentFormat } from '../scenario/upgrade.ts';

/** What a link says of the run that it leads to. */
export interface Claim {
  readonly hash: string;
  /** Of the run's last state. */
  readonly checksum: string;
  /** The model that it was made with. */
  readonly modelVersion: number;
}

/** How the run has ended here. */
export interface End {
  readonly checksum: string;
  readonly steps: number;
  readonly modelVersion: number;
}

export interface Difference {
  /** A sentence for people. */
  readonly notice: string;
  /** What to send to whoever looks after this program; null where nothing is wrong with it. */
  readonly report: string | null;
}

/** What is to be said of a run that does not end as its link says; null where it does. */
export function differenceFrom(claim: Claim, end: End): Difference | null {
  if (claim.checksum === end.checksum) return null;
  if (claim.modelVersion !== end.modelVersion) {
    const notice =
      `This link was made with version ${claim.modelVersion} of the model, and leads to another ` +
      `end in version ${end.modelVersion}.`;
    return { notice, report: null };
  }
  const notice =
    `This link was made with the same version of the model (${end.modelVersion}), and should end ` +
    `with the checksum ${claim.checksum}, but ends with ${end.checksum} here. Unless somebody wrote ` +
    'it by hand, that is a fault of Resync Scope: please report it.';
  return { notice, report: reportOf(claim, end) };
}

function reportOf({ hash, checksum, modelVersion }: Claim, end: End): string {
  const format = readFormat(hash);
  return [
    'Resync Scope: a link leads to another end than it was made with, in the same version.',
    `Link: ${hash}`,
    `Checksum in the link: ${checksum}`,
    `Checksum here: ${end.checksum}, after ${end.steps} steps`,
    `Version of the model: ${modelVersion} in the link, ${end.modelVersion} here`,
    `Format of links: ${format.ok ? format.value : 'none'} in the link, ${currentFormat()} here`,
  ].join('\n');
}
