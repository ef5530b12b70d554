/** What a model's folder offers: what can be opened, and what has to be known of its older versions. */
import type { Result } from '../base/result.ts';
import type { EditRefusal } from '../machine/edit/edit.ts';
import type { OlderModel } from '../scenario/link.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Settings } from '../scenario/settings.ts';
import type { Model } from './model.ts';

/** A prepared scenario with what to look at. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** One sentence: what happens. */
  readonly sentence: string;
  readonly lookFor: string;
  /** As it may come from outside. */
  readonly scenario: object;
}

export interface Catalogue {
  readonly settings: Settings;
  /** The first is the one that opens by itself. */
  readonly presets: readonly Preset[];
  /** Presets of old links; no list shows them. */
  readonly retired: readonly Preset[];
  /** Part of every link: counts up when the same scenario may give another run. */
  readonly modelVersion: number;
  /** By version: older models whose links are still read. */
  readonly olderModels: ReadonlyMap<number, OlderModel>;
  /**
   * `scenario` must have passed the gate with the settings. Refused where its edits do not fit the
   * programs.
   */
  buildModel(scenario: Scenario): Result<Model, EditRefusal>;
}

/** A model that can be opened, before anything of it is loaded. */
export interface ModelEntry {
  /** Stable: scenarios, links and pictures name it. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what goes wrong in it. */
  readonly sentence: string;
  readonly load: () => Promise<Catalogue>;
}
