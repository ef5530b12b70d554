/** The machine's own picture at the selected step, from the pictures that the page was given. */
import type { ComponentType } from 'react';
import { LoadAgain } from './controls/load-again.tsx';
import { useLater, type Load } from './controls/use-later.ts';
import { capitalised } from './format/sentence.ts';
import { Panel } from './shell/panel.tsx';
import type { Pictures } from './pictures.ts';
import { useScope } from './use-scope.ts';

interface Props {
  readonly pictures: Pictures;
  /** Loads the whole page again. */
  readonly reload: () => void;
}

export function PicturePanel({ pictures, reload }: Props) {
  const model = useScope((state) => state.run?.opened.description.model ?? '');
  const load = pictures[model]?.panel;
  return load === undefined ? null : <Picture load={load} reload={reload} />;
}

interface PictureProps {
  readonly load: Load<ComponentType>;
  readonly reload: () => void;
}

function Picture({ load, reload }: PictureProps) {
  const name = usePictureName();
  const later = useLater(load);
  if (typeof later === 'object') return <later.part />;
  return <Panel name={name}>{later === 'failed' && <LoadAgain reload={reload} />}</Panel>;
}

/** What the panel is called: what the machine is. */
export function usePictureName(): string {
  return useScope((state) => capitalised(state.run?.opened.description.words.machine ?? 'machine'));
}
