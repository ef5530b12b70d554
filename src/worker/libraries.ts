/** The models that can be opened, each with its library, which is made when it is first needed. */
import { defined } from '../base/assert.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Announcement, Catalogue, ModelEntry } from '../models/catalogue.ts';
import type { MachineInfo } from '../protocol/card.ts';
import type { Failure, Source } from '../protocol/messages.ts';
import { linkIn } from '../scenario/link-in.ts';
import { findField } from '../scenario/link-text.ts';
import { MODEL_KEY } from '../scenario/link.ts';
import { jsonIn } from '../scenario/parse-text.ts';
import { shown } from '../scenario/sentence.ts';
import { KnownAnswers } from './exploration/known-answers.ts';
import { Library } from './library.ts';
import { notLoaded } from './opening.ts';

export class Libraries {
  readonly entries: readonly ModelEntry[];
  /** What the start page shows: those that can be opened, then those that will be. */
  readonly machines: readonly MachineInfo[];
  readonly #loaded = new Map<string, Library>();
  readonly #answers = new Map<string, KnownAnswers>();

  constructor(entries: readonly ModelEntry[], announced: readonly Announcement[] = []) {
    const infoOf = ({ id, title, sentence }: Announcement, ready: boolean): MachineInfo => ({
      id,
      title,
      sentence,
      ready,
    });
    this.entries = entries;
    this.machines = [
      ...entries.map((entry) => infoOf(entry, true)),
      ...announced.map((one) => infoOf(one, false)),
    ];
  }

  /** With nothing to load, for tests. */
  static of(catalogue: Catalogue): Libraries {
    const id = catalogue.settings.model;
    const load = () => Promise.resolve(catalogue);
    const version = catalogue.modelVersion;
    const made = new Libraries([{ id, version, title: id, sentence: '', load }]);
    made.#keep(catalogue);
    return made;
  }

  /** Of whatever names no model. */
  get first(): string {
    return defined(this.entries[0], 'a model').id;
  }

  /** The library, if it is there. */
  known(id: string): Library | null {
    return this.#loaded.get(id) ?? null;
  }

  /** Rejects where the model cannot be loaded. */
  async load(id: string): Promise<Library> {
    const known = this.known(id);
    if (known !== null) return known;
    const entry = this.entries.find((one) => one.id === id);
    const catalogue = await defined(entry, `the model ${id}`).load();
    return this.known(id) ?? this.#keep(catalogue);
  }

  /** Hands on the library, at once where it is there, or says why it cannot be had. */
  use(id: string, then: (library: Library) => void, otherwise: (failure: Failure) => void): void {
    const known = this.known(id);
    if (known !== null) then(known);
    else this.load(id).then(then, (error: unknown) => otherwise(notLoaded(error)));
  }

  /** Hands on what is known of its prepared scenarios, at once where nothing is; null where it cannot be had, too. */
  useAnswers(id: string, then: (answers: KnownAnswers | null) => void): void {
    const known = this.#answers.get(id);
    const load = this.entries.find((one) => one.id === id)?.loadAnswers;
    if (known !== undefined || load === undefined) {
      then(known ?? null);
      return;
    }
    load().then(
      (written) => {
        const answers = new KnownAnswers(written);
        this.#answers.set(id, answers);
        then(answers);
      },
      () => then(null),
    );
  }

  /** Which model a source is about; refused where there is none of that name. */
  modelOf(source: Source): Result<string, Failure> {
    const { named, isLink } = nameIn(source);
    if (named === undefined) return ok(this.first);
    const entry = this.entries.find(({ id }) => id === named);
    if (entry !== undefined) return ok(entry.id);
    const names = this.entries.map(({ id }) => JSON.stringify(id)).join(', ');
    const sentence = `model: expected one of ${names}, got ${shown(named)}`;
    return isLink
      ? fail({
          code: 'bad-link',
          sentence: `The link does not hold a scenario: ${sentence}.`,
          offer: null,
        })
      : fail({ code: 'bad-input', sentence, offer: null });
  }

  #keep(catalogue: Catalogue): Library {
    const library = new Library(catalogue, this.first);
    this.#loaded.set(catalogue.settings.model, library);
    return library;
  }
}

interface Name {
  /** Anything at all, as it comes from outside; undefined where nothing is said. */
  readonly named: unknown;
  readonly isLink: boolean;
}

function nameIn(source: Source): Name {
  switch (source.kind) {
    case 'preset':
      return { named: source.model, isLink: false };
    case 'link':
      return inLink(source.hash);
    case 'text': {
      const link = linkIn(source.text);
      if (link === null) return { named: modelIn(jsonIn(source.text)), isLink: false };
      return link.ok ? inLink(link.value) : { named: undefined, isLink: true };
    }
    case 'scenario':
      return { named: modelIn(source.scenario), isLink: false };
    case 'change':
      return { named: source.scenario.model, isLink: false };
  }
}

/** A link that is damaged may name anything: the codec says what is the matter with it. */
const inLink = (hash: string): Name => ({
  named: findField(hash, MODEL_KEY) ?? undefined,
  isLink: true,
});

function modelIn(scenario: unknown): unknown {
  return typeof scenario === 'object' && scenario !== null && 'model' in scenario
    ? scenario.model
    : undefined;
}
