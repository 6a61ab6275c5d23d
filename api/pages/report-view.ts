// What the report shows of a quarter's draw and of its ledger, without the store's own words for it.

export type QuarterShown = Readonly<{ quarter: string; commitment: string; nonce: string | null; releasedAt: string | null }>
export type LedgerHeadShown = Readonly<{ day: string; seq: number; hash: string }>
