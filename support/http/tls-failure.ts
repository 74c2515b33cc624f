interface TlsFailure {
  reason: string;
  next: string;
}

const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Puts into words what TLS refused, with the setting that is the next move; undefined for any other failure. */
export function explainTlsFailure(
  code: string,
  message: string,
  { url, service, name }: { url: string; service: string; name: string },
): TlsFailure | undefined {
  const { hostname } = new URL(url);
  const settings = (tls: string) => `services: { ${quoted(name)}: { tls: { ${tls} } } } in brine.config.ts`;
  if (UNTRUSTED.has(code)) {
    const kind = code.includes('SELF_SIGNED') ? 'self-signed' : 'of an unknown authority';
    return {
      reason: `this machine does not trust the certificate of ${hostname}, which is ${kind}`,
      next: `Name the certificate of its authority: ${settings("ca: 'certificates/ca.pem'")}.\nOnly where it does not matter who answers, trust everyone: tls: { insecure: true }.`,
    };
  }
  if (code === 'CERT_HAS_EXPIRED') {
    return {
      reason: `the certificate of ${hostname} has expired`,
      next: `Renew it. Until then, where it does not matter who answers: ${settings('insecure: true')}.`,
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const names = /.*altnames: (.*)$/.exec(message)?.[1] ?? 'none';
    return {
      reason: `the certificate is not for ${hostname}, but for: ${names}`,
      next: `Ask ${service} under a name of its certificate, or give it a certificate for this one.`,
    };
  }
  if (/CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA/.test(code)) {
    return {
      reason: `${hostname} did not accept this client: it asks for a certificate`,
      next: `Name one that it accepts: ${settings("certificate: 'certificates/client.pem', key: 'certificates/client.key'")}.`,
    };
  }
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|ERR_SSL_HTTP_REQUEST/.test(code) || code === 'EPROTO') {
    return {
      reason: `${hostname} does not speak TLS there`,
      next: `Check the address of ${service}: does it begin with http:// rather than https://?`,
    };
  }
  return undefined;
}

function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`;
}
