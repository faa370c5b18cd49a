import { EXIT_CODE_MEANINGS } from '../../errors/exit-code.ts'

/** Help that belongs to no single command: `guidon help <topic>`. */
export const HELP_TOPICS: Readonly<Record<string, () => string>> = {
  'exit-codes': () =>
    [
      'Exit codes',
      '',
      ...[...EXIT_CODE_MEANINGS].map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`),
    ].join('\n'),

  settings: () => `Settings

  Each setting is taken from the first of these that has it:
    1. an option            --server --project --env
    2. a variable           GUIDON_SERVER (or GUIDON_URL), GUIDON_PROJECT, GUIDON_ENVIRONMENT,
                            GUIDON_TOKEN, GUIDON_CONTEXT, GUIDON_OUTPUT (text, json or ndjson);
                            GUIDON_DATA_FOLDER: the server that keeps its data there
    3. guidon.json          in this folder or above: "server", "project", "environment"
    4. the context in use   guidon context use <name>, kept in $XDG_CONFIG_HOME/guidon/config.json
    5. a server started in  .guidon/cli-token gives access, to this machine only
       this folder
    6. a default            http://127.0.0.1:7070, my-project, development
  \`guidon config why <setting>\` prints where a value comes from.`,

  output: () => `Output

  stdout holds the result and nothing else; questions, remarks and errors go to stderr.
  On a terminal lists are tables. Elsewhere they are lines of cells separated by tabs, with no
  heading, no color and times in RFC 3339.
    --json             one object {"data": …, "page": {"next": …}}; page for lists only
    --json=key,name    only these fields of data
    --jq .data[].key   what a filter picks out, one value a line, texts without quotes (help jq)
    --ndjson           one object a line: {"type": "event", "data": …}, and last {"type": "result"}
  With JSON, errors are {"error": {"code", "message", "cause", "suggestion", "docs", "requestId"}}.
  Fields are only ever added. Coding agents get JSON without asking for it.`,
  jq: () => `What --jq knows

  The part of jq that scripts need, with jq's meaning; anything else is refused before the command
  does anything. For more, pipe --json into jq.
    paths        .  .key  ."odd key"  .[0]  .[-1]  .[2:5]  .[]  .a.b[].c  and ? after them
    combining    f | g   f, g   f // otherwise   (f)
    making       [f]  {key, on: .isOn, (.a): 1}  "text with \\(.key)"  1  "x"  true  null
    comparing    == != < <= > >=  and  or  not
    calculating  + - * / %
    functions    select(f) map(f) empty length keys has(k) type to_entries from_entries with_entries(f)
                 first last first(f) add any all any(f) all(f) reverse flatten sort sort_by(f)
                 group_by(f) unique unique_by(f) min max min_by(f) max_by(f) join(s) split(s)
                 tostring tonumber todate ascii_downcase ascii_upcase startswith(s) endswith(s)
                 ltrimstr(s) rtrimstr(s) contains(v) test(regex) @json @tsv @csv
  Times in the JSON are milliseconds: .createdAt / 1000 | todate
    guidon flag ls --jq '.data[] | select(.isMigration) | .key'
    guidon flag ls --jq '.data[] | [.key, .name] | @tsv'`,
}
