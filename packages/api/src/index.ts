export { ACTIONS, type Action } from './action.ts'
export { pageOf, pageQuery } from './page.ts'
export { problemSchema, type Problem } from './problem.ts'
export { defineRoute, type Method, type Route } from './route.ts'
