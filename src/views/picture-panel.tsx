/** The machine's own picture at the selected step, from the pictures that the page was given. */
import { capitalised } from './format/sentence.ts';
import { PanelLater } from './panel-later.tsx';
import type { Pictures } from './pictures.ts';
import { useScope } from './use-scope.ts';

interface Props {
  readonly pictures: Pictures;
  /** Loads the whole page again. */
  readonly reload: () => void;
}

export function PicturePanel({ pictures, reload }: Props) {
  const model = useScope((state) => state.run?.opened.description.model ?? '');
  const name = usePictureName();
  const load = pictures[model]?.panel;
  return load === undefined ? null : <PanelLater name={name} load={load} reload={reload} />;
}

/** Whether it stands in the place of the timeline. */
export function usePictureOnStage(pictures: Pictures): boolean {
  const model = useScope((state) => state.run?.opened.description.model ?? '');
  return pictures[model]?.place === 'stage';
}

/** What the panel is called: what the machine is. */
export function usePictureName(): string {
  return useScope((state) => capitalised(state.run?.opened.description.words.machine ?? 'machine'));
}
