/** What a card asks for, in a word or two. */
export const KINDS = {
  predict: 'Predict',
  where: 'Find the step',
  reach: 'Your turn',
  break: 'Break it',
  repair: 'Repair it',
  settings: 'Change the settings',
} as const;
