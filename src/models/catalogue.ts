/** What a model's folder offers: what can be opened, and what has to be known of its older versions. */
import type { Result } from '../base/result.ts';
import type { EditRefusal } from '../machine/edit/edit.ts';
import type { CardWords, Preview } from '../protocol/card.ts';
import type { ScenarioChange } from '../scenario/adapt.ts';
import type { OlderModel } from '../scenario/link.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Settings } from '../scenario/settings.ts';
import type { WrittenAnswers } from './answers/written.ts';
import type { Calculator } from './calculator.ts';
import type { Model } from './model.ts';

/** A prepared scenario with what to look at. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** One sentence: what happens. */
  readonly sentence: string;
  readonly lookFor: string;
  /** Of a table of the facts, where it stands there: `P-TB4`. */
  readonly row?: string;
  /** Heading of a list; by the setting that the model's presets are grouped by, if left out. */
  readonly group?: string;
  /** As it may come from outside. */
  readonly scenario: object;
}

/** One of a row of scenarios that differ in little: only a list of all has it, by its row. */
export interface Case extends Preset {
  /** Its id, too; no link names it. */
  readonly row: string;
  /** false: the machine refuses to start. */
  readonly starts?: false;
}

/** A run of a card: a preset, with some keys changed. */
export interface CardRun {
  readonly label: string;
  readonly preset: string;
  readonly change?: ScenarioChange;
}

/** The model's card on the start page. */
export interface CardPlan {
  /** What can be chosen on it, e.g. `split`. */
  readonly choice: string;
  /** Of each option the run that breaks, then the ones to lay beside it. */
  readonly options: readonly { readonly label: string; readonly runs: readonly CardRun[] }[];
  /** The option that is shown first. */
  readonly first: number;
  /** Where else the card leads: to where these runs break. */
  readonly doors: readonly CardRun[];
  /** `broken`: the first run of an option. */
  readonly words: (broken: Preview) => CardWords;
}

export interface Catalogue {
  readonly settings: Settings;
  /** The first is the one that opens by itself. */
  readonly presets: readonly Preset[];
  /** Presets of old links; no list shows them. */
  readonly retired: readonly Preset[];
  /** Rows of cases; none if left out. */
  readonly cases?: readonly Case[];
  /** Part of every link: counts up when the same scenario may give another run. */
  readonly modelVersion: number;
  /** By version: older models whose links are still read. */
  readonly olderModels: ReadonlyMap<number, OlderModel>;
  readonly card: CardPlan;
  /** What its rules answer without a run. */
  readonly calculator?: Calculator;
  /**
   * `scenario` must have passed the gate with the settings. Refused where its edits do not fit the
   * programs.
   */
  buildModel(scenario: Scenario): Result<Model, EditRefusal>;
}

/** What is said of a model before anything of it is loaded. */
export interface Announcement {
  /** Stable: scenarios, links and pictures name it. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what goes wrong in it. */
  readonly sentence: string;
}

/** A model that can be opened. */
export interface ModelEntry extends Announcement {
  /** That of its catalogue. */
  readonly version: number;
  readonly load: () => Promise<Catalogue>;
  /** What searches of its presets have found. */
  readonly loadAnswers?: () => Promise<WrittenAnswers>;
}
