import { StartError } from '../../platform/start-errors.ts'

export class WrongInstanceSecretError extends StartError {
  override name = 'WrongInstanceSecretError'
  readonly code = 'wrong_instance_secret'
  constructor(cause: unknown) {
    super(
      'The SDK keys in this database were sealed under another instance secret. Start with the GUIDON_SECRET (or the ' +
        'file "secret" in the data folder) of the server that made them; all servers of one database need the same.',
      { cause },
    )
  }
}
