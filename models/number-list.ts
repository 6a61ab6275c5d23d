// Lists of numbers that are never put to the draw.

/** `never`: somebody objected (AVG art. 21). `elsewhere`: recorded under other rules, such as MiFID II. */
export const NUMBER_LISTS = ['never', 'elsewhere'] as const
export type NumberList = (typeof NUMBER_LISTS)[number]
