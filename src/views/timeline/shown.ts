/** What the timeline on the page shows just now, for a picture of it. */
import type { Scene } from '../../timeline/scene.ts';

/** null while there is no timeline on the page. */
export const shown: { scene: Scene | null } = { scene: null };
