/** Digits, four by four: `1d2c5a3b1000` becomes `1d2c_5a3b_1000`. */
export const byFours = (digits: string): string => digits.replace(/\B(?=(?:[0-9a-f]{4})+$)/gi, '_');
