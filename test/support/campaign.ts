// How much is done to it: enough for every run of the tests, or as much as `npm run campaign` does.
const isCampaign = process.env['CAMPAIGN'] === 'yes'

export const CAMPAIGN = isCampaign ? { kills: 100, offers: 5000, uploads: 500, drawn: 12 } : { kills: 9, offers: 150, uploads: 40, drawn: 3 }
