import type { CodeLanguage } from '../../ui/code-tokens.ts'

/** What a program needs to know to connect. */
export interface ConnectFacts {
  /** Address of the server, without a slash at the end. */
  readonly url: string
  readonly sdkKey: string
  readonly mobileKey: string
  readonly clientSideId: string
  /** Key of a boolean flag. */
  readonly flag: string
}

export interface ConnectSnippet {
  readonly id: string
  readonly name: string
  /** Command that installs the SDK, or the line that declares it. */
  readonly install: string
  /** Command that runs the program; `null` where it is built and run as the project it is part of is. */
  readonly run: string | null
  readonly file: string
  readonly language: CodeLanguage
  readonly code: string
}

/** How to connect a program, by language. All are the vendors' SDKs as they are, with this server's addresses. */
export function connectSnippets(facts: ConnectFacts): readonly ConnectSnippet[] {
  return SNIPPETS.map(({ code, ...rest }) => ({ ...rest, code: code(facts) }))
}

type SnippetTemplate = Omit<ConnectSnippet, 'code'> & { readonly code: (facts: ConnectFacts) => string }

const SNIPPETS: readonly SnippetTemplate[] = [
  {
    id: 'node',
    name: 'Node',
    install: 'npm install @launchdarkly/node-server-sdk',
    run: 'node app.mjs',
    file: 'app.mjs',
    language: 'typescript',
    code: ({ url, sdkKey, flag }) => `import { init } from '@launchdarkly/node-server-sdk'

const url = '${url}'
const client = init('${sdkKey}', { baseUri: url, streamUri: url, eventsUri: url })
await client.waitForInitialization({ timeout: 10 })

const user = { kind: 'user', key: 'me' }
const show = async () => console.log('${flag} is', await client.variation('${flag}', user, false))
await show()
client.on('update:${flag}', show)
`,
  },
  {
    id: 'react',
    name: 'React',
    install: 'npm install @launchdarkly/react-sdk',
    run: null,
    file: 'main.tsx',
    language: 'typescript',
    code: ({ url, clientSideId, flag }) => `import { createRoot } from 'react-dom/client'
import { createLDReactProvider, useBoolVariation } from '@launchdarkly/react-sdk'

const url = '${url}'
const Provider = createLDReactProvider('${clientSideId}', { kind: 'user', key: 'me' }, {
  ldOptions: { baseUri: url, streamUri: url, eventsUri: url, streaming: true },
})

function App() {
  return <p>{useBoolVariation('${flag}', false) ? 'It is on' : 'It is off'}</p>
}

createRoot(document.getElementById('root')).render(<Provider><App /></Provider>)
`,
  },
  {
    id: 'browser',
    name: 'Browser',
    install: 'npm install @launchdarkly/js-client-sdk',
    run: null,
    file: 'main.js',
    language: 'typescript',
    code: ({ url, clientSideId, flag }) => `import { createClient } from '@launchdarkly/js-client-sdk'

const url = '${url}'
const client = createClient('${clientSideId}', { kind: 'user', key: 'me' }, { baseUri: url, streamUri: url, eventsUri: url })
client.on('change:${flag}', () => console.log('${flag} is', client.variation('${flag}', false)))
await client.start()
console.log('${flag} is', client.variation('${flag}', false))
`,
  },
  {
    id: 'openfeature',
    name: 'OpenFeature',
    install: 'npm install @openfeature/server-sdk @openfeature/ofrep-provider',
    run: 'node app.mjs',
    file: 'app.mjs',
    language: 'typescript',
    code: ({ url, sdkKey, flag }) => `import { OpenFeature } from '@openfeature/server-sdk'
import { OFREPProvider } from '@openfeature/ofrep-provider'

const headers = [['Authorization', 'Bearer ${sdkKey}']]
await OpenFeature.setProviderAndWait(new OFREPProvider({ baseUrl: '${url}', headers }))
const client = OpenFeature.getClient()
console.log('${flag} is', await client.getBooleanValue('${flag}', false, { targetingKey: 'me' }))
`,
  },
  {
    id: 'python',
    name: 'Python',
    install: 'pip install launchdarkly-server-sdk',
    run: 'python app.py',
    file: 'app.py',
    language: 'python',
    code: ({ url, sdkKey, flag }) => `import ldclient
from ldclient import Context
from ldclient.config import Config

url = "${url}"
ldclient.set_config(Config("${sdkKey}", base_uri=url, stream_uri=url, events_uri=url))
client = ldclient.get()
print("${flag} is", client.variation("${flag}", Context.create("me"), False))
`,
  },
  {
    id: 'go',
    name: 'Go',
    install: 'go get github.com/launchdarkly/go-server-sdk/v7',
    run: 'go run .',
    file: 'main.go',
    language: 'go',
    code: ({ url, sdkKey, flag }) => `package main

import (
	"fmt"
	"time"

	"github.com/launchdarkly/go-sdk-common/v3/ldcontext"
	ld "github.com/launchdarkly/go-server-sdk/v7"
	"github.com/launchdarkly/go-server-sdk/v7/ldcomponents"
)

func main() {
	config := ld.Config{ServiceEndpoints: ldcomponents.RelayProxyEndpoints("${url}")}
	client, err := ld.MakeCustomClient("${sdkKey}", config, 10*time.Second)
	if err != nil {
		panic(err)
	}
	value, _ := client.BoolVariation("${flag}", ldcontext.New("me"), false)
	fmt.Println("${flag} is", value)
}
`,
  },
  {
    id: 'java',
    name: 'Java',
    install: 'implementation "com.launchdarkly:launchdarkly-java-server-sdk:7.+"',
    run: null,
    file: 'App.java',
    language: 'typescript',
    code: ({ url, sdkKey, flag }) => `import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.server.Components;
import com.launchdarkly.sdk.server.LDClient;
import com.launchdarkly.sdk.server.LDConfig;

public class App {
  public static void main(String[] arguments) {
    LDConfig config = new LDConfig.Builder()
        .serviceEndpoints(Components.serviceEndpoints().relayProxy("${url}"))
        .build();
    LDClient client = new LDClient("${sdkKey}", config);
    System.out.println("${flag} is " + client.boolVariation("${flag}", LDContext.create("me"), false));
  }
}
`,
  },
  {
    id: 'dotnet',
    name: '.NET',
    install: 'dotnet add package LaunchDarkly.ServerSdk',
    run: 'dotnet run',
    file: 'Program.cs',
    language: 'typescript',
    code: ({ url, sdkKey, flag }) => `using LaunchDarkly.Sdk;
using LaunchDarkly.Sdk.Server;

var config = Configuration.Builder("${sdkKey}")
    .ServiceEndpoints(Components.ServiceEndpoints().RelayProxy("${url}"))
    .Build();
var client = new LdClient(config);
Console.WriteLine("${flag} is " + client.BoolVariation("${flag}", Context.New("me"), false));
`,
  },
  {
    id: 'php',
    name: 'PHP',
    install: 'composer require launchdarkly/server-sdk guzzlehttp/guzzle',
    run: 'php app.php',
    file: 'app.php',
    language: 'typescript',
    code: ({ url, sdkKey, flag }) => `<?php
require 'vendor/autoload.php';

$client = new LaunchDarkly\\LDClient('${sdkKey}', ['base_uri' => '${url}', 'events_uri' => '${url}']);
$value = $client->variation('${flag}', LaunchDarkly\\LDContext::create('me'), false);
echo '${flag} is ', var_export($value, true), PHP_EOL;
`,
  },
  {
    id: 'ruby',
    name: 'Ruby',
    install: 'gem install launchdarkly-server-sdk',
    run: 'ruby app.rb',
    file: 'app.rb',
    language: 'python',
    code: ({ url, sdkKey, flag }) => `require "ldclient-rb"

url = "${url}"
config = LaunchDarkly::Config.new(base_uri: url, stream_uri: url, events_uri: url)
client = LaunchDarkly::LDClient.new("${sdkKey}", config)
puts "${flag} is #{client.variation("${flag}", LaunchDarkly::LDContext.create({ key: "me" }), false)}"
`,
  },
  {
    id: 'ios',
    name: 'iOS',
    install: '.package(url: "https://github.com/launchdarkly/ios-client-sdk.git", from: "9.0.0")',
    run: null,
    file: 'App.swift',
    language: 'typescript',
    code: ({ url, mobileKey, flag }) => `import LaunchDarkly

let url = URL(string: "${url}")!
var config = LDConfig(mobileKey: "${mobileKey}", autoEnvAttributes: .disabled)
config.baseUrl = url
config.streamUrl = url
config.eventsUrl = url
let context = try LDContextBuilder(key: "me").build().get()
LDClient.start(config: config, context: context) {
  print("${flag} is", LDClient.get()!.boolVariation(forKey: "${flag}", defaultValue: false))
}
`,
  },
  {
    id: 'android',
    name: 'Android',
    install: 'implementation "com.launchdarkly:launchdarkly-android-client-sdk:5.+"',
    run: null,
    file: 'MainApplication.java',
    language: 'typescript',
    code: ({ url, mobileKey, flag }) => `import com.launchdarkly.sdk.LDContext;
import com.launchdarkly.sdk.android.Components;
import com.launchdarkly.sdk.android.LDClient;
import com.launchdarkly.sdk.android.LDConfig;
import com.launchdarkly.sdk.android.LDConfig.Builder.AutoEnvAttributes;

LDConfig config = new LDConfig.Builder(AutoEnvAttributes.Disabled)
    .mobileKey("${mobileKey}")
    .serviceEndpoints(Components.serviceEndpoints().relayProxy("${url}"))
    .build();
LDClient client = LDClient.init(application, config, LDContext.create("me"), 10);
Log.i("flags", "${flag} is " + client.boolVariation("${flag}", false));
`,
  },
]
