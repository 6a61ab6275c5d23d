// Who may come in, and as what.

export const ROLES = ['trainer', 'manager'] as const
export type Role = (typeof ROLES)[number]

/** Somebody who signs in with a link. Pipelines sign in with a token of their own and are no persons. */
export type Person = Readonly<{ id: string; name: string; role: Role }>
