/** What A is compared with, where the two are aligned, and the way back. */
import { ALIGN_AT, type Alignments } from '../../store/alignment.ts';
import { branchesBeside } from '../../store/branches.ts';
import { sidesOf } from '../../store/other-side.ts';
import type { AlignAt, ScopeState } from '../../store/state.ts';
import { ChoiceOfFew } from '../controls/choice-of-few.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { useActions, useScope } from '../use-scope.ts';
import { BranchMenu } from './branch-menu.tsx';

const ALIGN_WORDS: Readonly<Record<AlignAt, { readonly label: string; readonly why: string }>> = {
  error: { label: 'error', why: 'the first error of each run stands at zero' },
  difference: { label: 'first difference', why: 'the first step that differs stands at zero' },
  time: { label: 'time', why: 'the starts of both runs stand at zero' },
};

interface Props {
  /** What the two can be aligned at; null while there are no two. */
  readonly alignments: Alignments | null;
  readonly at: AlignAt | null;
}

/** As texts, so that a subscription sees whether anything has changed. */
const sidesText = (state: ScopeState) =>
  JSON.stringify(sidesOf(state).map(({ id, label }) => ({ value: id, label })));
const otherId = ({ chosenSide, ...state }: ScopeState) =>
  (typeof chosenSide === 'object' ? chosenSide?.id : chosenSide) ?? sidesOf(state)[0]?.id ?? '';
const branchCount = (state: ScopeState) => branchesBeside(state).length;

export function CompareBar({ alignments, at }: Props) {
  const sides = useScope(sidesText);
  const chosen = useScope(otherId);
  const branches = useScope(branchCount);
  const actions = useActions();
  const options = JSON.parse(sides) as { readonly value: string; readonly label: string }[];
  return (
    <div className="compare-bar">
      <h2>Compare</h2>
      <SelectField
        label="A, this run, with B"
        value={chosen}
        groups={[{ label: 'The other run', options }]}
        disabled={options.length === 0}
        onChange={(id) => actions.chooseSide(id)}
      />
      <ChoiceOfFew<AlignAt>
        label="Align at"
        segments={ALIGN_AT.filter((one) => alignments?.[one] !== null).map((value) => ({
          value,
          label: ALIGN_WORDS[value].label,
          title: ALIGN_WORDS[value].why,
        }))}
        value={at}
        disabled={alignments === null}
        onChange={(chosenAt) => actions.setAlignAt(chosenAt)}
      />
      <div className="compare-bar-end">
        {branches > 0 && <BranchMenu />}
        <button
          type="button"
          className="button"
          title="Back to the panels of this run (C or Esc)"
          onClick={() => actions.setComparing(false)}
        >
          Close Compare
        </button>
      </div>
    </div>
  );
}
