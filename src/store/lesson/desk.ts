/** What every part of a lesson works with: its state, the run on the page, the engine that is asked. */
import { askedInTurn, type Asking } from '../../grading/asking.ts';
import type { Card, Lesson } from '../../lessons/lesson.ts';
import type { Questions } from '../../client/questions.ts';
import { defined } from '../../base/assert.ts';
import type { Result } from '../../base/result.ts';
import type { AskedAt } from '../../protocol/asking.ts';
import type { Scope } from '../create-scope.ts';
import type { Answer, CardState } from './lesson-state.ts';
import { playTo } from './play-to.ts';
import { progressIn, withProgress, type LessonProgress, type ProgressKeeper } from './progress.ts';

export type QuestionsPort = Pick<Questions, 'ask' | 'go' | 'stop'>;

export interface LessonParts {
  readonly scope: Scope;
  readonly lesson: Lesson;
  readonly questions: QuestionsPort;
  readonly progress: ProgressKeeper;
  /** Whether the reader wants nothing to move. */
  readonly isCalm: () => boolean;
}

export interface LessonAccess {
  readonly get: () => CardState;
  readonly set: (part: Partial<CardState>) => void;
}

export class Desk implements LessonAccess {
  readonly get: () => CardState;
  readonly set: (part: Partial<CardState>) => void;
  readonly scope: Scope;
  readonly questions: QuestionsPort;
  readonly #parts: LessonParts;
  readonly #player;
  readonly #unsubscribe: () => void;
  /** Of what was begun last; what was begun before it comes to nothing. */
  #newest = 0;
  /** So far the picture may go on by itself. */
  #limit = 0;
  /** Whatever is on the page before that is none of its business. */
  #hasOpened = false;
  /** From where to where something was played last. */
  #played: { readonly from: number; readonly until: number } | null = null;
  readonly #answers = new Map<number, Answer>();

  constructor(parts: LessonParts, { get, set }: LessonAccess) {
    this.get = get;
    this.set = set;
    this.scope = parts.scope;
    this.questions = parts.questions;
    this.#parts = parts;
    this.#player = playTo(parts.scope, () => {
      const { run, step } = parts.scope.getState();
      // At its end nothing is left to hide.
      if (step >= (run?.finished?.steps ?? Infinity)) set({ veiledAt: null });
      else this.#lift(step);
      this.#limit = this.get().veiledAt ?? 0;
      if (get().isShowing) set({ isShowing: false });
    });
    this.#unsubscribe = parts.scope.subscribe(({ step, show }) => {
      if (!this.#hasOpened) return;
      this.#lift(step);
      const { veiledAt } = this.get();
      if (veiledAt !== null && step > veiledAt) show(veiledAt);
    });
  }

  /** As far as the picture may go on. */
  #lift(step: number): void {
    const { veiledAt } = this.get();
    const reached = Math.min(step, this.#limit);
    if (veiledAt !== null && reached > veiledAt) this.set({ veiledAt: reached });
  }

  get lesson(): Lesson {
    return this.#parts.lesson;
  }

  get card(): Card {
    return defined(this.lesson.cards[this.get().card], 'a card');
  }

  /** Whatever is under way comes to nothing; gives a function that says whether this is still the newest. */
  begin(): () => boolean {
    const mine = ++this.#newest;
    this.#player.stop();
    this.#played = null;
    return () => mine === this.#newest;
  }

  ask<T>(asking: Asking<T>): Promise<Result<T, string>> {
    return askedInTurn(asking, (request) => this.questions.ask(request));
  }

  /**
   * Begins something that the engine is asked, and says so meanwhile. Null where nobody waits for it any more, and
   * where it cannot be answered: then a sentence says why.
   */
  async grade<T>(
    asking: Asking<T>,
  ): Promise<{ readonly value: T; readonly isNewest: () => boolean } | null> {
    const isNewest = this.begin();
    this.set({ asking: true, isShowing: false, trouble: '' });
    const answer = await this.ask(asking);
    if (!isNewest()) return null;
    this.set({ asking: false });
    if (answer.ok) return { value: answer.value, isNewest };
    this.set({ trouble: answer.error });
    return null;
  }

  /** Opens a scenario whose run begins with this way, at a step of it; `veiledAt` as in the state. */
  async open(
    { scenario, after: way }: AskedAt,
    step = way.length,
    veiledAt: number | null = step,
  ): Promise<boolean> {
    const played = way.length === 0 ? scenario : { ...scenario, schedule: [...way] };
    this.#hasOpened = true;
    // Before the run comes, so that nothing of it is seen for an instant.
    this.set({ veiledAt: veiledAt === null ? null : Math.min(veiledAt, step) });
    this.#limit = veiledAt ?? 0;
    this.scope.getState().setComparing(false);
    return this.scope.getState().open({ kind: 'scenario', scenario: played, step }, 'link');
  }

  /** Shows another run of a scenario beside the one on the page. */
  besides({ scenario, after: way }: AskedAt, label: string): void {
    const { chooseSide, setComparing } = this.scope.getState();
    const source = {
      kind: 'scenario',
      scenario: { ...scenario, schedule: [...way] },
      step: 0,
    } as const;
    chooseSide({ id: label, label, beside: { source, follow: null } });
    setComparing(true);
  }

  /**
   * Plays on up to a step, and lifts the veil as far as it goes; Infinity for the end of the run. `isKnown`: it was
   * seen before, and is there at once.
   */
  play(until: number, isKnown = false): void {
    const { step } = this.scope.getState();
    this.#played = { from: step, until };
    this.#limit = until;
    this.#player.play(until, isKnown || this.#parts.isCalm());
  }

  /** What was played last, once more. */
  replay(): void {
    if (this.#played === null) return;
    const { from, until } = this.#played;
    this.#player.stop();
    this.scope.getState().show(from);
    this.play(until);
  }

  /** By which the card was done with since the lesson was opened; null for none. */
  get answer(): Answer | null {
    return this.#answers.get(this.get().card) ?? null;
  }

  /** What is kept of this lesson. */
  get progress(): LessonProgress {
    return progressIn(this.#parts.progress.read(), this.lesson.id);
  }

  keep(change: Partial<LessonProgress>): void {
    const { progress } = this.#parts;
    const trouble = progress.write(withProgress(progress.read(), this.lesson.id, change));
    if (trouble !== '') this.set({ trouble });
  }

  /** The card is done with, by this answer where it has one. */
  finish(answer?: Answer): void {
    const { card } = this.get();
    const done = new Set(this.get().done).add(card);
    if (answer !== undefined) this.#answers.set(card, answer);
    this.set({ done });
    this.keep({ done: [...done].sort((a, b) => a - b) });
  }

  end(): void {
    this.begin();
    this.#player.end();
    this.#unsubscribe();
    this.questions.stop();
  }
}
