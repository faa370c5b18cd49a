import { describe, expect, test } from 'vitest'
import { HELP_TOPICS } from '../../commands/help/help-topics.ts'
import { JQ_FUNCTIONS } from './jq-functions.ts'
import { compileJq } from './jq.ts'

const answer = {
  data: [
    { key: 'a', tags: ['x', 'y'], isOn: true, at: 20 },
    { key: 'b', tags: [], isOn: false, at: 10 },
  ],
  page: { next: null },
  'odd key': 1,
}

// Each as jq 1.7 answers (https://jqlang.org/manual/v1.7/).
describe('gives what jq gives', () => {
  test.each<[string, unknown[]]>([
    ['.', [answer]],
    ['.data[].key', ['a', 'b']],
    [' .data [ 0 ] .key ', ['a']],
    ['.data[-1].key', ['b']],
    ['.data[1:] | length', [1]],
    ['.data[:1][].key', ['a']],
    ['.data[0].key[:1]', ['a']],
    ['.data[].tags[]', ['x', 'y']],
    ['.page.next', [null]],
    ['.["odd key"], ."odd key"', [1, 1]],
    ['.data[7].key', [null]],
    ['.nothing.at.all', [null]],
    ['.constructor', [null]],
    ['.page[]', [null]],
    ['.page.next[]?', []],
    ['.data[.data[1].at - 9].key', ['b']],
    ['.data | map(.key)', [['a', 'b']]],
    ['.data[] | select(.isOn) | .key', ['a']],
    ['.data[] | select(.isOn | not).key', ['b']],
    ['.data[] | select(.at >= 10 and .at < 20) | .key', ['b']],
    ['.data[] | select(.key == "a" or .at == 10) | .at', [20, 10]],
    ['.data[] | select(.key != "a").key', ['b']],
    ['[.data[].tags | length]', [[2, 0]]],
    ['.data[0] | {key, on: .isOn, "n": (.at + 1)}', [{ key: 'a', on: true, n: 21 }]],
    ['.data[0] | {(.key): .tags[]}', [{ a: 'x' }, { a: 'y' }]],
    ['.data | map({(.key): .at}) | add', [{ a: 20, b: 10 }]],
    ['{}, []', [{}, []]],
    ['.data[] | "\\(.key): \\(.tags | join("+"))"', ['a: x+y', 'b: ']],
    ['"a \\"b\\" \\u00e9\\n"', ['a "b" é\n']],
    ['.page.next // "end"', ['end']],
    ['.data[].tags[5].x // 0', [0]],
    ['[.data[] | .tags[0] // "none"]', [['x', 'none']]],
    ['1 + 2 * 3, (1 + 2) * 3, 7 % 4, 6 / 4, -1 + 1, 1-2', [7, 9, 3, 1.5, 0, -1]],
    ['"a" + "b", [1] + [2], null + 1, ([1, 2, 1] - [1])', ['ab', [1, 2], 1, [2]]],
    ['1 == 1.0, "1" == 1, {a: [1]} == {a: [1]}', [true, false, true]],
    ['[1, 2] < [1, 2, 0], [2] < [1, 9], {a: 2} < {b: 1}', [true, false, true]],
    ['true, false, null', [true, false, null]],
    ['.data[0] | keys', [['at', 'isOn', 'key', 'tags']]],
    ['.data | keys', [[0, 1]]],
    ['.data[0] | has("tags"), has("nope")', [true, false]],
    ['.data[0].tags | has(1), has(2)', [true, false]],
    ['[.[] | type]', [['array', 'object', 'number']]],
    ['.data | sort_by(.at) | .[].key', ['b', 'a']],
    ['.data | (min_by(.at), max_by(.at)) | .key', ['b', 'a']],
    ['[3, 1, 2, 1] | sort, unique, min, max, reverse', [[1, 1, 2, 3], [1, 2, 3], 1, 3, [1, 2, 1, 3]]],
    ['[null, true, 0, "", [], {}] | sort == .', [true]],
    ['[[1, [2]], 3] | flatten', [[1, 2, 3]]],
    ['.data | group_by(.isOn) | map(length)', [[1, 1]]],
    ['[{a: 1, b: 1}, {a: 1, b: 2}] | unique_by(.a)', [[{ a: 1, b: 1 }]]],
    ['.data | first, last | .key', ['a', 'b']],
    ['first(.data[].key)', ['a']],
    ['[true, false] | any, all', [true, false]],
    ['.data | any(.isOn), all(.isOn)', [true, false]],
    ['[] | any, all, add, min', [false, true, null, null]],
    ['{a: 1} | to_entries', [[{ key: 'a', value: 1 }]]],
    ['[{key: "a", value: 1}] | from_entries', [{ a: 1 }]],
    ['{a: 1, b: 2} | with_entries(select(.value > 1))', [{ b: 2 }]],
    ['"héllo" | length', [5]],
    ['[1, "2", null] | map(tostring)', [['1', '2', 'null']]],
    ['"42" | tonumber', [42]],
    ['0 | todate', ['1970-01-01T00:00:00Z']],
    ['"Ab" | ascii_downcase, ascii_upcase', ['ab', 'AB']],
    ['"abc" | startswith("ab"), endswith("ab"), test("^a.c$"), contains("b")', [true, false, true, true]],
    ['"abc" | ltrimstr("a"), rtrimstr("c"), ltrimstr("x")', ['bc', 'ab', 'abc']],
    ['"a,b" | split(",")', [['a', 'b']]],
    ['["foobar", "baz"] | contains(["bar"])', [true]],
    ['{a: [1, 2]} | contains({a: [2]})', [true]],
    ['[1, null, "a\\tb"] | @tsv', ['1\t\ta\\tb']],
    ['[1, null, "a\\"b"] | @csv', ['1,,"a""b"']],
    ['{a: "x"} | @json', ['{"a":"x"}']],
    ['[empty]', [[]]],
  ])('%s', (filter, expected) => {
    expect(compileJq(filter)(answer)).toEqual(expected)
  })
})

test('keys that objects inherit elsewhere are keys like others', () => {
  const data: unknown = JSON.parse('{"__proto__": 1, "a": 2}')
  const objects = compileJq('{__proto__}, with_entries(.)')(data)
  expect(JSON.stringify(objects)).toBe('[{"__proto__":1},{"__proto__":1,"a":2}]')
})

describe('refuses, before anything is done,', () => {
  test.each([
    ['data', /knows no "data"/],
    ['.data[', /ends too early/],
    ['.data[] |', /ends too early/],
    ['.data[?]', /at "\?]"/],
    ['..key', /does not know jq's "\.\."/],
    ['.data as $x | $x', /does not know jq's "as"/],
    ['$x', /does not know jq's "\$"/],
    ['if . then 1 else 2 end', /does not know jq's "if"/],
    ['reduce .[] as $x (0; 1)', /does not know jq's "reduce"/],
    ['.a |= 1', /at "\|= 1"/],
    ['.a += 1', /at "\+= 1"/],
    ['map(.a', /ends too early/],
    ['map()', /at "\)"/],
    ['map', /map takes 1 arguments/],
    ['constructor', /knows no "constructor"/],
    ['{(.a)}', /at "}"/],
    ['"open', /ends too early/],
    ['.a.b)', /at "\)"/],
    ['', /ends too early/],
  ])('%s', (filter, message) => {
    expect(() => compileJq(filter)).toThrow(message)
  })
})

describe('says what does not fit the data', () => {
  test.each([
    ['.page.next[]', /cannot iterate over null/],
    ['.data.key', /cannot take "key" of \[\{"key":"a"/],
    ['.data[0].key.x', /cannot take "x" of "a"/],
    ['.data["x"]', /cannot take "x"/],
    ['.data + 1', /cannot add/],
    ['"a" * 2', /cannot do "a" \* 2/],
    ['1 / 0', /cannot divide 1 by 0/],
    ['1 | length, keys', /1 is not a list/],
    ['"x" | tonumber', /"x" is not a number/],
    ['1 | test("x")', /1 is not a text/],
    ['"x" | test("(")', /Invalid regular expression/],
    ['[[1]] | @tsv', /does not fit into one cell/],
    ['.[1:"x"]', /ends of a slice/],
    ['"x" | todate', /not a time/],
  ])('%s', (filter, message) => {
    expect(() => compileJq(filter)(answer)).toThrow(message)
  })
})

test.each(Object.keys(JQ_FUNCTIONS))('`guidon help jq` names %s', (called) => {
  const [name, count] = called.split('/')
  const pattern = name + (count === '0' ? '(?![\\w(])' : '\\(')
  expect(HELP_TOPICS['jq']!()).toMatch(new RegExp(`(?<![\\w@])${pattern}`))
})
