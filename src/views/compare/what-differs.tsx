/** Of verdicts and state only what is not the same in both runs. */
import { useMemo } from 'react';
import { firstParting } from '../../store/compare.ts';
import {
  cellDifferences,
  registerDifferences,
  verdictDifferences,
} from '../../store/differences.ts';
import { signalAt } from '../../store/signals.ts';
import type { Run, Shown } from '../../store/state.ts';
import type { CellInfo, RegisterInfo } from '../../protocol/description.ts';
import { amountOf } from '../../timeline/draw-amounts.ts';
import { hexRegister, hexSigned } from '../format/hex.ts';
import { useActions, useScope } from '../use-scope.ts';
import { ScrollBox } from './scroll-box.tsx';

interface Props {
  readonly here: Run;
  readonly there: Run;
  readonly step: number;
  /** The step of the other run at the cursor. */
  readonly otherStep: number;
  /** After the first steps that differ; null where none does. */
  readonly parting: { readonly here: number; readonly there: number } | null;
}

interface Row {
  readonly key: string;
  readonly what: string;
  /** The identifier. */
  readonly id: string;
  readonly here: string;
  readonly there: string;
}

export function WhatDiffers(props: Props) {
  const { here, there, parting } = props;
  const { rows, isKnown } = useRows(props);
  const first = useMemo(() => firstParting(here, there), [here, there]);
  const { select } = useActions();
  return (
    <section aria-label="Only what differs" className="panel what-differs">
      <div className="panel-head">
        <h2>Only what differs</h2>
        {parting !== null && (
          <button
            type="button"
            className="button button-small"
            onClick={() => select(parting.here)}
          >
            First difference: step {parting.here}
          </button>
        )}
      </div>
      <ScrollBox label="Differences">
        {first === null ? (
          <p>Both runs take the same steps: nothing differs.</p>
        ) : (
          <p>
            {sameSteps(first.step)} Then A takes <code>{first.here}</code>, B takes{' '}
            <code>{first.there}</code>.
          </p>
        )}
        {rows.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span className="visually-hidden">What</span>
                </th>
                <th scope="col">A</th>
                <th scope="col">B</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, what, id, here: mine, there: theirs }) => (
                <tr key={key}>
                  <th scope="row">
                    {what} {id !== '' && <code className="dim">{id}</code>}
                  </th>
                  <td>{mine}</td>
                  <td>{theirs}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {rows.length === 0 && isKnown && first !== null && (
          <p>Every invariant ends the same in both, and at the cursor the states are the same.</p>
        )}
      </ScrollBox>
    </section>
  );
}

interface Rows {
  readonly rows: readonly Row[];
  /** The states at the cursor are there. */
  readonly isKnown: boolean;
}

function useRows({ here, there, step, otherStep }: Props): Rows {
  const shown = useScope((state) => state.shown);
  const beside = useScope((state) => state.otherMoment);
  const verdicts = useMemo(() => verdictRows(here, there), [here, there]);
  const clocks = clockRows(here, step, there, otherStep);
  if (shown?.runNumber !== here.number || beside?.runNumber !== there.number)
    return { rows: [...verdicts, ...clocks], isKnown: false };
  return { rows: [...verdicts, ...clocks, ...stateRows(shown, beside)], isKnown: true };
}

function verdictRows(here: Run, there: Run): readonly Row[] {
  const words = (step: number | null) => (step === null ? '✓ holds' : `✗ step ${step}`);
  return verdictDifferences(here, there).map((one) => ({
    key: one.id,
    what: one.title,
    id: one.id,
    here: words(one.here),
    there: words(one.there),
  }));
}

/** How far each clock is off, in seconds. */
function clockRows(here: Run, step: number, there: Run, otherStep: number): readonly Row[] {
  const { groups, ticksPerMicrosecond } = here.opened.description;
  const words = (run: Run, group: number, at: number): string => {
    const level = signalAt(run, group, 'clock', at);
    if (level === null) return '';
    const debt = signalAt(run, group, 'debt', at);
    const { text, word } = amountOf(level, debt, ticksPerMicrosecond);
    return `${text} ${word}`.trim();
  };
  return groups.flatMap(({ id, label }, group) => {
    const [mine, theirs] = [words(here, group, step), words(there, group, otherStep)];
    return mine === theirs
      ? []
      : [{ key: `clock ${id}`, what: `Clock of ${label}`, id: '', here: mine, there: theirs }];
  });
}

function stateRows(here: Shown, there: Shown): readonly Row[] {
  return [
    ...cellDifferences(here, there).map((one) => ({
      key: `cell ${one.info.id}`,
      what: named(here, one.info),
      id: '',
      here: cellText(one.info, one.here),
      there: cellText(one.info, one.there),
    })),
    ...registerDifferences(here, there).map((one) => ({
      key: `register ${one.info.id}`,
      what: named(here, one.info),
      id: '',
      here: registerText(one.info, one.here),
      there: registerText(one.info, one.there),
    })),
  ];
}

/** With whose it is, e.g. `t4: MSR[EE]`. */
function named({ description }: Shown, { label, scope, index }: CellInfo | RegisterInfo): string {
  const { groups, threads } = description;
  const whose =
    { machine: '', group: groups[index]?.label, thread: threads[index]?.id }[scope] ?? '';
  return whose === '' || label.includes(whose) ? label : `${whose}: ${label}`;
}

function cellText({ names, min }: CellInfo, value: number): string {
  const name = names[value - min] ?? '';
  return name === '' ? String(value) : name;
}

const registerText = ({ signed, width }: RegisterInfo, value: bigint): string =>
  signed ? hexSigned(value) : hexRegister(value, width);

function sameSteps(count: number): string {
  if (count === 0) return 'They part at the start.';
  return count === 1 ? 'The first step is the same.' : `The first ${count} steps are the same.`;
}
