// How much is done to it: enough for every run of the tests, or as much as `npm run campaign` does.
export const isCampaign = process.env['CAMPAIGN'] === 'yes'

/** For what takes minutes, or has to be root. */
export const IN_CAMPAIGN = { skip: isCampaign ? false : 'in `npm run campaign`' }

export const CAMPAIGN = isCampaign
  ? { kills: 100, offers: 5000, uploads: 500, endless: 25, drawn: 12, noise: 100, on: ['files', 'PostgreSQL'] as const }
  : { kills: 9, offers: 150, uploads: 40, endless: 1, drawn: 3, noise: 3, on: ['files'] as const }
