/** Where the dashboard stands under its host, from the page's `<base>`: `""` or e.g. `"/guidon"`. */
export const basePath = new URL(document.baseURI).pathname.replace(/\/$/, '')

/** Address of the server as SDKs and the API are reached. */
export const serverUrl = location.origin + basePath
