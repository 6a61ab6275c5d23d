// A family of examples. Turns are parted by " / " and begin with the speaker, A(gent) or C(aller); what must not be read stands in [ ].

/** `left`: calls of which nothing may be masked, with the reason. `known`: failures of today, as they are reported. */
export type Family = Readonly<{
  name: string
  found: readonly string[]
  left: readonly (readonly [call: string, reason: string])[]
  known: readonly string[]
}>
