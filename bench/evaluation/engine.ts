/** What each engine is asked; the same flags for all of them. */
export const SCENARIOS = ['on, no rules', 'five rules, none matches', 'percentage rollout'] as const

/** One of `SCENARIOS`. */
export type Scenario = (typeof SCENARIOS)[number]

/** Who asks: the attributes that the rules look at. */
export interface User {
  readonly key: string
  readonly country: string
  readonly email: string
  readonly plan: string
  readonly age: number
  readonly version: string
}

/** The users of every run. Rules look for other countries, plans and so on, so that none matches. */
export const USERS: readonly User[] = Array.from({ length: 1_000 }, (_, index) => ({
  key: `user-${index}`,
  country: 'us',
  email: `person-${index}@example.com`,
  plan: 'free',
  age: 18 + (index % 40),
  version: '2.4.1',
}))

/** An engine with the flags loaded. */
export interface Engine {
  readonly name: string
  /** Evaluates the scenario's flag for `count` users in turn; gives how often it served `true`. */
  readonly run: (scenario: Scenario, count: number) => number | Promise<number>
  readonly close?: () => void | Promise<void>
}

/** An engine that evaluates at once, for one prepared value a user. */
export function engine<Prepared>(
  name: string,
  prepare: (user: User) => Prepared,
  evaluate: (flagKey: string, user: Prepared) => boolean,
): Engine {
  const prepared = USERS.map(prepare)
  return {
    name,
    run(scenario, count) {
      const flagKey = FLAG_KEYS[scenario]
      let served = 0
      for (let index = 0; index < count; index += 1) {
        if (evaluate(flagKey, prepared[index % prepared.length] as Prepared)) served += 1
      }
      return served
    },
  }
}

/** The flag of each scenario, by the key that every engine knows it. */
export const FLAG_KEYS: Record<Scenario, string> = {
  'on, no rules': 'plain',
  'five rules, none matches': 'ruled',
  'percentage rollout': 'split',
}
