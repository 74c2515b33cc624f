import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AgentOptions } from 'node:https';
import { TlsFileError } from './connection-errors';
import type { TlsFiles } from './options';

/**
 * What Node's TLS needs to speak to a service. Reads the files and proves each of them, because what TLS says of a
 * wrong one names no file.
 *
 * @throws TlsFileError
 */
export function tlsOptions(service: string, tls: TlsFiles): AgentOptions {
  const at = (key: string) => `services.${service}.tls.${key}`;
  const ca = tls.ca === undefined ? undefined : read(tls.ca, at('ca'));
  if (ca && tls.ca !== undefined) certificateIn(ca, tls.ca, at('ca'));
  return {
    ...(ca && { ca }),
    ...clientOptions(tls, at),
    ...(tls.insecure && { rejectUnauthorized: false }),
  };
}

function clientOptions(tls: TlsFiles, at: (key: string) => string): AgentOptions {
  if (tls.certificate === undefined || tls.key === undefined) return {};
  const cert = read(tls.certificate, at('certificate'));
  const key = read(tls.key, at('key'));
  const certificate = certificateIn(cert, tls.certificate, at('certificate'));
  if (!certificate.checkPrivateKey(keyIn(key, tls, at('key')))) {
    throw new TlsFileError(tls.key, at('key'), 'It is not the key of the certificate.');
  }
  return { cert, key, ...(tls.passphrase !== undefined && { passphrase: tls.passphrase }) };
}

function read(file: string, setting: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new TlsFileError(file, setting, code === 'ENOENT' ? 'There is no such file.' : message, error);
  }
}

function certificateIn(content: Buffer, file: string, setting: string): X509Certificate {
  try {
    // TLS itself passes over what is not PEM without a word.
    if (!content.includes('-----BEGIN')) throw new Error('not PEM');
    return new X509Certificate(content);
  } catch (error) {
    throw new TlsFileError(file, setting, 'It holds no certificate in the PEM format.', error);
  }
}

function keyIn(content: Buffer, { key = '', passphrase }: TlsFiles, setting: string): KeyObject {
  try {
    return createPrivateKey({ key: content, ...(passphrase !== undefined && { passphrase }) });
  } catch (error) {
    const { code } = error as { code?: string };
    const isLocked = code === 'ERR_MISSING_PASSPHRASE' || content.includes('ENCRYPTED');
    const locked = passphrase === undefined ? 'It needs a passphrase.' : 'The passphrase does not open it.';
    throw new TlsFileError(key, setting, isLocked ? locked : 'It holds no key in the PEM format.', error);
  }
}
